"""A note reads right in every script, whichever its author wrote in."""

import pytest

from gongwen.model import VARIANTS, AnchoredNote, Note, TextQuoteSelector, Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.notes import note_in_script, written_in

SIMPLIFIED = "这里的“著作权”保护范围后来扩大了，见[说明](https://example.org/发展)和`发展`。"
TAIWAN = "這裡的「著作權」保護範圍後來擴大了，見[說明](https://example.org/发展)和`发展`。"
HONG_KONG = "這裏的「著作權」保護範圍後來擴大了，見[說明](https://example.org/发展)和`发展`。"
GENERAL = "這裏的「著作權」保護範圍後來擴大了，見[說明](https://example.org/发展)和`发展`。"
BODIES: dict[Variant, str] = {
    "zh-Hans": SIMPLIFIED,
    "zh-Hant": GENERAL,
    "zh-Hant-TW": TAIWAN,
    "zh-Hant-HK": HONG_KONG,
}


def shown(body: str, variant: Variant, *, script: Variant = "zh-Hans", quote: str = "“一网通办”枢纽") -> Note:
    note = Note("n-1", "p_1", TextQuoteSelector(quote), "甲", "2024-01-02", "CC0-1.0", "note", body, "", script=script)
    converter = Converter(variant)
    anchored = AnchoredNote(note, "exact", "p_1", 0, 5)
    return note_in_script(anchored, converter, lambda words, _: converter.convert(words)).note


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("written", VARIANTS)
def test_a_body_reads_right_everywhere(written: Variant, variant: Variant) -> None:
    """The author's script is told by the characters; from the dialog no `script` comes with it."""
    note = shown(BODIES[written], variant, script=written)

    assert note.body == BODIES[variant]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_body_in_traditional_script_needs_no_key(variant: Variant) -> None:
    assert shown(GENERAL, variant).body == BODIES[variant]


@pytest.mark.parametrize("script", VARIANTS)
@pytest.mark.parametrize("quote", ["“一网通办”枢纽", "「一網通辦」樞紐"])
def test_a_quotation_is_that_of_the_page(quote: str, script: Variant) -> None:
    assert shown("好。", "zh-Hans", script=script, quote=quote).quote.exact == "“一网通办”枢纽"
    assert shown("好。", "zh-Hant-TW", script=script, quote=quote).quote.exact == "「一網通辦」樞紐"


@pytest.mark.parametrize(
    ("text", "script", "written"),
    [
        ("這裡", "zh-Hans", "zh-Hant"),
        ("這裡", "zh-Hant-TW", "zh-Hant-TW"),
        ("这里", "zh-Hant-TW", "zh-Hans"),  # the quotation is from a page for Taiwan, the note is not
        ("好。", "zh-Hans", "zh-Hans"),
        ("好。", "zh-Hant-HK", "zh-Hant-HK"),
        ("皇后在位八千公里", "zh-Hans", "zh-Hans"),  # characters that both scripts have
        ("一國兩制 in English", "zh-Hans", "zh-Hant"),
        ("引用“發展”一词说明这里的问题", "zh-Hans", "zh-Hans"),  # a word of the other script does not decide
        ("", "zh-Hans", "zh-Hans"),
    ],
)
def test_written_in(text: str, script: Variant, written: Variant) -> None:
    assert written_in(text, script) == written
