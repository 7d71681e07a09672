"""Which characters an editor is asked about, which of them first, and which never again."""

from collections.abc import Iterable

import pytest

from gongwen.model import Document, Metadata, Paragraph, Part, PhraseRow
from gongwen.variants.conversion import Converter
from gongwen.variants.review import Choice, accept, choices, settle, unsettled
from gongwen.variants.reviewed import Reviewed

TW = Converter("zh-Hant-TW")


def document(*paragraphs: str) -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{number}", number, text) for number, text in enumerate(paragraphs, 1))
    return Document("x", "", Part("", "main", Metadata(), preamble=blocks))


def asked(
    text: Document, here: Iterable[Reviewed] = (), anywhere: Iterable[Reviewed] = (), converter: Converter = TW
) -> list[Choice]:
    settled = settle(here, anywhere)
    return list(unsettled(choices(text, [converter], settled), settled))


@pytest.mark.parametrize(
    ("paragraph", "source", "doubts"),
    [
        ("单一出现的问题。", "单一出现的", ("border",)),  # OpenCC finds 一出
        ("踏上新征程。", "上新征程。", ("differs",)),  # OpenCC finds 新征, the segmenter 征程
        ("推动经济发展。", "经济发展。", ()),
        ("有罚款，并依法处理。", "款，并依法", ("unseen",)),  # a word by itself
        ("采取措施：", "采取措", ()),
    ],
)
def test_a_character_is_doubtful_for_a_reason(paragraph: str, source: str, doubts: tuple[str, ...]) -> None:
    found = {choice.source: choice.doubts for choice in asked(document(paragraph))}

    assert found[source] == doubts


def test_a_row_settles_what_it_decides() -> None:
    row = PhraseRow("延长发言", (("zh-Hant-TW", "延長發言"),))

    assert all(not choice.doubts for choice in asked(document("可以延长发言时间。"), converter=TW.with_rows([row])))


def test_the_doubtful_come_first_and_every_character_with_several_forms_is_there() -> None:
    found = asked(document("推动经济发展，采取措施。", "可以延长发言时间。"))

    assert [bool(choice.doubts) for choice in found] == sorted((bool(c.doubts) for c in found), reverse=True)
    assert sorted(choice.source[choice.index] for choice in found) == sorted("发采发")


def test_the_same_words_are_asked_about_once() -> None:
    found = asked(document("推动经济发展。", "推动经济发展。"))

    assert [(choice.source, choice.count) for choice in found] == [("经济发展。", 2)]


def test_what_was_accepted_is_not_asked_again_wherever_it_stands() -> None:
    before = document("推动经济发展。")
    rows = accept(choices(before, [TW], settle((), ())), ())

    assert [(row.at, row.source, row.variant, row.answer) for row in rows] == [
        (2, "经济发展。", "zh-Hant-TW", "經濟發展。")
    ]
    assert asked(before, rows) == []
    assert [c.source for c in asked(document("采取措施。", "要推动经济发展。"), rows)] == ["采取措"]


def test_another_answer_than_the_accepted_one_is_asked_about() -> None:
    accepted = Reviewed("preamble__p_2", 2, "经济发展。", "zh-Hant-TW", "經濟髮展。")

    (choice,) = asked(document("推动经济发展。"), [accepted])

    assert choice.doubts == ("changed",)


def test_a_form_accepted_in_another_document_is_no_longer_unseen() -> None:
    elsewhere = Reviewed("chp_1__p_1", 0, "，并处", "zh-Hant-TW", "，並處")
    text = document("有罚款，并依法处理。")

    assert next(c.doubts for c in asked(text) if c.source == "款，并依法") == ("unseen",)
    assert next(c.doubts for c in asked(text, anywhere=[elsewhere]) if c.source == "款，并依法") == ()


def test_accepting_one_script_keeps_what_was_accepted_for_the_others() -> None:
    other = Reviewed("chp_1__p_1", 0, "发展", "zh-Hant-HK", "發展")

    rows = accept(choices(document("推动经济发展。"), [TW], settle((), ())), [other])

    assert {row.variant for row in rows} == {"zh-Hant-TW", "zh-Hant-HK"}
