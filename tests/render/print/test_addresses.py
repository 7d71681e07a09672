"""Where a sheet says that its text stands, and what its contents are the contents of."""

from dataclasses import replace

import pytest

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars, Variant
from gongwen.render.print.fonts import package_fonts
from gongwen.render.print.options import PrintOptions
from gongwen.render.print.sheets import sheets_of
from gongwen.render.print.typesetting import sheet_value

CHAPTERS = tuple(
    Division(
        f"chp_{n}",
        "chapter",
        n,
        f"{'一二'[n - 1]}、",
        "总体",
        (),
        (
            Division(
                f"chp_{n}__sec_1", "section", n, "（一）", "要求。", (Paragraph(f"chp_{n}__sec_1__p_1", n, "甲。"),)
            ),
        ),
    )
    for n in (1, 2)
)
MAIN = Part("", "main", Metadata(title="关于测试的通知", number="测〔2022〕1号"), divisions=CHAPTERS)
EDITION = Edition("test", "zh-Hans", Document("source.html", "ab" * 32, MAIN), Particulars())


def value(edition: Edition, number: int, site: str = "https://texts.example/base/") -> dict[str, object]:
    options, typeface = PrintOptions(site=site), package_fonts().typeface(edition.variant)
    return sheet_value(edition, sheets_of(edition)[number], typeface, options, pictures={})


@pytest.mark.parametrize(
    ("variant", "number", "address"),
    [
        ("zh-Hans", 0, "https://texts.example/base/test/chp_1/"),
        ("zh-Hans", -1, "https://texts.example/base/test/"),
        ("zh-Hant-TW", 1, "https://texts.example/base/zh-Hant-TW/test/chp_2/"),
        ("zh-Hant", -1, "https://texts.example/base/zh-Hant/test/"),
    ],
)
def test_the_foot_names_the_page_in_the_sheets_script(variant: Variant, number: int, address: str) -> None:
    said = value(replace(EDITION, variant=variant), number)["remark"]

    assert isinstance(said, tuple) and [
        line.partition(" ")[2] for line in said if "網址" in line or "网址" in line
    ] == [address]


def test_without_an_address_none_is_named() -> None:
    assert "网址" not in str(value(EDITION, 0, site="")["remark"])


def test_the_contents_name_the_document_and_its_number() -> None:
    contents = value(EDITION, -1)["contents"]

    assert isinstance(contents, dict) and len(contents["document"]) == 2
    assert "测〔2022〕1号" in str(contents["document"][1])
    assert value(EDITION, 0)["contents"] is None
