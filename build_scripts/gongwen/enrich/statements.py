"""Statements: the parts of a sentence that are true by themselves.

A sentence may be cut only where nothing on either side limits the other: a condition, an exception, a negation, a
subject go with what they govern, or nothing is taken. In doubt a sentence stays whole. docs/dev/summaries.md has the
rules with their examples; tests/enrich/test_statements.py the sentences that break naive ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongwen.enrich.clauses import clause_places, sentence_places, with_full_marks
from gongwen.enrich.cutting import (
    AMONG,
    AUTHORISES,
    BESIDES,
    BY_THEN,
    COUNTED,
    ELSE_DECIDES,
    EXCEPTION_ALONE,
    FURTHER,
    HANDLES,
    IN_ADDITION,
    ITS,
    ITS_AS_OBJECT,
    LEANS,
    LEANS_INSIDE,
    LIMITED,
    LIMITS_BEFORE,
    LISTS,
    NOT_RULED,
    OF_A_CASE,
    PAIRS,
    POINTS,
    PREDICATE,
    REFERS,
    RESOLVES,
    RULED,
    SPOKEN_OF,
    UNFINISHED,
    VERBS,
)
from gongwen.enrich.sentences import cuts, first_clause_told, first_tier, is_demand, is_scope, read_sentence
from gongwen.text.folding import simplified

MIN_STATEMENT, MAX_STATEMENT = 7, 110  # characters
MAX_RUN_IN = 20  # characters of a sentence that only names a topic
TIER = 12  # characters with which both of two tiers open: 税率低于百分之三十的，…。税率低于百分之五十的，…
ALIKE = 6  # characters by which two limits show that they limit the same
# … by which an exception shows that it is one from what stood two sentences before (提交原件确有困难的), and two rules
# that they are one and its case (…为使用单位).
SHARED = 4
EARLY = 8  # characters, before which 其 has nothing to stand for

_STOPS = ("。", "！", "；", ";")
_DOES = re.compile(rf"{VERBS}|[\d每]")
_LABELLED = re.compile(r"[^，。；：“《]{2,12}：.")
# Where the sentences behind it hold too: 限养区实行养犬登记制度。养犬人应当十日内办理登记。
_WHERE = re.compile(r"(?:在)?(?!本|全)[^，。]{2,12}区(?:域)?内?，?实行")
_REMARK = re.compile(r"[（(][^）)]*[）)]。?$")
_CELLS = re.compile(r"[\t×]|\.(?:docx?|pdf|xlsx?|wps|et)|  |\u3000\u3000")  # what is set in columns is no sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of one block that is true by itself; `sentence` counts the block's sentences from 0."""

    eid: str
    start: int
    end: int
    text: str
    sentence: int = 0
    more: bool = False  # heavier cases of the rule follow: …… says so


def statements(text: str, eid: str) -> Iterator[Statement]:
    """Every stretch of a paragraph that may stand alone, the shorter cuts of a sentence beside the whole of it."""
    written, text = text, with_full_marks(simplified(text))
    places = sentence_places(text)
    sentences = tuple(text[start:end] for start, end in places)
    quoted = 0
    for number, whole in enumerate(sentences):
        if quoted <= 0 and _may_be_told(sentences, number):
            limited = number + 1 < len(sentences) and is_limited_by(whole, sentences[number + 1])
            start = places[number][0]
            if limited:
                found = _with_its_limit(text, places[number : number + 3], eid, number)
            else:
                found = _statements(text, start, start + len(whole.rstrip("。！？；;")), eid, number)
            yield from (replace(s, text=written[s.start : s.end]) for s in found)
        quoted += sum(map(whole.count, "“（‘")) - sum(map(whole.count, "”）’"))


def _statements(text: str, start: int, end: int, eid: str, number: int) -> Iterator[Statement]:
    sentence = read_sentence(text, start, end)
    if not sentence.pieces:
        return
    tier = first_tier(sentence)
    for begin, last in sorted(set(cuts(sentence, MAX_STATEMENT))):
        a, b = sentence.places[begin][0], sentence.places[last][1]
        if last == len(sentence.pieces) - 1:
            b = end
        if MIN_STATEMENT <= b - a <= MAX_STATEMENT and stands_alone(text[a:b]):
            yield Statement(eid, a, b, text[a:b], number, more=last == tier)


def _may_be_told(sentences: Sequence[str], number: int) -> bool:
    """Whether a sentence is one (no caption, no remark, no topic over others), has news, and leans on none before."""
    whole = sentences[number]
    if not whole.endswith(_STOPS) or _REMARK.match(whole) or AUTHORISES.search(whole):
        return False
    if any(LIMITS_BEFORE.match(s) and _shares(whole, s, SHARED) for s in sentences[number + 2 : number + 3]):
        return False  # an exception from two sentences at once
    if number and BY_THEN.match(sentences[0]) and not BY_THEN.match(whole):
        return False  # an aim whose year stands before
    if number:
        if _LABELLED.match(sentences[0]) or _WHERE.match(sentences[0]):
            return False  # 元旦：12月30日至1月1日放假。12月29日上班。
        return not (LEANS_INSIDE.match(whole) or is_limited_by(sentences[number - 1], whole))
    return not (len(sentences) > 1 and _is_run_in(whole.rstrip("。")))


