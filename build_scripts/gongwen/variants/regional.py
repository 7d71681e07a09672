"""The form of a character that a region writes, where OpenCC's standard has another.

regional.tsv names each with its reason: how often the region's own texts write the one and the other. It is keyed on
the traditional character, so that it holds for what OpenCC makes of simplified text and for a traditional source.
"""

from functools import cache
from importlib import resources

from gongwen.model import VARIANTS, Variant

COLUMNS = ("character", *VARIANTS[1:], "reason")


@cache
def regional_forms(variant: Variant) -> dict[str, str]:
    """Characters that this script writes in another form: 爲 → 為. An empty cell keeps the character."""
    text = resources.files("gongwen.variants").joinpath("regional.tsv").read_text(encoding="utf-8")
    header, *lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    if tuple(header) != COLUMNS:
        raise ValueError(f"regional.tsv: columns are {header!r}")
    column = COLUMNS.index(variant)
    return {line[0]: line[column] for line in lines if line[column]}


def in_regional_forms(text: str, variant: Variant) -> str:
    """The text with this script's forms."""
    forms = regional_forms(variant)
    for character, form in forms.items():
        if character in text:
            text = text.replace(character, form)
    return text
