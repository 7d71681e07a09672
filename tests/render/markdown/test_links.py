"""Links from Markdown file to Markdown file."""

import pytest

from gongwen.render.addresses import term_address
from gongwen.render.markdown.links import file_of, markdown_link


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.md"),
        ("x/", "x/index.md"),
        ("x/chp_2/", "x/chp_2.md"),
        ("x/att_1__chp_1/", "x/att_1__chp_1.md"),
        ("glossary/", "glossary/index.md"),
        (term_address("一网通办"), "glossary/一网通办.md"),
        ("annotations/", "annotations.md"),
        ("search/", "search.md"),
        ("contributing/", "contributing.md"),
        ("library/issuers/", "library/issuers.md"),
        ("x/files/%E5%9B%BE1.png", "x/files/图1.png"),
    ],
)
def test_every_page_has_its_file(address: str, file: str) -> None:
    assert file_of(address) == file


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("x/chp_2/#chp_2__p_1", "x/chp_1/", "chp_2.md#chp_2__p_1"),
        ("x/chp_1/#art_3", "x/chp_1/", "#art_3"),
        ("x/", "x/chp_1/", "index.md"),
        ("x/chp_1/", "x/", "chp_1.md"),
        ("y/text/#art_1", "x/", "../y/text.md#art_1"),
        ("glossary/", "x/chp_1/", "../glossary/index.md"),
        ("annotations/#document-x", "x/", "../annotations.md#document-x"),
        ("x/", "", "x/index.md"),
        ("x/files/a.pdf", "x/chp_1/", "files/a.pdf"),
    ],
)
def test_a_link_leads_from_file_to_file(target: str, here: str, link: str) -> None:
    assert markdown_link(target, here) == link
