"""The whole official text as the HTML of a feed's entry: every text once, in order, and nothing else."""

from collections.abc import Iterator

from gongwen.model import Document, Table, walk_blocks, walk_divisions, walk_part_text, walk_parts
from gongwen.render.markdown.escape import escape_html
from gongwen.render.table_cells import shown_cells
from gongwen.text.xml import attribute_list


def official_html(document: Document) -> str:
    """From the title to the last attachment: headings, paragraphs, tables. A number without a heading (第一条) stands
    before its first words."""
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    tables = {block.eid: block for block in walk_blocks(document.main) if isinstance(block, Table)}
    divisions = {d.eid: d for part in walk_parts(document.main) for d in walk_divisions(part.divisions)}
    numbers: list[str] = []
    for unit in walk_part_text(document.main):
        division, table = divisions.get(unit.eid), tables.get(unit.eid)
        if division and not division.heading:
            numbers += [unit.text] if unit.text else []
            continue
        text = "　".join((*numbers, *([] if table else [unit.text])))
        numbers = []
        if text:
            name = "h3" if division else "p"
            yield f"<{name}>{escape_html(text).replace(chr(10), '<br/>')}</{name}>"
        if table:
            yield _table(table)
    if numbers:
        yield f"<p>{escape_html('　'.join(numbers))}</p>"


def _table(table: Table) -> str:
    rows = (
        "".join(f"<{c.name}{attribute_list(c.sizes)}>{escape_html(c.text)}</{c.name}>" for c in cells)
        for cells in shown_cells(table)
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
