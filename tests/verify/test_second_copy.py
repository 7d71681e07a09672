"""A second copy is compared with the text of the source: differences are told with both, what is around is not."""

import pytest

from gongwen.model import CopyDifference, Omitted
from gongwen.verify.second_copy import compare_copies

TEXT = "<p>灯塔管理办法</p>\n<p>第一条　灯塔每年检修一次。</p>\n<p>第二条　本办法自2024年5月1日起施行。</p>"


def differences(other: str, source: str = TEXT, omitted: tuple[Omitted, ...] = ()) -> list[CopyDifference]:
    return list(compare_copies(source.encode(), "source.html", omitted, other.encode(), "witness.html"))


def test_a_copy_in_another_form_agrees() -> None:
    assert differences("灯塔管理办法\n第一条 灯塔每年检修一次。\n第二条 本办法自 2024 年 5 月 1 日起施行。") == []


def test_what_a_page_says_around_the_text_is_not_compared() -> None:
    assert differences(f"<div>首页 公报</div>{TEXT}<div>版权所有</div>") == []
    navigation = (Omitted(1, "网页的其他部分", "首页"),)
    assert differences(TEXT, f"<div>首页</div>{TEXT}", navigation) == []


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        (TEXT.replace("一次", "两次"), [CopyDifference(2, "一", "两")]),
        (TEXT.replace("每年", ""), [CopyDifference(2, "每年", "")]),
        (TEXT.replace("检修", "检查维修"), [CopyDifference(2, "", "查维")]),
        (TEXT.replace("施行。", "施行"), [CopyDifference(3, "。", "")]),
    ],
)
def test_a_difference_is_told_with_both_texts_and_its_line(theirs: str, found: list[CopyDifference]) -> None:
    assert differences(f"<div>首页</div>{theirs}<div>版权所有</div>") == found


def test_another_text_is_one_difference() -> None:
    (found,) = differences("<p>另一件事。</p>")

    assert found.ours.startswith("灯塔管理办法") and found.ours.endswith("施行。") and found.theirs == ""
