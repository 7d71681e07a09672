"""Headings, numbers and frames of a page's text are those of the document."""

import pytest

from gongwen.verify.page_form import page_form
from gongwen.verify.page_structure import structure_faults

HEAD = """<!doctype html><html lang="zh-Hans"><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>题</title></head><body><main>"""
TEXT = (
    '<div><h1 class="gw-chapter" id="chp_1"><span class="gw-number">一、</span>要求</h1></div>'
    '<div><h2 class="gw-section" id="chp_1__sec_1"><span class="gw-number">（一）</span>甲</h2></div>'
    '<p id="chp_1__sec_1__para_1__p_1"><span class="gw-number" id="chp_1__sec_1__para_1">1.</span>先行。</p>'
)
NUMBERS = {"chp_1": "一、", "chp_1__sec_1": "（一）", "chp_1__sec_1__para_1": "1.", "chp_1__sec_1__para_2": ""}


def found(text: str) -> list[str]:
    page = page_form(f"{HEAD}<div>{text}</div></main></body></html>")
    return list(structure_faults(page, NUMBERS, str, NUMBERS))


def test_a_page_of_ours_has_no_fault() -> None:
    assert found(TEXT) == []
    assert found(TEXT.replace("h2", "h3").replace("h1", "h2")) == []  # a page that holds all begins with its title


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("h2", "h4"),
        ("gw-section", "gw-point"),
        (' class="gw-section"', ""),
        ('<span class="gw-number">（一）</span>', "（一）"),
        ("（一）</span>甲", "（一）甲</span>"),
        (">1.</span>", ">2.</span>"),
        ('<span class="gw-number" id="chp_1__sec_1__para_1">1.</span>', "1."),
    ],
)
def test_another_level_kind_or_frame_is_named(old: str, new: str) -> None:
    assert found(TEXT.replace(old, new))
