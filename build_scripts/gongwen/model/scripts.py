"""The four scripts of the site, by their BCP 47 tags."""

from typing import Literal

Variant = Literal["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]
VARIANTS: tuple[Variant, ...] = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
SOURCE_VARIANT: Variant = "zh-Hans"
