import pytest

from gongwen.model import PhraseRow, Variant
from gongwen.variants.characters import several_forms, simplified_only
from gongwen.variants.conversion import Converter


@pytest.mark.parametrize(
    ("character", "forms"),
    [("干", ("幹", "乾", "干", "榦")), ("后", ("後", "后")), ("发", ("發", "髮")), ("准", ("準", "准"))],
)
def test_forms_of_a_character(character: str, forms: tuple[str, ...]) -> None:
    assert several_forms()[character] == forms


@pytest.mark.parametrize(
    ("variant", "text", "found"),
    [
        ("zh-Hant", "國家發展", ""),
        ("zh-Hant", "国家發展abc，。", "国"),
        ("zh-Hant-TW", "皇后和干涉", ""),  # one of their traditional forms is themselves
        ("zh-Hant-TW", "群眾在床上", ""),  # 羣 牀 are OpenCC's general standard, not Taiwan's
        ("zh-Hant-HK", "台灣的稅", ""),
        ("zh-Hant-TW", "发发国", "发国"),
    ],
)
def test_characters_of_the_simplified_script_alone(variant: Variant, text: str, found: str) -> None:
    assert simplified_only(text, Converter(variant)) == found


def test_a_row_makes_a_form_one_of_the_script() -> None:
    converter = Converter("zh-Hant", (PhraseRow("群", (("zh-Hant", "群"),)),))

    assert simplified_only("群", converter) == ""
    assert simplified_only("群", Converter("zh-Hant")) == "群"
