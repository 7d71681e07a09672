"""The head that a collector wrote is no text: its values are fields, its lines are left out; nothing else is."""

import pytest

from gongwen.sources.article import read_article
from gongwen.sources.blocks import SourceParagraph


def read(text: str, name: str = "x.md") -> tuple[list[str], dict[str, str], list[str]]:
    """The paragraphs, the fields, and what was left out as a head."""
    article = read_article(text.encode(), name)
    paragraphs = [block.text for block in article.blocks if isinstance(block, SourceParagraph)]
    heads = [left.text for left in article.omitted if left.what == "抓取说明"]
    return paragraphs, {field.name: field.value for field in article.fields}, heads


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_the_head_of_a_reader_of_pages(name: str) -> None:
    head = "Title: 某局关于某事的通知 - 某市\n\nURL Source: https://example.org/a\n\nPublished Time: 2025-01-02\n\n"
    paragraphs, fields, heads = read(f"{head}Markdown Content:\n某局关于某事的通知\n各区：", name)

    assert paragraphs == ["某局关于某事的通知", "各区："]
    assert fields == {"page_title": "某局关于某事的通知 - 某市", "published": "2025-01-02"}
    assert len(heads) == 4


@pytest.mark.parametrize(
    "entries",
    [
        "标题：某某纪要\n来源：某市政府\n发布日期：2024-12-09\n",
        "【标题】某某纪要\n【来源】某市政府\n【发布日期】2024-12-09\n\n正文：\n",
        "**标题**：某某纪要\n\n**来源：**某市政府\n\n**发布日期**: 2024-12-09\n\n---\n",
        "- 标 题: 某某纪要\n- 网址: https://example.org\n- 发布日期: 2024-12-09\n",
        "> 标题：某某纪要\n> 抓取时间：2025-04-03\n> 发布日期：2024-12-09\n",
    ],
)
def test_a_head_with_chinese_keys(entries: str) -> None:
    paragraphs, fields, heads = read(f"{entries}\n某某纪要\n会议听取汇报。")

    assert paragraphs == ["某某纪要", "会议听取汇报。"]
    assert fields["published"] == "2024-12-09"
    assert len(heads) >= 3


def test_a_headline_may_hold_a_sentence_and_the_list_a_heading() -> None:
    head = "Title: 好消息！快来办理。马上 - 某市\nURL Source: https://example.org/a\nMarkdown Content:\n"
    assert read(f"{head}某局通知")[0] == ["某局通知"]

    listed = (
        "### 基本信息\n\n- **文档类型**：政策\n- **原文链接**：https://example.org\n- **文件编号**：某水〔2024〕3号\n\n"
    )
    paragraphs, fields, _ = read(f"{listed}某局关于巡河的意见\n各区：")
    assert paragraphs == ["某局关于巡河的意见", "各区："]
    assert fields == {"number": "某水〔2024〕3号"}


def test_a_heading_of_that_name_within_a_text_stays() -> None:
    assert read("某局关于巡河的意见\n基本信息\n本河长三千米。\n来源：雪山")[0][:2] == ["某局关于巡河的意见", "基本信息"]


def test_the_law_database_of_taiwan_says_when_the_version_was_made() -> None:
    paragraphs, fields, _ = read(
        "法規名稱：某館組織法\n修正日期：民國 101 年 02 月 03 日\n法規類別：行政\n第 1 條\n某事。", "x.txt"
    )

    assert paragraphs == ["第 1 條", "某事。"]
    assert fields == {"title": "某館組織法", "issued": "民國 101 年 02 月 03 日"}


def test_a_head_below_the_title() -> None:
    paragraphs, fields, heads = read("# 某县关于加固的函\n\n- 文种：函\n- 文号：某函〔2024〕9号\n\n某市教育局：")

    assert paragraphs == ["某县关于加固的函", "某市教育局："]
    assert fields == {"number": "某函〔2024〕9号"}
    assert heads == ["- 文种：函", "- 文号：某函〔2024〕9号"]


@pytest.mark.parametrize(
    "text",
    [
        "# 某规定\n第一条 标明下列各项：\nTitle: 标题；\nURL Source: 地址。",
        "发文机关：某局\n成文日期：2024年1月1日\n标题：某通知\n某通知",  # no collector's key: the page's own table
        "标题：某通知\n来源：详见附件。另见正文。\n某通知",
        "某局：\n来源：本局\n现函复如下。",
        "主旨：某事\n說明：某某",
        "来源：某市政府\n某某纪要",  # one line is no head
    ],
)
def test_what_is_no_head_is_text(text: str) -> None:
    assert read(text)[2] == []


def test_the_line_numbers_of_the_text_stay() -> None:
    article = read_article("# 题\n- 文种：函\n- 来源：网\n\n甲。".encode(), "x.md")

    assert [block.line for block in article.blocks] == [1, 5]


def test_a_head_that_ends_in_a_rule_is_one_whatever_its_keys() -> None:
    head = "标题: 某局的通告\n发布时间: 2024-12-30\n链接: https://a.org\n本地目录: a/某局的通告\n图片详见 links.tsv\n"
    paragraphs, fields, heads = read(f"{head}==== 正文 ====\n为了某事，通告如下。")
    without, _, _ = read(f"{head}为了某事，通告如下。")

    assert paragraphs == ["为了某事，通告如下。"]
    assert (fields["title"], fields["published"]) == ("某局的通告", "2024-12-30")
    assert heads[-2:] == ["图片详见 links.tsv", "==== 正文 ===="]
    assert without[0] == "本地目录: a/某局的通告"
