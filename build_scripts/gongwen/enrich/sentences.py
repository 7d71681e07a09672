"""Where a sentence may be cut: the clauses with which a true part of it may begin, and those with which it may end."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise, takewhile

from gongwen.enrich.clauses import clause_places, names
from gongwen.enrich.cutting import (
    ADDS,
    AIM,
    BY,
    CONDITION,
    CONTINUES,
    COPULA,
    COUNTS,
    DESCRIBES,
    DUTY_NEXT,
    DUTY_OF_ITS_OWN,
    ENTERS_FORCE,
    GENERAL_SUBJECT,
    GOES_ON,
    GOVERNS,
    GROUND_ALONE,
    HANDED,
    HANDLES,
    HANDS,
    HEAVIER,
    IMPERATIVE,
    ITS,
    JOINT_END,
    LABEL,
    LEANS,
    LED,
    LIMITS,
    MEANS,
    MODAL,
    OPEN_END,
    PREDICATE,
    PURPOSE,
    QUALIFIES,
    REFERS,
    RESOLVES,
    SAYS_OF_IT,
    SCOPE,
    SCOPE_END,
    SUBJECT,
    TAKES_BACK,
    TERM,
    VIOLATES,
)

MAX_ENDS = 5  # ways to end a part that begins in one place
WHOLE_DUTY = 8  # characters behind the verb of duty
WHOLE_CASE = 10  # characters of what breaks a rule
NAME = 8  # characters that end a clause with what it speaks of
WHOLE_SEGMENT = 12  # characters between semicolons that are a sentence of their own


@dataclass(frozen=True, slots=True)
class Sentence:
    """The clauses of a sentence without their marks, where they stand, and the mark behind each but the last."""

    places: tuple[tuple[int, int], ...]
    pieces: tuple[str, ...]
    marks: tuple[str, ...]


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence that stands between two places of a text."""
    places = clause_places(text, start, end)
    marks = tuple(text[a:b].strip() for (_, a), (b, _) in pairwise(places))
    return Sentence(places, tuple(text[a:b] for a, b in places), marks)


def cuts(sentence: Sentence, longest: int) -> Iterator[tuple[int, int]]:
    """First and last clause of the parts that may stand alone: the whole without its grounds, and the shorter ones.
    Behind the first tier a part is not whole: …… must say so."""
    pieces, marks = sentence.pieces, sentence.marks
    last = len(pieces) - 1
    limited = _from_here([bool(LIMITS.search(piece) or JOINT_END.search(piece)) for piece in pieces], any)
    refers = _from_here([bool(REFERS.match(piece)) for piece in pieces], all)
    opens = [i > 0 and marks[i - 1].startswith("；") for i in range(len(pieces))]
    case = _from_here([at and bool(SCOPE_END.search(p)) for at, p in zip(opens, pieces, strict=True)], any)
    yield first_clause_told(pieces), last
    for begin in _begins(sentence, limited):
        found = (
            j
            for j in _reach(sentence, begin, longest)
            if j == last
            or (not limited[j + 1] and _may_end(sentence, begin, j, only_refers=refers[j + 1], case_behind=case[j + 1]))
        )
        yield from ((begin, j) for j in islice(found, MAX_ENDS))
    if (tier := first_tier(sentence)) is not None:
        yield first_clause_told(pieces), tier


def first_tier(sentence: Sentence) -> int | None:
    """The last clause of a rule behind which only heavier cases stand: 处一万元以下罚款；情节严重的，…."""
    pieces, marks = sentence.pieces, sentence.marks
    for i, mark in enumerate(marks):
        if mark.startswith(("：", ":")):
            return None
        if mark.startswith("；") and HEAVIER.match(pieces[i + 1]):
            rule = any(map(SCOPE_END.search, pieces[:i]))
            return i if rule and not any(map(TAKES_BACK.search, pieces[i + 1 :])) else None
    return None


def _reach(sentence: Sentence, begin: int, longest: int) -> Iterator[int]:
    """The clauses from one on that are not too far away for one part."""
    start = sentence.places[begin][0]
    return takewhile(lambda j: sentence.places[j][1] - start <= longest, range(begin, len(sentence.pieces)))


def _from_here(holds: Sequence[bool], join: Callable[[tuple[bool, bool]], bool]) -> tuple[bool, ...]:
    """For each clause, whether something holds for any of those from it on, or for all."""
    return tuple(accumulate(reversed(holds), lambda behind, here: join((behind, here))))[::-1]


