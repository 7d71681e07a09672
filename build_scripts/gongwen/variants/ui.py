"""What the site itself says, made by hand for each region: conversion keeps vocabulary, a good interface does not."""

from functools import cache
from importlib import resources

from gongwen.model import VARIANTS, PhraseRow, Variant
from gongwen.variants.phrases import parse_phrases

COLUMNS = ("key", *VARIANTS)


@cache
def interface_words() -> tuple[PhraseRow, ...]:
    """The words of the interface that a region calls otherwise, for pages that speak of it and for no document."""
    path = resources.files("gongwen.variants").joinpath("interface.tsv")
    return parse_phrases(path.read_text(encoding="utf-8"), "interface.tsv")


@cache
def ui_table() -> dict[str, dict[Variant, str]]:
    """Every string of the interface: key → script → text, in the order of ui.tsv."""
    text = resources.files("gongwen.variants").joinpath("ui.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    if tuple(header.split("\t")) != COLUMNS:
        raise ValueError(f"ui.tsv: columns are {header!r}")
    table: dict[str, dict[Variant, str]] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        key, *texts = line.split("\t")
        if key in table:
            raise ValueError(f"ui.tsv: {key} stands twice")
        table[key] = dict(zip(VARIANTS, texts, strict=True))
    return table


def ui(variant: Variant, key: str, **values: object) -> str:
    """A string of the interface with its values filled in: ui("zh-Hant-TW", "nav.next_chapter") → 下一章."""
    text = ui_table()[key][variant]
    return text.format(**values) if values else text
