"""What tells a reader where a page's official text begins, and the scripts whose page it is."""

import pytest

from gongwen.verify.page_bearings import bearing_faults

FRAME = '<details class="gw-frame"><p class="gw-news" id="news__p_1">某社讯。</p></details>'
MARK = '<p class="gw-official" id="gw-official">公文正文</p>'
TEXT = '<p class="gw-salutation" id="preamble__p_1">各市：</p>'
PAGE = (
    '<form role="search" action="../../search/"></form>'
    '<article data-gw-document="pilot" data-gw-quotes="../../../pilot/chp_1.quotes.js"'
    ' data-gw-citation="../citation.js">'
    '<a href="../large/pilot.pdf" download="large-pilot.pdf"><a class="x" href="../pilot.pdf" download="pilot.pdf">'
    '<p class="gw-standing"><strong data-until="2024-07-01" hidden>尚未施行</strong>'
    '<strong data-from="2024-07-01">已施行</strong></p>'
    f"{FRAME}{MARK}{TEXT}</article>"
)


def found(page: str) -> list[str]:
    return list(bearing_faults(page, "zh-Hant-TW/pilot/chp_1/index.html", "zh-Hant-TW/", "pilot"))


def test_a_page_of_ours_has_no_fault() -> None:
    assert found(PAGE) == []
    assert found(PAGE.replace(FRAME, "").replace(TEXT, TEXT + FRAME)) == []  # what was reported after the text
    assert found(PAGE.replace(MARK + TEXT, f"{TEXT}{MARK}".replace("preamble", "att_1__front"))) == []  # its own title
    assert found(PAGE.replace(MARK, TEXT.replace("preamble", "front") + MARK)) == []  # a line above the title
    headed = TEXT.replace("preamble__p_1", "chp_1__p_1") + MARK + TEXT.replace("preamble__p_1", "chp_1__p_2")
    assert found(PAGE.replace(MARK + TEXT, headed)) == []  # 一、 and the sentence that heads the part
    assert found(PAGE.replace(MARK + TEXT, headed.replace("chp_1__p_1", "para_2_r2__intro__p_1"))) == []
    assert found(PAGE.replace('"pilot" data-gw-quotes', '"" data-gw-quotes')) == []  # the record has no text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MARK, ""),
        (MARK, MARK * 2),
        (MARK + TEXT, TEXT + MARK),
        (FRAME + MARK, MARK + FRAME),
        ('class="gw-news" ', ""),
        ('document="pilot"', 'document="other"'),
        ("../../../pilot/chp_1.quotes.js", "../../../other/chp_1.quotes.js"),
        ("../citation.js", "../../other/citation.js"),
        ("../citation.js", "../../../pilot/citation.js"),  # of another script: in other words
        ('download="pilot.pdf"', 'download="other.pdf"'),
        ("hidden>尚", ">尚"),
        ("../../search/", "../../about/"),
        ("../../search/", "../../../search/"),  # of another script
    ],
)
def test_what_leads_astray_is_named(old: str, new: str) -> None:
    assert old in PAGE
    assert len(found(PAGE.replace(old, new))) == 1


def test_a_page_that_may_lie_anywhere_leads_to_its_search_from_the_host() -> None:
    page = '<form role="search" action="/texts/zh-Hant-TW/{}/"></form>'

    assert list(bearing_faults(page.format("search"), "zh-Hant-TW/404.html", "zh-Hant-TW/", "")) == []
    assert list(bearing_faults(page.format("about"), "zh-Hant-TW/404.html", "zh-Hant-TW/", ""))


def test_a_comparison_has_as_many_changes_as_it_says() -> None:
    page = (
        '<details class="gw-compare-changes"><summary>改动之处（2 处）</summary></details>'
        '<p class="gw-c gw-c-changed" id="compare-1">甲</p><p class="gw-c gw-c-same" id="compare-2">乙</p>'
        '<h2 class="gw-c gw-c-inserted" id="compare-3">丙</h2>'
    )

    assert found(page) == []
    assert found(page.replace("（2 ", "（1 ")) == ["改动 1"]
