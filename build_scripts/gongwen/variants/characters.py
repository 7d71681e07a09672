"""Simplified characters and their traditional forms, one or several."""

from functools import cache
from importlib import resources

from gongwen.variants.conversion import Converter


@cache
def several_forms() -> dict[str, tuple[str, ...]]:
    """Every simplified character with more than one traditional form: 干 → 幹 乾 干 榦, the commonest first.

    forms.tsv is what OpenCC 1.4.2's STCharacters says; a test compares it with the installed package.
    """
    text = resources.files("gongwen.variants").joinpath("forms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {character: tuple(forms.split(" ")) for character, forms in rows}


def simplified_only(text: str, converter: Converter) -> str:
    """The characters of a converted text that this script never writes: every traditional form differs from them."""
    characters = [c for c in dict.fromkeys(text) if c >= "\u2e80" and c not in several_forms().get(c, ())]
    if not characters:
        return ""
    plain = Converter("zh-Hant")
    # A line each, so that no phrase matches; a region's own form (TW 群, where OpenCC's standard is 羣) is no fault.
    in_opencc = plain.convert("\n".join(characters)).split("\n")
    in_region = converter.convert("\n".join(characters)).split("\n")
    return "".join(
        c for c, general, regional in zip(characters, in_opencc, in_region, strict=True) if c not in (general, regional)
    )
