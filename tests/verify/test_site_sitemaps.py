"""Sitemaps as a whole: no page left out, none twice, no day of our own."""

import pytest

from gongwen.verify.site_sitemaps import day_faults, whole_faults

SITE = "https://a.example/"
DAYS = {f"{SITE}x/": "2024-02-02", f"{SITE}y/": "2023-01-01"}
X = f"<url><loc>{SITE}x/</loc><lastmod>2024-02-02</lastmod></url>"
Y = f"<url><loc>{SITE}y/</loc><lastmod>2023-01-01</lastmod></url>"
FIRST = f"<sitemap><loc>{SITE}sitemap-1.xml</loc><lastmod>2024-02-02</lastmod></sitemap>"
SECOND = f"<sitemap><loc>{SITE}sitemap-2.xml</loc><lastmod>2023-01-01</lastmod></sitemap>"
ONE = {"sitemap.xml": X + Y}
MANY = {"sitemap.xml": FIRST + SECOND, "sitemap-1.xml": X, "sitemap-2.xml": Y}


def found(texts: dict[str, str]) -> list[str]:
    days = (fault for name in texts for fault in day_faults(name, texts, lambda address: DAYS.get(address, "")))
    return [*whole_faults(texts, DAYS, SITE), *days]


@pytest.mark.parametrize("texts", [ONE, MANY])
def test_sitemaps_that_name_all_have_no_fault(texts: dict[str, str]) -> None:
    assert found(texts) == []


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({"sitemap.xml": X}, f"缺少 {SITE}y/"),
        ({"sitemap.xml": X + Y + Y}, f"重复 {SITE}y/"),
        (MANY | {"sitemap-2.xml": X}, f"缺少 {SITE}y/"),
        (MANY | {"sitemap.xml": FIRST}, "索引与各文件不符"),
        (MANY | {"sitemap.xml": FIRST + SECOND.replace("2023", "2022")}, f"{SITE}sitemap-2.xml 2022-01-01"),
        ({"sitemap.xml": X + Y.replace("2023", "2022")}, f"{SITE}y/ 2022-01-01"),
        ({"sitemap.xml": X + f"<url><loc>{SITE}y/</loc></url>"}, f"{SITE}y/ "),
        ({"sitemap.xml": X + Y + f"<loc>{SITE}z/</loc>"}, "sitemap.xml 的形式"),
    ],
)
def test_what_is_wrong_is_named(texts: dict[str, str], fault: str) -> None:
    assert fault in found(texts)
