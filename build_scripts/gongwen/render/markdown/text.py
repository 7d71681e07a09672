"""The official text of a page as Markdown: every block with its eId and its marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gongwen.model import (
    Block,
    Division,
    Figure,
    Footnote,
    Paragraph,
    Span,
    Table,
    intro_blocks,
    wrapup_blocks,
)
from gongwen.render.addresses import overview_address, page_address, term_address
from gongwen.render.files import file_address
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.figures import figure_markdown
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.spans import mark_up
from gongwen.render.markdown.tables import WIDE, fits_pipes, html_table, is_wide, pipe_table
from gongwen.text.visible import visible

_DEEPEST_HEADING = 6
_ATTACHMENT = re.compile(r"att_\d+(?:__att_\d+)*")
NOTED = "noted"  # the class of a block that notes stand below


def attributes(eid: str = "", *names: str) -> str:
    """An attribute list: the eId and the classes, '{: #chp_2 .gw-front }'."""
    marks = [f"#{eid}"] if eid else []
    return f"{{: {' '.join([*marks, *(f'.{name}' for name in names)])} }}"


def anchor(eid: str, name: str = "") -> str:
    """An empty element that bears an eId (or another name by which it is known)."""
    return f"[](#{eid}){attributes(name or eid)}"


class PageText:
    """Writes the text of one page of an edition. `noted` tells, block for block as they were written, whose notes and
    histories stand below each: those on its own eId and on the marks that stand in it."""

    def __init__(self, index: EditionIndex, page: str) -> None:
        self.index = index
        self.page = page
        self.noted: dict[str, tuple[str, ...]] = {}

    # --- divisions

    def divisions(self, divisions: Iterable[Division], level: int) -> Iterator[str]:
        """Markdown pieces, to be joined by blank lines, of divisions whose headings open at `level`."""
        for division in divisions:
            yield from self._division(division, level, ())

    def _division(self, division: Division, level: int, leads: tuple[Division, ...]) -> Iterator[str]:
        """`leads` are the divisions above without a heading: their marks stand in the first paragraph below them
        (一、同意设立…; 第三条　本法…)."""
        blocks, divisions = intro_blocks(division), division.divisions
        if visible(division.heading):
            yield self.heading(division, level)
        else:
            leads = (*leads, division)
        if leads and not blocks and not (divisions and not visible(divisions[0].heading)):
            yield self._lead_paragraph(leads)
            leads = ()
        for block in blocks:
            yield from self.block(block, leads)
            leads = ()
        for child in divisions:
            yield from self._division(child, level + 1, leads)
            leads = ()
        for block in wrapup_blocks(division):
            yield from self.block(block)

    def heading(self, division: Division, level: int) -> str:
        """A heading line: the number, which leads to itself, and the heading as the source has them, with the eId."""
        hashes = "#" * min(level, _DEEPEST_HEADING)
        number = self._number(division) if division.number else ""
        number = self.former_anchors(division.eid) + number
        text = self._marked(division.eid, division.heading, start=len(division.number), opens=not number)
        return f"{hashes} {number}{text} {self.attributes(division.eid)}"

    def _number(self, division: Division) -> str:
        return f"[{self._marked(division.eid, division.number, opens=False)}](#{division.eid})"

    def _lead_paragraph(self, leads: tuple[Division, ...]) -> str:
        """Marks that have no paragraph to stand in: before a table, or with nothing below them."""
        mark = self._mark_noted(leads[-1].eid, *(lead.eid for lead in leads))
        return self._leads(leads) + (f"\n{attributes('', mark)}" if mark else "")

    def _leads(self, leads: tuple[Division, ...]) -> str:
        return "".join(f"{self.former_anchors(lead.eid)}{self._number(lead)}{attributes(lead.eid)}" for lead in leads)

    # --- blocks

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block, leads: tuple[Division, ...] = (), classes: str = "") -> Iterator[str]:
        """A block, with the marks of divisions that have no heading before it."""
        if isinstance(block, Paragraph):
            caption = "gw-caption" if block.eid in self.index.captions else ""
            yield self.paragraph(block, leads, f"{classes} {caption}")
            return
        if leads:
            yield self._lead_paragraph(leads)
        match block:
            case Table():
                yield self._table(block)
            case Figure():
                yield self._figure(block)
            case Footnote():
                yield self._footnote(block)

    def paragraph(self, block: Paragraph, leads: tuple[Division, ...] = (), classes: str = "") -> str:
        lead = self._leads(leads) + self.former_anchors(block.eid)
        calls = self._calls_in(block.eid, 0, len(block.text))
        text = self._mark_up(block.text, self.index.marks.get(block.eid, ()), calls, opens=not lead)
        return f"{lead}{text}\n{self.attributes(block.eid, *classes.split(), leads=leads)}"

    def framed(self, block: Block) -> Iterator[str]:
        """A block of what stands around the document: no words in it are linked."""
        if not isinstance(block, Paragraph):
            yield from self.block(block)
            return
        former = self.former_anchors(block.eid)
        text = self._marked(block.eid, block.text, opens=not former)
        yield f"{former}{text}\n{self.attributes(block.eid)}"

    def title(self, blocks: Sequence[Block]) -> str:
        """The lines of a title that the source has as blocks of their own; of several each bears its eId itself."""
        texts = [self.former_anchors(b.eid) + self._marked(b.eid, b.text, opens=False) for b in blocks]
        first, *others = (block.eid for block in blocks)
        if not others:
            return f"{texts[0]} {self.attributes(first, 'gw-title')}"
        lines = (f"[{text}](#{b.eid}){attributes(b.eid)}" for text, b in zip(texts, blocks, strict=True))
        mark = self._mark_noted(first, first, *others)
        return f"{''.join(lines)} {attributes('', 'gw-title', *((mark,) if mark else ()))}"

    def attributes(self, eid: str, *names: str, leads: tuple[Division, ...] = ()) -> str:
        """The attribute list of a block, which says whether notes stand below it."""
        mark = self._mark_noted(eid, *(lead.eid for lead in leads), eid)
        return attributes(eid, *names, *((mark,) if mark else ()))

    def _mark_noted(self, at: str, *eids: str) -> str:
        beside = (self.index.notes, self.index.histories, self.index.amended)
        found = tuple(eid for eid in eids if any(eid in there for there in beside))
        if found:
            self.noted[at] = found
        return NOTED if found else ""

    def _figure(self, block: Figure) -> str:
        picture = figure_markdown(self.index.edition, block, self.index.files.get(block.src), self.page)
        return f"{self.former_anchors(block.eid)}{picture}\n{self.attributes(block.eid)}"

    def _footnote(self, block: Footnote) -> str:
        """A note of the source below what calls it, with the way back; its paragraphs stand one a line."""
        lines, start = [], 0
        for line in block.text.split("\n"):
            lines.append(self._marked(block.eid, line, start=start, opens=start > 0))
            start += len(line) + 1
        back = f"[{block.number}](#{block.of}){{: data-apparatus }}"
        words = "  \n".join(lines)  # two spaces: a break
        return f"{self.former_anchors(block.eid)}{back} {words}\n{self.attributes(block.eid)}"

    def _table(self, block: Table) -> str:
        """A pipe table below an empty element with its eId; where cells span others, HTML."""
        former = self.former_anchors(block.eid)
        mark = self._mark_noted(block.eid, block.eid)
        if not fits_pipes(block):
            return html_table(block, self.index, noted=bool(mark))
        rows = pipe_table(block, lambda cell, start: self._marked(block.eid, cell, start=start))
        classes = [name for name in (WIDE if is_wide(block) else "", mark) if name]
        frame = f"\n{attributes('', *classes)}" if classes else ""
        return f"{anchor(block.eid)}{former}{frame}\n\n{rows}"

    # --- marks

    def _marked(self, eid: str, piece: str, *, start: int = 0, opens: bool = True) -> str:
        """A piece of a text, which begins at `start` in it, with the words marked that notes quote."""
        notes = (span for span in self.index.marks.get(eid, ()) if span.kind == "note")
        shifted = tuple(replace(span, start=span.start - start, end=span.end - start) for span in notes)
        return self._mark_up(piece, shifted, self._calls_in(eid, start, len(piece)), opens=opens)

    def _mark_up(self, text: str, spans: tuple[Span, ...], calls: tuple[tuple[int, str], ...], *, opens: bool) -> str:
        return mark_up(
            text,
            spans,
            escape=lambda words, first, last: escape_markdown(words, opens=first and opens, closes=last),
            link=self._link,
            topic=lambda words, span: f"**{words}**{attributes(span.ref)}",
            calls=calls,
        )

    def _calls_in(self, eid: str, start: int, length: int) -> tuple[tuple[int, str], ...]:
        """The marks of the notes that a piece of a text calls, which begins at `start` in it: no characters of it."""
        return tuple(
            (note.at - start, f"[{note.number}](#{note.eid}){{: data-apparatus }}")
            for note in self.index.calls.get(eid, ())
            if start < note.at <= start + length or note.at == start == 0
        )

    def _link(self, marked: str, span: Span) -> str:
        if span.kind == "note":
            return f'*{marked}*{{: data-note="{span.ref}" }}'
        address = {"term": term_address, "reference": self._address, "file": self._file}[span.kind]
        return f"[{marked}]({markdown_link(address(span.ref), self.page)})"

    def _file(self, name: str) -> str:
        return file_address(self.index.edition.slug, name)

    def _address(self, ref: str) -> str:
        """Where a reference leads: `slug#eid` to the eId's home, a slug alone to the overview."""
        slug, _, eid = ref.partition("#")
        own = slug or self.index.edition.slug
        homes = self.index.homes_of.get(own, {})
        if _ATTACHMENT.fullmatch(eid) and slug:
            return page_address(slug, eid)
        return f"{homes[eid]}#{eid}" if eid in homes else overview_address(own)

    def former_anchors(self, eid: str) -> str:
        """What the eIds lead to under which this text was published before (ids.tsv), a run-in heading's too."""
        former = self.index.former.get(eid, ())
        topics = [s.ref.removeprefix(eid) for s in self.index.marks.get(eid, ()) if s.kind == "topic"]
        return "".join(anchor(eid + topic, old + topic) for topic in ("", *topics) for old in former)
