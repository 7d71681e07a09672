"""The structure picture: bars as long as the text, made of linked sections."""

from bs4 import BeautifulSoup, Tag
from tests.render.laid_out import page_of

from gongwen.model import Division, Document, Edition, Kind, Metadata, Paragraph, Part, Particulars


def chapter(number: int, *lengths: int, kind: Kind = "chapter") -> Division:
    eid = f"chp_{number}"
    sections = tuple(
        Division(
            f"{eid}__sec_{n}", "section", 1, "（一）", "甲乙", (Paragraph(f"{eid}__sec_{n}__p_1", 1, "文" * length),)
        )
        for n, length in enumerate(lengths, 1)
    )
    return Division(eid, kind, 1, f"{number}、", "<题>", (), sections)


def picture(*chapters: Division) -> BeautifulSoup:
    document = Document("source.html", "", Part("", "main", Metadata(), divisions=chapters))
    edition = Edition("x", "zh-Hans", document, Particulars())
    return BeautifulSoup(str(page_of(edition).select_one(".gw-lengths > .gw-picture")), "html.parser")


def width(link: Tag) -> float:
    return float(str(link.rect["width"])) if link.rect else 0.0


def test_every_section_is_a_link_as_long_as_its_text() -> None:
    links = picture(chapter(1, 95, 195), chapter(2, 45)).select("a")

    assert [a["href"] for a in links] == [
        "chp_1/#chp_1", "chp_1/#chp_1__sec_1", "chp_1/#chp_1__sec_2", "chp_2/#chp_2", "chp_2/#chp_2__sec_1",
    ]  # fmt: skip
    assert abs((width(links[2]) + 1) / (width(links[1]) + 1) - 2) < 0.01
    assert links[1].title is not None and links[1].title.text == "（一）甲乙，100 字"


def test_it_is_named_and_has_no_inline_style() -> None:
    page = picture(chapter(1, 10), chapter(2, 10))

    assert page.svg is not None
    assert all(page.find(id=eid) for eid in str(page.svg["aria-labelledby"]).split())
    assert not page.select("[style], style, script")


def test_where_there_is_nothing_to_compare_there_is_none() -> None:
    assert not picture(chapter(1, 10)).svg
    assert not picture(chapter(1, 10, kind="article"), chapter(2, 10, kind="article")).svg
    assert not picture().svg
