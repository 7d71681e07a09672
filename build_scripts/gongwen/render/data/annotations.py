"""All notes as W3C Web Annotations (JSON-LD): what a note says, and of which words of which text."""

import json
from collections.abc import Iterator, Sequence

from gongwen.model import AnchoredNote
from gongwen.render.addresses import ANNOTATIONS, overview_address
from gongwen.render.brief import Brief

NAME = f"{ANNOTATIONS}annotations.jsonld"
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
_MOTIVATIONS = {"note": "commenting", "question": "questioning", "correction": "editing", "reference": "linking"}
_LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}


def annotations_json(site_url: str, briefs: Sequence[Brief]) -> str:
    """An AnnotationCollection with one page that holds all of them, by document in order of the text."""
    items = [
        _annotation(site_url, brief.listed.slug, noted.anchored, noted.home)
        for brief in briefs
        for noted in brief.notes
    ]
    own = f"{site_url}{NAME}"
    page = {"id": f"{own}#page", "type": "AnnotationPage", "partOf": own, "startIndex": 0, "items": items}
    value = {"@context": _CONTEXT, "id": own, "type": "AnnotationCollection", "total": len(items), "first": page}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _annotation(site_url: str, slug: str, anchored: AnchoredNote, home: str) -> dict[str, object]:
    note = anchored.note
    return {
        "id": f"{site_url}{ANNOTATIONS}#note-{note.id}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[note.kind],
        "creator": {"type": "Person", "name": note.author},
        "created": f"{note.created}T00:00:00Z",
        "rights": _LICENCES[note.licence],
        "body": {"type": "TextualBody", "value": note.body, "format": "text/markdown"},
        "target": {
            "source": f"{site_url}{home or overview_address(slug)}",
            "selector": dict(_selector(anchored, at_place=bool(home))),
        },
    }


def _selector(anchored: AnchoredNote, *, at_place: bool) -> Iterator[tuple[str, object]]:
    """The eId and the words within it; of a note whose text is gone the words alone."""
    quote = anchored.note.quote
    words = {"type": "TextQuoteSelector", "exact": quote.exact}
    words |= {key: said for key, said in (("prefix", quote.prefix), ("suffix", quote.suffix)) if said}
    if not at_place:
        yield from words.items()
        return
    yield from (("type", "FragmentSelector"), ("value", anchored.eid), ("conformsTo", _FRAGMENT), ("refinedBy", words))
