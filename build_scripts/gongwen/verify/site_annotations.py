"""The notes as Web Annotations: nothing but the words of notes, under keys that the standard has."""

from collections.abc import Callable, Iterator

from gongwen.verify.known_words import KnownWords

# What may stand under the keys whose values the standard fixes.
_FIXED = {
    "@context": {"http://www.w3.org/ns/anno.jsonld"},
    "conformsTo": {"http://tools.ietf.org/rfc/rfc3236"},
    "type": {"AnnotationCollection", "AnnotationPage", "Annotation", "Person", "TextualBody"}
    | {"FragmentSelector", "TextQuoteSelector"},
    "motivation": {"commenting", "questioning", "editing", "linking"},
    "format": {"text/markdown"},
    "rights": {
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    },
}
_ADDRESSES = ("id", "partOf", "source")
_WORDS = ("name", "created", "value", "exact", "prefix", "suffix")
_INNER = ("first", "creator", "body", "target", "selector", "refinedBy")


def annotation_faults(
    value: object, site_url: str, known: KnownWords, note_of: Callable[[str], KnownWords | None]
) -> Iterator[str]:
    """What is wrong with the collection, key by key; each note in the words of its own file (`note_of` its name)."""
    if not isinstance(value, dict):
        yield str(value)[:80]
        return
    if value.get("type") == "Annotation":
        known = note_of(str(value.get("id")).rpartition("#note-")[2]) or known
    for key, said in value.items():
        if key in _FIXED:
            if said not in _FIXED[key]:
                yield f"{key}：{said}"
        elif key in _ADDRESSES:
            if not str(said).startswith(site_url or "/"):
                yield f"{key}：{said}"
        elif key in _WORDS:
            yield from known.strangers(str(said).removesuffix("T00:00:00Z"))
        elif key in _INNER:
            yield from annotation_faults(said, site_url, known, note_of)
        elif key == "items" and isinstance(said, list):
            if value.get("startIndex") != 0:
                yield f"startIndex：{value.get('startIndex')}"
            for item in said:
                yield from annotation_faults(item, site_url, known, note_of)
        elif key == "total":
            if said != len(value["first"]["items"]):
                yield f"total：{said}"
        elif key != "startIndex":
            yield f"{key}：{said}"
