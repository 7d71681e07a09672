"""The values of a part, read from its lines; what is not certain stays None."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongwen.model import Event, Metadata, Particulars, ValueSource
from gongwen.structure.beside_title import is_value_below
from gongwen.structure.events import dated_events
from gongwen.structure.lines import (
    dated_length,
    is_name_addressed,
    is_officer,
    is_salutation,
    is_signature,
    title_and_salutation,
    title_type,
)
from gongwen.structure.looks import NamedLook
from gongwen.structure.number_lines import is_letter_number, number_beside_title
from gongwen.structure.numbers import document_number, promulgating_number
from gongwen.structure.orders import BARE_NUMBER, InnerOrder, inner_order, order_head
from gongwen.structure.page_values import value_of
from gongwen.structure.titles import (
    TitleLine,
    announcing_organ,
    number_issuers,
    read_title,
    single_spaced,
    title_issuers,
)
from gongwen.text.dates import date_mentions

Lines = Sequence[NamedLook]
_LETTERS = ("函", "答复", "批复", "通知书", "告知书", "决定书", "意见书", "公开信")
_SESSION = re.compile(r"第?[0-9〇零一二三四五六七八九十百]+届")
_RELATIVE = re.compile(r"[省市州县区盟旗](?:人大|人民|政府|政协)")  # 市人大常委会 does not say which
_MAX_UNDATED = 8  # lines of a conclusion without a date in which a name still signs


def read_metadata(front: Lines, preamble: Lines, conclusions: Lines, known: frozenset[str] = frozenset()) -> Metadata:
    """The metadata of a document or attachment; `known` are the titles that other witnesses give."""
    head = front[:2] if _is_announcement(front) else ()
    title = read_title(_title_lines(front[len(head) :]), known)
    joined = title_and_salutation(preamble[0].look.text) if preamble and title is None else None
    title = joined[0] if joined else title
    signatures = _signatures(conclusions)
    order = inner_order([line.look for line in (*front, *preamble)])
    dated = _dated_lines((*front, *preamble) if order else front) or _bracketed(preamble)
    events = tuple(event for text, eid in dated for event in dated_events(text, eid))
    day, eid = _day(conclusions) or _day(front) or _spoken_day(front) or (None, None)
    named = title_issuers(title) if title else ()
    organs = _organs(signatures)
    if len(named) == 1 and named[0] == "".join(organs):
        named = organs  # joint issuers that the title writes without a space
    named = tuple(next((o for o in organs if _is_longer(o, name, named)), name) for name in named)  # 中央 and 中共中央
    issuers = (
        named
        or (title_issuers(head[0].look.text) if head else ())
        or organs
        or _issuers_of(events)
        or next((names for line in front if line.look.number and (names := number_issuers(line.look.text))), ())
        or announcing_organ(title or "")
        or _organs_below(front)
    )
    if day and eid and eid.split("__")[-2].startswith("conclusions"):
        events += (Event(day, "promulgated", "、".join(issuers) or None, eid),)
    metadata = Metadata(
        title=title,
        number=_number(front, [text for text, _ in dated], head),
        doc_type=title_type(title) if title else None,
        issuers=issuers,
        date=day or _promulgation(events),
        salutation=joined[1] if joined else _salutation(preamble) or _addressee(preamble, title),
        signature=" ".join(signatures) or None,
        events=tuple(sorted(events, key=lambda event: event.date)),
    )
    return _with_order(metadata, (*front, *preamble), order) if order else metadata


def _with_order(metadata: Metadata, lines: Lines, order: InnerOrder) -> Metadata:
    """The metadata with number, issuers, date and signature of the order that stands between title and text."""
    own = lines[order.head : order.closing + 1]
    number = "".join(line.look.text for line in lines[order.head : order.number + 1])
    signatures = _signatures(own[1:])
    head = own[0].look.text
    named = title_issuers(head) or number_issuers(head)
    by = (_order_issuer(number),) if "令" in number else tuple(map(_without_session, named))
    issuers = _organs(signatures) or by
    day, eid = _day_of(own[-1]), own[-1].eid
    promulgated = (Event(day, "promulgated", "、".join(issuers), eid),) if day else ()
    return replace(
        metadata,
        number=document_number(number) if "第" in number or "号" in number else metadata.number,
        issuers=issuers,
        date=day or metadata.date,
        signature=" ".join(signatures) or metadata.signature,
        events=tuple(sorted((*metadata.events, *promulgated), key=lambda event: event.date)),
    )


def _title_lines(front: Lines) -> list[TitleLine]:
    """The lines of a front among which its title is; what stands below a label as its value is none."""
    looks = [line.look for line in front]
    return [TitleLine(look.text, look.heading) for i, look in enumerate(looks) if not is_value_below(looks, i)]


def read_order_metadata(preamble: Lines) -> Metadata:
    """The metadata of an order: number, date and issuer are the order's own, the title is the regulation's."""
    closing = next((i for i, line in enumerate(preamble) if i and line.look.is_day), len(preamble) - 1)
    masthead, regulation = preamble[: closing + 1], preamble[closing + 1 :]
    metadata = read_metadata(regulation, (), ())
    order = order_head([line.look for line in masthead]) or 0
    issuers = _order_issuers([line.look.text for line in masthead[: order + 1]])
    signatures = _signatures(masthead[order + 1 :]) or _signatures(_above_title(regulation))
    day = _day_of(masthead[closing])
    promulgated = (Event(day, "promulgated", "、".join(issuers), masthead[closing].eid),) if day else ()
    return replace(
        metadata,
        number=_order_number(preamble[order : closing + 2]),
        issuers=issuers,
        date=day,
        signature=" ".join(signatures) or None,
        events=tuple(sorted((*metadata.events, *promulgated), key=lambda event: event.date)),
    )


def _order_number(lines: Lines) -> str | None:
    """The number of an order: on its head, below it (第9号), or below the date in whole (某字第1120012345號)."""
    head = lines[0].look.text
    below = next((line.look for line in lines[1:] if line.look.number), None)
    if "第" not in head and below:
        head = head + below.text if below.squeezed[0] in BARE_NUMBER else below.text
    return document_number(head) if "第" in head else None


def _above_title(lines: Lines) -> Lines:
    return lines[: next((i for i, line in enumerate(lines) if line.look.title), 0)]


def _order_issuers(head: Sequence[str]) -> tuple[str, ...]:
    """Who gives an order with that head: 某部, 某局, 令; 某部, 某局令; 某省某市政府, 某市政府令 are one."""
    named = list(dict.fromkeys(issuer for line in head for issuer in _joint(line) if issuer))
    return tuple(name for name in named if not (name != named[-1] and name.endswith(named[-1])))


def _joint(line: str) -> tuple[str, ...]:
    """The organs on the line of an order's head that spaces part: 某行 某局令〔2024〕第3号; else the one it names."""
    names = tuple(line.split("令")[0].split())
    return names if len(names) > 1 and all(map(is_signature, names)) else (_order_issuer(line),)


