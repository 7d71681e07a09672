"""The contents beside the text name run-in headings below their sections, on their own page alone."""

from dataclasses import replace

from tests.render.laid_out import page_of

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Span
from gongwen.render.markdown.index import index_edition

BLOCK = Paragraph("chp_1__sec_1__p_1", 2, "推动转型。加快构建监测体系，推动发展。")


def chapter(number: int, *blocks: Paragraph) -> Division:
    section = Division(f"chp_{number}__sec_1", "section", 2, "（一）", "管理。", blocks)
    return Division(f"chp_{number}", "chapter", 1, "一、", "总体", (), (section,))


CHAPTERS = (chapter(1, BLOCK), chapter(2))
EDITION = Edition(
    "x",
    "zh-Hans",
    Document("source.html", "", Part("", "main", Metadata(title="意见"), divisions=CHAPTERS)),
    Particulars(),
    spans=(Span(BLOCK.eid, 0, 5, "topic", f"{BLOCK.eid}__topic_1"),),
)


def test_a_run_in_heading_is_named_without_its_stop() -> None:
    heads = (("chp_1__sec_1__p_1__topic_1", "推动转型"),)

    assert index_edition(EDITION).topics == {"chp_1": heads, "chp_1__sec_1": heads}


def test_it_stands_below_its_section() -> None:
    (link,) = page_of(EDITION, "chp_1").select(".gw-contents ol ol ol.gw-topics a")

    assert str(link["href"]).endswith("#chp_1__sec_1__p_1__topic_1")
    assert link.text == "推动转型"


def test_other_pages_do_not_name_it() -> None:
    assert page_of(EDITION, "chp_2").select(".gw-topics") == page_of(EDITION).select(".gw-topics") == []


def links(edition: Edition, name: str, selector: str) -> list[tuple[str, str]]:
    return [(link.text, str(link["href"])) for link in page_of(edition, name).select(selector)]


def test_on_the_whole_text_they_lead_to_places_on_it() -> None:
    found = links(EDITION, "full", ".gw-contents > ol > li > a")

    assert ("一、总体", "#chp_1") in found
    assert ("一、总体", "#chp_2") in found
    assert ("概览", "../") in found


def test_where_all_text_is_one_page_the_whole_text_s_contents_name_its_articles() -> None:
    articles = tuple(
        Division(f"art_{n}", "article", n, f"第{mark}条", "", (Paragraph(f"art_{n}__p_1", n, "甲。"),))
        for n, mark in enumerate("一二", 1)
    )
    part = Part("", "main", Metadata(title="条例"), divisions=articles)
    law = Edition("x", "zh-Hans", Document("source.html", "", part), Particulars())

    assert links(law, "full", ".gw-contents ol ol a") == [("第一条", "#art_1"), ("第二条", "#art_2")]
    names = [text for text, _ in links(law, "text", ".gw-steps a")]
    assert names == ["← 上一页 概览"]


def test_a_step_to_a_chapter_says_so_and_one_to_another_page_does_not() -> None:
    second = replace(CHAPTERS[1], number="第二章")
    part = replace(EDITION.document.main, divisions=(CHAPTERS[0], second))
    law = replace(EDITION, document=replace(EDITION.document, main=part))
    names = [text for text, _ in links(law, "chp_1", ".gw-steps a")]

    assert names == ["← 上一页 概览", "→ 下一章 第二章\u3000总体"]
    assert [text for text, _ in links(law, "chp_2", ".gw-steps a")] == ["← 上一部分 一、总体"]
