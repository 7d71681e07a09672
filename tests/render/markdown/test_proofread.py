"""A converted page says whether a person has looked through it."""

import pytest

from gongwen.model import Document, Edition, Metadata, Part, Particulars, Review, Variant
from gongwen.render.markdown.proofread import proofread

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