def _begins(sentence: Sentence, limited: tuple[bool, ...]) -> Iterator[int]:
    """The clauses with which a part may begin: the first that is told, then each that no clause before it governs."""
    pieces, marks = sentence.pieces, sentence.marks
    first = first_clause_told(pieces)
    yield first
    lists = any(mark.startswith(("：", ":")) for mark in marks[:first])
    demands = not any(AIM.match(piece) for piece in pieces[:first])
    for i in range(first + 1, len(pieces)):
        lists = lists or marks[i - 1].startswith(("：", ":"))
        if lists or is_scope(pieces[i - 1]):
            return
        demands = demands and _is_plain_demand(pieces[i - 1])
        if limited[i]:
            continue
        if subject := SUBJECT.match(pieces[i]):
            # What is said must have its object here: …应当及时受理 speaks of something before.
            if _is_whole(pieces[i], subject) and marks[i - 1].startswith("；") and PREDICATE.search(pieces[first]):
                yield i
        elif demands and IMPERATIVE.match(pieces[i]) and not _leans(pieces[i]):
            yield i


def _leans(piece: str) -> bool:
    """Whether a demand speaks of something, or does it with somebody, that stands before it: 共同优化营商环境."""
    return bool(LEANS.match(piece) or ITS.search(piece)) or piece.startswith("共同")


def _is_whole(piece: str, duty: re.Match[str]) -> bool:
    """Whether a duty names who has it, no mere case, and of what."""
    return not SCOPE_END.search(duty["subject"]) and len(piece) - duty.end() >= WHOLE_DUTY


def first_clause_told(pieces: tuple[str, ...]) -> int:
    """The first clause that is no ground. Behind an aim (为了…，提高…，) only a subject begins anew; without one the
    sentence is told from its beginning."""
    last = len(pieces) - 1
    first = min(next((i for i, piece in enumerate(pieces) if not _is_ground(piece)), 0), last)
    if first < last and VIOLATES.match(pieces[first]) and _names_its_case(pieces[first + 1]):
        first += 1
    if not any(AIM.match(piece) for piece in pieces[:first]):
        return first
    anew = next((i for i in range(first, last + 1) if _begins_anew(pieces[i])), 0)
    aims = (IMPERATIVE.match(piece) or ADDS.match(piece) or _is_ground(piece) for piece in pieces[first:anew])
    return anew if all(aims) else 0  # a name between may be the subject


def _names_its_case(piece: str) -> bool:
    """Whether a clause says by itself what was broken: 未经许可擅自从事职业中介活动的, not 未备案的."""
    return len(piece) >= WHOLE_CASE and piece.endswith("的") and not LEANS.match(piece) and not ITS.search(piece)


def _is_ground(piece: str) -> bool:
    return bool(PURPOSE.match(piece) or MEANS.match(piece))


def _begins_anew(piece: str) -> bool:
    return any(rule.match(piece) for rule in (SUBJECT, RESOLVES, GENERAL_SUBJECT)) and not IMPERATIVE.match(piece)


def is_scope(piece: str) -> bool:
    """Whether a clause says when, for whom or on what condition the next ones hold."""
    says = MODAL.search(piece) or HANDLES.search(piece)
    if SCOPE_END.search(piece) or CONDITION.match(piece):
        return True
    return bool((SCOPE.match(piece) or BY.match(piece)) and not says)


def is_demand(piece: str) -> bool:
    """Whether a clause says what is to be done: its verb opens it, or follows a subject that is everybody."""
    return bool(IMPERATIVE.match(_without_general_subject(piece)) and not LED.match(piece))


def _without_general_subject(piece: str) -> str:
    general = GENERAL_SUBJECT.match(piece)
    return piece[general.end() :] if general else piece


def _is_plain_demand(piece: str) -> bool:
    """A demand whose neighbours are demands of their own: no ban, leave, wish or particular subject before them."""
    told = _without_general_subject(piece)
    if told == piece and (SUBJECT.match(piece) or LED.match(piece)):
        return False
    if MODAL.search(told) and GROUND_ALONE.search(told):
        return False  # 发展改革部门、街道办事处应当根据各自职责, whose duty comes behind it
    return bool(MEANS.match(told)) or bool(IMPERATIVE.match(told) and not GOVERNS.search(told[:6]))


