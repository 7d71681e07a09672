"""The home page with one document and with hundreds; the pages behind it; what is newest."""

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from tests.render.laid_out import laid_out

from gongwen.model import (
    AnchoredNote,
    Document,
    Edition,
    Metadata,
    Note,
    Paragraph,
    Part,
    Particulars,
    Target,
    TextQuoteSelector,
)
from gongwen.render.brief import brief_of
from gongwen.render.library_shards import library_shards
from gongwen.render.markdown.home import HandPage, home_page
from gongwen.render.markdown.library_list import FEW, LARGE, PAGE, newest_first
from gongwen.render.markdown.library_pages import library_pages

INTRO = HandPage("index", "公文库", "这里有公文。")
HOSTILE = '"><script>alert(1)</script>|`*'


def document(
    slug: str,
    date: str | None = "2022-06-06",
    *,
    title: str = "意见",
    issuers: tuple[str, ...] = ("国务院",),
    doc_type: str | None = "意见",
    number: str | None = None,
    topics: tuple[str, ...] = (),
) -> Edition:
    values = Metadata(title=title, number=number, doc_type=doc_type, issuers=issuers, date=date)
    part = Part("", "main", values, preamble=(Paragraph("preamble__p_1", 1, "文"),))
    return Edition(slug, "zh-Hans", Document("source.txt", "", part), Particulars(topics=topics))


def many(number: int) -> tuple[Edition, ...]:
    """Documents of three years, two issuers, one kind."""
    return tuple(
        document(f"d-{n:03}", f"{2020 + n % 3}-01-{n % 28 + 1:02}", issuers=("国务院" if n % 4 else "民政部",))
        for n in range(number)
    )


def home(*editions: Edition) -> BeautifulSoup:
    return laid_out(home_page("zh-Hans", INTRO, tuple(map(brief_of, editions))))


def pages(*editions: Edition) -> dict[str, BeautifulSoup]:
    return {
        page.path: laid_out(page)
        for page in library_pages("zh-Hans", [brief_of(edition).listed for edition in editions])
    }


def test_without_a_document_it_says_so() -> None:
    assert "还没有公文。" in home().text and pages() == {}


def test_with_one_document_there_are_its_contents_and_nothing_to_choose() -> None:
    page = home(document("a", title="意见 - 全文"))

    assert [a["href"] for a in page.select(".gw-library-list h3 a")] == ["a/"]
    assert [(a["href"], a.text) for a in page.select(".gw-library-pages a")] == [
        ("a/text/", "正文"),
        ("a/full/", "全文"),
    ]
    assert page.select("form, .gw-library-ways, button, .gw-years") == []
    assert pages(document("a")) == {}
    assert home(document("a"), document("b")).select(".gw-library-pages") == []


def test_documents_stand_before_what_is_said_of_the_library() -> None:
    said = home(document("a"), document("b")).get_text()

    assert said.index("意见") < said.index("这里有公文。")


def test_the_newest_stands_first_and_what_has_no_date_last() -> None:
    page = home(document("old", "1999-01-01"), document("undated", None), document("new"), document("b"), document("a"))

    assert [a["href"] for a in page.select(".gw-library-list h3 a")] == ["a/", "b/", "new/", "old/", "undated/"]


def test_with_hundreds_the_form_offers_what_tells_them_apart() -> None:
    page = home(*many(200))
    fields = {str(s["name"]): [o.text for o in s.select("option")] for s in page.select(".gw-library-form select")}

    assert list(fields) == ["issuers", "years", "sort"]  # one kind, no topics: nothing to choose
    assert fields["issuers"] == ["全部", "国务院（150）", "民政部（50）"]
    assert fields["years"] == ["全部", "2022（66）", "2021（67）", "2020（67）"]
    assert len(page.select(".gw-library-list > li")) == 200
    assert page.select(".gw-library-more[hidden]")
    item = page.select_one(".gw-library-list > li")
    assert item is not None and item.attrs.keys() >= {"data-issuers", "data-years", "data-kinds", "data-date"}


@pytest.mark.parametrize(("number", "form", "more"), [(FEW, 0, 0), (FEW + 1, 1, 0), (PAGE + 1, 1, 1)])
def test_what_a_growing_library_gets(number: int, form: int, more: int) -> None:
    page = home(*many(number))

    assert (len(page.select("form")), len(page.select(".gw-library-more"))) == (form, more)


