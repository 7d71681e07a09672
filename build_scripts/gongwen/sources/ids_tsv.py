"""ids.tsv: the eIds of a document that were published so far, one a line, read into values and written from them."""

import re
from collections.abc import Iterable
from datetime import date

from gongwen.errors import IdsError
from gongwen.model import PublishedEid

COLUMNS = ("eid", "now", "since", "opening")
EID = re.compile(r"[a-z]+[a-z0-9_-]{0,199}")


def parse_ids(text: str, path: str) -> tuple[PublishedEid, ...]:
    """The eIds in the file's order; raises IdsError with the line of the first fault.

    The column `opening` may be missing, as in a file written by hand. A `now` is itself an eId of the file that has not
    been renamed: a text has one name at a time.
    """
    lines = text.split("\n")
    if lines[0].split("\t") not in ([*COLUMNS], [*COLUMNS[:3]]):
        raise IdsError(f"第一行应当是以制表符分隔的列名 {' '.join(COLUMNS)}；请照此改写", path, 1)
    known: dict[str, PublishedEid] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        published = _row(line, path, number)
        if published.eid in known:
            raise IdsError(f"“{published.eid}”已在第 {known[published.eid].line} 行；请只留一行", path, number)
        known[published.eid] = published
    for published in known.values():
        if published.now and (published.now not in known or known[published.now].now != published.now):
            raise IdsError(
                f"now 写的“{published.now}”不是现用的编号；请改成 now 与 eid 相同的一行的编号", path, published.line
            )
    return tuple(known.values())


def _row(line: str, path: str, number: int) -> PublishedEid:
    cells = line.split("\t")
    if not 3 <= len(cells) <= len(COLUMNS):
        raise IdsError(f"这一行有 {len(cells)} 列，应当有 {len(COLUMNS)} 列；请检查制表符", path, number)
    eid, now, since, opening = [*cells, ""][: len(COLUMNS)]
    for name in (eid, now):
        if not EID.fullmatch(name) and (name or not eid):
            raise IdsError(f"“{name}”不是段落的编号；请改成 chp_1__sec_2 这样的编号", path, number)
    check_day("since", since, path, number)
    return PublishedEid(eid, now, since, opening, number)


def check_day(column: str, said: str, path: str, number: int) -> None:
    """Raises IdsError where a cell is no day."""
    try:
        date.fromisoformat(said)
    except ValueError as error:
        raise IdsError(f"{column} 应当是 YYYY-MM-DD，现在是“{said}”；请改正", path, number) from error


def ids_text(published: Iterable[PublishedEid]) -> str:
    """The file that holds the eIds, as `parse_ids` reads it."""
    rows = ("\t".join((known.eid, known.now, known.since, known.opening)) for known in published)
    return "\n".join(("\t".join(COLUMNS), *rows)) + "\n"
