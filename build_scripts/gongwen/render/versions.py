"""A version of a work as the page of the work shows it: since when, by what, how much of it changed, which provisions
were which in the version before."""

from collections import Counter
from dataclasses import dataclass, replace

from gongwen.enrich.provisions import provisions
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.model import Change, Comparison, Edition, Provision
from gongwen.render.addresses import homes, page_address
from gongwen.render.standing import Mark, marks


@dataclass(frozen=True, slots=True)
class Version:
    """A document as a version of `work`. `amending` are the acts that amended it, by title and slug ('' where the
    library does not hold one); `counts` are the passages that changed since the version `before`, by kind; `others` are
    the days of those that it is compared with besides, with the addresses of the pages."""

    work: str
    slug: str
    title: str
    begins: str
    marks: tuple[Mark, ...]
    amending: tuple[tuple[str, str], ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    before: str = ""
    compared: str = ""
    others: tuple[tuple[str, str], ...] = ()
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
        _begins(edition),
        marks(edition.variant, edition.standing),
        tuple((relation.title, relation.slug) for relation in amending),
        events,
        found.old.slug if found else "",
        page_address(edition.slug, found.name) if found else "",
        tuple((_begins(one.old), page_address(edition.slug, one.name)) for one in _of_work(edition) if one != found),
        tuple(sorted(Counter(row.change for row in found.rows).items())) if found else (),
        _provisions(edition, found),
    )


def _begins(edition: Edition) -> str:
    return beginning_day(edition.document.main.metadata, effective_day(edition.document.main))


def _of_work(edition: Edition) -> list[Comparison]:
    work = edition.particulars.work
    return [one for one in edition.comparisons if one.old.particulars.work == work]


def _with_work(edition: Edition) -> Comparison | None:
    """The comparison with the version before of the same work."""
    earlier = [one for one in _of_work(edition) if (_begins(one.old), one.old.slug) < (_begins(edition), edition.slug)]
    return max(earlier, key=lambda one: (_begins(one.old), one.old.slug), default=None)


def _provisions(edition: Edition, comparison: Comparison | None) -> tuple[Provision, ...]:
    where, main = homes(edition.slug, edition.document), edition.document.main
    found = provisions(main, comparison.old.document.main, comparison.rows) if comparison else provisions(main)
    return tuple(replace(one, home=where.get(one.eid, "")) for one in found)
