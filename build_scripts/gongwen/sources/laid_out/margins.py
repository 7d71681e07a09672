"""What a page shows that is none of its text: page numbers, running heads, marks below the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongwen.sources.laid_out.lines import Line
from gongwen.sources.laid_out.page import LaidOutPage
from gongwen.text.numerals import chinese_number

_NUMBER = re.compile(
    r"[—–―－\-·•.．\s]*(?:第\s*)?(?P<number>\d{1,4}|[〇一二三四五六七八九十百]{1,5}|[ivxlcIVXLC]{1,7})\s*(?:页)?"
    r"(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[—–―－\-·•.．\s]*"
)
_HAN_NUMBER = re.compile(r"[一二三四五六七八九]?十?[一二三四五六七八九]?")
_FEW = 2  # pages that cannot bear each other out
_DIGITS = re.compile(r"\d+")
_BAND = 0.13  # of a page's height, above and below
_NEAR = 4.0
_LEAST_REPEATS = 3
_SHARE = 0.4
_SPACED = 1.5  # sizes between a page number and the text above it


@dataclass(frozen=True, slots=True)
class Omission:
    """What a page shows beside its text, and what it is."""

    page: int
    what: str
    text: str


def running(pages: Sequence[LaidOutPage], lines: Mapping[int, Sequence[Line]]) -> dict[int, str]:
    """What each line that is no text is, by its identity: a page number, a head or foot that runs through pages."""
    found: dict[int, str] = {}
    edges = [(page, line, depth) for page in pages for line, depth in _edge_lines(page, lines[page.number])]
    found |= {id(line): "页码" for line in _page_numbers(edges, lines, len(pages))}
    seen: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for page, line, _ in edges:
        if id(line) not in found:
            key = (_DIGITS.sub("#", line.text.replace(" ", "").replace("\u3000", "")), line.baseline < page.height / 2)
            seen[key].append(line)
    least = max(_LEAST_REPEATS, min(_SHARE * len(pages), 8))
    for key, met in seen.items():
        level = Counter(round(line.baseline / _NEAR) for line in met)
        usual = level.most_common(1)[0][0]
        same = [line for line in met if abs(line.baseline / _NEAR - usual) <= 1.5]
        if len({line.page for line in same}) >= least:
            found |= {id(line): "页眉" if key[1] else "页脚" for line in same}
    return found


def _page_numbers(
    edges: Sequence[tuple[LaidOutPage, Line, int]], lines: Mapping[int, Sequence[Line]], count: int
) -> Iterator[Line]:
    """The outermost lines that are numbers and count with the pages; a lone 8 of the text does not."""
    numbers = [
        (line, match["number"])
        for _, line, depth in edges
        if depth == 0 and (match := _NUMBER.fullmatch(line.text)) and _stands_apart(line, lines[line.page])
    ]
    steps = Counter(value - line.page for line, number in numbers if (value := _value(number)) is not None)
    least = 1 if count <= _FEW else max(2, _SHARE * count / 2)
    for line, number in numbers:
        value = _value(number)
        if value is None or (count <= _FEW and line.text.strip() != number) or steps[value - line.page] >= least:
            yield line


def _value(number: str) -> int | None:
    """What a page's number counts; None for those in letters."""
    if number.isdigit():
        return int(number)
    return chinese_number(number) if _HAN_NUMBER.fullmatch(number) else None


def _edge_lines(page: LaidOutPage, lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """The two outermost lines of either edge with how many stand outside them, where they stand in the margin."""
    for group, is_top in ((lines[:2], True), (lines[-2:][::-1], False)):
        for depth, line in enumerate(group):
            at = line.baseline / page.height if page.height else 0.5
            if at < _BAND if is_top else at > 1 - _BAND:
                yield line, depth


def _stands_apart(line: Line, lines: Sequence[Line]) -> bool:
    """True for a line farther from its neighbour than lines of text are from one another."""
    others = [other for other in lines if other is not line]
    if not others:
        return False
    gap = min(abs(other.baseline - line.baseline) for other in others)
    pitches = sorted(b.baseline - a.baseline for a, b in pairwise(others) if b.baseline > a.baseline)
    usual = pitches[len(pitches) // 2] if pitches else 2 * line.size
    return gap > _SPACED * line.size and (gap >= 0.98 * usual or not line.text.strip().isdigit())


def asides(page: LaidOutPage) -> Iterator[Omission]:
    """What the file itself says is no text, or that nobody sees, a line of each."""
    names = {"artifact": "页面装饰（页码、页眉）", "watermark": "斜排的文字（水印）", "unseen": "看不见的文字"}
    for kind, name in names.items():
        rows: list[list[str]] = []
        last: float | None = None
        for glyph in page.glyphs:
            if glyph.aside != kind:
                continue
            if last is None or (kind != "watermark" and abs(glyph.baseline - last) > glyph.size / 2):
                rows.append([])
            rows[-1].append(glyph.text)
            last = glyph.baseline
        for row in rows:
            if text := "".join(row).strip():
                yield Omission(page.number, name, text)
