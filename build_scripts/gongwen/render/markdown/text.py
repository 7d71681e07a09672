"""The official text of a page as Markdown: every block with its eId, its marks and the notes on it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from gongwen.annotations.body import render_body
from gongwen.model import (
    AnchoredNote,
    Block,
    Division,
    Edition,
    Figure,
    Footnote,
    Kind,
    Paragraph,
    Span,
    Table,
    footnotes,
    intro_blocks,
    wrapup_blocks,
)
from gongwen.render.addresses import homes, overview_address, page_address, relative, term_address
from gongwen.render.files import file_address, files_by_source
from gongwen.render.markdown.escape import escape_html, escape_markdown, html_line
from gongwen.render.markdown.figures import captions, figure_html
from gongwen.render.markdown.spans import OUTER_LINKS, linked_terms, mark_up
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

_DEEPEST_HEADING = 6
_ATTACHMENT = re.compile(r"att_\d+(?:__att_\d+)*")
_PHONE = 26  # characters of a table's text in the width of a phone
_WRAPPED, _PADDING = 6, 1  # of a column of text; of each column
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lead:
    """A division's mark that stands in the first paragraph below it: 一、同意设立…; 第三条　本法…"""

    eid: str
    number: str
    kind: Kind


class PageText:
    """Writes the text of one page of an edition; holds the marks and notes of the edition by eId."""

    def __init__(self, edition: Edition, page: str) -> None:
        self.edition = edition
        self.page = page
        self._spans = _by_eid(linked_terms(edition.spans, edition.term_links), lambda span: span.eid)
        self._notes = _by_eid(edition.notes, lambda note: note.eid)
        self._former = _by_eid(edition.document.aliases, lambda alias: alias[1])
        self._files = files_by_source(edition)
        self._calls = footnotes(edition.document)
        self._captions = captions(edition.document)
        self._homes = {card.slug: dict(card.homes) for card in edition.cards}
        self._homes[edition.slug] = homes(edition.slug, edition.document)
        for span in edition.spans:
            if span.kind in (*OUTER_LINKS, "topic"):
                self._spans.setdefault(span.eid, []).append(span)
        for anchored in edition.notes:
            if anchored.end > anchored.start:
                span = Span(anchored.eid, anchored.start, anchored.end, "note", anchored.note.id)
                self._spans.setdefault(span.eid, []).append(span)

    # --- divisions

    def divisions(self, divisions: Iterable[Division], level: int) -> Iterator[str]:
        """Markdown pieces, to be joined by blank lines, of divisions whose headings open at `level`."""
        for division in divisions:
            yield from self._division(division, level, ())

    def _division(self, division: Division, level: int, leads: tuple[Lead, ...]) -> Iterator[str]:
        blocks, divisions = intro_blocks(division), division.divisions
        if visible(division.heading):
            yield self.heading(division, level)
            yield from self.notes_on(division.eid)
        else:
            leads = (*leads, Lead(division.eid, division.number, division.kind))
        if leads and not blocks and not (divisions and not visible(divisions[0].heading)):
            yield from self._lead_paragraph(leads)
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
        """A heading line: the number and the heading as the source has them, the eId, the link to itself."""
        hashes = "#" * min(level, _DEEPEST_HEADING)
        number = f'<span class="{_number_class(division.number)}">{self.quoted(division.eid, division.number)}</span>'
        number = self.former_anchors(division.eid) + (number if division.number else "")
        text = mark_up(
            division.heading,
            self._note_spans(division.eid, len(division.number)),
            escape=lambda piece, opens: escape_markdown(piece, line_start=opens and not number),
            link=self._link,
            calls=self._calls_in(division.eid, len(division.number), len(division.heading)),
        )
        return f"{hashes} {number}{text}{self.permalink(division.eid)} {{: #{division.eid} .gw-{division.kind} }}"

    def _lead_paragraph(self, leads: tuple[Lead, ...]) -> Iterator[str]:
        """Marks that have no paragraph to stand in: before a table, or with nothing below them."""
        yield f"<p>{self._lead_html(leads)}</p>"
        yield from (note for lead in leads for note in self.notes_on(lead.eid))

    # --- blocks

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block, leads: tuple[Lead, ...] = (), classes: str = "") -> Iterator[str]:
        """A block, then the notes on it."""
        if isinstance(block, Paragraph):
            caption = "gw-caption" if block.eid in self._captions else ""
            yield self.paragraph(block, leads, f"{classes} {caption}")
            yield from (note for lead in leads for note in self.notes_on(lead.eid))
        else:
            if leads:
                yield from self._lead_paragraph(leads)
            yield self.raw_html(block)
        yield from self.notes_on(block.eid)

    def paragraph(self, block: Paragraph, leads: tuple[Lead, ...] = (), classes: str = "") -> str:
        lead = self._lead_html(leads) + self.former_anchors(block.eid)
        text = mark_up(
            block.text,
            tuple(self._spans.get(block.eid, ())),
            escape=lambda piece, opens: escape_markdown(piece, line_start=opens and not lead),
            link=self._link,
            calls=self._calls_in(block.eid, 0, len(block.text)),
        )
        names = "".join(f" .{name}" for name in classes.split())
        return f"{lead}{text}{self.permalink(block.eid)}\n{{: #{block.eid}{names} }}"

    def _link(self, marked: str, span: Span) -> str:
        if span.kind == "term":
            return f"[{marked}]({relative(term_address(span.ref), self.page)}){{: .gw-term }}"
        if span.kind == "reference":
            return f"[{marked}]({relative(self._address(span.ref), self.page)}){{: .gw-reference }}"
        if span.kind == "file":
            return f"[{marked}]({relative(file_address(self.edition.slug, span.ref), self.page)}){{: .gw-file }}"
        if span.kind == "note":
            return f'<mark class="gw-quoted" data-note="{escape_html(span.ref)}">{marked}</mark>'
        return marked

    def _address(self, ref: str) -> str:
        """Where a reference leads: `slug#eid` to the eId's home, a slug alone to the overview."""
        slug, _, eid = ref.partition("#")
        homes = self._homes.get(slug or self.edition.slug, {})
        if _ATTACHMENT.fullmatch(eid) and slug:
            return page_address(slug, eid)
        return f"{homes[eid]}#{eid}" if eid in homes else overview_address(slug or self.edition.slug)

    def raw_html(self, block: Table | Figure | Footnote) -> str:
        """A table, figure or note as one line of HTML."""
        if isinstance(block, Footnote):
            return self._footnote(block)
        return self._table(block) if isinstance(block, Table) else self._figure(block)

    def _footnote(self, block: Footnote) -> str:
        """A note of the source below what calls it, small, with the way back."""
        lines, start = [], 0
        for line in block.text.split("\n"):
            lines.append(self.quoted(block.eid, line, start))
            start += len(line) + 1
        back = f'<a class="gw-footnote-number" href="#{block.of}" data-apparatus="">{block.number}</a>'
        words = f"{self.former_anchors(block.eid)}{back} {'<br>'.join(lines)}"
        return f'<p id="{block.eid}" class="gw-footnote" role="doc-footnote">{words}</p>'

    def _calls_in(self, eid: str, start: int, length: int) -> tuple[tuple[int, str], ...]:
        """The marks of the notes that a piece of a text calls, which begins at `start` in it: no characters of it."""
        return tuple(
            (
                note.at - start,
                f'<sup class="gw-footnote-call" data-apparatus=""><a href="#{note.eid}">{note.number}</a></sup>',
            )
            for note in self._calls.get(eid, ())
            if start < note.at <= start + length or note.at == start == 0
        )

    def _figure(self, block: Figure) -> str:
        figure = figure_html(self.edition, block, self._files.get(block.src), self.page)
        return figure.replace(">", f">{self.former_anchors(block.eid)}", 1)

    def former_anchors(self, eid: str) -> str:
        """What the eIds lead to under which this text was published before (ids.tsv), a run-in heading's too."""
        anchors = [former for former, _ in self._former.get(eid, ())]
        topics = [s.ref.removeprefix(eid) for s in self._spans.get(eid, ()) if s.kind == "topic"]
        anchors += [former + topic for former in anchors for topic in topics]
        return "".join(f'<span id="{former}" class="gw-former" data-apparatus=""></span>' for former in anchors)

    def permalink(self, eid: str) -> str:
        """An empty link that shows its mark by style sheet, so that no copy of the text holds it."""
        label = escape_html(ui(self.edition.variant, "permalink"))
        return f'<a class="gw-permalink" href="#{eid}" data-apparatus="" aria-label="{label}"></a>'

    def quoted(self, eid: str, piece: str, start: int = 0) -> str:
        """A piece of a text as HTML, the words marked that notes quote; it begins at `start` in the text."""
        spans = self._note_spans(eid, start)
        calls = self._calls_in(eid, start, len(piece))
        return mark_up(piece, spans, escape=lambda words, _: html_line(words), link=self._link, calls=calls)

    def _note_spans(self, eid: str, start: int) -> tuple[Span, ...]:
        """The words that notes quote in a text, counted from `start`."""
        spans = (span for span in self._spans.get(eid, ()) if span.kind == "note")
        return tuple(replace(span, start=span.start - start, end=span.end - start) for span in spans)

    def _lead_html(self, leads: tuple[Lead, ...]) -> str:
        return "".join(
            f'{self.former_anchors(lead.eid)}<span id="{lead.eid}" class="{_number_class(lead.number)} '
            f'gw-number-{lead.kind}">{self.quoted(lead.eid, lead.number)}</span>'
            for lead in leads
        )

    def _table(self, block: Table) -> str:
        # What is wider than a phone scrolls in a frame of its own.
        css = "gw-table gw-wide" if _width(block) > _PHONE else "gw-table"
        return f'<div class="{css}">{self.former_anchors(block.eid)}{_table(block, self.quoted)}</div>'

    # --- notes

    def notes_on(self, eid: str) -> Iterator[str]:
        """The notes on a block or heading in one raw HTML block that is no part of the text, or nothing."""
        notes = "".join(note_html(self.edition, anchored) for anchored in self._notes.get(eid, ()))
        if notes:
            yield f'<div class="gw-notes" data-apparatus="">{notes}</div>'


