"""An edition's sheet as the value that the template official.typ reads (JSON)."""

from dataclasses import dataclass
from typing import Any

from gongwen.model import CellSpan, Edition, Figure, Table, Variant, walk_division_text
from gongwen.render.print.composition import compose
from gongwen.render.print.fonts import Cut, Typeface
from gongwen.render.print.items import Item, Line, PageBreak, Run, Title
from gongwen.render.print.pieces import pieces
from gongwen.render.print.sheets import Place, Sheet
from gongwen.render.print.titles import break_title
from gongwen.variants.ui import ui

# Typst takes two letters; Taiwan's and Hong Kong's punctuation stands in the middle of its square.
_REGIONS: dict[Variant, str] = {"zh-Hans": "CN", "zh-Hant": "TW", "zh-Hant-TW": "TW", "zh-Hant-HK": "HK"}
# A row taller than this many characters in one cell may break over pages; else it would run off the paper.
_TALL_CELL = 300


@dataclass(frozen=True, slots=True)
class Grid:
    """How many characters a line and lines a page hold."""

    columns: int
    lines: int


OFFICIAL = Grid(28, 22)  # GB/T 9704-2012, 5.2.4
LARGE = Grid(22, 16)  # 大字版: characters of 20 pt (between 小二号 and 二号)


def sheet_value(edition: Edition, sheet: Sheet, typeface: Typeface, grid: Grid, remark: tuple[str, ...]) -> Any:
    """All that the template needs to know of one PDF."""
    metadata = edition.document.main.metadata
    items = _signings(tuple(_item(item, edition, sheet, grid) for item in compose(sheet)))
    return {
        "title": _document_title(edition, sheet),
        "authors": list(metadata.issuers),
        "columns": grid.columns,
        "lines": grid.lines,
        "region": _REGIONS[edition.variant],
        "faces": {name: _cut(cut) for name, cut in (*typeface.cuts, ("other", typeface.other))},
        "head": None if sheet.whole else _head(edition, sheet, grid),
        "items": items,
        "remark": list(remark),
    }


def _cut(cut: Cut) -> dict[str, Any]:
    return {"families": cut.families, "stroke": cut.stroke}


def _document_title(edition: Edition, sheet: Sheet) -> str:
    """The PDF's title: the document's, and on an excerpt the heading of what it holds."""
    title = edition.document.main.metadata.title or edition.slug
    headings = [d.number + d.heading for passage in sheet.passages for d in passage.divisions]
    if sheet.whole or sheet.place is None or len(headings) != 1 or not headings[0]:
        return title
    return f"{title}　{headings[0]}"


def _head(edition: Edition, sheet: Sheet, grid: Grid) -> Any:
    """The lines above an excerpt: title, number and place."""
    metadata = edition.document.main.metadata
    lines = list(break_title(metadata.title, grid.columns / 0.78 - 2, _words(sheet))) if metadata.title else []
    below = [metadata.number] if metadata.number else []
    below += [_place(edition, sheet.place)] if sheet.place else []
    lines = lines[:4] + (["　".join(below)] if below else [])
    return {"lines": [pieces(line) for line in lines], "rows": max(1, len(lines))} if lines else None


def _words(sheet: Sheet) -> str:
    """The sheet's text, from which the breaker of titles learns its words."""
    return "\n".join(
        unit.text
        for passage in sheet.passages
        for division in passage.divisions
        for unit in walk_division_text(division)
    )


def _place(edition: Edition, place: Place) -> str:
    return ui(edition.variant, "print.place", number=place.number, total=place.total)


# --- items ----------------------------------------------------------------------------------------------------------


def _item(item: Item, edition: Edition, sheet: Sheet, grid: Grid) -> dict[str, Any]:
    match item:
        case Line():
            runs = [_run(run) for run in item.runs]
            return {"kind": "line", "style": item.style, "eids": item.eids, "runs": runs, "gap": item.gap}
        case Title():
            return _title(item, sheet, grid)
        case Table():
            return _table(item, grid)
        case Figure():
            note = (
                ui(edition.variant, "print.figure", alt=item.alt)
                if item.alt
                else ui(edition.variant, "print.figure_bare")
            )
            return {"kind": "figure", "eids": [item.eid], "note": pieces(note)}
        case PageBreak():
            return {"kind": "break"}


def _run(run: Run) -> dict[str, Any]:
    return {"text": pieces(run.text), "face": run.face, "level": min(run.level, 6)}


def _title(title: Title, sheet: Sheet, grid: Grid) -> dict[str, Any]:
    lines = [line for text in title.texts for line in break_title(text, grid.columns * 16 / 22, _words(sheet))]
    return {
        "kind": "title",
        "eids": title.eids,
        "apparatus": title.apparatus,
        "level": title.level,
        "lines": [pieces(line) for line in lines],
        "long": any(len(line) > grid.columns for line in lines),
        "above": 1,
    }


def _signings(items: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """The items, with signatures and the dates after them made one: each is placed by the other."""
    found: list[dict[str, Any]] = []
    for item in items:
        style = item.get("style")
        if style not in ("signature", "date"):
            found.append(item)
            continue
        group = found[-1] if found and found[-1]["kind"] == "signing" else None
        if group is None or (style == "signature" and group["dates"]):
            group = {"kind": "signing", "signatures": [], "dates": [], "gap": item["gap"]}
            found.append(group)
        group["dates" if style == "date" else "signatures"].append(item)
    return found


# --- tables ---------------------------------------------------------------------------------------------------------


def _table(table: Table, grid: Grid) -> dict[str, Any]:
    header = table.header_rows
    cells = [_cell(table, row, column) for row, column in _shown_cells(table)]
    return {
        "kind": "table",
        "eids": [table.eid],
        "widths": _widths(table),
        "header_rows": header,
        "header": [cell for cell in cells if cell["y"] < header],
        "body": [cell for cell in cells if cell["y"] >= header],
        "scale": 1.0,
    }


def _shown_cells(table: Table) -> list[tuple[int, int]]:
    """The places of a table that no span covers, in reading order."""
    covered = {
        (row, column)
        for span in table.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
        if (row, column) != (span.row, span.column)
    }
    places = [(row, column) for row, cells in enumerate(table.rows) for column in range(len(cells))]
    return [place for place in places if place not in covered]


def _cell(table: Table, row: int, column: int) -> dict[str, Any]:
    span = next((s for s in table.spans if (s.row, s.column) == (row, column)), CellSpan(row, column, 1, 1))
    text = table.rows[row][column]
    tall = any(len(cell) > _TALL_CELL for cell in table.rows[row])
    return {
        "x": column,
        "y": row,
        "columns": span.columns,
        "rows": span.rows,
        "text": pieces(text),
        "breakable": tall,
    }


def _widths(table: Table) -> list[float]:
    """The columns' shares of the width: as much as their longest cells ask, none less than a sixth of the widest."""
    columns = len(table.rows[0]) if table.rows else 0
    longest = [max((len(row[column]) for row in table.rows), default=1) for column in range(columns)]
    wanted = [min(max(length, 2), 60) ** 0.7 for length in longest]
    return [max(width, max(wanted) / 6) for width in wanted]
