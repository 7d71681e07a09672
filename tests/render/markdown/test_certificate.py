"""The record of comparison says what it is, and of what was left out what that is."""

from dataclasses import replace

import pytest

from gongwen.model import (
    SOURCE_VARIANT,
    Certified,
    CopyDifference,
    Edition,
    Omitted,
    Particulars,
    SecondCopy,
    Sort,
    Variant,
)
from gongwen.render.markdown.certificate import figures_html
from gongwen.render.markdown.document_pages import document_pages
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

LEFT: dict[Sort, Omitted] = {
    "unplaced": Omitted(3, "网页的其他部分", "六、办理。", sort="unplaced"),
    "furniture": Omitted(4, "网页的其他部分", "站点地图"),
    "marks": Omitted(5, "文件头（YAML）", "a: b", sort="marks"),
    "unseen": Omitted(6, "脚本", "x()", sort="unseen"),
}


def page(*sorts: Sort) -> str:
    document = parse_structure(read_article("灯塔管理办法\n第一条　为了管理灯塔，制定本办法。".encode(), "x.txt"))
    document = replace(document, omitted=tuple(LEFT[sort] for sort in sorts))
    pages = document_pages(Edition("x", SOURCE_VARIANT, document, Particulars()))
    return next(page.text for page in pages if page.path == "x/certificate.md")


def test_only_furniture_is_said_to_be_none_of_the_document() -> None:
    assert "不属于公文" in page("furniture")
    assert "不属于公文" not in page("unplaced", "marks", "unseen")
    assert "像公文的文字" in page("unplaced")


def test_what_has_no_place_stands_first_with_its_words() -> None:
    text = page("furniture", "unseen", "unplaced")

    assert text.index("六、办理。") < text.index("站点地图") < text.index("x()")
    assert "共 5 字" in text.replace("\\", "")


def test_a_page_promises_no_more_than_was_compared() -> None:
    row = (Certified("zh-Hans", "html", 5, 0, 0, 0),)
    copy = SecondCopy("某报", "https://x.example/", "2024-01-03", "0" * 64, (CopyDifference(3, "甲" * 200, "<b>"),))

    assert "一致性" not in page()
    assert "未与发文机关公布的文本核对" in figures_html("zh-Hans", row, "1", "0")
    assert "未与发文机关公布的文本核对" in figures_html("zh-Hans", (), "1", "0")
    assert "&lt;b&gt;" in figures_html("zh-Hans", row, "1", "0", copy)
    assert "甲" * 120 + "……" in figures_html("zh-Hans", row, "1", "0", copy)


@pytest.mark.parametrize(("converted", "said"), [(True, "不表示字形都正确"), (False, "原文的字")])
def test_a_row_says_what_it_was_compared_with(converted: bool, said: str) -> None:
    variant: Variant = "zh-Hans"

    assert said in figures_html(
        variant, (Certified("zh-Hant", "html", 5, 0, 0, 0, converted=converted),), "1", "0" * 64
    )
