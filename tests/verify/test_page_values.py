"""Values that pages have in attributes, names of links and lists are those of the document."""

import pytest

from gongwen.model import Document, Event, Metadata, Omitted, Part, Table
from gongwen.verify.page_form import PageForm, page_form
from gongwen.verify.page_values import (
    bar_faults,
    days_of_force,
    heading_faults,
    hidden_faults,
    omitted_faults,
    order_faults,
    permalink_faults,
    present_faults,
    standing_faults,
    table_faults,
    time_faults,
    witness_faults,
)

NUMBERS = {"chp_1": "第一章", "art_3": "第三条", "art_3__para_1": "", "art_3__para_1__point_2": "（二）"}


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ('<time datetime="2024-07-01">2024-07-01</time>', 0),
        ('<time datetime="2024-07-01">2024年7月1日</time>', 0),
        ('<time datetime="2024-07-01T10:00:00Z">2024-07-01</time>', 0),
        ('<time datetime="2024-07-01">昨天</time>', 0),
        ('<time datetime="2024-05-06">2024-07-01</time>', 1),
        ('<span data-event="effective" data-date="2024-07-01"><time>2024-07-01</time> 施行</span>', 0),
        ('<span data-event="effective" data-date="2024-05-06"><time>2024-07-01</time> 施行</span>', 1),
    ],
)
def test_days_are_shown_as_programs_read_them(html: str, faults: int) -> None:
    assert len(list(time_faults(html))) == faults


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ('<strong data-until="2024-07-01" hidden>尚未施行</strong>', 0),
        ('<p class="gw-paper gw-paper-head" data-apparatus="" hidden>题</p>', 0),
        ('<button type="button" hidden>朗读</button>', 0),
        ('<a href="../search/" data-gw-search-all hidden></a>', 0),
        ('<p class="gw-standing" hidden data-apparatus="">已废止</p>', 1),
        ('<p class="gw-official" data-apparatus="" hidden="">公文正文</p>', 1),
        ('<p title="what is hidden here">题</p>', 0),
    ],
)
def test_only_what_scripts_show_is_hidden(html: str, faults: int) -> None:
    assert len(list(hidden_faults(html))) == faults


def test_a_text_does_not_take_effect_on_the_day_that_it_was_made() -> None:
    events = (Event("2024-05-06", "promulgated", None, "a"), Event("2024-07-01", "effective", None, "a"))
    metadata = Metadata("题", None, None, None, (), "2024-05-06", events=events)
    told = {"2024-05-06", "2024-07-01"}
    assert days_of_force(metadata, told) == {"2024-07-01"}
    assert days_of_force(Metadata("题", None, None, None, (), "2024-05-06", events=events[:1]), told) == told
    same_day = (events[0], Event("2024-05-06", "effective", None, "a"))  # of a constitution, say
    assert days_of_force(Metadata("题", None, None, None, (), "2024-05-06", events=same_day), told) == told
    page = '<p class="gw-standing"><strong data-from="{}">已施行</strong></p>'
    assert not list(standing_faults(page.format("2024-07-01"), {"2024-07-01"}))
    assert list(standing_faults(page.format("2024-05-06"), {"2024-07-01"}))


@pytest.mark.parametrize(
    ("label", "eid", "faults"),
    [
        ("第三条的链接", "art_3__para_1__p_1", 0),
        ("第三条（二）的链接", "art_3__para_1__point_2__p_1", 0),
        ("（二）的链接", "art_3__para_1__point_2__p_1", 0),
        ("第三条第1段的链接", "art_3__para_1__p_1", 0),
        ("第3段的链接", "preamble__p_1", 0),  # counted from the beginning
        ("第一章第4段的链接", "chp_1__wrapup__p_1", 0),  # counted with what stands before the divisions
        ("第九条的链接", "art_3__para_1__p_1", 1),
        ("第三条的链接", "art_3__para_1__point_2__p_1", 1),
        ("第三条第2段的链接", "art_3__para_1__p_1", 1),
    ],
)
def test_a_place_is_called_by_the_numbers_around_it(label: str, eid: str, faults: int) -> None:
    html = f'<a aria-label="{label}" class="gw-permalink" data-apparatus="" href="#{eid}"></a>'
    assert len(list(permalink_faults(html, NUMBERS, "zh-Hans"))) == faults


