"""The whole text of a document as one Markdown file to take away: `<slug>.md`."""

from collections.abc import Iterator, Mapping

from gongwen.model import (
    AttachedFile,
    Block,
    Division,
    Edition,
    Paragraph,
    Part,
    Table,
    intro_blocks,
    walk_parts,
    wrapup_blocks,
)
from gongwen.render.files import file_link, files_by_source
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.rights import frame_label
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

Files = Mapping[str, AttachedFile]


def portable_markdown(edition: Edition) -> str:
    """Frame and text in order of the source, every block followed by its eId; remarks stand in HTML comments.

    The last of them name the eIds under which text was published before: `chp_2 = chp_3`.
    """
    title = edition.document.main.metadata.title or edition.slug
    pieces = [_comment(title), _comment(ui(edition.variant, "portable.remark"))]
    files = files_by_source(edition)
    frame = edition.document.frame
    if frame.news or frame.editor_summaries:
        summaries = (Paragraph(s.eid, s.line, s.text) for s in frame.editor_summaries)
        blocks = sorted((*frame.news, *summaries), key=lambda block: block.line)
        pieces += [_comment(frame_label(edition)), *(_block(block, files) for block in blocks)]
        pieces.append(_comment(ui(edition.variant, "official.text")))
    for part in walk_parts(edition.document.main):
        pieces += _part(part, files)
    pieces += [_comment(f"{former} = {now}") for former, now in edition.document.aliases]
    return "\n\n".join(pieces) + "\n"


def _part(part: Part, files: Files) -> Iterator[str]:
    for block in (*part.front, *part.preamble):
        yield _block(block, files)
    for division in part.divisions:
        yield from _division(division, 1, files)
    for block in part.conclusions:
        yield _block(block, files)


def _division(division: Division, level: int, files: Files) -> Iterator[str]:
    if visible(division.number + division.heading):
        text = escape_markdown(division.number + division.heading, line_start=False)
        yield f"{'#' * min(level, 6)} {text} {{#{division.eid}}}"
    for block in intro_blocks(division):
        yield _block(block, files)
    for child in division.divisions:
        yield from _division(child, level + 1, files)
    for block in wrapup_blocks(division):
        yield _block(block, files)


def _block(block: Block, files: Files) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block.text, block.eid)
    if isinstance(block, Table):
        return _table(block)
    file = files.get(block.src)
    if file is None:
        return _comment(block.src)
    return f"![{escape_markdown(block.alt, line_start=False)}]({file_link(file.name)})\n{{: #{block.eid} }}"


def _paragraph(text: str, eid: str) -> str:
    return f"{escape_markdown(text)}\n{{: #{eid} }}"


def _table(table: Table) -> str:
    """A pipe table; a cell covered by a span is empty, as in the model."""
    rows = [f"| {' | '.join(escape_markdown(cell, line_start=False) for cell in row)} |" for row in table.rows]
    width = len(table.rows[0]) if table.rows else 0
    head = rows[:1] if table.header_rows else [f"|{' |' * width}"]
    body = rows[1:] if table.header_rows else rows
    return "\n".join([*head, f"|{' --- |' * width}", *body, f"{{: #{table.eid} }}"])


def _comment(text: str) -> str:
    """Apparatus: a comment, so that no reader of the file takes it for the text."""
    return f"<!-- {' '.join(text.replace('--', '‐‐').split())} -->"