def _is_topic(piece: str, following: str) -> bool:
    """Whether a clause names only what a duty behind it is about."""
    return bool(IMPERATIVE.match(piece) and not MODAL.search(piece) and DUTY_NEXT.match(following))


def _is_event(piece: str, following: str) -> bool:
    """Whether a clause that rules nothing is the case for somebody's duty behind it: 企业解散，主管部门应当注销许可."""
    told = _without_general_subject(piece).replace("不再", "")  # no longer doing something is a case too
    rules = PREDICATE.search(told) or HANDLES.search(told) or IMPERATIVE.match(told)
    return bool(SUBJECT.match(following)) and (not rules or piece.startswith("违反"))


def _may_end(sentence: Sentence, begin: int, last: int, *, only_refers: bool, case_behind: bool) -> bool:
    """Whether a part from `begin` may stop behind `last`, where nothing behind that limits it in so many words."""
    told, mark = sentence.pieces[begin : last + 1], sentence.marks[last]
    banned = told[-1].startswith("不得采取") and DUTY_OF_ITS_OWN.match(sentence.pieces[last + 1])
    if is_scope(told[-1]) or (GROUND_ALONE.search(told[-1]) and not banned):
        return False
    if len(told) == 1 and (
        _is_topic(told[0], sentence.pieces[last + 1]) or _is_event(told[0], sentence.pieces[last + 1])
    ):
        return False
    if HANDS.search(told[-1]) and HANDED.match(sentence.pieces[last + 1]):
        return False
    if any(mark.startswith(("：", ":")) for mark in sentence.marks[begin : last + 1]):
        return _is_labelled_figure(sentence, begin, last)
    if mark.startswith("；"):
        return _may_end_segment(told, sentence.pieces[last + 1])
    if case_behind and not any(map(SCOPE_END.search, told)):
        return False  # behind a later semicolon stands a case that the rule may not hold for
    return only_refers or _may_end_at_comma(told, sentence.pieces[last + 1], sentence.pieces[-1])


def _is_labelled_figure(sentence: Sentence, begin: int, last: int) -> bool:
    """Whether a part is a noun and one of the figures that hold for it: 学生：缴费标准为400元，补助标准为900元."""
    pieces, marks = sentence.pieces, sentence.marks
    labelled = begin == 0 and last == 1 and len(pieces[0]) <= LABEL and marks[0].startswith("：")
    return labelled and marks[1].startswith("，") and bool(COUNTS.match(pieces[1]) and COUNTS.match(pieces[2]))


def _may_end_segment(told: tuple[str, ...], following: str) -> bool:
    """At a semicolon: not where a rule goes before and a case that it does not hold for comes behind."""
    if SCOPE_END.search(following) and not any(piece.endswith("的") for piece in told[:-1]):
        return False
    if any(map(TERM.search, told)) and names(following, told[0][-NAME:]):
        return False  # 当场收缴的罚款，应当二日内上交；在列车上当场收缴的罚款，…: another term for some of them
    return _says(told) or is_demand(told[-1]) or len("".join(told)) >= WHOLE_SEGMENT


def _may_end_at_comma(told: tuple[str, ...], following: str, end: str) -> bool:
    """At a comma: behind a duty or a demand, where what follows is one of its own or only adds."""
    words = "".join(told)
    if QUALIFIES.search(words) and following.startswith(("并", "且")):
        return False
    if COPULA.search(words) and OPEN_END.search(end):
        return False
    if ENTERS_FORCE.search(told[-1]) or (COUNTS.match(told[-1]) and COUNTS.match(following)):
        return True
    if _says(told):
        if MODAL.search(told[-1]) and DUTY_OF_ITS_OWN.match(following) and not SCOPE_END.search(end):
            return True
        if RESOLVES.match(told[0]) and SAYS_OF_IT.match(following):
            return True
        return any(rule.match(following) for rule in (ADDS, SUBJECT, IMPERATIVE, CONTINUES))
    if SUBJECT.match(following) or end.startswith(("应当", "必须", "不得")) or following.endswith("的"):
        return False  # 制定公共政策，对重大问题，应当听取意见: what was taken for a demand is the case of a duty
    return is_demand(told[-1]) and bool(GOES_ON.match(following))


def _says(told: tuple[str, ...]) -> bool:
    return any((MODAL.search(piece) and not DESCRIBES.match(piece)) or RESOLVES.match(piece) for piece in told)
