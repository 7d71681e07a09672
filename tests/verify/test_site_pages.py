"""Where the links of a page lead: a heading of its own document to its own division, another's number to the other."""

from pathlib import Path

import pytest

from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import page_form
from gongwen.verify.site_library import Texts
from gongwen.verify.site_pages import PageChecker

PAGE = (
    '<!doctype html><html lang="zh-Hans"><head><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'\"><title>（一）</title></head>"
    '<body><div data-apparatus=""><a href="{href}">（一）</a></div></body></html>'
)
NEW = Texts("new", {"art_1__para_1__point_1": "（二）", "art_2__para_1__point_1": "（一）"}, {})
OLD = Texts("old", {"art_1__para_1__point_1": "（一）"}, {})


@pytest.mark.parametrize(
    ("href", "faults"),
    [
        ("../text/#art_2__para_1__point_1", []),
        ("../text/#art_1__para_1__point_1", ["（一） → ../text/#art_1__para_1__point_1"] * 2),
        ("../../old/text/#art_1__para_1__point_1", []),  # what （一） is here says nothing of the other document
    ],
)
def test_a_number_is_that_of_the_document_to_which_it_leads(tmp_path: Path, href: str, faults: list[str]) -> None:
    for name in ("new/compare", "new/text", "old/text"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(PAGE.format(href=href), "utf-8")
    texts = {
        one.slug: Texts(one.slug, one.by_eid, one.by_eid)  # each is a heading of its own
        for one in (NEW, OLD)
    }
    checker = PageChecker(
        tmp_path, texts, lambda address: False, {"new": (), "old": ()}, "/", lambda owned, target: None
    )
    known = KnownWords([*NEW.by_eid.values()])

    path = "new/compare/index.html"
    form = page_form((tmp_path / path).read_text("utf-8"))
    assert list(checker.faults(form, path, "new", "compare/index.html", known, "zh-Hans")) == faults


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ('<aside id="note-a"><p>何时施行</p></aside>', []),
        ('<aside id="note-a"><p>何时废止</p></aside>', ["何时废止"]),  # words of another note
        ('<aside id="note-c"><p>何时施行</p></aside>', ["note c"]),
        ('<div class="gw-library-item"><a href="../new/">何时施行</a><p>何时废止</p></div>', ["何时废止"]),
        ('<div class="gw-library-item"><a href="../new/">施行</a><p class="gw-library-summary">何时废止</p></div>', []),
        ('<dl><div data-find="何时施行"><dt><a href="../new/">施行</a></dt><dd>何时废止</dd></div></dl>', ["何时废止"]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_thing_is_known_of_that_thing(tmp_path: Path, body: str, faults: list[str]) -> None:
    for name in ("new", "list"):
        (tmp_path / name).mkdir()
        page = PAGE.replace('<a href="{href}">（一）</a>', body)
        (tmp_path / name / "index.html").write_text(page, "utf-8")
    own = KnownWords(["何时施行"])
    checker = PageChecker(
        tmp_path, {}, lambda address: False, {}, "/", lambda owned, target: own if owned.name in ("a", "") else None
    )
    known = KnownWords(["何时施行", "何时废止", "一"])

    path = "list/index.html"
    form = page_form((tmp_path / path).read_text("utf-8"))
    assert list(checker.faults(form, path, "", path, known, "zh-Hans")) == faults