def note_html(edition: Edition, anchored: AnchoredNote, *, heading: str = "") -> str:
    """A note as one line of HTML: kind, author, day and licence around its sanitised body; `heading` goes before."""
    note, variant = anchored.note, edition.variant
    kind = html_line(ui(variant, f"note.kind.{note.kind}"))
    state = "" if anchored.tier in ("exact", "folded", "fuzzy") else ui(variant, f"note.{anchored.tier}")
    head = f'<strong class="gw-note-kind">{kind}</strong>'
    if state:
        head += f' <span class="gw-note-state">{html_line(state)}</span>'
    quote = f'<blockquote class="gw-note-quote">{html_line(note.quote.exact)}</blockquote>'
    link = f'<a href="#note-{escape_html(note.id)}" title="{escape_html(ui(variant, "note.link"))}">'
    day, licence = f"{link}<time>{html_line(note.created)}</time></a>", f"<span>{html_line(note.licence)}</span>"
    foot = f"{html_line(note.author)} · {day} · {licence}"
    body = render_body(note.body, note.id).replace("\n", "&#10;")  # one line: no blank line may end the raw block
    return (
        f'<aside class="gw-note gw-note-{note.kind}" role="note" id="note-{escape_html(note.id)}" data-apparatus="" '
        f'aria-label="{escape_html(ui(variant, "note.title"))}">{heading}<p class="gw-note-head">{head}</p>'
        f'{quote}<div class="gw-note-body">{body}</div><p class="gw-note-foot">{foot}</p></aside>'
    )


