"""Where text, pictures and lines stand on a page."""

import pytest

from gongwen.verify.pdf_layout import STRUCK, Box, Line, Picture, layout_faults

FIRST, SECOND = Box(100, 300, 700, 16), Box(100, 260, 670, 16)
CELL, BESIDE, BELOW = Box(100, 150, 650, 12), Box(200, 280, 660, 12), Box(200, 280, 640, 12)
ORDER = "文字不在阅读的次序"


@pytest.mark.parametrize(
    ("boxes", "faults"),
    [
        ([FIRST, SECOND], []),
        ([SECOND, FIRST], [ORDER]),
        ([Box(100, 200, 700, 16), Box(200, 300, 700, 16)], []),
        ([Box(200, 300, 700, 16), Box(100, 200, 700, 16)], [ORDER]),
        ([CELL, BESIDE, BELOW], []),  # a cell in the middle of its row, one of two lines at its right
        ([BESIDE, BELOW, CELL], [ORDER]),
        ([CELL, BELOW, BESIDE], [ORDER]),
        ([FIRST, SECOND._replace(aside=True), Box(100, 300, 685, 12)], []),
        ([FIRST, FIRST._replace(left=250, right=400)], ["文字重叠", ORDER]),
        ([FIRST, FIRST._replace(left=299, right=400)], []),
    ],
)
def test_text_is_painted_in_the_order_in_which_it_is_read(boxes: list[Box], faults: list[str]) -> None:
    assert list(layout_faults(boxes, [])) == faults


@pytest.mark.parametrize(
    ("line", "struck"),
    [
        (Line(90, 695, 310, 695), False),  # under the text
        (Line(90, 715, 310, 715), False),
        (Line(90, 705, 310, 705), True),
        (Line(310, 705, 90, 705), True),
        (Line(140, 706, 170, 704), True),
        (Line(200, 600, 200, 800), True),
        (Line(302, 600, 302, 800), False),  # the border of a cell
    ],
)
def test_no_line_goes_through_text(line: Line, struck: bool) -> None:
    assert list(layout_faults([FIRST], [], [line])) == [STRUCK] * struck


def test_a_picture_may_stand_beside_text_and_not_over_it() -> None:
    assert list(layout_faults([FIRST], [Picture(100, 500, 300, 690)])) == []
    assert list(layout_faults([FIRST], [Picture(200, 500, 400, 720)])) == ["图片盖住文字"]
