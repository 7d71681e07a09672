"""Whole texts in feeds: what is not the document's text, whole and in order, is named."""

import pytest

from gongwen.verify.site_feeds import text_faults, without_texts
from gongwen.verify.site_library import Texts

TEXTS = Texts(
    "lamp", {"news__p_1": "报道。", "front__p_1": "灯塔条例", "art_1": "第一条", "art_1__p_1": "修缮<灯塔>。"}, {}
)
TRUE = "&lt;h3&gt;灯塔条例&lt;/h3&gt;\n&lt;p&gt;第一条　修缮&amp;lt;灯塔&amp;gt;。&lt;/p&gt;"
SITE = "https://a.example/"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (TRUE, False),
        (TRUE.replace("修缮", "拆除"), True),
        (TRUE.replace("第一条　", ""), True),
        (TRUE + "&lt;p&gt;报道。&lt;/p&gt;", True),
        (TRUE + "&lt;img src=x onerror=alert(1)&gt;", True),  # an element that no feed of ours holds is words
        ("", True),
    ],
)
def test_a_text_is_the_document_s_or_a_fault(content: str, fault: bool) -> None:
    assert bool(list(text_faults(content, TEXTS))) is fault


def test_texts_are_taken_out_of_entries_that_lead_to_a_document() -> None:
    entry = '<entry><link rel="alternate" href="{}"/><content type="html">{}</content></entry>'
    whole, note = entry.format(f"{SITE}lamp/", TRUE), entry.format(f"{SITE}annotations/#n", "注")
    bare, found = without_texts(whole + note, SITE, {"lamp/"})

    assert found == [("lamp/", TRUE)] and TRUE not in bare and note in bare
