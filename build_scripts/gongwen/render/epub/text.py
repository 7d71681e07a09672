"""The text of a book's files as XHTML: every eId is an id; notes and terms stand in asides at the end of their file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gongwen.annotations.body import read_body
from gongwen.model import AnchoredNote, Edition, Figure, Footnote, Span, Table, TermEntry, footnotes
from gongwen.render.epub.chapters import Chapter
from gongwen.render.files import file_link, files_by_source
from gongwen.render.markdown.spans import linked_terms, mark_up, spans_by_eid
from gongwen.render.print.items import Item, Line, PageBreak, Run, Title
from gongwen.render.table_cells import shown_cells
from gongwen.render.terms import source_line
from gongwen.text.xml import element, escape_xml
from gongwen.variants.ui import ui

_FAINTEST = 6  # XHTML has headings of six levels


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in the book: the file of each eId, and the number of the printed page that begins at one."""

    files: Mapping[str, str]
    pages: Mapping[str, int]


class TextWriter:
    """Writes one file; remembers what is explained below its text."""

    def __init__(self, edition: Edition, chapter: Chapter, places: Places) -> None:
        self._edition = edition
        self._chapter = chapter
        self._places = places
        self._calls = footnotes(edition.document)
        self._files = files_by_source(edition)
        self._entries = {entry.source_term: entry for entry in edition.terms}
        self._spans = spans_by_eid(
            (
                *linked_terms(edition.spans, edition.term_links),
                *(span for span in edition.spans if span.kind == "reference"),
            )
        )
        self._notes: dict[str, list[AnchoredNote]] = {}
        for note in edition.notes:
            self._notes.setdefault(note.eid, []).append(note)
        self._asides: dict[str, str] = {}

    def body(self) -> str:
        """The text and below it, apart from it, what explains it."""
        text = "".join(self._item(item) for item in self._chapter.items)
        return text + "".join(self._asides.values())

    # --- items

    def _item(self, item: Item) -> str:
        match item:
            case Line(style="note"):
                return ""
            case Line():
                return self._line(item)
            case Title():
                return self._title(item)
            case Table():
                return self._pages((item.eid,)) + element("table", "".join(self._rows(item)), id=item.eid)
            case Figure():
                return self._figure(item)
            case PageBreak():
                return ""

    def _title(self, title: Title) -> str:
        if title.apparatus:
            return ""
        lines = [element("span", self._text(Run(t, eid=e)), id=e) for e, t in zip(title.eids, title.texts, strict=True)]
        return self._pages(title.eids) + element("h1", "<br/>".join(lines))

    def _line(self, line: Line) -> str:
        *outer, own = line.eids
        is_heading = bool(line.runs) and all(run.level for run in line.runs)
        name = f"h{min(line.runs[0].level + 1, _FAINTEST)}" if is_heading else "p"
        styles = (*((line.style,) if line.style not in ("text", "heading") else ()), *(("gap",) if line.gap else ()))
        return self._pages(line.eids) + element(name, self._words(line, outer), id=own, class_=" ".join(styles))

    def _words(self, line: Line, outer: list[str]) -> str:
        """The runs of a line: words under an outer eId (a number's) stand in an element with its id."""
        waiting, pieces = list(outer), list[str]()
        for run in line.runs:
            if run.eid in waiting:
                *before, _ = waiting[: waiting.index(run.eid) + 1]
                waiting = waiting[waiting.index(run.eid) + 1 :]
                pieces += [*(element("span", id=eid) for eid in before), element("span", self._run(run), id=run.eid)]
            else:
                pieces.append(self._run(run))
        return "".join((*(element("span", id=eid) for eid in waiting), *pieces))

    def _run(self, run: Run) -> str:
        if not run.level:
            return self._text(run)
        words = escape_xml(run.text) + "".join(self._call(note) for note in self._calls.get(run.eid, ()))
        return words + self._reader_calls(run.eid)

    def _pages(self, eids: Iterable[str]) -> str:
        """Where a page of the PDF begins."""
        numbers = [self._places.pages[eid] for eid in eids if eid in self._places.pages]
        return "".join(
            element("div", id=page_id(n), **{"epub:type": "pagebreak", "role": "doc-pagebreak", "aria-label": str(n)})
            for n in numbers
        )

    def _rows(self, table: Table) -> Iterator[str]:
        for cells in shown_cells(table):
            texts = ((cell, self._piece(table.eid, cell.text, cell.start)) for cell in cells)
            yield element("tr", "".join(element(c.name, text, **c.sizes) for c, text in texts) or element("td"))

    def _figure(self, figure: Figure) -> str:
        file = self._files.get(figure.src)
        words = figure.alt.strip() or ui(self._edition.variant, "figure.untold")
        picture = element("img", src=file_link(file.name), alt=words) if file else ""
        return element("figure", picture, id=figure.eid)

    # --- words

    def _text(self, run: Run) -> str:
        """A run that holds a whole block, or none."""
        return self._piece(run.eid, run.text, 0) if run.eid else escape_xml(run.text)

    def _piece(self, eid: str, text: str, start: int) -> str:
        """A piece of a text, which begins at `start` in it, with its links and the marks of its notes."""
        spans = tuple(
            replace(span, start=span.start - start, end=span.end - start)
            for span in self._spans.get(eid, ())
            if start <= span.start and span.end <= start + len(text)
        )
        calls = [(note.at - start, self._call(note)) for note in self._calls.get(eid, ())]
        calls += [(note.end - start, self._reader_call(note)) for note in self._notes.get(eid, ())]
        here = [(place, mark) for place, mark in calls if 0 < place <= len(text) or place == start == 0]
        return mark_up(
            text, spans, escape=lambda words, _o, _c: escape_xml(words), link=self._link, topic=_same, calls=here
        )

    def _link(self, words: str, span: Span) -> str:
        if span.kind == "term":
            entry = self._entries.get(span.ref)
            return self._term(words, entry) if entry is not None else words
        slug, _, eid = span.ref.partition("#")
        file = self._places.files.get(eid)
        if file is None or slug not in ("", self._edition.slug):
            return words  # what is not in the book is not linked: a reader may have no line
        return element("a", words, href=f"#{eid}" if file == self._chapter.file else f"{file}#{eid}")

    def _term(self, words: str, entry: TermEntry) -> str:
        number = next((n for n, e in enumerate(self._entries.values(), 1) if e is entry), 0)
        said = element("p", element("b", escape_xml(entry.term)) + escape_xml(f"　{entry.definition}"))
        below = source_line(self._edition.variant, entry)
        aside = said + (element("p", escape_xml(below)) if below else "")
        eid = f"term_{number}"
        self._asides.setdefault(eid, _aside(eid, aside))
        return element("a", words, href=f"#{eid}", class_="term", **{"epub:type": "noteref", "role": "doc-noteref"})

    def _call(self, note: Footnote) -> str:
        lines = note.text.split("\n")
        number = escape_xml(f"{note.number}　")
        paragraphs = [element("p", (number if n == 0 else "") + escape_xml(line)) for n, line in enumerate(lines)]
        self._asides.setdefault(note.eid, _aside(note.eid, "".join(paragraphs)))
        return _mark(note.eid, str(note.number))

    def _reader_calls(self, eid: str) -> str:
        return "".join(map(self._reader_call, self._notes.get(eid, ())))

    def _reader_call(self, anchored: AnchoredNote) -> str:
        """The mark of a reader's note, which says that it is none of the text, who wrote it and under which licence."""
        note, variant = anchored.note, self._edition.variant
        number = self._edition.notes.index(anchored) + 1
        by = ui(variant, "note.by", author=note.author, date=note.created)
        head = f"{ui(variant, 'note.title')}：{by}　{note.licence}"
        body = " ".join(read_body(note.body, note.id).text.split())
        eid = f"reader_{number}"
        self._asides.setdefault(eid, _aside(eid, element("p", escape_xml(head)) + element("p", escape_xml(body))))
        return _mark(eid, f"［{ui(variant, 'note.title')}{number}］")


def page_id(number: int) -> str:
    """The id of the place where a page of the PDF begins."""
    return f"page_{number}"


def _mark(eid: str, words: str) -> str:
    return element(
        "a", escape_xml(words), href=f"#{eid}", class_="call", **{"epub:type": "noteref", "role": "doc-noteref"}
    )


def _aside(eid: str, content: str) -> str:
    return element("aside", content, id=eid, **{"epub:type": "footnote", "role": "doc-footnote"})


def _same(words: str, span: Span) -> str:
    return words
