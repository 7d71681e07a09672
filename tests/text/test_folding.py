import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from gongwen.text.folding import fold_text, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("数据", "数据"),
        ("數據", "数据"),
        ("Ａ１", "A1"),  # full-width
        ("㈠", "(一)"),  # one character becomes three
        ("…", "..."),
        ("，：", ",:"),
        ("。、", "。、"),  # no compatibility form: they stay
        ("「數」『據』", '"数""据"'),
        ("“数”‘据’", '"数""据"'),
        ("《办法》", "《办法》"),  # title marks are not quotation marks
        ("一 网　通\n办", "一网通办"),
        ("一\u200b网\u2060通\ufeff办", "一网通办"),
        ("葛\U000e0100", "葛"),  # variation selector
        ("著作 着力", "着作着力"),  # Taiwan writes both 著
        ("防衞", "防卫"),  # Hong Kong
        ("裡 裏 里", "里里里"),
        ("什么 什麼", "什么什么"),
        ("建立", "建立"),  # tw2sp would make it 创建
        ("程序", "程序"),
        ("乾坤 干部 幹部", "干坤干部干部"),
        ("Internet", "Internet"),  # case stays
        ("⽅", "方"),  # Kangxi radical
        ("\ud800", "\ud800"),  # no text at all, but no reason to fail
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold_text(text) == folded


def test_offsets_lead_back_to_the_original() -> None:
    text = "（㈠）「一網 通辦」"
    folded = fold_with_offsets(text)

    start = folded.text.index("一网")
    assert folded.text == '((一))"一网通办"'
    assert folded.original_span(start, start + 4) == (4, 9)
    assert folded.original_span(1, 2) == (1, 2)  # a part of ㈠ is the whole of it


def test_every_gb2312_character_meets_itself_in_the_other_scripts() -> None:
    characters = [c for c in map(chr, range(0x4E00, 0xA000)) if _in_gb2312(c)]
    for config in ("s2t", "s2tw", "s2hk"):
        convert = OpenCC(config).convert
        apart = {c for c in characters if fold_text(convert(c)) != fold_text(c)}
        # 幺 is 么 in Taiwan, 苎 is 苧: there two characters fall together that simplified script tells apart.
        assert apart <= {"幺", "苎"}, config


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@given(st.text(st.characters(codec="utf-8")))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(st.characters(codec="utf-8")), st.text())
def test_folding_goes_character_by_character(left: str, right: str) -> None:
    assert fold_text(left + right) == fold_text(left) + fold_text(right)


@given(st.text(alphabet="数據「」㈠…　 \u200b，Ａ"))
def test_offsets_rise_and_stay_inside(text: str) -> None:
    folded = fold_with_offsets(text)

    assert folded.text == fold_text(text)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(fold_text(text[origin]) for origin in folded.origins)
