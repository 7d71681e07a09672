"""A form to propose an entry or to improve one, whose outcome is a text: no account and no git is needed for it."""

from dataclasses import replace

from gongwen.enrich.entries import SOURCE_KEYS
from gongwen.model import TermEntry, Variant
from gongwen.render.addresses import relative
from gongwen.render.term_letter import term_letter
from gongwen.variants.ui import ui

_EMPTY = TermEntry("", "", "draft", "")
_NAMELESS = "术语"  # what the file of an entry is called until it has a term


def term_form(variant: Variant, entry: TermEntry | None, here: str) -> dict[str, object]:
    """The form on the page `here`, filled in from the entry (in the source script) that is to be improved.

    Without JavaScript the text of the entry (`letter`) is shown, to be copied and changed elsewhere.
    """
    filled = entry or _EMPTY
    return {
        "title": ui(variant, "propose.improve" if entry else "propose.title"),
        "how": relative("contributing/", here),
        "status": entry.status if entry else "",
        "regional": "、".join(f"{tag}={name}" for tag, name in filled.regional),
        "fields": [{"name": name, "label": _label(variant, name), "value": v} for name, v in _values(filled).items()],
        "definition": {"label": _label(variant, "definition"), "value": filled.definition},
        "letter": term_letter(replace(filled, term=filled.term or _NAMELESS)),
    }


def _values(entry: TermEntry) -> dict[str, str]:
    """A value a key; the term of an entry that is there stays as it is: the file is called so."""
    return {
        "term": entry.term,
        "english": entry.english,
        "pinyin": entry.pinyin,
        "aliases": "、".join(entry.aliases),
        "related": "、".join(entry.related),
        "topics": "、".join(entry.topics),
        **{key: getattr(entry.source, key) if entry.source else "" for key in SOURCE_KEYS},
    }


def _label(variant: Variant, key: str) -> str:
    return ui(variant, f"propose.{'title_of_source' if key == 'title' else key}")