def test_the_pages_behind_it_hold_every_document_under_each_of_its_values() -> None:
    two = document("two", issuers=("国务院", "民政部"), doc_type="条例", topics=("数据",))
    found = pages(*many(30), two, document("none", None, issuers=(), doc_type=None))

    assert list(found) == [f"library/{name}.md" for name in ("issuers", "years", "kinds", "topics")]
    issuers = found["library/issuers.md"]
    assert [h.get_text(" ", strip=True) for h in issuers.select("h2")] == [
        "国务院 共 23 件",
        "民政部 共 9 件",
        "未载明 共 1 件",
    ]
    assert len(issuers.select('a[href="../../two/"]')) == 2
    for page in found.values():
        slugs = {a["href"] for a in page.select(".gw-library-list h3 a")}
        assert len(slugs) == 32
        for link in page.select(".gw-library-index a"):
            assert page.find(id=str(link["href"])[1:]) is not None
        assert len(page.select(".gw-library-ways [aria-current=page]")) == 1


# --- more documents than a page holds


def test_the_home_page_of_a_large_library_shows_the_newest_and_names_the_scripts_that_have_all() -> None:
    page = home(*many(LARGE + 1))
    listed = page.select_one(".gw-library-list")

    assert listed is not None and len(listed.select("li")) == PAGE
    assert (listed["data-total"], listed["data-shards"]) == ("201", "2022 2021 2020")
    small = home(*many(LARGE)).select_one(".gw-library-list")
    assert small is not None and small.attrs.keys() == {"class"} and len(small.select("li")) == LARGE
    assert [a["href"] for a in page.select(".gw-years tbody a")] == [
        "library/years/2022/#years-1",
        "library/years/2021/#years-2",
        "library/years/2020/#years-3",
    ]


@pytest.mark.parametrize(("number", "shown"), [(LARGE - 1, 2), (LARGE, 1)])
def test_a_large_library_shows_the_targets_of_the_documents_that_it_lists(number: int, shown: int) -> None:
    target = (Target("preamble__p_1", "到2035年", 2035, "到2035年，基本建成。"),)
    old, *rest = many(number)
    page = home(replace(document("new", "2024-01-01"), targets=target), replace(old, targets=target), *rest)

    assert len(page.select(".gw-targets li")) == shown


def test_the_years_of_a_large_library_have_a_page_each_or_more() -> None:
    found = pages(*many(LARGE + 1), *(document(f"x-{n}", "2020-01-01") for n in range(LARGE)), document("none", None))
    years = [path for path in found if path.startswith("library/years")]

    assert years == [f"library/years{name}.md" for name in ("", "/2022", "/2021", "/2020", "/2020-2", "/none")]
    counts = [len(found[path].select(".gw-library-item")) for path in years]
    assert counts == [0, 67, 67, LARGE, 67, 1]
    assert [(a["href"], a.text) for a in found["library/years.md"].select(".gw-library-index a")] == [
        ("2022/#years-1", "2022"),
        ("2021/#years-2", "2021"),
        ("2020/#years-3", "2020"),
        ("none/#years-4", "未载明"),
    ]
    assert found["library/years/2020.md"].select_one("#years-3") is not None
    assert [(a["href"], a.text) for a in found["library/years/2020.md"].select("section ~ nav a")] == [
        ("../2021/", "上一页"),
        ("../2020-2/", "下一页"),
    ]


def test_other_groups_stand_one_after_another_on_pages_that_are_full() -> None:
    """A group that a page has no room for goes on, on the next."""
    found = pages(*many(2 * LARGE + 1))
    issuers = {path: page for path, page in found.items() if path.startswith("library/issuers")}

    assert list(issuers) == ["library/issuers.md", "library/issuers/2.md", "library/issuers/3.md"]
    assert [len(page.select(".gw-library-item")) for page in issuers.values()] == [LARGE, LARGE, 1]
    assert [[h["id"] for h in page.select("h2")] for page in issuers.values()] == [
        ["issuers-1"],
        ["issuers-1", "issuers-2"],
        ["issuers-2"],
    ]
    links = [(a["href"], a.text) for a in issuers["library/issuers.md"].select(".gw-library-index a")]
    assert links == [("#issuers-1", "国务院"), ("2/#issuers-2", "民政部")]
    assert issuers["library/issuers/2.md"].select(".gw-library-index") == []
    slugs = {a["href"] for page in issuers.values() for a in page.select("h3 a")}
    assert len({str(slug).rsplit("/", 2)[1] for slug in slugs}) == 2 * LARGE + 1


