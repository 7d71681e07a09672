import re
from pathlib import Path

import pytest

from gongwen.model import VARIANTS, Variant
from gongwen.publish.editions import page_in_script
from gongwen.render.markdown.home import HandPage
from gongwen.variants.characters import simplified_only
from gongwen.variants.conversion import Converter
from gongwen.variants.ui import ui, ui_table

ROOT = Path(__file__).parents[2]
NAMES_OF_SCRIPTS = re.compile(r"^variant\.(name|short)\.")  # each script is named in itself


@pytest.mark.parametrize("key", ui_table())
def test_every_string_is_there_for_every_script_with_the_same_values(key: str) -> None:
    texts = ui_table()[key]

    assert tuple(texts) == VARIANTS
    assert all(text.strip() == text != "" for text in texts.values())
    assert len({tuple(sorted(re.findall(r"\{\w+\}", text))) for text in texts.values()}) == 1


@pytest.mark.parametrize("variant", VARIANTS[1:])
def test_no_simplified_character_in_a_traditional_string(variant: Variant) -> None:
    texts = "".join(texts[variant] for key, texts in ui_table().items() if not NAMES_OF_SCRIPTS.match(key))

    assert simplified_only(texts, Converter(variant)) == ""


@pytest.mark.parametrize("variant", VARIANTS[1:])
def test_traditional_strings_quote_with_corner_brackets(variant: Variant) -> None:
    assert not re.search("[“”‘’]", "".join(texts[variant] for texts in ui_table().values()))


def test_no_traditional_character_in_a_simplified_string() -> None:
    texts = "".join(texts["zh-Hans"] for key, texts in ui_table().items() if not NAMES_OF_SCRIPTS.match(key))
    changed = {c for c in texts if Converter("zh-Hant-TW").convert(c) == c} & set("國說稅條學關於為個門開")

    assert changed == set()


@pytest.mark.parametrize(
    ("variant", "text"),
    [("zh-Hans", "检索"), ("zh-Hant", "檢索"), ("zh-Hant-TW", "搜尋"), ("zh-Hant-HK", "搜尋")],
)
def test_words_are_those_of_the_region(variant: Variant, text: str) -> None:
    assert ui(variant, "search.title") == text


def test_values_are_filled_in() -> None:
    assert ui("zh-Hant-TW", "search.count", count=3) == "找到 3 筆"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        ui("zh-Hans", "no.such.key")


@pytest.mark.parametrize("variant", VARIANTS[1:])
@pytest.mark.parametrize("name", ["about", "contributing", "index"])
def test_hand_written_pages_name_the_buttons_as_the_site_does(name: str, variant: Variant) -> None:
    body = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    page = page_in_script(HandPage(name, "", body), Converter(variant)).body
    labels = {texts["zh-Hans"]: texts[variant] for texts in ui_table().values()}
    named = [label for label in re.findall("“([^”]+)”", body) if label in labels]

    assert named or name == "index"
    assert [labels[label] for label in named if f"「{labels[label]}」" not in page] == []


@pytest.mark.parametrize("variant", ["zh-Hant-TW", "zh-Hant-HK"])
def test_a_script_is_no_typeface(variant: Variant) -> None:
    """字體 is a typeface in Taiwan; only of those may a string speak."""
    said = {key for key, texts in ui_table().items() if "字體" in texts[variant]}

    assert said == set()


def test_the_words_of_the_interface_are_for_pages_alone() -> None:
    converter = Converter("zh-Hant-TW")

    assert converter.convert("印发文件的批注") == "印發文件的批註"
    assert page_in_script(HandPage("about", "批注", "打印文件"), converter) == HandPage("about", "註解", "列印檔案")
