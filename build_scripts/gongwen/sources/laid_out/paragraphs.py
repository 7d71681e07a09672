"""Lines to paragraphs, as Chinese papers are set: an indent opens one, a short line ends one, a page's end does not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongwen.sources.laid_out.lines import Line
from gongwen.sources.laid_out.page import Picture
from gongwen.sources.laid_out.tables import LaidOutTable

_INDENT = 0.8  # characters: less is a mark that is squeezed or hangs
_LARGER = 1.12  # than the text: a title
_CENTRED = 1.2  # characters between the two margins of a line in the middle
_SLACK = 0.6
_SAME_PLACE = 0.3
_BROKEN = 0.8  # of the room: two lines in the middle that would not have fitted on one
_SPREAD = 1.75  # of the usual pitch
_TITLE_SPREAD = 2.3
_LEAST_SHARE = 0.05
_FEW = 12  # lines
_AGREEMENT = 0.8
_ENDS = "。；：！？…”）;:!?"
_MARK = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[.．、](?!\d)|[①-⑳]|"
    r"第[〇零一二三四五六七八九十百千\d]{1,7}[编章节条]|附件|附：|[（(]此件)"
)
_EVENT = re.compile(r"(?:通过|批准|公布|发布|修正|修订|施行|废止)[）)]?$")
_DAY = re.compile(r"(?:根据|自)?\s*\d{4}年")
_WHOLE_DAY = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_AWAY = 3.0  # characters from the left edge: where no paragraph begins
_CLOSING = "，。、；：！？）》」』”’】〕〉…％%"


@dataclass(frozen=True, slots=True)
class LaidOutParagraph:
    """The text of a paragraph page by page."""

    parts: tuple[tuple[int, str], ...]
    strong: bool = False
    heading: int = 0

    @property
    def page(self) -> int:
        return self.parts[0][0]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the text of a page (a column of it) begins and ends, and how far apart its lines are."""

    left: float
    right: float
    pitch: float


Item = Line | LaidOutTable | Picture
LaidOutBlock = LaidOutParagraph | LaidOutTable | Picture


def paragraphs_of(items: Sequence[Item]) -> list[LaidOutBlock]:
    """The paragraphs of lines, between the tables and pictures, in the order in which they are read."""
    lines = [item for item in items if isinstance(item, Line)]
    body = _body_size(lines)
    frames = _frames(lines, body)
    tagged = _are_tags_true(items, frames, body)
    blocks: list[LaidOutBlock] = []
    open_lines: list[Line] = []
    for item in items:
        if not isinstance(item, Line):
            blocks += [*_closed(open_lines), item]
            open_lines = []
        elif open_lines and _goes_on(open_lines[-1], item, frames, body, tagged=tagged):
            open_lines.append(item)
        else:
            blocks += _closed(open_lines)
            open_lines = [item]
    return [*blocks, *_closed(open_lines)]


def _goes_on(
    before: Line, after: Line, frames: Mapping[tuple[int, int], "_Frame"], body: float, *, tagged: bool
) -> bool:
    if _opens_by_its_words(before, after, frames[before.page, before.column]):
        return False
    if tagged and before.tag and after.tag:
        # A signature and its date are often one paragraph of a file: a line that was broken with room left ends one.
        is_set_apart = _continues(before, after, frames, body) or _is_full(
            before, after, frames[before.page, before.column]
        )
        return before.tag == after.tag and is_set_apart
    return _continues(before, after, frames, body)


def _opens_by_its_words(before: Line, after: Line, frame: "_Frame") -> bool:
    """True for another event of a law, and for the day below a signature: files have both in one paragraph with what
    goes before as often as not."""
    if _EVENT.search(before.text) and _DAY.match(after.text):
        return True
    return _WHOLE_DAY.fullmatch(after.text) is not None and before.left - frame.left > _AWAY * before.size


def _are_tags_true(items: Sequence[Item], frames: Mapping[tuple[int, int], "_Frame"], body: float) -> bool:
    """True where the file's own paragraphs are mostly those that one sees: some programs make one of each line."""
    agree = tagged = 0
    for before, after in pairwise(items):
        if isinstance(before, Line) and isinstance(after, Line) and before.tag and after.tag:
            tagged += 1
            agree += (before.tag == after.tag) == _continues(before, after, frames, body)
    return agree > _AGREEMENT * tagged


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _frames(lines: Sequence[Line], body: float) -> Mapping[tuple[int, int], _Frame]:
    """The frame of each page and column; a page with few lines has that of all."""
    groups: dict[tuple[int, int], list[Line]] = defaultdict(list)
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if abs(line.size - body) < 0.12 * body:
            groups[line.page, line.column].append(line)
            columns[line.column].append(line)
    common = {column: _frame(found, body) for column, found in columns.items()}
    whole = _frame(lines, body)
    frames: dict[tuple[int, int], _Frame] = {}
    for line in lines:
        key = line.page, line.column
        if key not in frames:
            usual = common.get(line.column, whole)
            own = _frame(groups[key], body) if len(groups[key]) >= _FEW else usual
            # A page of short lines has no right edge of its own; one whose text is set elsewhere has.
            same = abs((own.right - own.left) - (usual.right - usual.left)) < body
            frames[key] = own if same else usual
    return frames


