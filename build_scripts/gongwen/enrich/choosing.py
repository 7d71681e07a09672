"""Which statements make the summary: as much as fits of what the slots ask for, each division heard, nothing twice.

Greedy choice under a length, for a worth that every further statement of the same division or slot adds less to: the
usual answer to a submodular coverage problem. The figures are measured in benchmarks/summaries.md.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.enrich.formulas import defines, is_exhortation, is_formula, is_minor, is_routine
from gongwen.enrich.slots import DocumentKind, Slot, filled
from gongwen.model import Clause

# What a second statement of a division is worth beside a first one.
AGAIN_TOPIC, AGAIN_SECTION = 0.65, 0.6
# What counts beside the slots: any statement, one that speaks of what the text mostly speaks of, one that opens its
# division, one that opens the text.
PLAIN, CENTRAL, OPENS_TOPIC, OPENS_ALL = 0.4, 0.5, 0.5, 0.5
# What says what a word of the title means is worth more, what goes with any work (times this) less.
DEFINES, ROUTINE = 1.0, 0.6
TAIL = 0.8  # times this what begins within a sentence
# Worth is weighed against length; which weight serves best differs from text to text, so some are tried.
LENGTH_POWERS, LENGTH_OFFSET = (0.5, 0.7, 0.9), 8
ALIKE = 0.55  # share of a statement's pairs of characters that stand in the summary already
AS_TITLE = 0.75  # or in the title
LEAST = 0.15  # worth; what is below tells nothing
USUAL = 20  # pairs of characters that a text uses most


_FIGURE = re.compile(r"\d[\d.]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that may be told: a statement, a heading, a list with its lead. `path` names the divisions they stand
    in, `order` says how far down the text (block, sentence, place), `base` what they are worth of themselves."""

    clauses: tuple[Clause, ...]
    text: str
    path: tuple[str, ...]
    order: tuple[int, int, int]
    base: float = 0.0

    @property
    def topic(self) -> str:
        """The outermost division."""
        return self.path[0]

    @property
    def section(self) -> str:
        """The division below it, where there is one."""
        return " ".join(self.path[:2])


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage with what is worked out of it once."""

    passage: Passage
    pairs: frozenset[str]
    slots: tuple[Slot, ...]
    worth: float  # of itself, but for its slots
    figures: frozenset[str]
    weight: float  # of all that it is worth
    share: float  # of the text that its division is, by paragraphs

    def anew(self, told: Counter[str]) -> float:
        """What it is worth beside what is told already."""
        slots = sum(slot.worth * slot.again ** told[slot.name] for slot in self.slots)
        passage = self.passage
        again = AGAIN_TOPIC ** (told[passage.topic] * (1 - self.share / 2))
        if passage.section != passage.topic:
            again *= AGAIN_SECTION ** told[passage.section]
        return float((self.worth + slots) * again * self.weight)

    def tells(self) -> set[str]:
        """Its divisions and slots, which are worth less the next time."""
        return {self.passage.topic, self.passage.section, *(slot.name for slot in self.slots)}

    def holds(self, other: "_Candidate") -> bool:
        """Whether it is more of the same sentence or list."""
        mine, theirs = self.passage, other.passage
        return mine.order[:2] == theirs.order[:2] and all(clause.text in mine.text for clause in theirs.clauses)

    def repeats(self, other: "_Candidate") -> bool:
        """Whether it says what the other one says, or stands in the same sentence."""
        if self.passage.order[:2] == other.passage.order[:2]:
            return True
        if len(self.pairs & other.pairs) > ALIKE * len(self.pairs) and self.figures <= other.figures:
            return True
        return any(
            mine.sources == theirs.sources and (mine.text in theirs.text or theirs.text in mine.text)
            for mine in self.passage.clauses
            for theirs in other.passage.clauses
        )


def choose(passages: Sequence[Passage], kind: DocumentKind, length: int, title: str = "") -> tuple[Passage, ...]:
    """The passages that tell most within a number of characters, in order of the text. What only defines or leads on
    is told where there is room left, what only urges for want of anything else, a formula never."""
    told = tuple(p for p in passages if not is_formula(p.text) and not _is_title(p, title))
    saying = tuple(p for p in told if not is_exhortation(p.text))
    news = _candidates(tuple(p for p in saying if not is_minor(p.text) or defines(p.text, title)), kind, title)
    chosen = _grown(_best(news, length), news, length)
    chosen = _best(_candidates(saying, kind, title), length, chosen) or _best(_candidates(told, kind, title), length)
    return tuple(sorted((c.passage for c in chosen), key=lambda p: p.order))


def _best(candidates: Sequence[_Candidate], length: int, begun: Sequence[_Candidate] = ()) -> list[_Candidate]:
    """The worthiest of some greedy choices: many short passages, few long ones, and between."""
    tries = (_greedy(candidates, length, power, begun) for power in LENGTH_POWERS)
    return max(tries, key=lambda tried: tried[0])[1]


def _greedy(
    candidates: Sequence[_Candidate], length: int, power: float, begun: Sequence[_Candidate]
) -> tuple[float, list[_Candidate]]:
    """What is chosen beside what was begun with, and all that it is worth."""
    chosen, told, total = list(begun), Counter[str](), 0.0
    for one in begun:
        told.update(one.tells())
    open_ones = [c for c in candidates if not any(c.repeats(one) for one in begun)]
    while True:
        open_ones = [c for c in open_ones if len(c.passage.text) < length - _size(chosen)]  # a mark goes with it
        rated = [(worth, c) for c in open_ones if (worth := c.anew(told)) >= LEAST]
        if not rated:
            return total, chosen
        worth, best = max(rated, key=lambda pair: pair[0] / (len(pair[1].passage.text) + LENGTH_OFFSET) ** power)
        total += worth
        chosen.append(best)
        told.update(best.tells())
        open_ones = [c for c in open_ones if c is not best and not c.repeats(best)]


def _grown(chosen: Sequence[_Candidate], candidates: Sequence[_Candidate], length: int) -> list[_Candidate]:
    """The choice with each passage as long as there is room: more of its sentence, more items of its list."""
    grown = list(chosen)
    for i, one in enumerate(grown):
        room = length - _size(grown) + len(one.passage.text)
        longer = [c for c in candidates if c.holds(one) and len(c.passage.text) <= room]
        grown[i] = max(longer, key=lambda c: len(c.passage.text), default=one)
    return grown


def _size(chosen: Sequence[_Candidate]) -> int:
    return sum(len(c.passage.text) + 1 for c in chosen)


def _candidates(passages: tuple[Passage, ...], kind: DocumentKind, title: str) -> list[_Candidate]:
    pairs = [_pairs(p.text) for p in passages]
    counts = Counter(pair for some in pairs for pair in some)
    usual = [n for _, n in counts.most_common(USUAL)]
    top = sum(usual) / len(usual) if usual else 1.0
    places = Counter(topic for topic, _ in {(p.topic, p.order[0]) for p in passages})
    starts: dict[tuple[int, int], int] = {}
    for p in passages:
        starts[p.order[:2]] = min(p.order[2], starts.get(p.order[:2], p.order[2]))
    shares = {topic: n / sum(places.values()) for topic, n in places.items()}
    opens: dict[str, int] = {}
    for p in passages:
        opens.setdefault(p.topic, p.order[0])
    opening = min(opens.values(), default=0)
    return [
        _Candidate(
            p,
            some,
            filled(p.text, kind),
            PLAIN
            + p.base
            + CENTRAL * sum(min(1.0, counts[pair] / top) for pair in some) / max(1, len(some))
            + OPENS_TOPIC * (opens[p.topic] == p.order[0])
            + OPENS_ALL * (p.order[0] == opening)
            + DEFINES * defines(p.text, title),
            frozenset(_FIGURE.findall(p.text)),
            (ROUTINE if is_routine(p.text) else 1.0) * (TAIL if p.order[2] > starts[p.order[:2]] else 1.0),
            shares[p.topic],
        )
        for p, some in zip(passages, pairs, strict=True)
    ]


def _is_title(passage: Passage, title: str) -> bool:
    """Whether words say no more than the title; that something is agreed to is news even so."""
    pairs = _pairs(passage.text)
    return len(pairs & _pairs(title)) > AS_TITLE * len(pairs) and not passage.text.startswith(
        ("同意", "原则同意", "批准")
    )


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
