"""What becomes of an entry when a reader's letter improves it: nothing is lost, no review outlives its definition."""

from dataclasses import replace

import pytest

from gongwen.enrich.improving import changed_fields, improved_entry
from gongwen.model import TermEntry, TermSource

SOURCE = TermSource("优化营商环境条例", "国务院令第722号", "第三十七条", "2026-11-24", "一段原文。", "用例", "某甲")
REVIEWED = TermEntry(
    "一网通办",
    "一个入口办事。",
    "reviewed",
    "docs/glossary/一网通办.md",
    "one-stop",
    "yī wǎng tōng bàn",
    aliases=("网办",),
    topics=("政务服务",),
    regional=(("zh-Hant-TW", "單一窗口"),),
    source=SOURCE,
)
DRAFT = replace(REVIEWED, status="draft", source=None)
ALL = frozenset({"english", "pinyin", "aliases", "related", "topics", "regional", "source", "status"})
AGAIN = replace(SOURCE, checked="2026-12-01")


@pytest.mark.parametrize(
    ("old", "sent", "status", "checked"),
    [
        (REVIEWED, {"aliases": ("网办", "一网办")}, "reviewed", "2026-11-24"),
        (REVIEWED, {"status": "draft"}, "reviewed", "2026-11-24"),  # a letter takes no review away by itself
        (REVIEWED, {"source": replace(SOURCE, checked="2020-01-01")}, "reviewed", "2026-11-24"),
        (REVIEWED, {"definition": "另一个意思。"}, "draft", ""),  # nobody has compared that with the passage
        (REVIEWED, {"source": replace(SOURCE, article="第一条")}, "draft", ""),
        (REVIEWED, {"source": replace(SOURCE, passage="另一段原文。")}, "draft", ""),
        (REVIEWED, {"definition": "另一个意思。", "source": replace(SOURCE, checked="2020-01-01")}, "draft", ""),
        (REVIEWED, {"definition": "另一个意思。", "source": AGAIN}, "reviewed", "2026-12-01"),
        (REVIEWED, {"definition": "另一个意思。", "source": AGAIN, "status": "draft"}, "draft", "2026-12-01"),
        (REVIEWED, {"source": None}, "draft", ""),
        (DRAFT, {"source": SOURCE, "status": "reviewed"}, "reviewed", "2026-11-24"),
        (DRAFT, {"status": "reviewed"}, "draft", ""),
        (DRAFT, {"definition": "另一个意思。"}, "draft", ""),
    ],
)
def test_a_review_holds_for_what_was_reviewed(
    old: TermEntry, sent: dict[str, object], status: str, checked: str
) -> None:
    new = improved_entry(old, replace(old, **sent), ALL)  # type: ignore[arg-type]  # a table of any fields

    assert (new.status, new.source.checked if new.source else "") == (status, checked)


def test_a_key_that_the_letter_does_not_name_keeps_its_value() -> None:
    sent = TermEntry("一网通办", "一个入口办事。", "draft", "", "one-stop service", "yī wǎng tōng bàn")

    assert improved_entry(REVIEWED, sent, frozenset({"english", "pinyin", "status"})) == replace(
        REVIEWED, english="one-stop service"
    )


def test_a_key_that_it_names_empty_is_emptied() -> None:
    new = improved_entry(REVIEWED, replace(REVIEWED, aliases=(), regional=()), ALL)

    assert (new.aliases, new.regional, new.topics) == ((), (), ("政务服务",))


def test_what_changed_is_told_field_by_field() -> None:
    new = improved_entry(REVIEWED, replace(REVIEWED, aliases=("网办", "一网办"), definition="又一个。"), ALL)

    assert list(changed_fields(REVIEWED, new)) == [
        ("aliases", "网办", "网办、一网办"),
        (
            "source",
            "优化营商环境条例，国务院令第722号，第三十七条，一段原文。，用例，2026-11-24，某甲",
            "优化营商环境条例，国务院令第722号，第三十七条，一段原文。，用例",
        ),
        ("status", "reviewed", "draft"),
        ("definition", "一个入口办事。", "又一个。"),
    ]
    assert list(changed_fields(REVIEWED, REVIEWED)) == []