def _order_issuer(text: str) -> str:
    """Who gives an order: 中华人民共和国某部令第5号 → 某部."""
    issuer = document_number(text).split("令")[0]
    return issuer if issuer.endswith("主席") else issuer.removeprefix("中华人民共和国")


def _salutation(preamble: Lines) -> str | None:
    """The salutation, which may stand on several lines."""
    joined = ""
    for line in preamble[:4]:
        joined += line.look.text
        if is_salutation(joined):
            return joined
        if not line.look.text.endswith(("，", "、", ",")):
            return None
    return None


def _addressee(preamble: Lines, title: str | None) -> str | None:
    """The name alone that a letter addresses, on its first line: 王小明：; in other kinds such a line is a heading."""
    first = preamble[0].look.text if preamble else ""
    is_letter = title is not None and title_type(title) in _LETTERS
    return first if is_letter and is_name_addressed(first) else None


def _day(lines: Lines) -> tuple[str, str] | None:
    """The first real date that is a line of its own."""
    return next(((day, line.eid) for line in lines if (day := _day_of(line))), None)


def _spoken_day(front: Lines) -> tuple[str, str] | None:
    """The day in the line below the title of a report: ——2025年3月5日在…会议上."""
    spoken = (
        (mention.iso, line.eid) for line in front if line.look.subtitle for mention in date_mentions(line.look.text)
    )
    return next(((day, eid) for day, eid in spoken if day), None)


def _day_of(line: NamedLook) -> str | None:
    return line.look.date.iso if line.look.date else None


def _signatures(lines: Lines) -> tuple[str, ...]:
    """The names that sign a document, on lines of their own or before a date."""
    looks = [line.look for line in lines]
    if len(looks) > _MAX_UNDATED and not any(look.is_day for look in looks):
        return ()  # a name among many lines without a date signs nothing
    return tuple(look.signed or look.text for look in looks if look.signed or look.signature)


