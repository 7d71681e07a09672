import pytest

from gongwen.verify.page_form import page_form

POLICY = "default-src 'none'; script-src 'self'; img-src 'self' data:"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def page(body: str, head: str = META) -> str:
    return (
        f'<!doctype html><html lang="zh-Hans" class="no-js"><head>{head}<title>题</title></head><body dir="ltr">'
        f'<main class="gw-main"><article class="gw-article gw-page-text">{body}</article></main></body></html>'
    )


def faults(body: str, head: str = META) -> list[str]:
    return page_form(page(body, head)).faults


@pytest.mark.parametrize(
    "body",
    [
        '<h2 class="gw-chapter" id="chp_1"><span class="gw-number">一、</span>总体要求</h2>',
        '<p id="chp_1__p_1"><mark class="gw-quoted" data-note="a">先行</mark>'
        '<a class="gw-term" href="../x/">试点</a></p>',
        '<div class="gw-table"><table id="t"><tr><td colspan="2">甲</td></tr></table></div>',
        '<figure class="gw-figure" id="f"><img src="a.png" alt="图" width="1" height="1"></figure>',
        '<details class="gw-frame"><summary data-apparatus="">转载</summary><p id="news__p_1">某社讯</p></details>',
        '<p data-apparatus="" class="gw-anything"><button type="button" hidden>复制</button>'
        '<time datetime="x">日</time></p>',
    ],
)
def test_what_is_written_for_a_page_may_stand_there(body: str) -> None:
    assert faults(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>前\u202e后\u202c</p>",
        "<p>前<sup>2</sup>后</p>",
        "<p>前<sub>2</sub>后</p>",
        "<p>前<small>不</small>后</p>",
        "<p>前<mark>不</mark>后</p>",
        "<table><tfoot><tr><td>甲</td></tr></tfoot></table>",
        "<p>前\u2067后</p>",
        '<p dir="rtl">甲</p>',
        '<p><span dir="auto">甲</span></p>',
        "<p><s>甲</s></p>",
        "<p><strike>甲</strike></p>",
        "<p><del>甲</del></p>",
        '<p><font color="#ffffff">甲</font></p>',
        '<p style="color:#fefefe">甲</p>',
        "<details><summary></summary><p>甲</p></details>",
        "<details open><p>甲</p></details>",
        "<p><select><option>甲</option></select></p>",
        "<p><progress>甲</progress></p>",
        "<p><svg><defs><text>甲</text></defs></svg></p>",
        "<p><svg><title>甲</title></svg></p>",
        "<p><title>甲</title></p>",
        "<p><ruby><rp>甲</rp></ruby></p>",
        '<p class="md-overlay">甲</p>',
        '<p class="gw-paper">甲</p>',
        '<p class="gw-unseen">甲</p>',
        "<p hidden>甲</p>",
        '<p aria-hidden="true">甲</p>',
        "<p contenteditable>甲</p>",
        '<p onclick="x()">甲</p>',
        "<p>甲<p>乙</p></p>",
        "<ol><li></li></ol>",
        "<hr>",
        '<h2 role="presentation">甲</h2>',
        '<p colspan="2">甲</p>',
        '<p href="x">甲</p>',
        '<table><tr><td colspan="0">甲</td></tr></table>',
        "<span>甲</span>",
        "<p><table></table></p>",
        '<p><a href="a">甲<a href="b">乙</a></a></p>',
        "<table>甲<tr><td>乙</td></tr></table>",
        '<p><a href="javascript:x()">甲</a></p>',
        '<div data-apparatus=""><iframe src="x"></iframe></div>',
        '<div data-apparatus=""><style>p{display:none}</style></div>',
        '<div data-apparatus=""><p style="position:fixed">甲</p></div>',
        '<script src="x.js" type="module"></script>',
        "<script>alert(1)</script>",
        '<link rel="stylesheet" href="x.css">',
    ],
)
def test_what_hides_moves_or_runs_is_a_fault(body: str) -> None:
    assert faults(body)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src https://x.example">',
        '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">',
        META + '<meta http-equiv="refresh" content="0;url=x">',
        META + '<base href="https://elsewhere.example/">',
        META + '<link rel="stylesheet" href="../x.css">',
        META + '<link rel="stylesheet" href="https://x.example/assets/gongwen/gongwen.css">',
        META + '<link rel="preload stylesheet" href="../assets/gongwen/gongwen.css">',
        META + "<style>p{display:none}</style>",
        META + "<script>alert(1)</script>",
    ],
)
def test_a_head_loads_what_is_ours_under_the_policy(head: str) -> None:
    assert faults("<p>甲</p>", head)


def test_a_page_is_in_utf_8_and_may_be_found() -> None:
    assert faults("", f'<meta charset="utf-8">{META}') == []
    assert faults("", f'<meta charset="gb18030">{META}')
    assert faults("", f'{META}<meta name="robots" content="index" charset="x">')
    assert page_form(page("", f'{META}<meta name="robots" content="noindex">')).is_hidden
    assert not page_form(page("")).is_hidden
    assert faults("", f'{META}<meta name="color-scheme" content="dark">')
    assert faults("", f'{META}<link rel="icon" href="x.svg" media="print">')


def test_our_own_sheet_and_scripts_may_be_loaded() -> None:
    head = (
        META + '<link rel="stylesheet" href="../../assets/gongwen/gongwen.css">'
        '<script src="../../assets/gongwen/gongwen.js" defer></script>'
        '<script type="application/ld+json">{"name": "题"}</script><link rel="canonical" href="https://a.example/">'
    )

    form = page_form(page("<p>甲</p>", head))
    assert form.faults == []
    assert form.addresses == ["../../assets/gongwen/gongwen.css", "../../assets/gongwen/gongwen.js"]
    assert form.data == ['{"name": "题"}']


def test_words_beside_the_text_and_links_are_handed_over() -> None:
    form = page_form(
        page(
            '<p id="p_1">正文<a class="gw-permalink" data-apparatus="" aria-label="本段" href="#p_1"></a></p>'
            '<p data-apparatus="" title="提示">旁<a href="../x/">边</a></p>'
        )
    )

    framed = page_form(
        page(
            '<div class="gw-heading"><h2 id="chp_1">总则</h2>'
            '<a class="gw-permalink" data-apparatus="" href="#chp_1"></a></div>'
        )
    )
    assert [(link.href, link.within) for link in framed.links] == [("#chp_1", "chp_1")]
    assert [words for words in form.words if words != POLICY] == ["题", "本段", "提示", "旁", "边"]
    assert [(link.href, link.words, link.within, link.area) for link in form.links] == [
        ("#p_1", "", "p_1", "beside"),
        ("../x/", "边", "", "beside"),
    ]


def test_the_script_that_leads_on_is_an_address_of_the_text() -> None:
    form = page_form(page("").replace('gw-page-text"', 'gw-page-text" data-gw-moved="../moved.js"'))
    assert form.faults == [] and "../moved.js" in form.addresses


def test_data_is_read_with_what_stands_for_its_angles() -> None:
    html = '<script type="application/ld+json">{"name": "\\u003cb\\u003e题\\u0026"}</script>'

    assert page_form(f"<html><head>{html}</head></html>").data == ['{"name": "<b>题&"}']
