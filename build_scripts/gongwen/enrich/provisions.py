"""What became of each provision from version to version of a text, under whatever number: an article, or a chapter of a
text without articles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongwen.enrich.comparison import compare_parts
from gongwen.model import (
    Change,
    ComparedPassage,
    Division,
    Part,
    Passage,
    Provision,
    ProvisionHistory,
    ProvisionState,
    walk_divisions,
    walk_parts,
)
from gongwen.text.folding import fold_text

# Of the characters of a provision, how many it has to share with another to be what that became, or came of, where
# another shares more with it: of a third that was put to a neighbour readers want to know, of a clause of course not.
_SHARE = 0.3


def provisions(new: Part, old: Part | None = None, rows: Sequence[ComparedPassage] = ()) -> tuple[Provision, ...]:
    """The provisions of a version in order, each with those of the version before that it came of; `rows` are the
    comparison of both. Without a version before, none of them has changed."""
    own = divisions_of(new)
    if old is None:
        return tuple(Provision(d.eid, _label(d), "same") for d in own)
    theirs, mine = divisions_of(old), frozenset(d.eid for d in own)
    found = _Became.of(rows, frozenset(d.eid for d in theirs), mine)
    befores = _with_namesakes({d.eid: found.before(d.eid) for d in own}, own, theirs, found)
    parted = {eid for eid, count in Counter(b for before in befores.values() for b in before).items() if count > 1}
    changed = found.changed | {
        eid for eid, before in befores.items() if len(before) > 1 or any(one in parted for one in before)
    }
    return tuple(Provision(d.eid, _label(d), _change(d.eid, befores[d.eid], changed), befores[d.eid]) for d in own)


def _with_namesakes(
    befores: dict[str, tuple[str, ...]], new: Sequence[Division], old: Sequence[Division], found: "_Became"
) -> dict[str, tuple[str, ...]]:
    """Also what nothing came of and what came of nothing, where both have one number and are alike as a whole (a line
    that is one passage here and two there), or follow the same provision (one that was written anew)."""
    taken = {eid for before in befores.values() for eid in before}
    left = {_label(d): d.eid for d in old if d.eid not in taken}
    above = {d.eid: last.eid for last, d in pairwise(old)}
    result = dict(befores)
    for last, one in zip((None, *new), new, strict=False):
        before = left.get(_label(one), "")
        if before and not befores[one.eid]:
            follows = above.get(before, "") in (result[last.eid] if last else ("",))
            result[one.eid] = (before,) if follows or found.alike(one.eid, before) else ()
    return result


def provisions_since(new: Part, old: Part | None) -> tuple[Provision, ...]:
    """The same, of a version and the one before it, which it is compared with."""
    return provisions(new, old, compare_parts(old, new)) if old else provisions(new)


def _change(eid: str, before: tuple[str, ...], changed: frozenset[str] | set[str]) -> Change:
    return "inserted" if not before else "changed" if eid in changed else "same"


@dataclass(frozen=True, slots=True)
class _Became:
    """How many characters each provision of the new text shares with each of the old (`pairs`), the texts of all (by
    side and eId), and which of the new were redrafted."""

    pairs: Mapping[str, Counter[str]]
    texts: Mapping[tuple[str, str], str]
    changed: frozenset[str]

    @classmethod
    def of(cls, rows: Sequence[ComparedPassage], theirs: frozenset[str], mine: frozenset[str]) -> "_Became":
        pairs: dict[str, Counter[str]] = {}
        texts: dict[tuple[str, str], str] = {}
        origins = {row.new.eids[0]: row.moved for row in rows if row.new and row.moved and not row.old}
        for row in rows:
            new = within(row.new.eids[0], mine) if row.new else ""
            texts["new", new] = texts.get(("new", new), "") + (row.new.text if row.new else "")
            own = within(row.old.eids[0], theirs) if row.old else ""
            texts["old", own] = texts.get(("old", own), "") + (row.old.text if row.old else "")
            old = own or within(origins.get(_eid(row.new), ""), theirs)
            if new and old:
                same = sum(count for kind, count in row.pieces if kind == "same")
                pairs.setdefault(new, Counter())[old] += same if row.old else len(row.new.text) if row.new else 0
        return cls(pairs, texts, _redrafted(rows, theirs, mine, pairs))

    def before(self, eid: str) -> tuple[str, ...]:
        """The provisions that one came of, that which it shares most with first."""
        ranked = self.pairs.get(eid, Counter[str]()).most_common()
        return tuple(old for n, (old, shared) in enumerate(ranked) if self._is_heir(eid, old, shared, first=not n))

    def alike(self, eid: str, old: str) -> bool:
        """True for two texts that share much as a whole, whatever their passages are."""
        mine, theirs = (_neighbours(self.texts.get(key, "")) for key in (("new", eid), ("old", old)))
        return 2 * (mine & theirs).total() >= _SHARE * (mine.total() + theirs.total()) > 0

    def _is_heir(self, eid: str, old: str, shared: int, *, first: bool) -> bool:
        """True for what shares much with the old one; for the first also where nothing else is more of it."""
        if shared >= _SHARE * min(len(self.texts["new", eid]), len(self.texts["old", old])):
            return True
        return first and all(pairs[old] <= shared for pairs in self.pairs.values())


def _neighbours(text: str) -> Counter[str]:
    folded = fold_text(text)
    return Counter(folded[n : n + 2] for n in range(len(folded) - 1))


def _eid(passage: Passage | None) -> str:
    return passage.eids[0] if passage else ""


def _redrafted(
    rows: Sequence[ComparedPassage], theirs: frozenset[str], mine: frozenset[str], pairs: Mapping[str, Counter[str]]
) -> frozenset[str]:
    """The provisions of the new text that have other words than before, or lost some."""
    heirs = {old: new for new, olds in pairs.items() for old in olds}
    found: set[str] = set()
    for row in rows:
        if row.new and _is_redrafted(row):
            found.add(within(row.new.eids[0], mine))
        if row.old and not row.new and not row.moved:  # what was taken out of a provision changed it too
            found.add(heirs.get(within(row.old.eids[0], theirs), ""))
    return frozenset(found)


def _is_redrafted(row: ComparedPassage) -> bool:
    """True for other words, not for the same ones under another number or in another place."""
    if not (row.old and row.new):
        return not row.moved
    old, new = (fold_text(one.text[len(one.number) :]) for one in (row.old, row.new))
    return old != new


def divisions_of(part: Part) -> tuple[Division, ...]:
    """The articles of the document and what it issues; of a text without any its topmost divisions."""
    parts = tuple(walk_parts(part))
    articles = tuple(d for one in parts for d in walk_divisions(one.divisions) if d.kind == "article")
    return articles or tuple(d for one in parts for d in one.divisions)


def within(eid: str, divisions: frozenset[str]) -> str:
    """The division that a text stands in; '' for none of them."""
    while eid and eid not in divisions:
        eid = eid.rpartition("__")[0]
    return eid


def _label(division: Division) -> str:
    return division.number or division.heading


# --- through all versions -------------------------------------------------------------------------------------------


def provision_histories(
    versions: Sequence[tuple[str, str, tuple[Provision, ...]]],
) -> dict[str, tuple[ProvisionHistory, ...]]:
    """By slug, the history of each provision that was not the same through all versions.

    `versions` are slug, day and provisions of each, in order.
    """
    ahead = [_heirs(later) for *_, later in versions[1:]]
    return {
        slug: tuple(
            ProvisionHistory(one.eid, states)
            for one in own
            for states in [_states(versions, ahead, number, one)]
            if any(state.change != "same" for state in states)
        )
        for number, (slug, _, own) in enumerate(versions)
    }


def _heirs(later: tuple[Provision, ...]) -> dict[str, list[Provision]]:
    found: dict[str, list[Provision]] = {}
    for one in later:
        for before in one.before:
            found.setdefault(before, []).append(one)
    return found


def _states(
    versions: Sequence[tuple[str, str, tuple[Provision, ...]]],
    ahead: Sequence[Mapping[str, list[Provision]]],
    number: int,
    own: Provision,
) -> tuple[ProvisionState, ...]:
    """What a provision of the version of that number was in each, from the one in which it appears to that in which it
    is gone."""
    found, now = [(number, [own])], [own]
    for place in range(number, 0, -1):
        before = {eid for one in now for eid in one.before}
        now = [one for one in versions[place - 1][2] if one.eid in before]
        if not now:
            break
        found.insert(0, (place - 1, now))
    now = [own]
    for place in range(number + 1, len(versions)):
        if not now:
            break
        heirs = {heir.eid: heir for one in now for heir in ahead[place - 1].get(one.eid, ())}
        now = [one for one in versions[place][2] if one.eid in heirs]
        found.append((place, now))
    return tuple(_state(versions[place], provisions) for place, provisions in found)


def _state(version: tuple[str, str, tuple[Provision, ...]], now: Sequence[Provision]) -> ProvisionState:
    slug, day, _ = version
    changes = {one.change for one in now}
    change: Change = "deleted" if not now else "same" if changes == {"same"} else "changed"
    if changes == {"inserted"}:
        change = "inserted"
    return ProvisionState(slug, day, change, tuple((one.eid, one.label) for one in now))