def _dated_lines(front: Lines) -> list[tuple[str, str]]:
    """The dated lines with the eId where each begins; one that runs on over several lines is one."""
    texts = [line.look.text for line in front]
    dated: list[tuple[str, str]] = []
    index = 0
    while index < len(texts):
        length = dated_length(texts[index:])
        if length:
            dated.append(("".join(texts[index : index + length]), front[index].eid))
        index += length or 1
    return dated


def _bracketed(preamble: Lines) -> list[tuple[str, str]]:
    """The dated lines in brackets, which stand nowhere but below a title, though a site's lines part them from it."""
    return [(line.look.text, line.eid) for line in preamble if line.look.dated and line.look.text[0] in "（("]


def _is_longer(organ: str, name: str, named: Sequence[str]) -> bool:
    """True for the whole name of an organ that a title shortens; two names without a space between are none."""
    return organ.endswith(name) and not any(other != name and other in organ for other in named)


def _organs_below(front: Lines) -> tuple[str, ...]:
    """The organs that stand below a title and above the day: 某市统计公报, 某市统计局, 2024年3月5日."""
    day = next((i for i, line in enumerate(front) if line.look.is_date), 0)
    start = day
    while start and front[start - 1].look.signature and not front[start - 1].look.title:
        start -= 1
    return _organs([line.look.text for line in front[start:day]]) if start else ()


def _is_announcement(front: Lines) -> bool:
    """True where the head of an announcement stands above its title: 某局公告, 2024年第7号, 关于…的公告."""
    if len(front) < 3 or not title_issuers(front[0].look.text) or "关于" in front[0].look.text:
        return False
    is_bare = front[1].look.number and front[1].look.squeezed[0] in BARE_NUMBER
    return is_bare and any(line.look.title and "关于" in line.look.text for line in front[2:4])


def _number(front: Lines, dated: Sequence[str], head: Lines) -> str | None:
    if head and not (head[0].look.text.endswith("公报") and _own_number(front[2:])):
        return document_number(head[0].look.text + head[1].look.text)
    own = _own_number(front[len(head) :]) or _beside_title(front)  # of what stands in a gazette
    orders = [number for text in dated if (number := promulgating_number(text))]
    return own or (orders[-1] if orders else None)


def _own_number(front: Lines) -> str | None:
    """The number on a line of its own; letters of two organs of Taiwan have two, one below the other."""
    first = next((i for i, line in enumerate(front) if line.look.number), None)
    if first is None:
        return None
    numbers = [document_number(line.look.text) for line in front[first : first + 2] if line.look.number]
    return "、".join(dict.fromkeys(numbers)) if all(map(is_letter_number, numbers)) else numbers[0]


def _beside_title(front: Lines) -> str | None:
    """The number on the line of the title: 某市关于…的决定（某政〔2024〕3号）."""
    found = (number_beside_title(line.look.text) for line in front if line.look.title)
    return next((document_number(beside[0]) for beside in found if beside), None)


def _organs(signatures: Sequence[str]) -> tuple[str, ...]:
    """The organs among the signatures; several may stand on one line."""
    names = (name for line in signatures if not is_officer(line) for name in single_spaced(line).split())
    return tuple(name for name in names if is_signature(name))


def _without_session(organ: str) -> str:
    """An organ without the number of its session: 某省第十一届人民代表大会 → 某省人民代表大会."""
    return _SESSION.sub("", organ)


def _issuers_of(events: Sequence[Event]) -> tuple[str, ...]:
    made = [event.by for event in events if event.kind in ("promulgated", "adopted", "amended") and event.by]
    last = made[-1] if made and not _RELATIVE.match(made[-1]) else None
    return tuple(last.split("、")) if last else ()


def _promulgation(events: Sequence[Event]) -> str | None:
    """The day of this version of a law: its promulgation, or its last adoption or amendment."""
    promulgated = [event.date for event in events if event.kind == "promulgated"]
    changed = [event.date for event in events if event.kind in ("adopted", "amended")]
    return max(changed + promulgated, default=None)


def override(metadata: Metadata, particulars: Particulars) -> Metadata:
    """The metadata with what document.yml says in place of what was read."""
    names = ("title", "number", "index_number", "doc_type", "date", "published", "salutation", "signature")
    values = {name: value for name in names if (value := getattr(particulars, name)) is not None}
    result = replace(metadata, **values)
    if particulars.issuers:
        result = replace(result, issuers=particulars.issuers)
    result = replace(result, events=particulars.events) if particulars.events else result
    given = [name for name in (*names, "issuers") if getattr(particulars, name)]
    sources = [ValueSource(name, value_of(result, name), "document.yml", 1) for name in given]
    return replace(result, sources=(*sources, *result.sources))
