"""The whole text of a document as one Markdown file to take away: `<slug>.md`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongwen.model import (
    AttachedFile,
    Block,
    Division,
    Edition,
    Footnote,
    Paragraph,
    Part,
    Table,
    footnotes,
    intro_blocks,
    walk_parts,
    wrapup_blocks,
)
from gongwen.render.files import file_link, files_by_source
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.rights import frame_label
from gongwen.text.visible import visible
from gongwen.variants.ui import ui


@dataclass(frozen=True, slots=True)
class _Apparatus:
    """What stands in the text and is none of it: the files that pictures show, and the marks of notes by eId."""

    files: Mapping[str, AttachedFile]
    calls: Mapping[str, tuple[Footnote, ...]]

    def marked(self, eid: str, text: str, start: int = 0, *, line_start: bool = False) -> str:
        """A piece of a text in Markdown with the marks of the notes that it calls; it begins at `start` in the text."""
        calls = [(n.at - start, n.number) for n in self.calls.get(eid, ()) if start < n.at <= start + len(text)]
        calls = [(0, n.number) for n in self.calls.get(eid, ()) if n.at == start == 0] + calls
        at, found = 0, ""
        for place, number in calls:
            found += escape_markdown(text[at:place], line_start=line_start and not at) + f"[^{number}]"
            at = place
        return found + escape_markdown(text[at:], line_start=line_start and not at)


def portable_markdown(edition: Edition) -> str:
    """Frame and text in order of the source, every block followed by its eId; remarks stand in HTML comments.

    The last of them name the eIds under which text was published before: `chp_2 = chp_3`.
    """
    title = edition.document.main.metadata.title or edition.slug
    pieces = [_comment(title), _comment(ui(edition.variant, "portable.remark"))]
    apparatus = _Apparatus(files_by_source(edition), footnotes(edition.document))
    frame = edition.document.frame
    if frame.news or frame.editor_summaries:
        summaries = (Paragraph(s.eid, s.line, s.text) for s in frame.editor_summaries)
        blocks = sorted((*frame.news, *summaries), key=lambda block: block.line)
        pieces += [_comment(frame_label(edition)), *(_block(block, apparatus) for block in blocks)]
        pieces.append(_comment(ui(edition.variant, "official.text")))
    for part in walk_parts(edition.document.main):
        pieces += _part(part, apparatus)
    pieces += [_comment(f"{former} = {now}") for former, now in edition.document.aliases]
    return "\n\n".join(pieces) + "\n"


def _part(part: Part, apparatus: _Apparatus) -> Iterator[str]:
    for block in (*part.front, *part.preamble):
        yield _block(block, apparatus)
    for division in part.divisions:
        yield from _division(division, 1, apparatus)
    for block in part.conclusions:
        yield _block(block, apparatus)


def _division(division: Division, level: int, apparatus: _Apparatus) -> Iterator[str]:
    if visible(division.number + division.heading):
        text = apparatus.marked(division.eid, division.number + division.heading)
        yield f"{'#' * min(level, 6)} {text} {{#{division.eid}}}"
    for block in intro_blocks(division):
        yield _block(block, apparatus)
    for child in division.divisions:
        yield from _division(child, level + 1, apparatus)
    for block in wrapup_blocks(division):
        yield _block(block, apparatus)


def _block(block: Block, apparatus: _Apparatus) -> str:
    if isinstance(block, Paragraph):
        return f"{apparatus.marked(block.eid, block.text, line_start=True)}\n{{: #{block.eid} }}"
    if isinstance(block, Footnote):
        return f"[^{block.number}]: {escape_markdown(block.text, line_start=False)}\n{{: #{block.eid} }}"
    if isinstance(block, Table):
        return _table(block, apparatus)
    file = apparatus.files.get(block.src)
    if file is None:
        return _comment(block.src)
    return f"![{escape_markdown(block.alt, line_start=False)}]({file_link(file.name)})\n{{: #{block.eid} }}"


def _table(table: Table, apparatus: _Apparatus) -> str:
    """A pipe table; a cell covered by a span is empty, as in the model."""
    rows, at = [], 0
    for row in table.rows:
        cells = []
        for cell in row:
            cells.append(apparatus.marked(table.eid, cell, at))
            at += len(cell) + 1  # as `Table.text` joins them
        rows.append(f"| {' | '.join(cells)} |")
    width = len(table.rows[0]) if table.rows else 0
    head = rows[:1] if table.header_rows else [f"|{' |' * width}"]
    body = rows[1:] if table.header_rows else rows
    return "\n".join([*head, f"|{' --- |' * width}", *body, f"{{: #{table.eid} }}"])


def _comment(text: str) -> str:
    """Apparatus: a comment, so that no reader of the file takes it for the text."""
    return f"<!-- {' '.join(text.replace('--', '‐‐').split())} -->"
