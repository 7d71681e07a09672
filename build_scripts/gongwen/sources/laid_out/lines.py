"""Characters to lines, and lines to the order in which a page is read: by columns, between lines that cross them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.sources.laid_out.page import Glyph

_SAME_LINE = 0.5  # of a character's size between two baselines: lines are a whole size apart, raised figures .4
_FIRST_HAN = "\u2e80"
_WIDE = 0.75  # of a character between two Han characters: justified lines open gaps of up to .5
_WORD_GAP = 0.18
_LEAST_GUTTER = 0.8
_MOST_CROSSING = 0.35
_LEAST_ROWS = 6
_FILLED = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline, in order; `column` counts those of its page, 0 where the page has one."""

    page: int
    glyphs: tuple[Glyph, ...]
    column: int = 0
    text: str = field(init=False, default="")
    size: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _joined(self.glyphs))
        sizes = Counter(round(glyph.size * 2) for glyph in self.glyphs if not glyph.text.isspace())
        object.__setattr__(self, "size", sizes.most_common(1)[0][0] / 2 if sizes else 1.0)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        return max(self.glyphs, key=lambda glyph: glyph.size).baseline

    @property
    def tag(self) -> int:
        return self.glyphs[0].tag

    @property
    def heading(self) -> int:
        levels = {glyph.heading for glyph in self.glyphs if not glyph.text.isspace()}
        return levels.pop() if len(levels) == 1 else 0

    @property
    def bold(self) -> bool:
        return all(glyph.bold for glyph in self.glyphs if not glyph.text.isspace())


def lines_of(page: int, glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of some characters from top to bottom, without those that are nothing but space."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.left)):
        if rows and _is_on(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    trimmed = (_trimmed(sorted(row, key=lambda glyph: (glyph.left + glyph.right) / 2)) for row in rows)
    return [Line(page, row) for row in trimmed if row]


def _is_on(row: list[Glyph], glyph: Glyph) -> bool:
    """True where a character, the next by baseline, stands on the row; a raised figure is small and near its word."""
    big = max(row[-1].size, row[0].size)
    reach = _SAME_LINE * min(max(big, glyph.size), 2 * min(big, glyph.size))
    return glyph.baseline - row[0].baseline <= reach


def _trimmed(row: list[Glyph]) -> tuple[Glyph, ...]:
    while row and row[0].text.isspace():
        row.pop(0)
    while row and row[-1].text.isspace():
        row.pop()
    return tuple(row)


def _joined(glyphs: Sequence[Glyph]) -> str:
    """The text of a line: wide gaps between Han characters are a space of theirs, words of letters are kept apart."""
    if _is_spread(glyphs):
        return "".join(glyph.text for glyph in glyphs if not glyph.text.isspace())
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and not glyph.text.isspace() and not before.text.isspace():
            pieces.append(_between(before, glyph))
        pieces.append(glyph.text)
        before = glyph
    return "".join(pieces)


def _is_spread(glyphs: Sequence[Glyph]) -> bool:
    """True for a line whose characters all stand as far apart, as titles are set: 通　知，规 定."""
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    gaps = [after.left - before.right for before, after in pairwise(seen)]
    size = max((glyph.size for glyph in seen), default=1.0)
    is_han = all(glyph.text >= _FIRST_HAN for glyph in seen)
    return len(gaps) >= 3 and is_han and min(gaps) > 0.2 * size and max(gaps) - min(gaps) < 0.25 * size


def _between(before: Glyph, after: Glyph) -> str:
    gap, size = after.left - before.right, max(before.size, after.size)
    if gap > _WIDE * size:
        return "\u3000" if before.text >= _FIRST_HAN or after.text >= _FIRST_HAN else " "
    is_word = before.text < _FIRST_HAN and after.text < _FIRST_HAN and before.text.isalnum() and after.text.isalnum()
    return " " if is_word and gap > _WORD_GAP * size else ""


# --- columns


def in_reading_order(lines: Sequence[Line], width: float) -> list[Line]:
    """The lines of a page as they are read: of two columns the left one first, between the lines that cross both."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if _crosses(line, gutter):
            ordered += [*left, *right, line]
            left, right = [], []
            continue
        one = tuple(glyph for glyph in line.glyphs if glyph.right <= gutter)
        other = tuple(glyph for glyph in line.glyphs if glyph.right > gutter)
        left += [Line(line.page, row, 1) for row in (_trimmed(list(one)),) if row]
        right += [Line(line.page, row, 2) for row in (_trimmed(list(other)),) if row]
    return [*ordered, *left, *right]


def _crosses(line: Line, gutter: float) -> bool:
    """True for a line with a character over the gutter, or with no gap there."""
    before = max((glyph.right for glyph in line.glyphs if glyph.right <= gutter), default=None)
    after = min((glyph.left for glyph in line.glyphs if glyph.left >= gutter), default=None)
    if any(glyph.left < gutter < glyph.right for glyph in line.glyphs):
        return True
    return before is not None and after is not None and after - before < _LEAST_GUTTER * line.size


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the page is parted in two columns of running text; None for a page of one."""
    if len(lines) < _LEAST_ROWS or not width:
        return None
    edges = {
        round((one.right + other.left) / 2)
        for line in lines
        for one, other in pairwise(line.glyphs)
        if other.left - one.right >= _LEAST_GUTTER * line.size and 0.3 * width < other.left < 0.7 * width
    }
    found = [(_rows_apart(lines, at), -abs(at - width / 2), at) for at in edges]
    rows, _, at = max(found, default=(0, 0.0, 0))
    return float(at) if rows >= _LEAST_ROWS else None


def _rows_apart(lines: Sequence[Line], at: float) -> int:
    """How many rows have both columns, where most rows do not cross and the left column is filled as text is."""
    apart = [line for line in lines if not _crosses(line, at)]
    if len(lines) - len(apart) > _MOST_CROSSING * len(lines):
        return 0
    both = [line for line in apart if line.left < at < line.right]
    ends = [max(glyph.right for glyph in line.glyphs if glyph.right <= at) for line in both]
    starts = [min(glyph.left for glyph in line.glyphs if glyph.right > at) for line in both]
    if not both:
        return 0
    size = both[0].size
    filled = sum(max(ends) - end < 1.5 * size for end in ends)
    aligned = sum(start - min(starts) < 0.6 * size for start in starts)
    wide = max(ends) - min(line.left for line in both) > 10 * size
    return len(both) if wide and min(filled, aligned) >= _FILLED * len(both) else 0
