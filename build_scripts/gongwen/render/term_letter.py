"""A glossary entry as a text that people copy, mail or put into an issue: its place in docs/, then the file."""

from gongwen.enrich.entries import SOURCE_KEYS, parse_entry
from gongwen.model import TermEntry
from gongwen.render.markdown.escape import yaml_value
from gongwen.text.front_matter import FENCE, split_front_matter, with_key

_KEYS = ("term", "english", "pinyin", "aliases", "related", "topics", "regional", "source", "status")


def term_letter(entry: TermEntry) -> str:
    """The first line names the file, as `gongwen receive` wants it; term-form.js writes the same."""
    return f"docs/glossary/{entry.term}.md\n{entry_text(entry)}"


def entry_text(entry: TermEntry) -> str:
    """The entry's file: what parse_entry reads again."""
    return "\n".join([FENCE, *(line for key in _KEYS for line in _lines(entry, key)), FENCE, entry.definition, ""])


def improved_text(text: str, old: TermEntry, new: TermEntry) -> str:
    """The file's text with the lines of what changed as the new entry has them, the rest as its author wrote it.

    Where the file's own layout does not allow that, the whole file is written anew.
    """
    parts = split_front_matter(text)
    assert parts is not None  # it was read before
    head = parts.yaml.split("\n")
    for key in _KEYS:
        if getattr(old, key) != getattr(new, key):
            head = with_key(head, key, _lines(new, key))
    body = parts.body if old.definition == new.definition else f"{new.definition}\n"
    mended = "\n".join([FENCE, *head, FENCE, body])
    return mended if parse_entry(mended, new.path)[0] == new else entry_text(new)


def _lines(entry: TermEntry, key: str) -> list[str]:
    """The lines of a key; none where the entry has no such value."""
    if key == "regional":
        names = ", ".join(f"{tag}: {yaml_value(name)}" for tag, name in entry.regional)
        return [f"regional: {{{names}}}"] if names else []
    if key == "source":
        values = [(name, getattr(entry.source, name, "")) for name in SOURCE_KEYS]
        return (
            ["source:", *(f"  {name}: {yaml_value(value)}" for name, value in values if value)] if entry.source else []
        )
    if key == "status":
        return [f"status: {entry.status}"]
    value = getattr(entry, key)
    return [f"{key}: {yaml_value(value) if isinstance(value, str) else _list(value)}"]


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(yaml_value, words))}]"
