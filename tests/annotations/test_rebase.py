"""What becomes of a note when its text has changed."""

from dataclasses import replace

import pytest

from gongwen.annotations.rebase import marked_changes, rebase_notes
from gongwen.model import Division, Document, Metadata, Note, Paragraph, Part, PublishedEid, TextQuoteSelector
from gongwen.structure.following import texts_of

WORDS = "充分发挥全国一体化政务服务平台“一网通办”枢纽作用"
BEFORE, AFTER = "打造泛在可及的服务体系。", "，推动政务服务线上线下标准统一。"
NOTE = Note(
    "a-note",
    "chp_1__p_1",
    TextQuoteSelector(WORDS, BEFORE, AFTER),
    "甲",
    "2022-06-25",
    "CC-BY-4.0",
    "note",
    "正文。",
    "docs/documents/pilot/annotations/a-note.md",
)


def document(*paragraphs: str) -> Document:
    blocks = tuple(Paragraph(f"chp_1__p_{n}", n, text) for n, text in enumerate(paragraphs, 1))
    return Document(
        "source", "", Part("", "main", Metadata(), divisions=(Division("chp_1", "chapter", 1, "一、", "标题", blocks),))
    )


def publish(document: Document) -> tuple[PublishedEid, ...]:
    """ids.tsv of the document."""
    return tuple(PublishedEid(text.eid, text.eid, "2022-01-01", text.opening) for text in texts_of(document))


PUBLISHED = publish(document(BEFORE + WORDS + AFTER))


@pytest.mark.parametrize(
    ("paragraphs", "fate", "target", "exact"),
    [
        ((BEFORE + WORDS + AFTER,), "sound", None, None),
        (("新加的一段。", BEFORE + WORDS + AFTER), "moved", "chp_1__p_2", WORDS),
        (
            (BEFORE + WORDS.replace("充分发挥", "更好发挥") + AFTER,),
            "changed",
            "chp_1__p_1",
            WORDS.replace("充分发挥", "更好发挥"),  # the whole clause, not half of it
        ),
        (("完全另外的话，与此无关。",), "orphaned", "chp_1__p_1", WORDS),
    ],
)
def test_fate(paragraphs: tuple[str, ...], fate: str, target: str | None, exact: str | None) -> None:
    (rebasing,) = rebase_notes((NOTE,), document(*paragraphs), "2024-01-02", PUBLISHED)

    assert rebasing.fate == fate
    if target is None or exact is None:
        assert rebasing.accepted is None
        return
    accepted = rebasing.accepted
    assert accepted is not None
    assert accepted.target == target and accepted.quote.exact == exact
    assert accepted.orphaned == ("2024-01-02" if fate == "orphaned" else "")


def test_what_was_accepted_is_sound_afterwards() -> None:
    changed = document("新加的一段。", BEFORE + WORDS.replace("充分发挥", "更好发挥") + AFTER)
    (rebasing,) = rebase_notes((NOTE,), changed, "2024-01-02", PUBLISHED)
    assert rebasing.accepted is not None
    (again,) = rebase_notes((rebasing.accepted,), changed, "2024-01-03", publish(changed))

    assert again.fate == "sound"


def test_a_recorded_loss_is_not_told_twice_and_is_taken_back_when_the_words_return() -> None:
    lost = replace(NOTE, orphaned="2024-01-02")
    (gone,) = rebase_notes((lost,), document("完全另外的话，与此无关。"), "2024-01-03")
    (back,) = rebase_notes((lost,), document(BEFORE + WORDS + AFTER), "2024-01-03")

    assert (gone.fate, gone.accepted) == ("sound", None)
    assert back.fate == "found" and back.accepted is not None and back.accepted.orphaned == ""


def test_changes_are_marked_character_by_character() -> None:
    assert marked_changes("建立健全制度", "建立完善制度机制") == "建立[-健全-]{+完善+}制度{+机制+}"


def test_what_is_doubtful_is_not_written() -> None:
    """Without ids.tsv nobody knows whether it was redrafted, or is another sentence at its number."""
    changed = document(BEFORE + WORDS.replace("充分发挥", "更好发挥") + AFTER)
    (rebasing,) = rebase_notes((NOTE,), changed, "2024-01-02")

    assert (rebasing.fate, rebasing.eid, rebasing.accepted) == ("doubtful", "chp_1__p_1", None)


def test_a_target_that_has_another_name_is_written_with_it() -> None:
    moved = document("新加的一段。", BEFORE + WORDS + AFTER)
    (block,) = rebase_notes((NOTE,), moved, "2024-01-02", PUBLISHED)
    (topic,) = rebase_notes((replace(NOTE, target="chp_1__p_1__topic_2"),), moved, "2024-01-02", PUBLISHED)
    (division,) = rebase_notes((replace(NOTE, target="chp_1"),), moved, "2024-01-02", PUBLISHED)

    assert block.accepted is not None and block.accepted.target == "chp_1__p_2"
    assert topic.accepted is not None and topic.accepted.target == "chp_1__p_2__topic_2"
    assert (division.fate, division.accepted) == ("sound", None)  # it is on the whole chapter
