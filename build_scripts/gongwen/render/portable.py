"""The whole text of a document as one Markdown file to take away: `<slug>.md`."""

from collections.abc import Iterator

from gongwen.model import (
    Block,
    Division,
    Edition,
    Figure,
    Paragraph,
    Part,
    Table,
    intro_blocks,
    walk_frame_text,
    walk_parts,
    wrapup_blocks,
)
from gongwen.render.markdown.escape import escape_markdown
from gongwen.text.visible import visible
from gongwen.variants.ui import ui


def portable_markdown(edition: Edition) -> str:
    """Frame and text in order of the source, every block followed by its eId; remarks stand in HTML comments.

    The last of them name the eIds under which text was published before: `chp_2 = chp_3`.
    """
    title = edition.document.main.metadata.title or edition.slug
    pieces = [_comment(title), _comment(ui(edition.variant, "portable.remark"))]
    frame = tuple(walk_frame_text(edition.document.frame))
    if frame:
        pieces += [_comment(ui(edition.variant, "frame.label")), *(_paragraph(u.text, u.eid) for u in frame)]
        pieces.append(_comment(ui(edition.variant, "official.text")))
    for part in walk_parts(edition.document.main):
        pieces += _part(part)
    pieces += [_comment(f"{former} = {now}") for former, now in edition.document.aliases]
    return "\n\n".join(pieces) + "\n"


def _part(part: Part) -> Iterator[str]:
    for block in (*part.front, *part.preamble):
        yield from _block(block)
    for division in part.divisions:
        yield from _division(division, 1)
    for block in part.conclusions:
        yield from _block(block)


def _division(division: Division, level: int) -> Iterator[str]:
    if visible(division.number + division.heading):
        text = escape_markdown(division.number + division.heading, line_start=False)
        yield f"{'#' * min(level, 6)} {text} {{#{division.eid}}}"
    for block in intro_blocks(division):
        yield from _block(block)
    for child in division.divisions:
        yield from _division(child, level + 1)
    for block in wrapup_blocks(division):
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _paragraph(block.text, block.eid)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Figure):
        yield _comment(block.src)


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
