"""Two versions of one text compared: which passage became which, and which characters of it changed.

Nothing is lost: the old passages in order are the old text, the new ones the new text, and the pieces of each passage
are its text.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gongwen.model import Change, ComparedPassage, Part, Passage, PieceKind, TextUnit, walk_part_text
from gongwen.text.folding import fold_text
from gongwen.text.visible import visible

# Shares of two passages' neighbouring characters that are the same (Dice), chosen by reading the comparisons of two
# regulations with their revisions: one amended in eight places, one written anew.
_ALIKE = 0.5
_ALIKE_OF_ONE_NUMBER = 0.25
_MOVED = 0.8
_SHORTEST_MOVED = 12  # characters: shorter passages are alike by chance
_SAME_NUMBER = 0.1  # worth, beside likeness: enough to choose between passages that are alike
_NUMBER_ALONE = 0.01  # 第三条 that was written anew stands beside the old 第三条 where nothing better does


def compare_parts(old: Part, new: Part) -> tuple[ComparedPassage, ...]:
    """The passages of both texts with their attachments, each old one beside what became of it."""
    before, after = passages(old), passages(new)
    likeness = _likeness(before, after)
    pairs = _pairs(before, after, likeness)
    rows = tuple(_rows(before, after, pairs))
    return _with_moved(rows, _moved(before, after, pairs, likeness))


# --- passages -------------------------------------------------------------------------------------------------------


def passages(part: Part) -> tuple[Passage, ...]:
    """The text in passages; a number without a heading belongs to the text that follows it."""
    found: list[Passage] = []
    for unit in walk_part_text(part):
        if not visible(unit.text):
            continue
        last = found[-1] if found else None
        if last and last.text == last.number and not unit.number:
            joined = (*last.eids, unit.eid)
            found[-1] = replace(last, eids=joined, text=last.text + unit.text, heading=False)
        else:
            found.append(_passage(unit))
    return tuple(found)


def _passage(unit: TextUnit) -> Passage:
    return Passage((unit.eid,), unit.text, unit.number, heading=bool(unit.number))


# --- which passage became which -------------------------------------------------------------------------------------


def _likeness(old: Sequence[Passage], new: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """How alike two passages are, between 0 and 1, for all pairs that share anything; numbers do not count.

    What stands word for word in both, once in each, is like nothing else: an amendment leaves most of a code as it was.
    """
    same = _unchanged(old, new)
    found = dict.fromkeys(same.items(), 1.0)
    kept = frozenset(same.values())
    pairs_of_new = {number: _neighbours(passage) for number, passage in enumerate(new) if number not in kept}
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, pairs in pairs_of_new.items():
        for pair, count in pairs.items():
            where[pair].append((number, count))
    totals = {number: pairs.total() for number, pairs in pairs_of_new.items()}
    for i, passage in enumerate(old):
        if i in same:
            continue
        pairs = _neighbours(passage)
        total = pairs.total()
        shared: Counter[int] = Counter()
        for pair, count in pairs.items():
            for j, other in where[pair]:
                shared[j] += min(count, other)
        for j, count in shared.items():
            if passage.heading == new[j].heading:
                found[i, j] = 2 * count / (total + totals[j])
    return found


def _unchanged(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """The passages whose words stand once in the old text and once in the new, by their places."""
    before, after = ({number: _words_of(passage) for number, passage in enumerate(one)} for one in (old, new))
    once = [frozenset(words for words, n in Counter(one.values()).items() if n == 1) for one in (before, after)]
    places = {words: j for j, words in after.items() if words in once[0] & once[1]}
    return {i: places[words] for i, words in before.items() if words in places}


def _words_of(passage: Passage) -> tuple[str, bool]:
    return fold_text(passage.text[len(passage.number) :]), passage.heading


def _neighbours(passage: Passage) -> Counter[str]:
    """Each pair of neighbouring characters, the borders of the text among them."""
    text = f"\n{fold_text(passage.text[len(passage.number) :])}\n"
    return Counter(text[n : n + 2] for n in range(len(text) - 1))


def _pairs(
    old: Sequence[Passage], new: Sequence[Passage], likeness: Mapping[tuple[int, int], float]
) -> tuple[tuple[int, int], ...]:
    """The pairs, rising in both texts, that are most alike all in all."""
    worth: dict[tuple[int, int], float] = {}
    numbers: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for j, passage in enumerate(new):
        if passage.number:
            numbers[passage.number, passage.heading].append(j)
    for i, passage in enumerate(old):
        for j in numbers[passage.number, passage.heading] if passage.number else ():
            alike = likeness.get((i, j), 0.0)
            if alike >= _ALIKE_OF_ONE_NUMBER:
                worth[i, j] = alike**2 + _SAME_NUMBER
            elif passage.eids[0] == new[j].eids[0]:
                worth[i, j] = _NUMBER_ALONE
    for (i, j), alike in likeness.items():
        if alike >= _ALIKE:
            worth.setdefault((i, j), alike**2)
    return _heaviest_chain(worth)


@dataclass(frozen=True, slots=True)
class _Link:
    """The last pair of a chain, with the chain before it."""

    pair: tuple[int, int]
    before: "_Link | None"


def _heaviest_chain(worth: Mapping[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """The pairs, rising in both numbers, whose worths sum up to most."""
    # By the second number of their last pair: chains of which each longer one is worth more.
    ends: list[int] = []
    sums: list[float] = []
    chains: list[_Link | None] = []
    for i, j in sorted(worth, key=lambda pair: (pair[0], -pair[1])):
        at = bisect_left(ends, j)
        total = (sums[at - 1] if at else 0.0) + worth[i, j]
        chain = _Link((i, j), chains[at - 1] if at else None)
        stop = at
        while stop < len(ends) and sums[stop] <= total:
            stop += 1
        if at < len(ends) and ends[at] == j and stop == at:
            continue  # what ends there already is worth more
        ends[at:stop], sums[at:stop], chains[at:stop] = [j], [total], [chain]
    found: list[tuple[int, int]] = []
    link = chains[-1] if chains else None
    while link:
        found.append(link.pair)
        link = link.before
    return tuple(reversed(found))


def _moved(
    old: Sequence[Passage],
    new: Sequence[Passage],
    pairs: Sequence[tuple[int, int]],
    likeness: Mapping[tuple[int, int], float],
) -> dict[int, int]:
    """Old passages that stand elsewhere in the new text, almost unchanged."""
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    found: dict[int, int] = {}
    alikes = [(pair, alike) for pair, alike in likeness.items() if alike >= _MOVED]
    for (i, j), _ in sorted(alikes, key=lambda item: (-item[1], item[0])):
        long = min(len(old[i].text), len(new[j].text)) >= _SHORTEST_MOVED
        if long and i not in kept_old | found.keys() and j not in kept_new:
            found[i] = j
            kept_new.add(j)
    return found


def _rows(
    old: Sequence[Passage], new: Sequence[Passage], pairs: Sequence[tuple[int, int]]
) -> Iterator[ComparedPassage]:
    """All passages in order; between two pairs what was taken out, then what was put in."""
    i = j = 0
    for next_i, next_j in (*pairs, (len(old), len(new))):
        yield from (ComparedPassage(p, None, "deleted", (("deleted", len(p.text)),)) for p in old[i:next_i])
        yield from (ComparedPassage(None, p, "inserted", (("inserted", len(p.text)),)) for p in new[j:next_j])
        if next_i < len(old):
            yield _compared(old[next_i], new[next_j])
        i, j = next_i + 1, next_j + 1


def _compared(old: Passage, new: Passage) -> ComparedPassage:
    alike = fold_text(old.text) == fold_text(new.text)
    change: Change = "same" if old.text == new.text else "form" if alike else "changed"
    return ComparedPassage(old, new, change, compare_texts(old, new))


def _with_moved(rows: Sequence[ComparedPassage], moved: Mapping[int, int]) -> tuple[ComparedPassage, ...]:
    """The rows that say where a passage went, or where it came from."""
    olds = [row.old for row in rows if row.old]
    news = [row.new for row in rows if row.new]
    places = {olds[i].eids[0]: news[j].eids[0] for i, j in moved.items()}
    origins = {news[j].eids[0]: olds[i].eids[0] for i, j in moved.items()}

    def other(row: ComparedPassage) -> str:
        if row.old and not row.new:
            return places.get(row.old.eids[0], "")
        return origins.get(row.new.eids[0], "") if row.new and not row.old else ""

    return tuple(replace(row, moved=other(row)) for row in rows)


# --- which characters changed ---------------------------------------------------------------------------------------


def compare_texts(old: Passage, new: Passage) -> tuple[tuple[PieceKind, int], ...]:
    """How many characters in turn are the same, taken out, put in.

    At the borders of words, numbers as a whole; where only the form changed, character by character.
    """
    if fold_text(old.text) == fold_text(new.text):
        return _pieces(_edits(old.text, new.text))
    edits: list[_Edit] = []
    if old.number or new.number:
        edits.append(_Edit(len(old.number), len(new.number), old.number == new.number))
    return _pieces(
        (*edits, *_sensible(_edits(_words(old.text[len(old.number) :]), _words(new.text[len(new.number) :]))))
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    """So many characters of the old text became so many of the new."""

    old: int
    new: int
    equal: bool

    @property
    def size(self) -> int:
        return max(self.old, self.new)


def _pieces(edits: Iterable[_Edit]) -> tuple[tuple[PieceKind, int], ...]:
    pieces: list[tuple[PieceKind, int]] = []
    for edit in edits:
        if edit.equal and pieces and pieces[-1][0] == "same":
            pieces[-1] = ("same", pieces[-1][1] + edit.old)
        elif edit.equal:
            pieces.append(("same", edit.old))
        else:
            pieces += [("deleted", edit.old)] if edit.old else []
            pieces += [("inserted", edit.new)] if edit.new else []
    return tuple(pieces)


def _edits(before: Sequence[str], after: Sequence[str]) -> list[_Edit]:
    return [
        _Edit(sum(map(len, before[a:b])), sum(map(len, after[c:d])), tag == "equal")
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    ]


def _words(text: str) -> list[str]:
    import rjieba  # a tenth of a second, which a build without versions need not wait for

    words = rjieba.cut(text)
    return words if "".join(words) == text else list(text)


def _sensible(edits: Sequence[_Edit]) -> list[_Edit]:
    """The edits without what is the same by chance, so that a clause that was written anew is not a patchwork.

    That is what stands between two changes that are each at least as long, and all where hardly anything is the same.
    """
    old, new = sum(edit.old for edit in edits), sum(edit.new for edit in edits)
    if 2 * sum(edit.old for edit in edits if edit.equal) < _ALIKE_OF_ONE_NUMBER * (old + new):
        return [_Edit(old, new, equal=False)]
    found: list[_Edit] = []
    for edit in edits:
        found.append(edit)
        while len(found) > 2 and found[-2].equal:
            first, island, last = found[-3:]
            if island.size > min(first.size, last.size):
                break
            found[-3:] = [_Edit(first.old + island.old + last.old, first.new + island.new + last.new, equal=False)]
    return found