def test_contents_tell_the_page_itself_as_present() -> None:
    html = '<nav class="gw-contents"><a href="./" aria-current="page">一</a><a href="../chp_2/">二</a></nav>'
    assert not list(present_faults(html))
    assert list(present_faults(html.replace(' aria-current="page"', "")))
    assert list(present_faults(html.replace("../chp_2/", '../chp_2/" aria-current="page')))


def test_a_record_lists_all_that_was_left_out() -> None:
    omitted = (Omitted(1, "文件头", "---", sort="marks"), Omitted(0, "页眉", "甲乙", sort="marks"))
    rows = "<tr><td>1</td><td>文件头</td><td>---</td></tr><tr><td>—</td><td>页眉</td><td>甲乙</td></tr>"
    html = (
        '<h2 id="omitted">没有收入</h2><h3 id="omitted-marks">标记</h3><p>共 5 字。</p>'
        f'<div class="gw-table gw-omitted"><table>{rows}</table></div>'
    )
    assert not list(omitted_faults(html, omitted, "zh-Hans"))
    for old, new in (("共 5", "共 0"), ("<td>1<", "<td>9<"), (rows[:45], "")):
        assert list(omitted_faults(html.replace(old, new), omitted, "zh-Hans"))


def test_headings_are_headings_and_heads_of_tables_heads() -> None:
    head = (
        '<!doctype html><html lang="zh-Hans"><head><meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'\"><title>题</title></head><body><main><div>"
    )
    text = (
        '<h1 class="gw-chapter" id="chp_1"><span class="gw-number">第一章</span>总则</h1>'
        '<p><span class="gw-number" id="art_3">第三条</span>文。</p>'
        '<table id="t_1"><thead><tr><th>事</th></tr></thead><tbody><tr><td>甲</td></tr></tbody></table>'
    )
    document = Document(
        "x", "0" * 64, Part("", "main", Metadata("题"), front=(Table("t_1", 1, (("事",), ("甲",)), 1),))
    )

    def found(text: str) -> list[str]:
        form = page_form(f"{head}{text}</div></main></body></html>")
        return [*heading_faults(form, {"chp_1"}), *table_faults(form, document)]

    assert found(text) == []
    assert found(text.replace("<thead>", "").replace("</thead><tbody>", "")) == []  # a head without its element
    assert found(text.replace("<h1", "<p").replace("</h1", "</p"))
    assert found(text.replace("thead>", "tbody>").replace("th>", "td>"))
    assert found(text.replace("<td>", '<td colspan="2">')) and not found(text.replace("<td>", '<td colspan="1">'))


def test_a_record_without_a_second_copy_says_so() -> None:
    verdict = '<p class="gw-verdict">全部一致</p>'
    said = "<p>未与发文机关公布的文本核对：只说明本站与收到的这一份相同。</p>"
    assert not list(witness_faults(verdict + said, "zh-Hans"))
    assert list(witness_faults(verdict, "zh-Hans"))
    assert not list(witness_faults("<p>没有核对</p>", "zh-Hans"))


def test_the_bar_calls_a_page_as_its_title_does() -> None:
    html = '<title>第二章　责任 - 办法 - 公文</title><span data-gw-page="第二章　责任">第二章　责任</span>'
    assert not list(bar_faults(html))
    assert list(bar_faults(html.replace('page="第二章　责任', 'page="附则')))
    assert list(bar_faults(html.replace(">第二章　责任</span>", ">附则</span>")))


def test_texts_pictures_and_tables_stand_in_their_order() -> None:
    form = PageForm(ids=["news__p_2", "p_1", "fig_1", "p_2", "other"])
    assert not list(order_faults(form, ("p_1", "fig_1", "p_2", "news__p_1", "news__p_2")))
    assert list(order_faults(form, ("p_1", "p_2", "fig_1")))
