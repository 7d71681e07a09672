"""An entry that a reader's letter improves: nothing is lost, and no review outlives what was reviewed."""

from collections.abc import Iterator, Set
from dataclasses import replace

from gongwen.enrich.entries import SOURCE_KEYS
from gongwen.model import TermEntry

# In the order of a file; the term is its name, and what the status becomes follows from the others.
FIELDS = ("english", "pinyin", "aliases", "related", "topics", "regional", "source", "status", "definition")
_SENT = FIELDS[:-2]


def improved_entry(old: TermEntry, sent: TermEntry, named: Set[str]) -> TermEntry:
    """The entry with what was sent in place of what it had; a key that the letter does not name keeps its value.

    Where definition or source are others, the passage has to be read again: the entry is reviewed only if the letter
    says so and names a later day of reading; else it is a draft, and the old day is taken out.
    """
    values = {key: getattr(sent if key in named else old, key) for key in _SENT}
    new = replace(old, **values, definition=sent.definition)
    if _borne_out(new) == _borne_out(old):
        return replace(new, source=old.source)
    before = old.source.checked if old.source else ""
    after = new.source.checked if new.source else ""
    if sent.status == "reviewed" and after > before:
        return replace(new, status="reviewed")
    source = replace(new.source, checked="", reader="") if new.source and after <= before else new.source
    return replace(new, status="draft", source=source)


def _borne_out(entry: TermEntry) -> tuple[str, ...]:
    """What a reviewer has compared: the definition and the passage that bears it out."""
    source = entry.source
    return (entry.definition, *((source.title, source.number, source.article, source.passage) if source else ()))


def changed_fields(old: TermEntry, new: TermEntry) -> Iterator[tuple[str, str, str]]:
    """Each field that is another now: its key, its value before and after, as one line of text."""
    for key in FIELDS:
        if getattr(old, key) != getattr(new, key):
            yield key, _shown(old, key), _shown(new, key)


def _shown(entry: TermEntry, key: str) -> str:
    if key == "source":
        source = entry.source
        return "，".join(filter(None, (getattr(source, name) for name in SOURCE_KEYS))) if source else ""
    if key == "regional":
        return "，".join(f"{tag} {name}" for tag, name in entry.regional)
    value = getattr(entry, key)
    return value if isinstance(value, str) else "、".join(value)
