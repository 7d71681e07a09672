"""The type faces of a sheet: pinned packages by default, what the system has where it is asked for.

GB/T 9704-2012 wants 仿宋 for the text, 小标宋 for the title, 黑体 and 楷体 for the first two levels of headings. The
packages have 宋 and 黑 alone: 仿宋 is replaced by 宋, 楷体 and the title by 宋 drawn a little heavier.
"""

from dataclasses import dataclass
from functools import cache

import pylopdf_fonts_zh_cn
import pylopdf_fonts_zh_tw
import typst

from gongwen.errors import ProjectError
from gongwen.model import Variant
from gongwen.render.print.items import Face


@dataclass(frozen=True, slots=True)
class Cut:
    """One face as it is drawn: families in order of preference, and the stroke (in em) that makes it heavier."""

    families: tuple[str, ...]
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Typeface:
    """The cuts of one script. `other` draws a character whose glyph another character has taken (see pieces.py)."""

    cuts: tuple[tuple[Face, Cut], ...]
    other: Cut


@dataclass(frozen=True, slots=True)
class FontSet:
    """Where fonts come from, and what was found there."""

    fonts: typst.Fonts
    families: frozenset[str]
    system: bool

    def typeface(self, variant: Variant) -> Typeface:
        """The cuts for a script. Raises ProjectError where a family is missing: Typst would drop the text."""
        return _system_typeface(variant, self.families) if self.system else _package_typeface(variant, self.families)


@cache
def package_fonts() -> FontSet:
    """The fonts of the pinned packages: the same on every machine."""
    folders = {str(p.parent) for p in (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_tw.serif_path())}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders))
    return FontSet(fonts, frozenset(fonts.families()), system=False)


@cache
def system_fonts() -> FontSet:
    """The machine's own fonts, with those of the packages behind them."""
    folders = {str(p.parent) for p in (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_tw.serif_path())}
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=sorted(folders))
    return FontSet(fonts, frozenset(fonts.families()), system=True)


# --- the packages ---------------------------------------------------------------------------------------------------


def _package_typeface(variant: Variant, families: frozenset[str]) -> Typeface:
    # The TC package lacks 爲 and more: SC stands behind it. SC alone has every character of the source script.
    scripts = ("SC", "TC") if variant == "zh-Hans" else ("TC", "SC")
    serif = tuple(f"Noto Serif {script}" for script in scripts)
    sans = tuple(f"Noto Sans {script}" for script in scripts)
    _require((*serif, *sans), families, "请用 pip 重新安装 pylopdf-fonts-zh-cn 和 pylopdf-fonts-zh-tw")
    text = Cut(serif)
    cuts: tuple[tuple[Face, Cut], ...] = (
        ("fang", text),
        ("hei", Cut(sans, 0.012)),
        ("kai", Cut(serif, 0.014)),
        ("song", Cut(serif, 0.022)),
    )
    return Typeface(cuts, Cut(tuple(reversed(serif))))


# --- the system -----------------------------------------------------------------------------------------------------

_REGIONS: dict[Variant, str] = {"zh-Hans": "SC", "zh-Hant": "TC", "zh-Hant-TW": "TC", "zh-Hant-HK": "HK"}
# FandolFang has simplified characters only.
_FANG: dict[Variant, tuple[str, ...]] = {"zh-Hans": ("FandolFang R", "FandolFang", "FangSong", "STFangsong")}
_KAI: dict[Variant, tuple[str, ...]] = {
    "zh-Hans": ("LXGW WenKai", "LXGW WenKai GB", "FandolKai", "KaiTi", "STKaiti"),
    "zh-Hant": ("LXGW WenKai TC", "LXGW WenKai", "BiauKai", "DFKai-SB"),
    "zh-Hant-TW": ("LXGW WenKai TC", "LXGW WenKai", "BiauKai", "DFKai-SB"),
    "zh-Hant-HK": ("LXGW WenKai TC", "LXGW WenKai", "BiauKai", "DFKai-SB"),
}


def _system_typeface(variant: Variant, families: frozenset[str]) -> Typeface:
    serif = f"Noto Serif CJK {_REGIONS[variant]}"
    sans = f"Noto Sans CJK {_REGIONS[variant]}"
    _require(
        (serif, sans), families, "请安装 Debian 软件包 fonts-noto-cjk 和 fonts-noto-cjk-extra，或不用 --fonts system"
    )
    fang = next((f for f in _FANG.get(variant, ()) if f in families), None)
    kai = next((f for f in _KAI[variant] if f in families), None)
    behind = (serif, "Noto Serif SC")
    cuts: tuple[tuple[Face, Cut], ...] = (
        ("fang", Cut((fang, *behind) if fang else behind)),
        ("hei", Cut((sans, *behind), 0.012)),
        ("kai", Cut((kai, *behind)) if kai else Cut(behind, 0.014)),
        ("song", Cut(behind, 0.022)),
    )
    return Typeface(cuts, Cut(("Noto Serif SC", serif)))


def _require(wanted: tuple[str, ...], families: frozenset[str], remedy: str) -> None:
    missing = [family for family in wanted if family not in families]
    if missing:
        raise ProjectError(f"缺少字体 {'、'.join(missing)}；{remedy}", "PDF")
