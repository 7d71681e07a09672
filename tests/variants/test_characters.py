import subprocess
from pathlib import Path

import opencc
import pytest

from gongwen.model import PhraseRow, Variant
from gongwen.variants.characters import several_forms, simplified_only
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases

PHRASES = Path(__file__).parents[2] / "docs" / "conversion" / "phrases.tsv"


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
    converter = Converter("zh-Hant", (PhraseRow("国", (("zh-Hant", "国"),)),))

    assert simplified_only("国", converter) == ""
    assert simplified_only("国", Converter("zh-Hant")) == "国"


@pytest.mark.parametrize(
    ("variant", "kept"),
    [
        ("zh-Hant", "峰床灶痴秘粽群"),
        ("zh-Hant-TW", "峰床灶痴秘粽群"),
        ("zh-Hant-HK", "叁囱峰床灶痴秘粽群"),
    ],
)
def test_all_of_the_table_is_simplified_alone_but_for_the_forms_of_a_region(
    opencc_characters: dict[str, tuple[str, ...]], variant: Variant, kept: str
) -> None:
    """What the regions write like the mainland."""
    converter = Converter(variant, parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv"))
    only = {character for character, forms in opencc_characters.items() if character not in forms}

    assert only - set(simplified_only("".join(opencc_characters), converter)) == set(kept)


def test_the_table_is_that_of_the_installed_opencc(opencc_characters: dict[str, tuple[str, ...]]) -> None:
    assert several_forms() == {c: forms for c, forms in opencc_characters.items() if len(forms) > 1}


@pytest.fixture(scope="module")
def opencc_characters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """OpenCC's own STCharacters, read with the tool that comes with it."""
    share = Path(opencc.__file__).parent / "clib"
    tool = share / "bin" / "opencc_dict"
    if not tool.exists():
        pytest.skip("这个平台的 opencc 包里没有 opencc_dict")
    target = tmp_path_factory.mktemp("opencc") / "characters.txt"
    table = share / "share" / "opencc" / "STCharacters.ocd2"
    command = [str(tool), "-i", str(table), "-f", "ocd2", "-o", str(target), "-t", "text"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    rows = (line.split("\t") for line in target.read_text(encoding="utf-8").splitlines())
    return {character: tuple(forms.split(" ")) for character, forms in rows}
