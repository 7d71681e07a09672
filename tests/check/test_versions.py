"""What an editor is told of versions: each clash of days, each day that is missing, each provision that is gone."""

from dataclasses import replace

from gongwen.check.versions import version_findings
from gongwen.model import Card, Document, Event
from gongwen.render.cards import card as card_of
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

LOCK = "船闸办法\n第一条　船闸由县管理。\n第二条　每日开闸两次。\n"


def of(slug: str, text: str = LOCK, **facts: object) -> tuple[Card, Document]:
    document = parse_structure(read_article(text.encode(), f"docs/documents/{slug}/source.txt"))
    repealed = facts.pop("repealed", None)
    known = replace(card_of(slug, document), **facts)  # type: ignore[arg-type]  # of the tests below
    if repealed:
        known = replace(known, metadata=replace(known.metadata, events=(Event(str(repealed), "repealed", None, None),)))
    return known, document


def told(*known: tuple[Card, Document], withdrawn: frozenset[str] = frozenset()) -> list[tuple[str, str, int]]:
    found = version_findings([card for card, _ in known], {card.slug: document for card, document in known}, withdrawn)
    return [(finding.code, finding.path.removeprefix("docs/documents/"), finding.line) for finding in found]


def test_versions_that_follow_each_other_are_no_finding() -> None:
    old = of("old", work="lock", begins="1994-05-01", repealed="2007-08-02")

    assert told(old, of("new", work="lock", begins="2007-08-02")) == []
    assert told(of("alone", work="lock"), of("namesake")) == []


def test_what_is_to_be_compared_has_to_be_there() -> None:
    assert told(of("a", compare=("b",)), of("b", compare=("b", "c"))) == [
        ("W-compare", "b/document.yml", 1),
        ("W-compare", "b/document.yml", 1),
    ]


def test_days_that_clash_and_days_that_are_missing() -> None:
    new = of("new", work="lock", begins="2007-08-02")

    assert told(of("old", work="lock", begins="2007-08-02"), new) == [("W-version-overlap", "old/document.yml", 1)]
    assert told(of("old", work="lock", begins="1994-05-01", repealed="2009-01-01"), new) == [
        ("W-version-overlap", "old/document.yml", 1)
    ]
    assert told(of("old", work="lock", begins="1994-05-01", repealed="2001-01-01"), new) == [
        ("W-version-gap", "old/document.yml", 1)
    ]
    assert told(of("old", work="lock"), new) == [("W-version-day", "old/document.yml", 1)]
    assert told(of("old", work="lock"), new, withdrawn=frozenset({"old"})) == []


def test_what_replaces_another_needs_a_day() -> None:
    undated = of("new", relations=(("replaces", ("old",)),))

    assert told(of("old"), undated) == [("W-version-day", "new/document.yml", 1)]
    assert told(of("old"), of("new", relations=(("replaces", ("old",)),), begins="2001-01-01")) == []


def test_a_reference_to_a_provision_that_the_last_version_lacks() -> None:
    longer = of(
        "old", "船闸管理办法\n" + LOCK.partition("\n")[2] + "第三条　违者罚款。\n", work="lock", begins="1994-05-01"
    )
    shorter = of("new", work="lock", begins="2007-08-02")
    letter = of(
        "letter", "关于船闸的函\n县水利局：\n按照《船闸管理办法》第二条办理。\n按照《船闸管理办法》第三条处罚。\n"
    )

    assert told(longer, shorter, letter) == [("W-reference-gone", "letter/source.txt", 4)]
    assert told(longer, letter) == []
