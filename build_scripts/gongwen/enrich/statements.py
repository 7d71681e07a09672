"""Statements: the parts of a sentence that are true by themselves.

A sentence may be cut only where nothing on either side limits the other: a condition, an exception, a negation, a
subject go with what they govern, or nothing is taken. In doubt a sentence stays whole. docs/dev/summaries.md has the
rules with their examples; tests/enrich/test_statements.py the sentences that break naive ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.enrich.clauses import clause_places, sentence_places
from gongwen.enrich.cutting import (
    AMONG,
    AUTHORISES,
    COUNTED,
    EXCEPTION_ALONE,
    HANDLES,
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
    UNFINISHED,
    VERBS,
)
from gongwen.enrich.sentences import cuts, first_clause_told, is_demand, is_scope, read_sentence
from gongwen.text.folding import simplified

MIN_STATEMENT, MAX_STATEMENT = 7, 110  # characters
MAX_RUN_IN = 20  # characters of a sentence that only names a topic
TIER = 12  # characters with which both of two tiers open: 税率低于百分之三十的，…。税率低于百分之五十的，…
EARLY = 8  # characters, before which 其 has nothing to stand for

_STOPS = ("。", "！", "；", ";")
_DOES = re.compile(rf"{VERBS}|[\d每]")
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


def statements(text: str, eid: str) -> Iterator[Statement]:
    """Every stretch of a paragraph that may stand alone, the shorter cuts of a sentence beside the whole of it."""
    written, text = text, simplified(text)
    places = sentence_places(text)
    quoted = 0
    for number, (start, end) in enumerate(places):
        whole = text[start:end]
        following = text[slice(*places[number + 1])] if number + 1 < len(places) else ""
        if quoted <= 0 and _may_be_told(whole, following, first=number == 0):
            found = _statements(text, start, start + len(whole.rstrip("。！？；;")), eid, number)
            yield from (replace(s, text=written[s.start : s.end]) for s in found)
        quoted += sum(map(whole.count, "“（‘")) - sum(map(whole.count, "”）’"))


def _statements(text: str, start: int, end: int, eid: str, number: int) -> Iterator[Statement]:
    sentence = read_sentence(text, start, end)
    if not sentence.pieces:
        return
    for begin, last in sorted(set(cuts(sentence, MAX_STATEMENT))):
        a, b = sentence.places[begin][0], sentence.places[last][1]
        if last == len(sentence.pieces) - 1:
            b = end
        if MIN_STATEMENT <= b - a <= MAX_STATEMENT and stands_alone(text[a:b]):
            yield Statement(eid, a, b, text[a:b], number)


def _may_be_told(whole: str, following: str, *, first: bool) -> bool:
    """Whether a sentence is one (no caption, no remark, no topic), has news, and is its neighbours' master."""
    if not whole.endswith(_STOPS) or _REMARK.match(whole) or AUTHORISES.search(whole):
        return False
    if _has_another_rule(whole, following):
        return False
    if LIMITS_BEFORE.match(following) or (not first and LEANS_INSIDE.match(whole)):
        return False
    return not (first and following and _is_run_in(whole.rstrip("。")))


def _has_another_rule(whole: str, following: str) -> bool:
    """Whether the next sentence has another figure for some, another limit or tier, a rule where this has none."""
    if NOT_RULED.search(whole) and RULED.search(following):
        return True
    if not (COUNTED.search(whole) and COUNTED.search(following)):
        return False
    if whole[:TIER] == following[:TIER]:
        return True
    limits = LIMITED.search(whole) and LIMITED.search(following) and OF_A_CASE.search(following)
    return bool(AMONG.match(following) or limits)


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
