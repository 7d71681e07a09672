"""The contents beside the text name run-in headings below their sections, on their own page alone."""

from bs4 import BeautifulSoup

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Span
from gongwen.render.markdown.contents import contents_html, topic_labels

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
    assert topic_labels(EDITION) == {"chp_1__sec_1__p_1__topic_1": "推动转型"}


def test_it_stands_below_its_section() -> None:
    (link,) = BeautifulSoup(contents_html(EDITION, "x/chp_1/", "chp_1"), "html.parser").select("ol ol ol.gw-topics a")

    assert str(link["href"]).endswith("#chp_1__sec_1__p_1__topic_1")
    assert link.text == "推动转型"


def test_other_pages_do_not_name_it() -> None:
    assert "gw-topics" not in contents_html(EDITION, "x/chp_2/", "chp_2")
    assert "gw-topics" not in contents_html(EDITION, "x/", "")
