import pytest

from gongwen.sources.blocks import SourceFigure, SourceParagraph, SourceTable
from gongwen.sources.markdown import read_markdown
from gongwen.sources.plain import read_plain


@pytest.mark.parametrize(
    ("line", "block", "marks"),
    [
        ("## 第一章　总则", SourceParagraph(1, "第一章　总则", heading=2), "##"),
        ("**第一条**　本法", SourceParagraph(1, "第一条　本法"), "****"),
        ("**第一章**", SourceParagraph(1, "第一章", strong=True), "****"),
        ("**甲方案（2026年****）**", SourceParagraph(1, "甲方案（2026年）", strong=True), "********"),
        ("**甲****乙****丙**", SourceParagraph(1, "甲乙丙", strong=True), "************"),
        ("**电话138****1234**", SourceParagraph(1, "**电话138****1234**"), ""),
        ("**甲** 2****乙 **丙**", SourceParagraph(1, "甲 2****乙 丙"), "********"),
        ("> 摘要", SourceParagraph(1, "摘要", quoted=True), ">"),
        ("甲<br>乙", SourceParagraph(1, "甲乙"), "<br>"),
        ("甲&lt;乙", SourceParagraph(1, "甲<乙"), ""),
        ("- 甲", SourceParagraph(1, "- 甲"), ""),
        ("2*3*4", SourceParagraph(1, "2*3*4"), ""),
        ("<!-- 完 -->", None, "<!-- 完 -->"),
        ("---", None, "---"),
        ("#井号", SourceParagraph(1, "#井号"), ""),
    ],
)
def test_lines(line: str, block: SourceParagraph | None, marks: str) -> None:
    reading = read_markdown([line], 1, "x.md")

    assert reading.blocks == ((block,) if block else ())
    assert "".join(o.text for o in reading.omitted) == marks


def test_a_pipe_table_is_data_and_its_bars_are_left_out() -> None:
    reading = read_markdown(["| 条文 | 罪名 |", "|---|---|", "| 第一条 | 甲 |", "后文"], 3, "x.md")

    assert reading.blocks == (
        SourceTable(3, (("条文", "罪名"), ("第一条", "甲")), header_rows=1),
        SourceParagraph(6, "后文"),
    )
    assert [(o.line, o.text) for o in reading.omitted] == [(3, "|||"), (4, "|---|---|"), (5, "|||")]


def test_a_picture() -> None:
    assert read_markdown(["![图](files/a.png)"], 1, "x").blocks == (SourceFigure(1, "files/a.png", "图"),)


def test_plain_text_has_no_markup() -> None:
    assert read_plain(["# 井号", "", "\u3000\u3000| 甲 |", "***"], 1, "x.txt").blocks == (
        SourceParagraph(1, "# 井号"),
        SourceParagraph(3, "| 甲 |"),
        SourceParagraph(4, "***"),
    )
