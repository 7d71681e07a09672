"""Where text and pictures stand on a page of a PDF: nothing over the text, and the text in the order it is read in."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SAME_LINE = 0.4  # of a character: text whose base lines are nearer stands on one line
_SLACK = 0.6  # of a character that text on one line may reach into its neighbour


STRUCK = "线穿过文字"


class Box(NamedTuple):
    """Where some text stands on a page, in points from its lower left corner; `aside`: as an artifact."""

    left: float
    right: float
    base: float
    size: float
    aside: bool = False


class Picture(NamedTuple):
    """The edges of a picture."""

    left: float
    low: float
    right: float
    high: float


class Line(NamedTuple):
    """A stroke from one point to another."""

    left: float
    low: float
    right: float
    high: float


def layout_faults(boxes: Sequence[Box], pictures: Sequence[Picture], lines: Sequence[Line] = ()) -> Iterator[str]:
    """What is wrong with the places of texts, which come as they are painted, of pictures and lines."""
    if _overlap(boxes):
        yield "文字重叠"
    if any(_covers(picture, box) for picture in pictures for box in boxes):
        yield "图片盖住文字"
    if any(_strikes(line, box) for line in lines for box in boxes):
        yield STRUCK
    if _turns_back([box for box in boxes if not box.aside]):
        yield "文字不在阅读的次序"


def _overlap(boxes: Sequence[Box]) -> bool:
    boxes = sorted(boxes, key=lambda box: (box.base, box.left))
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other.base - box.base > _SAME_LINE * min(box.size, other.size):
                break
            reach = min(box.right, other.right) - max(box.left, other.left)
            if reach > _SLACK * min(box.size, other.size):
                return True
    return False


def _covers(picture: Picture, box: Box) -> bool:
    beside = box.left >= picture.right - 1 or box.right <= picture.left + 1
    return not beside and picture.low + 1 < box.base + box.size / 3 < picture.high - 1


def _strikes(line: Line, box: Box) -> bool:
    """True for a line through the characters; one below or above them is a border."""
    left, right = sorted((line.left, line.right))
    low, high = sorted((line.low, line.high))
    near = box.size * _SLACK
    across = min(right, box.right - near / 2) - max(left, box.left + near / 2)
    return across >= 0 and low < box.base + box.size * 0.7 and high > box.base


def _turns_back(boxes: Sequence[Box]) -> bool:
    """True where a text stands on or above the line of an earlier one and does not begin at its right: readers go from
    left to right and down, in a table's row from cell to cell."""
    lowest = float("inf")
    for number, box in enumerate(boxes):
        if box.base > lowest - _SAME_LINE * box.size:
            for earlier in reversed(boxes[:number]):
                near = _SAME_LINE * min(box.size, earlier.size)
                if earlier.base < box.base + near and earlier.right > box.left + _SLACK * box.size:
                    return True
        lowest = min(lowest, box.base)
    return False
