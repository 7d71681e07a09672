"""The Markdown beside the pages: which files there are, and where their links lead."""

import pytest

from gongwen.publish.portable import published_markdown
from gongwen.render.markdown.page import PageFile


def page(path: str, body: str) -> PageFile:
    return PageFile(path, f"---\nkind: text\nlayout: {{}}\n---\n\n{body}\n")


PAGES = (
    page("x/index.md", "[全文](full.md) [一](chp_1.md#chp_1)"),
    page("x/chp_1.md", "一"),
    page("x/full.md", "[词](../glossary/词.md)"),
    PageFile("x/quotes.js", ""),
)


@pytest.mark.parametrize(("every_page", "paths"), [(True, ["x/index.md", "x/chp_1.md", "x/x.md"]), (False, ["x/x.md"])])
def test_the_whole_text_is_there_once_and_each_page_where_it_is_asked_for(every_page: bool, paths: list[str]) -> None:
    assert list(published_markdown(PAGES, every_page=every_page)) == paths


@pytest.mark.parametrize(
    ("path", "written", "every_page", "published"),
    [
        ("x/full.md", "[词](../glossary/词.md)", True, "[词](../glossary/词.md)"),
        ("x/full.md", "[词](../glossary/词.md)", False, "[词](../glossary/词/)"),
        ("x/full.md", "[例](../y/chp_2.md#art_1)", False, "[例](../y/chp_2/#art_1)"),
        ("x/full.md", "[例](../y/index.md#p)", False, "[例](../y/#p)"),
        ("x/full.md", "[例](index.md)", False, "[例](./)"),
        ("x/full.md", "[例](../index.md)", False, "[例](../)"),
        ("x/full.md", "[表](files/a.md.pdf)", False, "[表](files/a.md.pdf)"),
        ("x/index.md", "[全文](full.md#p)", True, "[全文](x.md#p)"),
        ("x/index.md", "[全文](../y/full.md)", True, "[全文](../y/y.md)"),
        # A picture of the theme: the page's address is a folder below its file, but for an index.
        ("contributing.md", "![图](../../assets/gongwen/a.png)", True, "![图](../assets/gongwen/a.png)"),
        ("contributing.md", "![图](assets/gongwen/a.png)", True, "![图](assets/gongwen/a.png)"),
        ("x/index.md", "![图](../../assets/gongwen/a.png)", True, "![图](../../assets/gongwen/a.png)"),
        ("x/chp_1.md", r"图\](../../assets/gongwen/a.png)", True, r"图\](../../assets/gongwen/a.png)"),
        # What the text itself says stays, whatever it looks like.
        ("x/full.md", r"\[例\](chp_1.md)", False, r"\[例\](chp_1.md)"),
        ("x/full.md", r"[例\\](chp_1.md)", False, r"[例\\](chp_1/)"),
        ("x/full.md", "<table><td>](chp_1.md)</td></table>", False, "<table><td>](chp_1.md)</td></table>"),
    ],
)
def test_a_link_leads_to_what_is_there(path: str, written: str, every_page: bool, published: str) -> None:
    (text,) = published_markdown([page(path, written)], every_page=every_page).values()

    assert text.decode() == f"---\nkind: text\n---\n\n{published}\n"