def is_limited_by(whole: str, following: str) -> bool:
    """Whether the next sentence limits this one: …的除外, another figure for some."""
    return bool(LIMITS_BEFORE.match(following)) or _has_another_rule(whole, following)


def _with_its_limit(text: str, places: Sequence[tuple[int, int]], eid: str, number: int) -> Iterator[Statement]:
    """A sentence together with the next one that limits it, where a third one does not."""
    limit = text[slice(*places[1])]
    third = text[slice(*places[2])] if len(places) > 2 else ""
    start, end = places[0][0], places[1][0] + len(limit.rstrip("。！？；;"))
    told = text[start:end]
    if limit.endswith(_STOPS) and not is_limited_by(limit, third) and len(told) <= MAX_STATEMENT and stands_alone(told):
        yield Statement(eid, start, end, told, number)


def _has_another_rule(whole: str, following: str) -> bool:
    """Whether the next sentence has another figure for some, another limit or tier, a rule where this has none."""
    if (NOT_RULED.search(whole) and RULED.search(following)) or _ends_alike(whole, following):
        return True
    if not (COUNTED.search(whole) and COUNTED.search(following)):
        return False
    if whole[:TIER] == following[:TIER]:
        return True
    return bool(AMONG.match(following)) or _has_another_limit(whole, following)


def _has_another_limit(whole: str, following: str) -> bool:
    """Whether one sentence sets a limit and the next another one for a case."""
    return bool(LIMITED.search(whole) and LIMITED.search(following) and OF_A_CASE.search(following))


def has_another_limit_for_it(text: str, following: str) -> bool:
    """Whether two paragraphs count how much or how long the same may be: 罚金的数额不能少于…."""
    if not all(rule.search(part) for rule in (LIMITED, COUNTED) for part in (text, following)):
        return False
    return _shares(text, following, ALIKE)


def _shares(text: str, other: str, length: int) -> bool:
    """Whether two texts have so many characters in common in one piece."""
    return any(text[i : i + length] in other for i in range(len(text) - length + 1))


def _ends_alike(whole: str, following: str) -> bool:
    """Whether the next sentence says otherwise for a case: 业主为使用单位。未移交的，建设单位为使用单位。"""
    if not OF_A_CASE.search(following):
        return False
    if OF_A_CASE.search(whole):
        return bool(IN_ADDITION.search(following)) and _same_end(whole, following, ALIKE)
    other = ELSE_DECIDES.search(following)
    return _same_end(whole, following, SHARED) or bool(other and other["verb"] in whole)


def _same_end(whole: str, following: str, length: int) -> bool:
    tail = whole.rstrip("。；")[-length:]
    return len(tail) == length and following.rstrip("。；").endswith(tail)


def _is_run_in(sentence: str) -> bool:
    """Whether a sentence that others follow names a topic and says nothing: 教育部门办幼儿园。"""
    plain = len(sentence) <= MAX_RUN_IN and "，" not in sentence
    return plain and not (has_predicate(sentence) or is_demand(sentence) or _DOES.search(sentence))


def has_predicate(text: str) -> bool:
    """Whether words say something of something."""
    return bool(PREDICATE.search(text) or HANDLES.search(text) or RESOLVES.match(text))


def stands_alone(told: str) -> bool:
    """Whether words lean on nothing before them, point at nothing outside, and close what they open."""
    if any(told.count(pair[0]) != told.count(pair[1]) for pair in PAIRS) or _CELLS.search(told):
        return False
    spoken_of = SPOKEN_OF.search(told)
    if spoken_of and spoken_of["name"] not in told[: spoken_of.start()]:
        return False
    further = FURTHER.search(told)
    if further and not BESIDES.search(told[: further.start()]):
        return False
    its = ITS.search(told)
    leans = LEANS.match(told) or POINTS.search(told) or ITS_AS_OBJECT.match(told) or (its and its.start() < EARLY)
    return not (leans or UNFINISHED.search(told) or EXCEPTION_ALONE.match(told))


def lead_statement(lead: str, eid: str) -> Iterator[Statement]:
    """What the words before a list say of themselves: 技术机构分为三级： but not 有下列情形之一的：."""
    sentence = read_sentence(lead, 0, len(lead.rstrip("：: ")))
    last = len(sentence.pieces) - 1
    while last > 0 and REFERS.match(sentence.pieces[last]):
        last -= 1
    first = first_clause_told(sentence.pieces[: last + 1]) if last >= 0 else 0
    if last < 0 or is_scope(sentence.pieces[last]):
        return
    start, end = sentence.places[first][0], sentence.places[last][1]
    told = lead[start:end]
    says = has_predicate(told) or last > first
    if says and not LISTS.search(lead[:end]) and MIN_STATEMENT <= len(told) <= MAX_STATEMENT and stands_alone(told):
        yield Statement(eid, start, end, told)


def without_grounds(sentence: str) -> str:
    """A sentence without the purposes and authorities that it opens with: 为了…，根据《…》，…."""
    places = clause_places(sentence, 0, len(sentence))
    pieces = tuple(sentence[start:end] for start, end in places)
    return sentence[places[first_clause_told(pieces)][0] :] if places else sentence


def first_case(sentence: str) -> str:
    """A rule without the heavier cases behind it: …的，处一万元以下罚款 of …；情节严重的，…."""
    read = read_sentence(sentence, 0, len(sentence))
    tier = first_tier(read)
    return sentence if tier is None else sentence[: read.places[tier][1]]
