"""Simplified characters and their traditional forms, one or several."""

from functools import cache
from importlib import resources

from gongwen.model import SOURCE_VARIANT
from gongwen.variants.conversion import Converter
from gongwen.variants.rewriting import rewrite


@cache
def several_forms() -> dict[str, tuple[str, ...]]:
    """Every simplified character with more than one traditional form: 干 → 幹 乾 干 榦, the commonest first.

    forms.tsv is what OpenCC 1.4.2's STCharacters says; a test compares it with the installed package.
    """
    text = resources.files("gongwen.variants").joinpath("forms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {character: tuple(forms.split(" ")) for character, forms in rows}


def simplified_characters(text: str) -> list[str]:
    """The characters of a text that no traditional text writes: every traditional form differs from them."""
    characters = [c for c in dict.fromkeys(text) if c >= "\u2e80" and c not in several_forms().get(c, ())]
    # A line each, so that no phrase matches.
    forms = rewrite("\n".join(characters), SOURCE_VARIANT, "zh-Hant").split("\n")
    return [c for c, form in zip(characters, forms, strict=bool(characters)) if c != form]


def simplified_only(text: str, converter: Converter) -> str:
    """The characters of a converted text that its script never writes."""
    characters = simplified_characters(text)
    # A region's own form (TW 群, where OpenCC's standard is 羣) is no fault.
    forms = converter.convert("\n".join(characters)).split("\n")
    return "".join(c for c, form in zip(characters, forms, strict=bool(characters)) if c != form)
