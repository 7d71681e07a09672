"""Where in a source one document ends and the next begins: a notice and what it issues, forwards or annexes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from gongwen.model import Role
from gongwen.structure.annexes import Before, closes, opens_annex, opens_roster, opens_table
from gongwen.structure.contents import contents_places
from gongwen.structure.looks import Look
from gongwen.structure.orders import inner_order, opens_with_order

_ISSUES = ("印发", "发布", "公布", "颁布", "颁发", "下发")
_FORWARDS = ("转发", "批转")
_EXPLANATIONS = ("说明", "解读", "问答")
_MAX_TAIL = 8
_MAX_TITLE_ABOVE = 3
_MAX_COVER = 5000  # characters of a cover in which the names of what it issues are looked for


@dataclass(frozen=True, slots=True)
class RawPart:
    """The lines of one document of a source; `foreign` where nothing in the first one announces it."""

    role: Role
    looks: tuple[Look, ...]
    foreign: bool = False


def split_parts(looks: tuple[Look, ...], settled: Sequence[int] | None = None) -> tuple[RawPart, ...]:
    """The document itself, then its attachments in order of the text; `settled` says where an editor has them begin."""
    starts = [i for i in _starts(looks) if i] if settled is None else list(settled)
    if settled is None and opens_with_order(looks):
        starts = [i for i in starts if looks[i].annex is not None]
    bounds = [0, *starts, len(looks)]
    pieces = [looks[a:b] for a, b in pairwise(bounds)]
    cover = "".join(look.squeezed for look in pieces[0])[:_MAX_COVER]
    parts = [_raw_part(piece, cover + "".join(_opening(before))) for before, piece in pairwise(pieces)]
    if settled is not None:
        parts = [replace(part, foreign=False) for part in parts]
    return (RawPart("main", pieces[0]), *parts)


def closing_tail(looks: Sequence[Look]) -> int:
    """How many of the last lines stand below signature, date and notes and are text that opens nothing."""
    for count in range(min(_MAX_TAIL, len(looks) - 1) + 1):
        index = len(looks) - 1 - count
        look = looks[index]
        if _continues(look):
            while index > 0 and not closes(looks, index) and _continues(looks[index]):
                index -= 1
            return count if closes(looks, index) else 0
        if look.mark or look.title or look.annex is not None:
            return 0
    return 0


def _raw_part(looks: tuple[Look, ...], before: str) -> RawPart:
    opening = _opening(looks)
    is_annex = looks[0].annex is not None or looks[0].doc_type in _EXPLANATIONS
    if is_annex or opens_roster(looks, 0) or opens_table(looks, 0):
        return RawPart("annex", looks)
    if any(word in before[:200] for word in _FORWARDS):
        return RawPart("forwarded", looks)
    title = "".join(opening[:3])[:12]
    foreign = not any(word in before for word in _ISSUES) and title[:8] not in before
    return RawPart("issued", looks, foreign)


def _opening(looks: Sequence[Look]) -> list[str]:
    return [look.squeezed for look in looks[:4] if look.is_text]


def _starts(looks: Sequence[Look]) -> Iterator[int]:
    """Where parts begin: after a signature with its date, at an annex's head, at a title before a new beginning."""
    closed = False  # whether a signature and date have just been read
    seen_number = False  # whether the part that is being read has numbered paragraphs
    seen_article = False
    last_article = max((i for i, look in enumerate(looks) if look.is_article), default=-1)
    contents = contents_places(looks)
    order = inner_order(looks)  # between a title and its text: its date closes nothing
    others = tuple(accumulate((not look.title_line for look in looks), initial=0))  # than lines of a title, before each
    index = begun = 0
    while index < len(looks):
        look = looks[index]
        if (closed and _continues(look)) or index in contents:
            index += 1
            continue
        if (
            (closed and _opens(look))
            or (index > begun and _is_addressed_anew(looks, index, begun))
            or opens_annex(looks, index, Before(closed, seen_article and index > last_article, looks[begun].annex))
            or (seen_number and _restarts(looks, index))
            or (seen_article and index > last_article and _explains(looks[index]))
            or (others[index] > others[begun + 1] and opens_roster(looks, index))
        ):
            yield _title_begins(looks, index, begun)
            begun, seen_number, seen_article = index, False, False
        closed = closes(looks, index) and not (order and index == order.closing)
        seen_number = seen_number or look.begins_count
        seen_article = seen_article or look.is_article
        index += 1


def _continues(look: Look) -> bool:
    """True for what may follow a signature and date: notes, another signature, another date."""
    return look.note or look.printed or look.signature or look.is_day or look.file_name


def _opens(look: Look) -> bool:
    """True for the first line of another document: a title, or a first number where it has no title of its own."""
    return (look.title_line and look.annex is None) or look.begins_count


def _is_addressed_anew(looks: Sequence[Look], index: int, begun: int) -> bool:
    """True below a date, whoever signed, for a title that speaks to somebody: 关于某事的请示, 国务院："""
    if not looks[index - 1].is_date or not any("。" in look.text for look in looks[begun:index]):
        return False
    for place in range(index, min(index + _MAX_TITLE_ABOVE, len(looks) - 1)):
        if looks[place].title and looks[place + 1].salutation:
            return True
        if not looks[place].title_line:
            return False
    return False


def _restarts(looks: Sequence[Look], index: int) -> bool:
    """True for a title whose text begins to count anew, right below it or after a few paragraphs without numbers."""
    if not looks[index].title or len(looks[index].squeezed) < 4:
        return False
    for look in looks[index + 1 : index + 6]:
        if look.number:
            return True
        if look.mark:
            return look.begins_count and _repeats(looks, index, look.mark.text)
    return False


def _title_begins(looks: Sequence[Look], index: int, begun: int) -> int:
    """Where the title on a line begins: 某市人大常委会关于 may stand up to two lines above."""
    for place in range(index - 1, max(index - _MAX_TITLE_ABOVE, begun) - 1, -1):
        if not looks[place].title_line or looks[place].title:
            break
        if looks[place].text.endswith("关于"):
            return place
    return index


def _explains(look: Look) -> bool:
    """True for the title of what explains a draft: 关于《…（征求意见稿）》的起草说明."""
    return look.title and look.doc_type in _EXPLANATIONS and ("关于" in look.text or "《" in look.text)


def _repeats(looks: Sequence[Look], index: int, mark: str) -> bool:
    """True if the same first mark stands among the lines before: the text has begun once already."""
    return any(look.text.startswith(mark) for look in looks[max(0, index - 400) : index])