def _frame(lines: Sequence[Line], body: float) -> _Frame:
    if not lines:
        return _Frame(0, 1, 2 * body)
    # Of a few lines, two of one length say nothing of the edges; the longest does.
    least = 1 if len(lines) < _FEW else max(2, _LEAST_SHARE * len(lines))
    lefts = Counter(round(line.left / 2) for line in lines)
    rights = Counter(round(line.right / 2) for line in lines)
    left = min((at for at in lefts if _around(lefts, at) >= least), default=min(lefts)) * 2
    right = max((at for at in rights if _around(rights, at) >= least), default=max(rights)) * 2
    pitches = Counter(
        round(after.baseline - before.baseline)
        for before, after in pairwise(lines)
        if before.page == after.page and before.column == after.column and after.baseline > before.baseline
    )
    return _Frame(left, max(right, left + body), pitches.most_common(1)[0][0] if pitches else 2 * body)


def _around(counts: Counter[int], at: int) -> int:
    return counts[at - 1] + counts[at] + counts[at + 1]


def _continues(before: Line, after: Line, frames: Mapping[tuple[int, int], _Frame], body: float) -> bool:
    """True where a line goes on with the paragraph of the line before."""
    if abs(before.size - after.size) > 0.12 * max(before.size, after.size):
        return False
    frame, next_frame = frames[before.page, before.column], frames[after.page, after.column]
    together = before.page == after.page and before.column == after.column
    pitch = after.baseline - before.baseline if together else 0.0
    if min(before.size, after.size) > _LARGER * body:
        return together and pitch <= _TITLE_SPREAD * before.size and before.bold == after.bold
    if _is_centred(before, frame) and _is_centred(after, next_frame):
        return together and pitch <= _SPREAD * frame.pitch and _is_wide(before, after, frame)
    if pitch > _SPREAD * frame.pitch or (together and pitch <= 0) or not _is_full(before, after, frame):
        return False
    indent = after.left - next_frame.left
    ended = before.text[-1] in _ENDS or (before.bold and not after.bold)
    opens = _MARK.match(after.text) is not None
    if indent <= _INDENT * after.size:
        return not (ended and opens)
    hangs = abs((before.left - frame.left) - indent) <= _INDENT * after.size or _hangs_from_its_mark(before, after)
    return hangs and not ended and not opens


def _hangs_from_its_mark(before: Line, after: Line) -> bool:
    """True below a line whose number stands out to the left, for one that begins where the words behind it do."""
    mark = _MARK.match(before.text)
    behind = before.glyphs[1 : mark.end() + 2] if mark else ()
    return any(abs(glyph.left - after.left) <= _SAME_PLACE * after.size for glyph in behind)


def _is_centred(line: Line, frame: _Frame) -> bool:
    """True for a line in the middle, with room on either side."""
    before, after = line.left - frame.left, frame.right - line.right
    return min(before, after) >= _CENTRED * line.size and abs(before - after) <= _CENTRED * line.size


def _is_wide(before: Line, after: Line, frame: _Frame) -> bool:
    """True for a line in the middle that was broken for want of room."""
    both = before.right - before.left + after.right - after.left
    return both >= _BROKEN * (frame.right - frame.left) and before.text[-1] not in _ENDS


def _is_full(before: Line, after: Line, frame: _Frame) -> bool:
    """True for a line into which the first word of the next did not fit."""
    return frame.right - before.right < _first_word(after) + _SLACK * before.size


def _first_word(line: Line) -> float:
    """How much room the line's beginning takes that no line may end within."""
    first = line.glyphs[0]
    end = first.right
    for before, glyph in pairwise(line.glyphs):
        is_word = before.text.isascii() and glyph.text.isascii() and not glyph.text.isspace()
        if not (is_word or glyph.text in _CLOSING) or glyph.left - before.right > 0.5 * line.size:
            break
        end = glyph.right
    return min(end - first.left, 12 * line.size)


def _closed(lines: Sequence[Line]) -> Iterator[LaidOutParagraph]:
    if not lines:
        return
    parts: list[tuple[int, str]] = []
    for line in lines:
        if parts and parts[-1][0] == line.page:
            parts[-1] = (line.page, joined(parts[-1][1], line.text))
        elif parts:
            parts.append((line.page, _glue(parts[-1][1], line.text) + line.text))
        else:
            parts.append((line.page, line.text))
    levels = {line.heading for line in lines}
    yield LaidOutParagraph(tuple(parts), all(line.bold for line in lines), levels.pop() if len(levels) == 1 else 0)


def joined(before: str, after: str) -> str:
    """Two lines of a paragraph as one."""
    return before + _glue(before, after) + after


def _glue(before: str, after: str) -> str:
    """The space that a line's end stands for: between two words of letters."""
    return (
        " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalnum() else ""
    )
