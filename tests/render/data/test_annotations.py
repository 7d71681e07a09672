"""Notes as W3C Web Annotations: of which words of which text, by whom, under which terms."""

import json
from dataclasses import replace

from tests.render.epub.test_book import rich

from gongwen.model import AnchoredNote
from gongwen.render.brief import brief_of
from gongwen.render.data.annotations import annotations_json

SITE = "https://gongwen.example/"


def test_a_note_names_its_words_and_their_text() -> None:
    value = json.loads(annotations_json(SITE, [brief_of(rich())]))
    assert (value["type"], value["total"], len(value["first"]["items"])) == ("AnnotationCollection", 1, 1)
    assert value["first"]["items"][0] == {
        "id": f"{SITE}annotations/#note-n1",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": "甲<b>"},
        "created": "2026-01-02T00:00:00Z",
        "rights": "https://creativecommons.org/publicdomain/zero/1.0/",
        "body": {"type": "TextualBody", "value": "正文 *甲*\n", "format": "text/markdown"},
        "target": {
            "source": f"{SITE}x/chp_1/",
            "selector": {
                "type": "FragmentSelector",
                "value": "chp_1__intro__p_1",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "refinedBy": {"type": "TextQuoteSelector", "exact": "要从长"},
            },
        },
    }


def test_a_note_whose_text_is_gone_keeps_its_words_alone() -> None:
    found = rich()
    orphan = AnchoredNote(found.notes[0].note, "orphan", "")
    (item,) = json.loads(annotations_json(SITE, [brief_of(replace(found, notes=(orphan,)))]))["first"]["items"]
    assert item["target"] == {"source": f"{SITE}x/", "selector": {"type": "TextQuoteSelector", "exact": "要从长"}}


def test_a_withdrawn_document_leaves_with_its_notes() -> None:
    found = rich()
    away = replace(found, particulars=replace(found.particulars, withdrawn="撤下"))
    assert json.loads(annotations_json(SITE, [brief_of(away)]))["total"] == 0
