"""OpenCC's answer: a text rewritten from one script in another, character for character, before any row or rule."""

from functools import cache
from typing import cast

from opencc import OpenCC

from gongwen.errors import ConversionError
from gongwen.model import SOURCE_VARIANT, Variant
from gongwen.variants.quotation_marks import corner_brackets, curved_marks
from gongwen.variants.regional import in_regional_forms

# Never the ways that end in p: they change words, and with them the length of the text. The regions' s2tw and s2hk cut
# the text into words before they convert it, which takes as long as converting it; in two steps the answer is the same.
_TO_GENERAL: dict[Variant, tuple[str, ...]] = {
    "zh-Hans": ("s2t",),
    "zh-Hant": (),
    "zh-Hant-TW": ("tw2t",),
    "zh-Hant-HK": ("hk2t",),
}
_FROM_GENERAL: dict[Variant, tuple[str, ...]] = {
    "zh-Hant": (),
    "zh-Hant-TW": ("t2tw",),
    "zh-Hant-HK": ("t2hk",),
}
_TO_SIMPLIFIED: dict[Variant, str] = {"zh-Hant": "t2s", "zh-Hant-TW": "tw2s", "zh-Hant-HK": "hk2s"}


def rewrite(text: str, written: Variant, shown: Variant, where: str | None = None) -> str:
    """The text, written in one script, as it reads in another, as long as it was; raises ConversionError.

    A traditional text keeps its words in another region's script: only forms of characters change.
    """
    if written == shown:
        return text
    rewritten = _through(_configurations(written, shown), text, where or "转换")
    if shown == SOURCE_VARIANT:
        return curved_marks(rewritten)
    rewritten = in_regional_forms(rewritten, shown)
    return corner_brackets(rewritten) if written == SOURCE_VARIANT else rewritten


def _configurations(written: Variant, shown: Variant) -> tuple[str, ...]:
    if shown == SOURCE_VARIANT:
        return (_TO_SIMPLIFIED[written],)
    return _TO_GENERAL[written] + _FROM_GENERAL[shown]


def _through(configurations: tuple[str, ...], text: str, where: str) -> str:
    """What OpenCC makes of the text, which must be sound and keep its length."""
    if "\0" in text:
        # OpenCC 1.4.2 cuts the text there without a word.
        raise ConversionError("文字里有 NUL 字符（U+0000），不能转换；请从原文中删去", where)
    converted = text
    try:
        for configuration in configurations:
            converted = cast(str, _opencc(configuration).convert(converted))
    except UnicodeEncodeError as error:
        code = f"U+{ord(text[error.start]):04X}"
        raise ConversionError(f"文字里有孤立的代理码点 {code}，不能转换；请从原文中删去", where) from error
    if len(converted) != len(text):
        message = f"转换把 {len(text)} 个字变成了 {len(converted)} 个字：“{text[:20]}…”；请核对 OpenCC 的版本"
        raise ConversionError(message, where)
    return converted


@cache
def _opencc(configuration: str) -> OpenCC:
    """One converter for the whole run: it takes up to 74 ms to make (findings in benchmarks/conversion.py)."""
    return OpenCC(configuration)
