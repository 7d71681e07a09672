"""Files of a script against the same in simplified: what each has of its own, and what none may have otherwise."""

import pytest

from gongwen.text.folding import fold_text
from gongwen.verify.markup import events
from gongwen.verify.site_twins import Twins, archive_tokens, line_tokens, page_tokens, sign_pairs

PAGE = """<!doctype html>
<html lang="zh-Hans"><body>
<nav class="gw-scripts"><a href="../../rules/" lang="zh-Hans">简体</a></nav>
<p data-from="2024-07-01" hidden>尚未施行</p>
<h1 id="chp_2">第二章　管护责任</h1>
<p id="art_3">应当制定计划，<a href="../../glossary/%E6%B2%B3%E9%95%BF%E5%88%B6/">河长制</a>。</p>
<p aria-label="检索">共 2 条</p>
<table><tr><th>事项</th></tr></table>
</body></html>"""
SHOWN = """<!doctype html>
<html lang="zh-Hant-TW"><body>
<nav class="gw-scripts"><a href="../../../rules/" lang="zh-Hans">簡體</a><a href="../../rules/">臺灣</a></nav>
<p data-from="2024-07-01" hidden>尚未施行</p>
<h1 id="chp_2">第二章　管護責任</h1>
<p id="art_3">應當制定計畫，<a href="../../glossary/%E6%B2%B3%E9%95%BF%E5%88%B6/">河長制</a>。</p>
<p aria-label="搜尋">共 2 條</p>
<table><tr><th>事項</th></tr></table>
</body></html>"""
TWINS = Twins("zh-Hant-TW", sign_pairs(["制定计划"], [fold_text("制定計畫")]), str)


def found(page: str) -> list[str]:
    wanted = page_tokens(events(PAGE), "rules/chp_2/index.html")
    return list(TWINS.differing(page_tokens(events(page), "zh-Hant-TW/rules/chp_2/index.html"), wanted))


def test_the_same_page_in_another_script_is_the_same() -> None:
    assert found(SHOWN) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-07-01", "2024-07-02"),
        (" hidden", ""),
        ("<h1 id", "<p id"),
        ("計畫", "計謀"),  # no pair of the texts
        ("畫，", "划畫，"),
        ("%B2%B3", "%B2%B4"),  # another entry
        ("搜尋", "批註"),  # another word of the interface
        ("共 2", "共 3"),
        ("th>", "td>"),
        ("<table>", "<p>多</p><table>"),
        ("<table><tr><th>事項</th></tr></table>\n", ""),
    ],
)
def test_whatever_is_otherwise_is_named(old: str, new: str) -> None:
    assert found(SHOWN.replace(old, new))


def test_lines_are_compared_by_their_signs_and_words() -> None:
    own = 'title: "检索"\nscript: "zh-Hans"\n\n- [巡查](../glossary/巡查.md){: #a }\n- [订阅](feed.xml)\n'
    shown = 'title: "搜尋"\nscript: "zh-Hant-TW"\nconverted_from: "zh-Hans"\n\n- [巡查](../glossary/巡查/){: #a }\n'
    assert list(TWINS.differing(line_tokens(shown), line_tokens(own))) == []
    assert list(TWINS.differing(line_tokens(shown.replace("#a", "#b")), line_tokens(own)))
    assert list(TWINS.differing(line_tokens(shown.replace("巡查](", "清查](")), line_tokens(own)))


def test_an_editor_s_words_stand_beside_those_of_the_interface() -> None:
    """A glossary has signs that occur in no text of a small library."""
    twins = Twins("zh-Hant-TW", set(), lambda words: words.replace("复", "覆"))
    own, shown = "审核后答复。,数据,2026-11-30 核对\n", "審核後答覆。,數據,2026-11-30 查核\n"
    assert list(twins.differing(line_tokens(shown), line_tokens(own))) == []
    for old, new in (("查核", "查閱"), ("30", "29"), ("數據,", "")):
        assert list(twins.differing(line_tokens(shown.replace(old, new)), line_tokens(own)))


def test_sheets_of_paper_may_begin_elsewhere_in_a_book() -> None:
    text = "<body><p>甲乙{}丙</p></body>"
    name = "EPUB/chp_1.xhtml"
    sheet = '<span id="page_2" role="doc-pagebreak"/>'
    own, shown = ({name: text.format(mark).encode(), "EPUB/nav.xhtml": b"<a/>"} for mark in ("", sheet))
    assert list(TWINS.differing(archive_tokens(shown), archive_tokens(own))) == []
    assert list(TWINS.differing(archive_tokens({name: shown[name].replace(b"p>", b"h2>")}), archive_tokens(own)))
