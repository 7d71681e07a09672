"""Published eIds last: how the texts of a new state of a document follow those that were published before.

An eId follows its text's number, so it changes when something is inserted before it or read otherwise. What was
published stays true all the same: an old eId leads to its text for good, and is never given to other text, which takes
the next `_r2`, `_r3` … instead.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from gongwen.model import Document, Particulars, PublishedEid, walk_text
from gongwen.structure.following import Text, follow, revived, texts_of

Reparse = Callable[[tuple[PublishedEid, ...]], Document]


def present_particulars(particulars: Particulars, published: tuple[PublishedEid, ...]) -> Particulars:
    """document.yml with the eIds that its text has now where it names former ones."""
    now = {known.eid: known.now for known in published if known.now}

    def present(at: str | None) -> str | None:
        return now.get(at, at) if at else None

    return replace(
        particulars,
        accept=tuple(replace(acceptance, at=present(acceptance.at)) for acceptance in particulars.accept),
        conversion=tuple(replace(row, at=present(row.at)) for row in particulars.conversion),
    )


def succeed(
    document: Document, published: tuple[PublishedEid, ...], today: str, reparse: Reparse
) -> tuple[PublishedEid, ...]:
    """All eIds published so far, and those of the document as it is now, published from `today` (YYYY-MM-DD) on.

    `reparse` gives the document's structure anew where some eIds are not to be given. Those in use come first in order
    of the text, each followed by the names that its text had before; then those whose text is gone.
    """
    texts = texts_of(document)
    in_use = tuple(known for known in published if known.now == known.eid)
    if [(known.eid, known.opening) for known in in_use] == [(text.eid, text.opening) for text in texts]:
        return published
    followed = follow(in_use, texts)
    followed |= revived(tuple(known for known in published if not known.now), texts, followed)
    names = _lasting_names(texts, published, followed, reparse)
    return _recorded(texts, names, published, followed, today)


def lost_eids(published: tuple[PublishedEid, ...], succeeding: tuple[PublishedEid, ...]) -> Iterator[PublishedEid]:
    """The eIds in use whose text has another name now or is gone, as `succeed` gave them, with their old lines."""
    now = {known.eid: known for known in succeeding}
    for known in published:
        if known.now == known.eid and now[known.eid].now != known.eid:
            yield replace(now[known.eid], line=known.line)


def _lasting_names(
    texts: tuple[Text, ...], published: tuple[PublishedEid, ...], followed: dict[str, int], reparse: Reparse
) -> list[str]:
    """The eIds of the texts, none of which was published for another text."""
    owners = {known.eid: followed.get(known.now or known.eid) for known in published}
    retired: dict[str, PublishedEid] = {}
    while True:
        names = [unit.eid for unit in walk_text(reparse(tuple(retired.values())))]
        misleading = [name for place, name in enumerate(names) if owners.get(name, place) != place]
        if not misleading:
            return names
        retired |= {name: PublishedEid(name, "", "") for name in misleading}


def _recorded(
    texts: tuple[Text, ...],
    names: list[str],
    published: tuple[PublishedEid, ...],
    followed: dict[str, int],
    today: str,
) -> tuple[PublishedEid, ...]:
    former: dict[str, list[PublishedEid]] = {name: [] for name in names}
    gone: list[PublishedEid] = []
    since = dict.fromkeys(names, today)
    openings = {known.eid: known.opening for known in published}
    for known in published:
        place = followed.get(known.now or known.eid)
        if place is None:
            gone.append(replace(known, now="", opening=known.opening or openings.get(known.now, "")))
        elif known.eid == names[place]:
            since[known.eid] = known.since
        else:
            former[names[place]].append(replace(known, now=names[place], opening=""))
    in_use = zip(names, texts, strict=True)
    rows = ((PublishedEid(name, name, since[name], text.opening), *former[name]) for name, text in in_use)
    return (*(known for row in rows for known in row), *gone)
