"""Words of phrases.tsv found by the round trip over the regions' text, and words across whose border they lie."""

from pathlib import Path

import pytest

from gongwen.model import Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases

PHRASES = Path(__file__).parents[2] / "docs" / "conversion" / "phrases.tsv"
ROWS = parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv")


@pytest.mark.parametrize(
    ("variant", "source", "answer"),
    [
        ("zh-Hant-TW", "函复、申复、此复", "函復、申復、此覆"),
        ("zh-Hant-TW", "增雇员工与雇员", "增僱員工與雇員"),
        ("zh-Hant-TW", "会计年度采历年制，历年制定", "會計年度採曆年制，歷年制定"),
        ("zh-Hant", "校历年制", "校曆年制"),
        ("zh-Hant", "如此复杂。此复", "如此複雜。此覆"),
        ("zh-Hant", "因此复课", "因此復課"),
        ("zh-Hant-HK", "据此复核", "據此覆核"),
        ("zh-Hant", "被发现、被发左衽", "被發現、被髮左衽"),
        ("zh-Hant", "对俄制裁与俄制武器", "對俄制裁與俄製武器"),
        ("zh-Hant", "梁子健、高粱子粒", "梁子健、高粱子粒"),
        ("zh-Hant", "获赞无数，获赞助", "獲讚無數，獲贊助"),
        ("zh-Hant", "相关系（所）的相关系数", "相關系（所）的相關係數"),
        ("zh-Hant-HK", "数家店铺", "數家店舖"),
        ("zh-Hant-HK", "蒙在鼓里、蒙面", "蒙在鼓裏、蒙面"),
        ("zh-Hant", "按日制作、按日制定", "按日製作、按日制定"),
        ("zh-Hant", "成绩考核准用本办法，考核准予", "成績考核準用本辦法，考核准予"),
        ("zh-Hant", "化制场、文化制度", "化製場、文化制度"),
        ("zh-Hant", "填制说明、检测制度", "填製說明、檢測制度"),
        ("zh-Hant", "机关注记、机关注意", "機關註記、機關注意"),
        ("zh-Hant", "抢注商标", "搶註商標"),
        ("zh-Hant", "由建华发信，早生华发", "由建華發信，早生華髮"),
    ],
)
def test_a_word_holds_and_gives_way_at_its_border(variant: Variant, source: str, answer: str) -> None:
    assert Converter(variant, ROWS).convert(source) == answer
