from dataclasses import replace

import pytest

from gongwen.errors import ProjectError
from gongwen.model import VARIANTS, Variant
from gongwen.render.print.fonts import FontSet, package_fonts, system_fonts

pytestmark = pytest.mark.pdf


def with_families(*families: str, system: bool = True) -> FontSet:
    return FontSet(package_fonts().fonts, frozenset(families), system)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_packages_have_every_face(variant: Variant) -> None:
    fonts = package_fonts()
    typeface = fonts.typeface(variant)
    assert {name for name, _ in typeface.cuts} == {"fang", "hei", "kai", "song"}
    assert {family for _, cut in typeface.cuts for family in cut.families} <= fonts.families


@pytest.mark.parametrize("family", ["Noto Serif SC", "Noto Sans SC", "Noto Serif TC", "Noto Sans TC"])
def test_a_missing_family_is_named_with_the_remedy(family: str) -> None:
    fonts = package_fonts()
    poor = replace(fonts, families=fonts.families - {family})
    with pytest.raises(ProjectError, match=f"缺少字体 {family}；请用 pip"):
        poor.typeface("zh-Hans")


@pytest.mark.parametrize(
    ("variant", "region"), [("zh-Hans", "SC"), ("zh-Hant", "TC"), ("zh-Hant-TW", "TC"), ("zh-Hant-HK", "HK")]
)
def test_the_system_has_regional_shapes(variant: Variant, region: str) -> None:
    fonts = with_families(f"Noto Serif CJK {region}", f"Noto Sans CJK {region}")
    assert dict(fonts.typeface(variant).cuts)["fang"].families[0] == f"Noto Serif CJK {region}"


def test_仿宋_and_楷体_where_the_system_has_them() -> None:
    noto = [f"Noto {kind} CJK {region}" for kind in ("Serif", "Sans") for region in ("SC", "TC")]
    fonts = with_families(*noto, "FandolFang R", "LXGW WenKai", "LXGW WenKai TC")
    hans, taiwan = dict(fonts.typeface("zh-Hans").cuts), dict(fonts.typeface("zh-Hant-TW").cuts)
    assert hans["fang"].families[0] == "FandolFang R"
    assert (hans["kai"].families[0], hans["kai"].stroke) == ("LXGW WenKai", 0.0)
    assert taiwan["fang"].families[0] == "Noto Serif CJK TC"  # FandolFang has no traditional characters
    assert taiwan["kai"].families[0] == "LXGW WenKai TC"


def test_a_system_without_noto_is_told_which_package_to_install() -> None:
    with pytest.raises(ProjectError, match="fonts-noto-cjk"):
        with_families("DejaVu Serif").typeface("zh-Hans")


def test_the_packages_stand_behind_the_system() -> None:
    assert package_fonts().families <= system_fonts().families
