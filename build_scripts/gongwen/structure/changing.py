"""What to record in changes.tsv where the texts of a document changed."""

from collections.abc import Iterable, Iterator, Sequence

from gongwen.model import Document, PublishedEid, TextChange, TextUnit, walk_part_text


def replaced_texts(old: Document, new: Document, published: Iterable[PublishedEid], day: str) -> Iterator[TextChange]:
    """What a new source changes, in order of the new text, what is gone last. `new` has the eIds that its texts are to
    have, `published` says what became of those of before."""
    was, text = ({unit.eid: unit for unit in walk_part_text(one.main)} for one in (old, new))
    former = {known.now: known.eid for known in published if known.eid in was and known.now not in ("", known.eid)}
    for eid, unit in text.items():
        if eid in was:
            if was[eid].text != unit.text:
                yield TextChange(day, eid, "changed")
        elif eid in former:
            yield TextChange(day, former[eid], "renamed", eid)
            if _words(was[former[eid]]) != _words(unit):  # its number is told by the name
                yield TextChange(day, eid, "changed")
        else:
            yield TextChange(day, eid, "added")
    renamed = frozenset(former.values())
    yield from (TextChange(day, eid, "removed") for eid in was if eid not in text and eid not in renamed)


def _words(unit: TextUnit) -> str:
    return unit.text.removeprefix(unit.number)


def renamed_texts(
    published: Sequence[PublishedEid], succeeding: Iterable[PublishedEid], day: str
) -> Iterator[TextChange]:
    """What ids.tsv alone can tell, where a source was edited by hand: a text is known by how it opens."""
    before = {known.eid: known for known in published}
    for known in succeeding:
        old = before.get(known.eid)
        if old is None:
            if before:  # a first ids.tsv publishes all
                yield TextChange(day, known.eid, "added")
        elif known.now != old.now:
            yield TextChange(day, known.eid, "renamed" if known.now else "removed", known.now)
        elif known.now == known.eid and known.opening != old.opening:
            yield TextChange(day, known.eid, "changed")


def not_recorded(changes: Iterable[TextChange], recorded: Sequence[TextChange]) -> tuple[TextChange, ...]:
    """Those of the changes that are not the last that was recorded of their text."""
    last = {(one.eid, one.what == "renamed"): (one.what, one.now) for one in recorded}
    return tuple(one for one in changes if last.get((one.eid, one.what == "renamed")) != (one.what, one.now))
