"""The overview says where each value was read: the place that was believed, not those that only agree."""

from gongwen.model import Document, Edition, Metadata, Part, Particulars, ValueSource
from gongwen.render.markdown.value_sources import value_sources


def test_the_first_place_of_each_value_in_the_order_of_the_overview() -> None:
    sources = (
        ValueSource("number", "某发〔2024〕3号", "发文字号", 4),
        ValueSource("title", "某局关于某事的通知", "正文", 9, "front__p_1"),
        ValueSource("title", "某局关于某事的通知", "<title>", 1),
        ValueSource("salutation", "各区：", "正文", 10),
    )
    document = Document("x", "", Part("", "main", Metadata(sources=sources)))

    assert value_sources(Edition("x", "zh-Hant-TW", document, Particulars())) == [
        {"label": "標題", "where": "正文"},
        {"label": "發文字號", "where": "发文字号"},
    ]
