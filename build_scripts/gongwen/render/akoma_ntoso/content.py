"""The text of a part as Akoma Ntoso's elements: every block under its own eId, character by character."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gongwen.model import (
    Block,
    Division,
    Edition,
    Figure,
    Footnote,
    Paragraph,
    Part,
    Span,
    Table,
    footnotes,
    intro_blocks,
    wrapup_blocks,
)
from gongwen.render.addresses import absolute_address, overview_address
from gongwen.render.akoma_ntoso.identity import term_id
from gongwen.render.files import file_link, files_by_source
from gongwen.render.markdown.spans import mark_up, spans_by_eid
from gongwen.render.table_cells import shown_cells
from gongwen.text.xml import element, escape_xml


class Content:
    """Writes the text of an edition's parts."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._calls = footnotes(edition.document)
        self._files = files_by_source(edition)
        self._spans = spans_by_eid(span for span in edition.spans if span.kind in ("term", "reference"))

    def preface(self, part: Part) -> str:
        return self._container("preface", part.front)

    def preamble(self, part: Part) -> str:
        """Nothing where there are no divisions: the text is the body then."""
        return self._container("preamble", part.preamble) if part.divisions else ""

    def body(self, part: Part, name: str) -> str:
        """The divisions, or what there is instead of them; the standard has no document without any."""
        content = "".join(self._division(division) for division in part.divisions)
        return element(name, content or self._blocks(part.preamble) or element("p"))

    def conclusions(self, part: Part) -> str:
        return self._container("conclusions", part.conclusions)

    def _container(self, name: str, blocks: tuple[Block, ...]) -> str:
        return element(name, self._blocks(blocks)) if blocks else ""

    def _division(self, division: Division) -> str:
        number = element("num", escape_xml(division.number)) if division.number else ""
        heading = element("heading", self._text(division.eid, division.heading, len(division.number)))
        head = number + (heading if division.heading else "")
        if division.divisions:
            inner = "".join(self._division(child) for child in division.divisions)
            intro = self._named("intro", division, intro_blocks(division))
            content = intro + inner + self._named("wrapUp", division, wrapup_blocks(division))
        else:
            content = self._named("content", division, division.blocks)
        return element(division.kind, head + content, eId=division.eid)

    def _named(self, name: str, division: Division, blocks: tuple[Block, ...]) -> str:
        text = self._blocks(blocks)
        return element(name, text, eId=f"{division.eid}__{name.lower()}") if text else ""

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        """A block; a footnote stands where it is called."""
        match block:
            case Paragraph():
                return element("p", self._text(block.eid, block.text), eId=block.eid)
            case Table():
                return element("table", "".join(self._rows(block)), eId=block.eid)
            case Figure():
                return element("p", self._picture(block), eId=block.eid)
            case Footnote():
                return ""

    def _rows(self, table: Table) -> Iterator[str]:
        for cells in shown_cells(table):
            texts = ((cell, self._text(table.eid, cell.text, cell.start)) for cell in cells)
            found = "".join(element(cell.name, element("p", text), **cell.sizes) for cell, text in texts)
            yield element("tr", found or element("td", element("p")))

    def _picture(self, figure: Figure) -> str:
        file = self._files.get(figure.src)
        return element("img", src=file_link(file.name), alt=figure.alt) if file else ""

    # --- marks

    def _text(self, eid: str, text: str, start: int = 0) -> str:
        """A piece of a text, which begins at `start` in it, with its references, terms and notes."""
        counts: Counter[str] = Counter()

        def link(words: str, span: Span) -> str:
            name = "term" if span.kind == "term" else "ref"
            counts[name] += 1
            own = f"{eid}__{name}_{start}_{counts[name]}" if start else f"{eid}__{name}_{counts[name]}"
            if name == "term":
                return element(name, words, eId=own, refersTo=f"#{term_id(span.ref)}")
            return element(name, words, eId=own, href=self._href(span.ref))

        spans = tuple(
            Span(s.eid, s.start - start, s.end - start, s.kind, s.ref)
            for s in self._spans.get(eid, ())
            if start <= s.start and s.end <= start + len(text)
        )
        calls = [
            (note.at - start, self._note(note))
            for note in self._calls.get(eid, ())
            if start < note.at <= start + len(text) or note.at == start == 0
        ]
        return mark_up(
            text, spans, escape=lambda words, _first, _last: escape_xml(words), link=link, topic=_as_it_is, calls=calls
        )

    def _note(self, note: Footnote) -> str:
        lines = "".join(element("p", escape_xml(line)) for line in note.text.split("\n"))
        return element("authorialNote", lines, eId=note.eid, marker=str(note.number), placement="bottom")

    def _href(self, ref: str) -> str:
        """`#eId` within the document; the address of another's overview, with its eId."""
        slug, mark, eid = ref.partition("#")
        if not slug or slug == self._edition.slug:
            return f"#{eid}"
        address = overview_address(slug)
        return (absolute_address(self._edition, address) or f"../{address}") + mark + eid


def _as_it_is(words: str, span: Span) -> str:
    return words
