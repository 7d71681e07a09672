"""A version of a work as the page of the work shows it: since when, by what, how much of it changed, which provisions
were which in the version before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.model import Change, ComparedPassage, Comparison, Division, Edition, walk_divisions, walk_parts
from gongwen.render.addresses import homes, page_address
from gongwen.render.standing import Mark, marks
from gongwen.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, or a chapter of a text without articles: its eId, what it is called, where it stands, and its eId in
    the version before ('' where that has none)."""

    eid: str
    label: str
    home: str
    change: Change
    before: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A document as a version of `work`. `amending` are the acts that amended it, by title and slug ('' where the
    library does not hold one); `counts` are the passages that changed since the version `before`, by kind."""

    work: str
    slug: str
    title: str
    begins: str
    marks: tuple[Mark, ...]
    amending: tuple[tuple[str, str], ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    before: str = ""
    compared: str = ""
    counts: tuple[tuple[Change, int], ...] = ()
    provisions: tuple[Provision, ...] = ()

    def count(self, change: Change) -> int:
        """How many passages changed in one way since the version before."""
        return dict(self.counts).get(change, 0)


def version_of(edition: Edition) -> Version | None:
    """The version that a document is; None where it belongs to no work."""
    if not edition.particulars.work:
        return None
    metadata, found = edition.document.main.metadata, _with_work(edition)
    events = tuple((event.date, event.kind) for event in metadata.events if event.kind != "effective")
    amending = [r for r in edition.relations if r.kind == "amends" and r.reverse]
    return Version(
        edition.particulars.work,
        edition.slug,
        metadata.title or edition.slug,
        beginning_day(metadata, effective_day(edition.document.main)),
        marks(edition.variant, edition.standing),
        tuple((relation.title, relation.slug) for relation in amending),
        events,
        found.old.slug if found else "",
        page_address(edition.slug, found.name) if found else "",
        tuple(sorted(Counter(row.change for row in found.rows).items())) if found else (),
        tuple(_provisions(edition, found)),
    )


def _with_work(edition: Edition) -> Comparison | None:
    """The comparison with a version of the same work; the last of them is the one before."""
    work = edition.particulars.work
    return next((one for one in reversed(edition.comparisons) if one.old.particulars.work == work), None)


def _provisions(edition: Edition, comparison: Comparison | None) -> Iterator[Provision]:
    where, own = homes(edition.slug, edition.document), _divisions(edition)
    if comparison is None:
        yield from (Provision(d.eid, _label(d), where.get(d.eid, ""), "same") for d in own)
        return
    theirs = frozenset(d.eid for d in _divisions(comparison.old))
    mine = frozenset(d.eid for d in own)
    became: dict[str, Counter[str]] = {}
    changed: set[str] = set()
    for row in comparison.rows:
        new = _within(row.new.eids[0], mine) if row.new else ""
        old = _within(row.old.eids[0], theirs) if row.old else ""
        if new and old:
            became.setdefault(new, Counter())[old] += len(row.new.text) if row.new else 0
        if new and _is_redrafted(row):
            changed.add(new)
    taken = {old: new for new, olds in became.items() for old in [olds.most_common(1)[0][0]]}
    for row in comparison.rows:  # what was taken out of a provision changed it too
        old = _within(row.old.eids[0], theirs) if row.old else ""
        if row.new is None and old in taken:
            changed.add(taken[old])
    for division in own:
        before = became[division.eid].most_common(1)[0][0] if division.eid in became else ""
        change: Change = "inserted" if not before else "changed" if division.eid in changed else "same"
        yield Provision(division.eid, _label(division), where.get(division.eid, ""), change, before)


def _is_redrafted(row: ComparedPassage) -> bool:
    """True for other words, not for the same ones under another number."""
    if not (row.old and row.new):
        return row.change not in ("same", "form")
    old, new = (fold_text(one.text[len(one.number) :]) for one in (row.old, row.new))
    return old != new


def _divisions(edition: Edition) -> list[Division]:
    """The articles of the document and what it issues; of a text without any its topmost divisions."""
    parts = list(walk_parts(edition.document.main))
    articles = [d for part in parts for d in walk_divisions(part.divisions) if d.kind == "article"]
    return articles or [d for part in parts for d in part.divisions]


def _within(eid: str, divisions: frozenset[str]) -> str:
    """The division that a text stands in; '' for none of them."""
    while eid and eid not in divisions:
        eid = eid.rpartition("__")[0]
    return eid


def _label(division: Division) -> str:
    return division.number or division.heading
