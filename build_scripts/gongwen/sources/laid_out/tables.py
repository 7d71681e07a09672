"""Ruled tables: where rules enclose cells, what stands in each, and which cells are one."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongwen.sources.laid_out.lines import Line, lines_of
from gongwen.sources.laid_out.page import Glyph, LaidOutPage, Rule

_NEAR = 3.0  # points between two rules that are one, or that meet
_MOST_RULES = 1_500
_MOST_CELLS = 20_000
_COVERED = 0.6  # of a side that has to be drawn
_MOST_OF_PAGE = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LaidOutTable:
    """A ruled table of one page; `columns` are the places of its upright rules."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]


def find_tables(page: LaidOutPage, glyphs: Sequence[Glyph]) -> tuple[list[LaidOutTable], list[Glyph]]:
    """The tables of a page with what stands in them, and the characters that stand in none."""
    tables: list[LaidOutTable] = []
    rest = list(glyphs)
    for rules in _nets(_merged(page.rules)):
        table = _table(page, rules, rest)
        if table is not None:
            tables.append(table)
            inside = {id(glyph) for cell in table.cells for line in cell.lines for glyph in line.glyphs}
            rest = [glyph for glyph in rest if id(glyph) not in inside and not _is_blank_in(glyph, table)]
    return tables, rest


def _is_blank_in(glyph: Glyph, table: LaidOutTable) -> bool:
    return glyph.text.isspace() and table.left < glyph.left < table.right and table.top < glyph.baseline < table.bottom


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that lie on one another, or go on where another ends, as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.upright, round(rule.at / _NEAR), rule.start)):
        last = merged[-1] if merged else None
        if last and last.upright == rule.upright and abs(last.at - rule.at) < _NEAR and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(last.upright, last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _nets(rules: list[Rule]) -> list[list[Rule]]:
    """The rules that hang together, at least two of either direction; none of a drawing with thousands."""
    level = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    if max(len(level), len(upright)) > _MOST_RULES:
        return []
    parent = {id(rule): id(rule) for rule in rules}

    def root(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for line in level:
        for post in upright:
            if _meet(line, post):
                parent[root(id(line))] = root(id(post))
    nets: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        nets[root(id(rule))].append(rule)
    enough = (net for net in nets.values() if min(sum(r.upright for r in net), sum(not r.upright for r in net)) >= 1)
    return sorted(enough, key=lambda net: min(rule.at for rule in net if not rule.upright))


def _meet(line: Rule, post: Rule) -> bool:
    return post.start - _NEAR <= line.at <= post.end + _NEAR and line.start - _NEAR <= post.at <= line.end + _NEAR


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _table(page: LaidOutPage, rules: list[Rule], glyphs: Sequence[Glyph]) -> LaidOutTable | None:
    """The table that rules make; None where they make fewer than two cells, or a frame round a page."""
    level = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    xs = _places([*(r.at for r in upright), min(r.start for r in level), max(r.end for r in level)])
    ys = _places([*(r.at for r in level), min(r.start for r in upright), max(r.end for r in upright)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2 or columns * rows > _MOST_CELLS:
        return None
    regions = _regions(xs, ys, level, upright)
    held: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
            held[regions[bisect_right(ys, y) - 1, bisect_right(xs, x) - 1]].append(glyph)
    cells = _cells(page.number, regions, held)
    filled = sum(bool(cell.lines) for cell in cells)
    is_frame = columns == 1 and (ys[-1] - ys[0]) > _MOST_OF_PAGE * page.height
    if len(cells) < 2 or filled < 2 or is_frame:
        return None
    return LaidOutTable(page.number, xs[0], xs[-1], ys[0], ys[-1], tuple(xs), rows, cells)


def _regions(
    xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of the grid the first field of the cell to which it belongs: one where no side parts them."""
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(field: tuple[int, int]) -> tuple[int, int]:
        while owner[field] != field:
            field = owner[field]
        return field

    for row, column in owner:
        here = root((row, column))
        if column + 2 < len(xs) and not _is_drawn(upright, xs[column + 1], ys[row], ys[row + 1]):
            owner[root((row, column + 1))] = here
        here = root((row, column))
        if row + 2 < len(ys) and not _is_drawn(level, ys[row + 1], xs[column], xs[column + 1]):
            other = root((row + 1, column))
            owner[max(here, other)] = min(here, other)
    return _rectangular({field: root(field) for field in owner})


def _rectangular(owners: dict[tuple[int, int], tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """The same, where a cell that is no rectangle falls apart into its fields."""
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for field, owner in owners.items():
        members[owner].append(field)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for fields in members.values():
        height = max(row for row, _ in fields) - min(row for row, _ in fields) + 1
        width = max(column for _, column in fields) - min(column for _, column in fields) + 1
        first = min(fields)
        found |= {field: first if height * width == len(fields) else field for field in fields}
    return found


def _is_drawn(rules: list[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NEAR)
    return covered >= _COVERED * (end - start)


def _cells(
    page: int, regions: dict[tuple[int, int], tuple[int, int]], held: dict[tuple[int, int], list[Glyph]]
) -> tuple[Cell, ...]:
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for field, owner in regions.items():
        members[owner].append(field)
    return tuple(
        Cell(
            first[0],
            first[1],
            max(row for row, _ in fields) - first[0] + 1,
            max(column for _, column in fields) - first[1] + 1,
            tuple(lines_of(page, held.get(first, ()))),
        )
        for first, fields in sorted(members.items())
    )
