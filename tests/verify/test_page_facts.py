"""What pages tell of notes, entries, versions and tasks stands in their files and in what is known of them."""

import pytest

from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_facts import (
    citation_faults,
    entry_faults,
    fixed_faults,
    label_faults,
    note_faults,
    page_name_faults,
    passage_faults,
    reference_faults,
    relation_faults,
    task_page_faults,
    version_faults,
)
from gongwen.verify.page_form import Link

NOTE_FILE = "id: fine\ntarget: art_5__p_1\ncreated: 2024-06-02\nlicence: CC0-1.0\n"
NOTE = (
    '<aside class="gw-note gw-note-question" role="note" id="note-fine">'
    '<p class="gw-note-where"><a href="../rules/chp_3/#art_5__p_1">看原文</a></p>'
    "<p>读者甲 · <time>2024-06-02</time> · <span>CC0-1.0</span></p></aside>"
)
WORK = (
    '<p class="gw-work-now" data-from="2024-07-01">这一天：<a href="../new/">新</a> <small>2024-07-01</small></p>'
    '<ol class="gw-work" reversed><li><p><a href="../new/">新</a> <time datetime="2024-07-01">2024-07-01</time></p>'
    "</li>"
    '<li><p><a href="../old/">旧</a> <time datetime="2019-09-01">2019-09-01</time></p></li></ol>'
    '<svg class="gw-work-share" aria-label="占 64%"><rect class="gw-work-part" width="64"/></svg> 占 64%；改动 6 段'
    '<div class="gw-history"><li><time datetime="2019-09-01">2019-09-01</time>'
    ' <a href="../old/#art_3">第三条</a></li></div>'
)
DAYS = {"../new/": ("2024-07-01",), "../old/": ("2019-09-01",), "../old/#art_3": ("2019-09-01",)}
TASKS = (
    '<details class="gw-task-index"><ul><li>各县 <a href="#task-1">1</a></li></ul></details>'
    '<details class="gw-task-chapter"><h2>二</h2> <small>2</small><ol>'
    '<li id="task-1" data-body="各县"><dl><dd>各县</dd></dl></li>'
    '<li id="task-2" data-body="-"><dl></dl></li></ol></details>'
)


@pytest.mark.parametrize(("old", "new"), [("06-02", "07-01"), ("CC0-1.0", "CC-BY-4.0"), ("#art_5__p_1", "#art_6__p_1")])
def test_a_note_is_told_as_its_file_has_it(old: str, new: str) -> None:
    assert not list(note_faults(NOTE, {"fine": NOTE_FILE}.__getitem__))
    assert list(note_faults(NOTE.replace(old, new), {"fine": NOTE_FILE}.__getitem__))


def test_an_entry_has_its_english_and_marks_its_own_words() -> None:
    file, html = "term: 河长制\nenglish: river chief system\n", '<dd><span lang="en">river chief system</span></dd>'
    assert not list(entry_faults(f"{html}<mark>河長制</mark>", file))
    assert list(entry_faults(html.replace("chief", "warden"), file))
    assert list(entry_faults("<mark>建立河长</mark>", file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('datetime="2024-07-01"', 'datetime="2018-07-01"'),
        (" reversed", ""),
        ('data-from="2024-07-01"', 'data-from="2024-05-06"'),
        ('width="64"', 'width="4"'),
        ("占 64%；", "占 4%；"),
        ('<li><time datetime="2019-09-01">', '<li><time datetime="2024-07-01">'),
    ],
)
def test_versions_have_their_days_order_and_shares(old: str, new: str) -> None:
    assert not list(version_faults(WORK, DAYS.__getitem__))
    assert list(version_faults(WORK.replace(old, new), DAYS.__getitem__))


@pytest.mark.parametrize(
    ("old", "new"),
    [("<small>2", "<small>3"), ('data-body="各县"', 'data-body="省政府"'), ('"#task-1">1', '"#task-2">2')],
)
def test_tasks_are_filtered_by_what_they_say(old: str, new: str) -> None:
    assert not list(task_page_faults(TASKS))
    assert list(task_page_faults(TASKS.replace(old, new)))


