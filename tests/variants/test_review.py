"""Which characters an editor is asked about, and which never again."""

from collections.abc import Iterable

import pytest

from gongwen.model import Document, Metadata, Paragraph, Part, PhraseRow, Review
from gongwen.variants.conversion import Converter
from gongwen.variants.review import Choice, choices, conclude, unsettled
from gongwen.variants.reviewed import Conclusions, Reviewed

TW, HK = Converter("zh-Hant-TW"), Converter("zh-Hant-HK")


def document(*paragraphs: str) -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{number}", number, text) for number, text in enumerate(paragraphs, 1))
    return Document("x", "", Part("", "main", Metadata(), preamble=blocks))


NOTHING = Conclusions()


def asked(text: Document, conclusions: Conclusions = NOTHING, converters: Iterable[Converter] = (TW,)) -> list[Choice]:
    return list(unsettled(choices(text, list(converters)), conclusions))


def concluded(
    settled: Iterable[Choice], *mended: Reviewed, before: Conclusions = NOTHING, converter: Converter = TW
) -> Conclusions:
    return conclude(tuple(settled), mended, before, (converter.variant,), reviewer="王某", day="2024-01-02")


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("单一出现的问题。", [("出", ("border",))]),  # OpenCC finds 一出
        ("踏上新征程。", [("征", ("differs",))]),  # OpenCC finds 新征, the segmenter 征程
        ("系双方签订。", [("系", ("alone",))]),  # a word by itself
        ("推动经济发展，采取措施。", []),  # words, about which both ways agree
        ("有罚款，并依法处理。", []),  # a word by itself, but nearly always the same
        ("", []),
    ],
)
def test_a_character_is_asked_about_for_a_reason(paragraph: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(choice.character, choice.doubts) for choice in asked(document(paragraph))] == found


def test_a_choice_shows_ten_characters_on_each_side() -> None:
    (choice,) = asked(document("甲乙丙丁戊己庚辛，现在的单一出现的问题也是一种可以解决的问题。"))

    assert (choice.before, choice.after) == ("戊己庚辛，现在的单一", "现的问题也是一种可以")
    assert (choice.source, choice.index) == ("单一出现的", 2)


def test_a_row_settles_what_it_decides() -> None:
    row = PhraseRow("单一出现", (("zh-Hant-TW", "單一出現"),))

    assert asked(document("单一出现的问题。"), converters=[TW.with_rows([row])]) == []


def test_the_same_words_are_asked_about_once() -> None:
    found = asked(document("单一出现的问题。", "单一出现的问题。"))

    assert [(choice.source, choice.count) for choice in found] == [("单一出现的", 2)]


def test_a_traditional_source_has_no_doubtful_characters() -> None:
    assert asked(document("單一出現的問題。"), converters=[TW.reading("zh-Hant-HK")]) == []


def test_what_was_agreed_to_is_not_asked_again_wherever_it_stands() -> None:
    conclusions = concluded(asked(document("单一出现的问题。")))

    assert [(r.variant, r.reviewer, r.day, len(r.agreed)) for r in conclusions.reviews] == [
        ("zh-Hant-TW", "王某", "2024-01-02", 1)
    ]
    assert conclusions.mended == ()
    assert asked(document("单一出现的问题。"), conclusions) == []
    assert [c.character for c in asked(document("系双方签订。", "那单一出现的问题"), conclusions)] == ["系"]


def test_a_choice_agreed_to_in_one_script_is_still_asked_about_for_the_others() -> None:
    text = document("单一出现的问题。")
    conclusions = concluded(asked(text))

    assert asked(text, conclusions) == []
    assert [choice.character for choice in asked(text, conclusions, [TW, HK])] == ["出"]


def test_an_agreement_of_the_older_form_counts() -> None:
    agreed = Reviewed("preamble__p_9", 0, "单一出现的", "zh-Hant-TW", "單一出現的")
    other = Reviewed("preamble__p_9", 0, "单一出现的", "zh-Hant-TW", "單一齣現的")

    assert asked(document("单一出现的问题。"), Conclusions(agreed=(agreed,))) == []
    assert len(asked(document("单一出现的问题。"), Conclusions(agreed=(other,)))) == 1


def test_what_is_put_right_is_written_out_and_what_is_agreed_to_is_not() -> None:
    found = asked(document("单一出现的问题。", "系双方签订。"))
    mended = found[0].with_form("zh-Hant-TW", "齣")
    conclusions = concluded(found, mended)

    assert mended == Reviewed("preamble__p_1", 0, "单一出现的", "zh-Hant-TW", "單一齣現的")
    assert conclusions.mended == (mended,)
    assert conclusions.reviews[0].agreed == (found[1].digest("zh-Hant-TW"),)
    own = TW.with_rows(conclusions.rows("x.tsv"))
    assert own.convert("单一出现的问题。", "preamble__p_1") == "單一齣現的問題。"
    assert asked(document("单一出现的问题。", "系双方签订。"), conclusions, [own]) == []


def test_a_form_that_is_put_right_again_replaces_the_first() -> None:
    (choice,) = asked(document("单一出现的问题。"))
    first = concluded([choice], choice.with_form("zh-Hant-TW", "齣"))
    again = concluded([choice], choice.with_form("zh-Hant-TW", "出"), before=first)

    assert [row.answer for row in again.mended] == ["單一出現的"]


def test_reviewing_one_script_keeps_what_was_said_of_the_others() -> None:
    text = document("单一出现的问题。")
    before = concluded(asked(text, converters=[HK]), converter=HK)

    assert {r.variant for r in concluded(asked(text), before=before).reviews} == {"zh-Hant-TW", "zh-Hant-HK"}
    newer = concluded([], before=Conclusions((Review("zh-Hant-TW", "", "2020-01-01", ("0",)),)))
    assert newer.reviews == (Review("zh-Hant-TW", "王某", "2024-01-02"),)
