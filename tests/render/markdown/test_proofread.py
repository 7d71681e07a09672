"""A converted page says whether a person has looked through it."""

from dataclasses import replace

import pytest

from gongwen.model import Document, Edition, Metadata, Part, Particulars, Review, Variant
from gongwen.render.citation.data_file import citation_script
from gongwen.render.markdown.proofread import conversion, proofread
from gongwen.render.print.typesetting import remark_lines

REVIEWS = (Review("zh-Hant-TW", "王某", "2024-01-02"), Review("zh-Hant-HK", "", "2024-01-02"))


@pytest.mark.parametrize(
    ("variant", "script", "said"),
    [
        ("zh-Hans", "zh-Hans", ""),
        ("zh-Hant-TW", "zh-Hans", "王某校對於2024年1月2日。"),
        ("zh-Hant-HK", "zh-Hans", "未經人工校對。"),  # by a program alone
        ("zh-Hant", "zh-Hans", "未經人工校對。"),
        ("zh-Hant-TW", "zh-Hant-TW", ""),
        ("zh-Hans", "zh-Hant-TW", "未经人工校对。"),
    ],
)
def test_who_looked_through_a_conversion(variant: Variant, script: Variant, said: str) -> None:
    document = Document("x", "", Part("", "main", Metadata()), script=script)

    assert proofread(Edition("x", variant, document, Particulars(reviews=REVIEWS))) == said


@pytest.mark.parametrize(
    ("variant", "script", "remark", "original"),
    [
        ("zh-Hant-TW", "zh-Hans", "本頁由程式自簡體原文轉換，僅簡體原文為準。", "檢視簡體原文"),
        ("zh-Hans", "zh-Hant-TW", "本页由程序从繁体（台湾）原文转换，仅繁体（台湾）原文为准。", "查看繁体（台湾）原文"),
        (
            "zh-Hant-TW",
            "zh-Hant-HK",
            "本頁由程式自繁體（香港）原文轉換，僅繁體（香港）原文為準。",
            "檢視繁體（香港）原文",
        ),
    ],
)
def test_which_original_was_converted(variant: Variant, script: Variant, remark: str, original: str) -> None:
    document = Document("x", "", Part("", "main", Metadata()), script=script)
    said = conversion(Edition("x", variant, document, Particulars()))

    assert (said["script"], said["remark"], said["original"]) == (script, remark, original)
    assert remark_lines(Edition("x", variant, document, Particulars()))[0].endswith(
        "原文為準。" if variant != "zh-Hans" else "原文为准。"
    )


def test_the_original_is_no_conversion() -> None:
    edition = Edition(
        "x", "zh-Hant-TW", Document("x", "", Part("", "main", Metadata()), script="zh-Hant-TW"), Particulars()
    )

    assert conversion(edition) == {}
    assert "轉換" not in remark_lines(edition)[0]


def test_a_document_in_traditional_script_is_cited_in_it() -> None:
    source = Edition(
        "x", "zh-Hans", Document("x", "", Part("", "main", Metadata("某法")), script="zh-Hant-TW"), Particulars()
    )
    on_its_own = citation_script(replace(source, variant="zh-Hant-TW"), source)
    converted = citation_script(source, source)

    assert '"tag":"zh-Hans"' not in on_its_own
    assert converted.index('"tag":"zh-Hant-TW"') < converted.index('"tag":"zh-Hans"')
    assert '"script.source":"繁体（台湾）原文"' in converted