def test_a_summary_says_by_whom_it_was_made_and_the_foot_what_the_site_is() -> None:
    summary = '<details class="gw-summary"><summary><strong>自动摘要</strong> <small>{}</small></summary></details>'
    own = '<p>{{ ui["footer.remark"] }}</p>'
    foot = '<div class="gw-colophon-inner">\n<p>{}</p>'
    assert not list(fixed_faults(summary.format("由程序从原文摘句而成，不是公文正文"), "zh-Hans", own))
    assert list(fixed_faults(summary.format("由编者撰写，不是公文正文"), "zh-Hans", own))
    assert not list(fixed_faults(foot.format("本站不是政府网站；以发文机关公布的文本为准。"), "zh-Hans", own))
    assert list(fixed_faults(foot.format("公文"), "zh-Hans", own))
    assert not list(fixed_faults(foot.format("公文"), "zh-Hans", "<p>公文</p>"))  # the library's own template


def test_words_of_the_interface_stand_under_their_own_names() -> None:
    assert not list(label_faults({"aliases": "又称", "no_such_name": "随便"}, "zh-Hans"))
    assert list(label_faults({"aliases": "出处"}, "zh-Hans"))


def test_a_link_that_is_called_by_a_number_leads_to_what_is_numbered_so() -> None:
    numbers = {"a": {"art_3": "第三条", "art_4": "第四条"}, "b": {"art_3": "第三条"}}

    def place_of(target: str) -> tuple[str, str]:
        slug = target.split("/")[0]
        return (slug if slug in numbers else "", "")

    def found(href: str, words: str) -> list[str]:
        named = {"试发20241号": {"b"}}
        return list(
            reference_faults([Link(href, words, (), "", "text")], "a/chp_1/index.html", place_of, numbers, named)
        )

    assert found("#art_3", "第三条") == found("../chp_2/#art_4", "第四条") == found("../../b/#art_3", "第三条") == []
    assert found("#art_3", "") == found("#art_3", "总则") == found("../../about/", "第三条") == []
    assert found("#art_4", "第三条")
    assert found("../../b/", "试发〔2024〕1号") == []
    assert found("../../a/", "试发〔2024〕1号")


def test_citations_on_a_page_have_the_words_of_their_form() -> None:
    html = '<dd data-gw-form="gbt2025">省政府. 通知[EB/OL]. （2024-05-06）[<span>访问日期</span>]. https://a.example/.</dd>'
    forms = {"gbt2025": ["省政府. 通知[EB/OL]. （2024-05-06）", ["accessed", "[", "]"], ["address", ". ", ""], "."]}
    assert not list(citation_faults(html, forms))
    assert list(citation_faults(html.replace("EB/OL", "S"), forms))
    assert list(citation_faults(html.replace("2024", "2023"), forms))


def test_a_relation_is_told_from_its_own_side() -> None:
    html = '<dd><span>取代 <a href="../old/">暂行办法</a></span></dd>'
    assert not list(relation_faults(html, "zh-Hans", lambda href: {"replaces"}))
    assert not list(relation_faults(html, "zh-Hans", lambda href: {"amends"}))  # the text may say more
    assert list(relation_faults(html.replace("取代", "被取代，见"), "zh-Hans", lambda href: {"replaces"}))


def test_links_that_are_called_as_pages_lead_to_them() -> None:
    def found(href: str, words: str) -> list[str]:
        return list(page_name_faults([Link(href, words, (), "", "beside")], "a/chp_1/index.html", "zh-Hans"))

    assert found("../full/", "全文") == found("../compare-2/", "逐字对照") == found("../../about/", "关于") == []
    assert found("#text", "全文") == found("../chp_2/", "总则") == []
    assert found("../certificate/", "逐字对照")
    assert found("../../contributing/", "关于")


def test_an_entry_lists_the_values_of_its_file() -> None:
    entry = KnownWords(["passage: 推进河湖长制落地见效"])
    html = '<dl class="gw-metadata"><div><dt>原文</dt><dd>推进河湖长制落地见效</dd></div></dl>'
    assert not list(passage_faults(html, entry))
    assert list(passage_faults(html.replace("推进", "停止"), entry))
