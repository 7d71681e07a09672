"""A source in traditional script: unchanged in its own, by character and row in the others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.errors import ConversionError
from gongwen.model import VARIANTS, Particulars, PhraseRow, Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases
from gongwen.variants.rewriting import rewrite

PHRASES = Path(__file__).parents[2] / "docs" / "conversion" / "phrases.tsv"


@pytest.fixture(scope="module")
def rows() -> tuple[PhraseRow, ...]:
    return parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv")


@pytest.mark.parametrize(
    ("written", "source", "simplified", "general", "taiwan", "hong_kong"),
    [
        ("zh-Hant-TW", "干擾干預編制表准其游擊隊", "干扰干预编制表准其游击队", "=", "=", "="),
        ("zh-Hant-TW", "余先生、村里幹事、佛羅里達", "余先生、村里干事、佛罗里达", "=", "=", "="),
        ("zh-Hant-TW", "年度計畫", "年度计划", "年度計劃", "=", "年度計劃"),
        ("zh-Hant-TW", "著作權與接著", "著作权与接着", "著作權與接着", "=", "著作權與接着"),
        ("zh-Hant-TW", "併同「文件」", "并同“文件”", "=", "=", "="),  # no other region's word
        ("zh-Hant-HK", "僱主了解台灣", "雇主了解台湾", "僱主瞭解臺灣", "雇主瞭解臺灣", "="),
        ("zh-Hant-HK", "説明税户", "说明税户", "說明稅戶", "說明稅戶", "="),  # unchanged even in forms that few write
        ("zh-Hant", "為衆裏面", "为众里面", "=", "為眾裡面", "為眾裏面"),
    ],
)
def test_a_traditional_text_in_every_script(
    rows: tuple[PhraseRow, ...],
    written: Variant,
    source: str,
    simplified: str,
    general: str,
    taiwan: str,
    hong_kong: str,
) -> None:
    read = [Converter(variant, rows, written=written).convert(source) for variant in VARIANTS]

    assert read == [simplified, *(source if text == "=" else text for text in (general, taiwan, hong_kong))]


@given(
    text=st.text(
        st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), st.sampled_from("為爲裏裡「」計畫著"))
    )
)
def test_its_own_script_is_a_fixed_point_and_the_others_keep_the_length(text: str) -> None:
    for written in VARIANTS:
        for variant in VARIANTS:
            converted = Converter(variant, written=written).convert(text)
            assert converted == text if variant == written else len(converted) == len(text)


def test_a_row_of_one_character_is_for_simplified_text_alone() -> None:
    row = PhraseRow("后", (("zh-Hant-TW", "後"), ("zh-Hant-HK", "后")))

    assert Converter("zh-Hant-HK", [row], written="zh-Hant-TW").convert("以後") == "以後"


def test_its_own_script_holds_even_what_cannot_be_converted() -> None:
    assert rewrite("裡\0", "zh-Hant-TW", "zh-Hant-TW") == "裡\0"


def test_one_by_one_and_all_at_once() -> None:
    converter = Converter("zh-Hant-HK", written="zh-Hant-TW")
    units = [("裡面", "p_1"), ("", None), ("甲\n裡", None)]

    assert converter.convert_all(units) == ["裏面", "", "甲\n裏"]


@pytest.mark.parametrize("variant", ["zh-Hans", "zh-Hant-HK"])
def test_what_would_be_cut_is_refused(variant: Variant) -> None:
    with pytest.raises(ConversionError):
        Converter(variant, written="zh-Hant-TW").convert("裡\0面")


def test_a_documents_rows_and_names_are_in_its_own_script() -> None:
    said = Particulars(conversion=(PhraseRow("裡面", (("zh-Hant-HK", "里面"),)),), names=("余裡",))
    converter = Converter("zh-Hant-HK").for_document(said, "zh-Hant-TW")

    assert converter.convert("裡面與余裡") == "里面與余裏"
    assert converter.reading("zh-Hans").convert("里面") == "裏面"