def test_a_script_a_year_has_what_the_form_looks_at() -> None:
    editions = (*many(LARGE), document("a", "1999-05-05", number="国发〔1999〕1号"), document("none", None))
    shards = {page.path: page.text for page in library_shards("zh-Hans", [brief_of(one).listed for one in editions])}
    rows = json.loads(shards["library/years/1999.js"].removeprefix('gongwenLibrary("1999", ').removesuffix(");\n"))

    assert list(shards) == [f"library/years/{name}.js" for name in ("2022", "2021", "2020", "1999", "none")]
    ((title, link, facts, standing, data),) = rows
    assert (title, link, facts) == ("意见", "a/", ["国发〔1999〕1号", "国务院", "1999-05-05"])
    assert [mark["words"] for mark in standing] == ["效力：本库未注明"]
    assert dict(data)["number"] == "国发〔1999〕1号" and dict(data)["years"] == "1999"
    assert list(library_shards("zh-Hans", [brief_of(one).listed for one in many(LARGE)])) == []


def test_the_scripts_of_the_years_are_in_the_order_of_the_whole_list() -> None:
    """library.js puts them one after another."""
    listed = [brief_of(one).listed for one in (*many(LARGE), document("none", None), document("day", "2021"))]
    shards = [page.text for page in library_shards("zh-Hans", listed)]
    links = [row[1] for text in shards for row in json.loads(text[text.index(", ") + 2 : -3])]

    assert links == [f"{one.slug}/" for one in newest_first(listed)]


def test_the_picture_of_the_years_says_in_a_table_what_it_shows() -> None:
    editions = (*many(30), document("e", "1999-05-05"), document("none", None))
    page = home(*editions)
    svg = page.select_one(".gw-years svg")

    assert svg is not None and svg["aria-label"] == "1999 年到 2022 年每年的公文件数，共 31 件"
    assert [t.text for t in svg.select("rect title")] == ["1999：1", "2020：10", "2021：10", "2022：10"]
    rows = {row.th.text: row.td.text for row in page.select(".gw-years tbody tr") if row.th and row.td}
    assert rows == {"2022": "10", "2021": "10", "2020": "10", "1999": "1"}
    years = pages(*editions)["library/years.md"]
    for link in page.select(".gw-years a"):
        anchor = years.find(id=str(link["href"]).removeprefix("library/years/#"))
        assert anchor is not None and anchor.text.startswith(link.text)


def test_the_newest_notes_lead_to_what_they_are_about() -> None:
    quote = TextQuoteSelector("文" * 50)
    written = (
        Note(f"note-{n}", "preamble__p_1", quote, "甲", f"2022-06-{n:02}", "CC0-1.0", "note", "话", "n.md")
        for n in range(1, 8)
    )
    notes = tuple(AnchoredNote(note, "exact", "preamble__p_1") for note in written)
    items = home(replace(document("a"), notes=notes)).select(".gw-newest-notes li")

    assert [item.small.text.split(" · ")[2] for item in items if item.small] == [
        f"2022-06-0{n}" for n in (7, 6, 5, 4, 3)
    ]
    assert items[0].a is not None and items[0].a["href"] == "a/text/#preamble__p_1"
    assert items[0].a.text == "文" * 40 + "…"


def test_the_notes_of_a_withdrawn_document_are_not_shown() -> None:
    gone = replace(document("gone"), particulars=Particulars(withdrawn="有误"))

    assert home(gone).select(".gw-newest-notes") == []


def test_hostile_values_stay_text() -> None:
    bad = document("bad", title=HOSTILE, issuers=(HOSTILE,), doc_type=HOSTILE, number=HOSTILE, topics=(HOSTILE,))
    for page in (home(*many(20), bad), *pages(*many(20), bad).values()):
        assert page.select("script, [onclick]") == []
    assert HOSTILE in home(*many(20), bad).text
