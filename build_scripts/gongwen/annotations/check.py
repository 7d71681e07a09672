"""What there is to say about notes once their document is known: do their quotations still stand, are ids unique."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gongwen.annotations.anchor import Location, Texts, is_at_target, locate_note
from gongwen.model import Document, Finding, Note, PublishedEid
from gongwen.text.folding import fold_text

_SHOWN = 60


def check_notes(
    notes: Iterable[Note], document: Document, published: Iterable[PublishedEid] = ()
) -> tuple[Finding, ...]:
    """Findings about the anchoring of one document's notes: W-orphan, W-ambiguous, W-changed, I-moved, I-folded.

    An orphan that `rebase --accept` has recorded is no longer reported.
    """
    texts = Texts.of(document, published)
    return tuple(
        Finding(note.path, note.line_of("quote.exact"), code, message)
        for note in notes
        for code, message in _anchoring(note, locate_note(note, texts))
    )


def check_ids(notes: Iterable[Note]) -> tuple[Finding, ...]:
    """E-id-duplicate for every note of the library whose id another file has too."""
    by_id: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_id[note.id].append(note)
    return tuple(
        Finding(note.path, note.line_of("id"), "E-id-duplicate", _same_id(note, same))
        for same in by_id.values()
        if len(same) > 1
        for note in same
    )


def _same_id(note: Note, same: list[Note]) -> str:
    others = "、".join(other.path for other in same if other is not note)
    return f"id “{note.id}”已经用在 {others}；请另取一个，并改文件名"


def _anchoring(note: Note, location: Location) -> Iterator[tuple[str, str]]:
    if location.tier == "orphan":
        if not note.orphaned:
            yield "W-orphan", f"引文“{_short(note.quote.exact)}”在文件里找不到；请对照原文改写 quote.exact"
        return
    if location.tier == "ambiguous":
        places = "、".join(location.rivals)
        yield "W-ambiguous", f"不能确定引文是哪一处（{places} 有同样的字句）；请补上或改写 prefix 和 suffix"
        return
    if location.tier in ("fuzzy", "doubtful"):
        yield "W-changed", _changed(note, location)
        return
    if location.tier == "folded":
        yield "I-folded", f"引文与原文的字形、标点或空格不同，原文是“{_short(location.text)}”"
    if not is_at_target(location.eid, note.target):
        yield "I-moved", f"引文不在 target 所指的 {note.target}，现在在 {location.eid}"


def _changed(note: Note, location: Location) -> str:
    if fold_text(location.text) == fold_text(note.quote.exact):
        return f"{location.eid} 有引文的字句，但凭前后文不能确定就是这一处；请核对后改写 target、prefix 和 suffix"
    return f"原文已修改，{location.eid} 现在是“{_short(location.text)}”；请核对后改写 quote.exact"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
