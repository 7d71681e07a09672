"""Words that are covered: whatever stands between their characters, in every width and script, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.model import Note, Particulars, TextQuoteSelector
from gongwen.text.redaction import COVER, Redactor, covered_value
from gongwen.text.visible import is_visible


@pytest.mark.parametrize(
    ("word", "text", "covered"),
    [
        ("甘小禾", "由甘小禾负责", "由■■■负责"),
        ("甘小禾", "甘　小\n禾、甘\u200b小禾", "■　■\n■、■\u200b■■"),
        ("刘广东", "劉廣東同志", "■■■同志"),
        ("劉廣東", "刘广东同志", "■■■同志"),
        ("13900001111", "电话１３９-、1390000 １１１１", "电话１３９-、■■■■■■■ ■■■■"),
        ("Ab12", "aB12、ab1２、Ab 13", "■■■■、■■■■、Ab 13"),
        ("甲甲", "甲甲甲", "■■■"),  # the places overlap
        ("（三）", "第㈢组", "第■组"),
        ("小禾", "小何、小和", "小何、小和"),
        ("", "小禾", "小禾"),
    ],
)
def test_each_visible_character_of_a_word_is_covered(word: str, text: str, covered: str) -> None:
    assert Redactor((word,)).covered(text) == covered


@given(st.text(alphabet="甲乙丙 　\n1１a", max_size=30), st.text(alphabet="甲乙1a", min_size=1, max_size=3))
def test_no_word_is_left_and_every_place_holds(text: str, word: str) -> None:
    redactor = Redactor((word,))
    covered = redactor.covered(text)

    assert len(covered) == len(text) and not redactor.holds(covered) and redactor.covered(covered) == covered
    assert all(a == b or (b == COVER and is_visible(a)) for a, b in zip(text, covered, strict=True))


def test_a_word_is_found_in_an_address() -> None:
    redactor = Redactor(("甘小禾",))

    assert redactor.holds("files/%E7%94%98%E5%B0%8F%E7%A6%BE.pdf") and not redactor.holds("files/%E7%94%98.pdf")


def test_words_of_a_note_are_covered_and_what_is_ours_is_not() -> None:
    note = Note(
        "note-1", "art_1", TextQuoteSelector("甘小禾note-1"), "甘小禾", "2024-01-01", "CC0-1.0", "note", "art_1", "a.md"
    )
    covered = covered_value(note, Redactor(("甘小禾", "note-1", "art_1")))

    assert (covered.id, covered.target, covered.path) == ("note-1", "art_1", "a.md")
    assert (covered.quote.exact, covered.author, covered.body) == ("■" * 9, "■■■", "■■■■■")
    assert covered_value(Particulars(names=("甘小禾",), title="甘小禾"), Redactor(("甘小禾",))) == Particulars(
        names=("甘小禾",), title="■■■"
    )
