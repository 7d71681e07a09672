"""Notes written: the file of a new one, and a file whose quotation or state was brought up to date."""

import json
import re
from dataclasses import replace

from gongwen.annotations.form import MAX_CONTEXT, parse_note
from gongwen.model import SOURCE_VARIANT, Note, TextQuoteSelector
from gongwen.text.front_matter import FENCE, split_front_matter, with_key

_CONTEXT = min(32, MAX_CONTEXT)  # characters of prefix and suffix that are written
# JSON escapes what is below U+0020; YAML takes these for the end of a line or refuses them.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
# A value that needs no quotation marks, whatever reads it: an id, an eId, a day, a licence.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def yaml_scalar(text: str) -> str:
    """The text as a YAML scalar on one line: as it is where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.lower() != "null":
        return text
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def selector_at(text: str, start: int, end: int) -> TextQuoteSelector:
    """The stretch of a block's text as a quotation with its context."""
    return TextQuoteSelector(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])


def note_file(note: Note) -> str:
    """The file of a note, as design.md has it."""
    lines = [line for key in ("id", "target", "quote", "author", "created", "licence") for line in _lines(note, key)]
    lines += [f"kind: {note.kind}", *_lines(note, "script"), *_lines(note, "orphaned")]
    return "\n".join([FENCE, *lines, FENCE, note.body, ""])


def rewritten_file(text: str, note: Note) -> str:
    """The file's text with target, quotation, script and `orphaned` as the note has them, the rest as it was.

    Where the file's own layout does not allow that, the whole front matter is written anew; the body never is.
    """
    parts = split_front_matter(text)
    assert parts is not None  # it was read before
    head = parts.yaml.split("\n")
    for key in ("target", "quote", "script", "orphaned"):
        head = with_key(head, key, _lines(note, key))
    mended = "\n".join([FENCE, *head, FENCE, parts.body])
    found, _ = parse_note(mended.encode(), note.path)
    if found is not None and _values(found) == _values(note):
        return mended
    return note_file(note).removesuffix(note.body + "\n") + parts.body


def _values(note: Note) -> Note:
    """The note without where it stands in its file."""
    return replace(note, body_line=1, key_lines=())


def _lines(note: Note, key: str) -> list[str]:
    """The lines of a key; none where the note has no such value."""
    if key == "quote":
        pieces = (("exact", note.quote.exact), ("prefix", note.quote.prefix), ("suffix", note.quote.suffix))
        return ["quote:", *(f"  {name}: {yaml_scalar(value)}" for name, value in pieces if value)]
    value = str(getattr(note, key))
    if not value or (key == "script" and value == SOURCE_VARIANT):
        return []
    return [f"{key}: {yaml_scalar(value)}"]
