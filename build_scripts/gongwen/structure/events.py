"""What happened to a text on which day, read from the dated lines below a law's title."""

import re
from collections.abc import Iterator

from gongwen.model import Event, EventKind
from gongwen.structure.lines import is_signature, squeezed
from gongwen.structure.numbers import JUDICIAL_NUMBER
from gongwen.structure.titles import title_issuers
from gongwen.text.dates import date_mentions

_KINDS: tuple[tuple[EventKind, tuple[str, ...]], ...] = (
    ("amended", ("修正", "修订", "修改")),
    ("repealed", ("废止",)),
    ("effective", ("施行", "实施", "生效")),
    ("promulgated", ("公布", "发布", "颁布", "公告", "印发")),
    ("adopted", ("通过", "制定")),
    ("approved", ("批准",)),
)
_SESSION = re.compile(
    r"第[0-9〇零一二三四五六七八九十百]+(?:届|次(?:[\u4e00-\u9fff]{0,6})会议|号)|(?:令|公告)$|令第?$|[0-9]{4}年$"
)
_BY_END = re.compile(
    r"《|审议|根据|令第|公告|修订|修正|修改|通过|批准|公布|发布|颁布|施行|实施|起|废止|制定|印发|第[^届]{1,8}次"
)
_DECISION = re.compile(r"(?:根据)?《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_MADE = re.compile(r"(通过|批准)的《([^《》]*)")
# 公布 自公布之日起施行: says no more than that it was made public.
_AT_ONCE = re.compile(r"[，、]?(?:并|且)?自(?:公布|发布|颁布|印发|通过)之日起(?:施行|实施|生效|执行)$")
_GOES_ON = ("并经", "并于", "并由")
_NUMBERED = re.compile(
    r"(?P<words>[\u4e00-\u9fff]{1,40}?)(?:[（(][\u4e00-\u9fff]{1,3}[）)]|[0-9])?字第[0-9]{4,12}[A-Z]?号(?:令|函|公告)"
)
_MAX_PREFIX = 8  # characters of a number before 字
_LEAD = ("自", "根据", "由", "经")
# A meeting without its number: 某市政府常务会议, 立法会会议; 政治协商会议 and 代表会议 are organs.
_MEETING = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?<!代表)(?<!协商)(?:常务|全体|办公|党组)?会议$")
_SHORT_FORM = re.compile(r"(?<!政)府$")  # 粤府令第197号: what a number calls an organ is not its name
# A court's committee adopts in the court's name.
_COMMITTEES = (("法院审判委员会", "法院"), ("检察院检察委员会", "检察院"))


def dated_events(line: str, eid: str) -> Iterator[Event]:
    """The events of one dated line, one for each of its dates that says what happened.

    Of two meetings (…会议、…会议通过) the first did what the second did; so did each decision of a list.
    """
    mentions = list(date_mentions(line))
    ends = [mention.start for mention in mentions[1:]] + [len(line)]
    said = [
        _AT_ONCE.sub("", squeezed(JUDICIAL_NUMBER.sub("", line[m.end : end])).strip("（）()，。；、 "))
        for m, end in zip(mentions, ends, strict=True)
    ]
    for index, mention in enumerate(mentions):
        last = next((i for i in range(index, len(said)) if not _runs_on(said[i])), len(said) - 1)
        kind = _kind(said[last])
        if kind and mention.iso:
            makers = (_by(clause) for clause in (said[index], *_leading_to(said, index)))
            yield Event(mention.iso, kind, next((by for by in makers if by), None), eid)


def _leading_to(said: list[str], index: int) -> list[str]:
    """The clause that goes on in this one: …会通过并经, …会批准的《…决定》修正 – the first has made it."""
    return [said[index - 1]] if index and said[index - 1].endswith(_GOES_ON) else []


def _runs_on(said: str) -> bool:
    """True for one of several meetings or decisions that did what the last of them did: …会议通过的《…修正案》、."""
    return said.endswith(("会议", "》", "》和", "》及", "》以及"))


def _kind(said: str) -> EventKind | None:
    """What the end of a clause says: …修订通过 → amended; None for a clause that goes on (…通过并经)."""
    if said.endswith(_GOES_ON):
        return None
    tail = re.sub(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》", "", said)[-12:]
    return next((kind for kind, words in _KINDS if any(word in tail for word in words)), None)


def _by(said: str) -> str | None:
    """Who did it: 河南省第九届人民代表大会常务委员会第十一次会议通过 → 河南省人民代表大会常务委员会."""
    if quoted := _DECISION.match(said):
        return "、".join(title_issuers(quoted[1])) or None
    if made := _MADE.search(said):
        issuers = title_issuers(made[2])
        if issuers or made[1] == "批准":  # who approves a decision did not make it
            return "、".join(issuers) or None
    organ = re.sub(r"第?[0-9〇零一二三四五六七八九十百]+届", "", said).removeprefix("以")
    if (numbered := _NUMBERED.match(organ)) is not None:
        return _before_number(numbered["words"])
    match = _BY_END.search(organ)
    organ = _MEETING.sub("", _SESSION.sub("", organ[: match.start()] if match else organ))
    organ = "、".join(map(_short, organ.split("、")))
    for committee, court in _COMMITTEES:
        organ = organ.replace(committee, court)
    return organ if len(organ) >= 2 and not organ.startswith(_LEAD) and not _SHORT_FORM.search(organ) else None


def _before_number(words: str) -> str | None:
    """The organ before the number of its letter: 某市政府工务局某市工采字第…号令 → 某市政府工务局.

    Where the name ends is told by the number, which is made of characters of the name; None where none tells it.
    """
    for end in range(len(words) - 2, 1, -1):
        organ, prefix = words[:end], words[end:]
        if len(prefix) <= _MAX_PREFIX and is_signature(organ) and _shares(prefix, organ):
            return organ
    return None


def _shares(prefix: str, organ: str) -> bool:
    return any(character in organ for character in prefix)


def _short(organ: str) -> str:
    """An organ of the state by its usual name: 中华人民共和国国务院 → 国务院, 中华人民共和国某部 → 某部."""
    return organ.removeprefix("中华人民共和国") if organ.endswith(("国务院", "部", "军事委员会")) else organ
