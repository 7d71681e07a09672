import pytest

from gongwen.text.visible import visible
from gongwen.verify.published_html import read_page

EIDS = {"chp_1", "p_1", "p_2", "table_1"}
Pieces = list[tuple[str, str]]


def read(html: str, alternatives: tuple[str, ...] = ()) -> tuple[Pieces, Pieces]:
    reading = read_page(html, EIDS, alternatives)
    pieces, strays = ([(p.eid, visible(p.text)) for p in found] for found in (reading.pieces, reading.strays))
    return pieces, strays


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ('<p id="p_1">甲<b>乙</b>丙</p>', [("p_1", "甲乙丙")]),
        ("<P ID='p_1'>甲</P><p id=p_2>乙", [("p_1", "甲"), ("p_2", "乙")]),
        ('<p id="p_1">甲<p id="p_2">乙', [("p_1", "甲"), ("p_2", "乙")]),
        (
            '<section id="chp_1"><h2>一</h2><p id="p_1">甲</p>二</section>',
            [("chp_1", "一"), ("p_1", "甲"), ("chp_1", "二")],
        ),
        ('<p id="p_1"><span id="chp_1">一、</span>甲<i id="other">乙</i></p>', [("chp_1", "一、"), ("p_1", "甲乙")]),
        ('<table id="table_1"><tr><td>甲<td>乙<tr><td>丙</table>', [("table_1", "甲乙丙")]),
        ('<p id="p_1">&amp;lt;&#x7532;&nbsp;1 < 2</p>', [("p_1", "&lt;甲1<2")]),
        ('<p id="p_1">甲<br/>乙<div/>丙</p>', [("p_1", "甲乙")]),  # <div> ends the paragraph
        ('<ul id="p_1"><li>甲<li>乙</ul>', [("p_1", "甲乙")]),
        ('<head><title>题</title></head><body id="p_1">甲', [("p_1", "甲")]),
        ('<p id="p_1">甲</p><p id="p_1">甲</p>', [("p_1", "甲甲")]),
        ('<details id="p_1"><summary>甲</summary>乙</details>', [("p_1", "甲乙")]),
    ],
)
def test_text_belongs_to_the_innermost_eid(html: str, pieces: Pieces) -> None:
    assert read(html)[0] == pieces


@pytest.mark.parametrize(
    "hiding",
    [
        "<b hidden>隐</b>",
        "<b hidden=until-found><i>隐</i></b>",
        '<b aria-hidden="true">隐</b>',
        '<b style="display:none">隐</b>',
        '<b style="color:red; DISPLAY : /* x */ none !important">隐</b>',
        '<b style="visibility:hidden">隐</b>',
        '<b style="opacity:0">隐</b>',
        '<b style="opacity: .0; color: red">隐</b>',
        '<b style="font-size:0">隐</b>',
        '<b style="color:transparent">隐</b>',
        '<b style="position:absolute;left:-9999px">隐</b>',
        '<b style="text-indent:-999em">隐</b>',
        '<b style="clip-path: inset(50%)">隐</b>',
        '<b style="height:0;overflow:hidden">隐</b>',
        '<b style="text-decoration: line-through">隐</b>',
        "<bdo dir=rtl>隐</bdo>",
        "<del>隐</del>",
        "<template>隐</template>",
        "<noscript>隐</noscript>",
        "<script>隐</script>",
        "<style>隐</style>",
        "<!-- 隐 -->",
        "<dialog>隐</dialog>",
        "<b popover>隐</b>",
        "<b data-apparatus>隐</b>",
        '<b data-apparatus="" style="display:block"><i title="隐">隐</i></b>',
        "<video>隐</video>",
        "<s>隐</s>",
        "<strike>隐</strike>",
        "<ruby><rp>隐</rp></ruby>",
        "<progress>隐</progress>",
        "<style>#gone, p#x:hover{display:none}</style><b id=gone>隐</b>",
    ],
)
def test_hidden_text_is_not_there(hiding: str) -> None:
    assert read(f'<p id="p_1">甲{hiding}乙</p>') == ([("p_1", "甲乙")], [])


@pytest.mark.parametrize(
    "shown",
    [
        '<b aria-hidden="false">显</b>',
        '<b style="opacity:0.5">显</b>',
        '<b style="opacity:01">显</b>',
        '<b style="font-size:0.9em">显</b>',
        '<b style="line-height:0.9;max-width:60%">显</b>',
        '<b style="left:-9px">显</b>',
        "<dialog open>显</dialog>",
        "<b class=hidden>显</b>",
        "<style>#other{display:none}</style><b id=shown>显</b>",
    ],
)
def test_shown_text_is_there(shown: str) -> None:
    assert read(f'<div id="p_1">{shown}</div>') == ([("p_1", "显")], [])


@pytest.mark.parametrize(
    ("beside", "text"),
    [
        ('<b title="旁"></b>', "旁"),
        ("<b title='&#26049;'></b>", "旁"),
        ('<b aria-label="旁"></b>', "旁"),
        ('<b aria-description="旁"></b>', "旁"),
        ('<img alt="旁">', "旁"),
        ('<img alt="图" title="旁">', "旁"),
        ('<input placeholder="旁">', "旁"),
        ('<input value="旁">', "旁"),
        ('<button value="旁"></button>', "旁"),
        ('<option label="旁">', "旁"),
        ('<b data-tip="旁"></b>', "旁"),
        ('<iframe srcdoc="旁"></iframe>', "旁"),
        ("<style>#p_1::after{content:'旁'}</style>", "旁"),
        ('<b title="旁" title=""></b>', "旁"),
    ],
)
def test_what_markup_shows_beside_the_text_counts(beside: str, text: str) -> None:
    assert read(f'<p id="p_1">甲{beside}</p>', ("图",)) == ([("p_1", "甲")], [("p_1", text)])


def test_a_pictures_own_text_does_not_count() -> None:
    assert read('<p id="p_1">甲<img alt="图 一" src="图.png"></p>', ("图一",)) == ([("p_1", "甲")], [])


def test_words_of_the_markup_do_not_count() -> None:
    html = '<p id="p_1" class="正文" lang="zh"><mark data-note="n-1"><a href="x/一网/" title="">甲</a></mark></p>'

    assert read(html) == ([("p_1", "甲")], [])


def test_text_under_no_eid_is_stray_after_the_eid_before_it() -> None:
    assert read('<p>前</p><p id="p_1">甲</p><p id="x">后<svg><title>图</title></svg></p>') == (
        [("p_1", "甲")],
        [("", "前"), ("p_1", "后"), ("p_1", "图")],
    )


def test_an_apparatus_ends_where_its_element_ends() -> None:
    html = '<div data-apparatus><p>注<div>注</div></b></p>注</div><p id="p_1">甲<span data-apparatus>注</span>乙</p>'

    assert read(html) == ([("p_1", "甲乙")], [])