def ends_in_word(number: str) -> bool:
    """True for a mark that wants room before what follows: 第三条, 第二章. 一、 and （一） bring their own."""
    return number[-1:].isalnum()


def _number_class(number: str) -> str:
    return "gw-number gw-number-word" if ends_in_word(number) else "gw-number"


def _width(table: Table) -> int:
    """How wide a table has to be, in characters: a column is as wide as its text, but no more than can be wrapped."""
    return sum(min(max(map(len, column)), _WRAPPED) + _PADDING for column in zip(*table.rows, strict=True))


def _table(table: Table, quoted: Callable[[str, str, int], str]) -> str:
    covered = {
        (span.row + r, span.column + c) for span in table.spans for r in range(span.rows) for c in range(span.columns)
    } - {(span.row, span.column) for span in table.spans}
    sizes = {(span.row, span.column): f' rowspan="{span.rows}" colspan="{span.columns}"' for span in table.spans}
    rows = []
    start = 0
    for r, row in enumerate(table.rows):
        tag = "th" if r < table.header_rows else "td"
        cells = []
        for c, cell in enumerate(row):
            if (r, c) not in covered:
                cells.append(f"<{tag}{sizes.get((r, c), '')}>{quoted(table.eid, cell, start)}</{tag}>")
            start += len(cell) + 1  # as `Table.text` joins them
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table id="{table.eid}">{"".join(rows)}</table>'


def _by_eid(values: Iterable[T], eid: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for value in values:
        found.setdefault(eid(value), []).append(value)
    return found
