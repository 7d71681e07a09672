"""What becomes of a note when the text below it has changed: its quotation rewritten, recorded as lost, or left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from gongwen.annotations.anchor import Location, Texts, is_at_target, locate_note
from gongwen.annotations.compose import selector_at
from gongwen.annotations.form import MAX_QUOTE
from gongwen.model import SOURCE_VARIANT, Document, Note, PublishedEid
from gongwen.text.visible import visible

Fate = Literal["sound", "moved", "changed", "orphaned", "found", "doubtful", "undecided"]


@dataclass(frozen=True, slots=True)
class Rebasing:
    """A note, what becomes of it, and the note as `rebase --accept` writes it (None: nothing to write).

    `eid` is where it stands now; `rivals` the places between which a person must decide.
    """

    note: Note
    fate: Fate
    eid: str = ""
    accepted: Note | None = None
    rivals: tuple[str, ...] = ()


def rebase_notes(
    notes: Iterable[Note], document: Document, today: str, published: Iterable[PublishedEid] = ()
) -> tuple[Rebasing, ...]:
    """What becomes of each note, in the order given; `today` is the day on which a loss is recorded.

    `published` may be older than the document, which then has its new eIds already. What is doubtful is not written:
    that is for whoever edits the note.
    """
    texts = Texts.of(document, published)
    return tuple(_rebase(note, locate_note(note, texts), texts, today) for note in notes)


def _rebase(note: Note, location: Location, texts: Texts, today: str) -> Rebasing:
    if location.tier == "orphan":
        if note.orphaned:
            return Rebasing(note, "sound")
        return Rebasing(note, "orphaned", accepted=replace(note, orphaned=today))
    if location.tier == "ambiguous":
        return Rebasing(note, "undecided", rivals=location.rivals)
    if location.tier == "doubtful":
        return Rebasing(note, "doubtful", location.eid)
    home = texts.homes.of(note.target) or note.target
    target = home if is_at_target(location.eid, home) else location.eid
    is_verbatim = location.tier in ("exact", "folded")
    if is_verbatim and target == note.target and not note.orphaned:
        return Rebasing(note, "sound", location.eid)
    if len(location.text) > MAX_QUOTE or not visible(location.text):
        return Rebasing(note, "doubtful", location.eid)
    text = texts.index.texts[texts.index.eids.index(location.eid)]
    quote = selector_at(text, location.start, location.end)
    accepted = replace(note, target=target, quote=quote, script=SOURCE_VARIANT, orphaned="")
    fate: Fate = "moved" if is_verbatim else "changed"
    return Rebasing(note, "found" if note.orphaned else fate, location.eid, accepted)


def marked_changes(old: str, new: str) -> str:
    """Both texts in one, character by character: 建立[-健全-]{+完善+}制度."""
    return "".join(_marked(old, new))


def _marked(old: str, new: str) -> Iterator[str]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield old[a:b]
            continue
        yield f"[-{old[a:b]}-]" if b > a else ""
        yield f"{{+{new[c:d]}+}}" if d > c else ""
