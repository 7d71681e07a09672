"""What became of a document and what refers to it: events, relations, referrers. All of it apparatus."""

from collections.abc import Iterator

from gongwen.model import Edition, Event, Relation, Variant
from gongwen.render.addresses import overview_address, relative, work_address
from gongwen.render.citation.places import places
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.standing import Mark, mark_values, marks, paper_line
from gongwen.variants.ui import ui

Value = dict[str, object]


def standing(edition: Edition, here: str) -> Value:
    """Whether the text is in force, on each of its pages: its events in one line, then what others did to it.

    No build knows today's date: words that hold from a day on (`data-from`), or before one (`data-until`), are shown by
    the reader's browser, and of those nothing is said without JavaScript. That a text is still in force (现行有效) is
    never said: it may have been repealed by one that the library does not hold. What replaces it is told by `replaced`.
    """
    events = _events(edition)
    days = {event.kind: event.date for event in events}
    done = [relation for relation in edition.relations if relation.reverse and relation.kind in ("amends", "repeals")]
    told = {relation.slug for relation in edition.relations if relation.reverse and relation.kind == "replaces"}
    every = marks(edition.variant, edition.standing)
    said = [mark for mark in every if mark.state != "replaced" or mark.by not in told]
    return {
        "marks": [_mark_value(mark, here) for mark in said],
        "warns": any(mark.state != "unknown" for mark in said),
        "as_of": paper_line(edition),
        "work": relative(work_address(work), here) if (work := edition.particulars.work) else "",
        "effective": days.get("effective", ""),
        "repealed": days.get("repealed", ""),
        "events": [event_value(edition, event) for event in events],
        "relations": [relation_value(edition, relation, here) for relation in done],
    }


def _events(edition: Edition) -> list[Event]:
    return sorted(edition.document.main.metadata.events, key=lambda event: event.date)


def status(edition: Edition, here: str) -> Value:
    """The events in order of their days, then the relations to other documents."""
    return {
        "events": [event_value(edition, event) for event in _events(edition)],
        "relations": [relation_value(edition, relation, here) for relation in edition.relations],
    }


def event_value(edition: Edition, event: Event) -> Value:
    # The day under a signature is when the text was settled (成文日期), not when it was made public.
    signed = any(block.eid == event.eid for block in edition.document.main.conclusions)
    name = ui(edition.variant, "event.signed" if signed else f"event.{event.kind}")
    return {"kind": event.kind, "date": event.date, "name": name, "by": event.by or ""}


def relation_value(edition: Edition, relation: Relation, here: str) -> Value:
    key = f"relation.{relation.kind}.by" if relation.reverse else f"relation.{relation.kind}"
    return {
        "name": ui(edition.variant, key),
        "title": relation.title,
        "link": relative(overview_address(relation.slug), here) if relation.slug else "",
        "compared": relative(relation.comparison, here) if relation.comparison else "",
    }


def replaced(edition: Edition, here: str) -> list[Value]:
    """The documents that stand in this one's place."""
    found = [r for r in edition.relations if r.kind == "replaces" and r.reverse and r.slug]
    days = {one.by: one.since for one in edition.standing if one.state == "replaced"}
    return [
        {**relation_value(edition, relation, here), "from": day, "since": _since(edition.variant, day)}
        for relation in found
        for day in [days.get(relation.slug, "")]
    ]


def _since(variant: Variant, day: str) -> str:
    return ui(variant, "standing.since", day=day) if day else ""


def _mark_value(mark: Mark, here: str) -> Value:
    """A mark with the way to the document that made it so."""
    link = relative(overview_address(mark.by), here) if mark.by else ""
    (value,) = mark_values([mark])
    return {**value, "state": mark.state, "title": mark.title, "link": link}


def referrers(index: EditionIndex, here: str) -> list[Value]:
    """Who refers to this document: to the whole, then article by article, each place a link to where it says so."""
    edition = index.edition
    if not edition.referrers:
        return []
    called = dict(places(edition.document, edition.variant))
    order = {eid: number for number, eid in enumerate(called, 1)}
    targets = sorted({r.target for r in edition.referrers}, key=lambda eid: (order.get(eid, 0), eid))
    return [
        {
            "label": called.get(target) or ui(edition.variant, "referrers.whole"),
            "link": relative(f"{index.homes[target]}#{target}", here) if target in index.homes else "",
            "documents": list(_referring(index, target, here)),
        }
        for target in targets
    ]


def related(edition: Edition, here: str) -> list[Value]:
    """The documents that share most with this one, each a link with the reasons."""
    return [
        {
            "label": title_in_marks(other.title),
            "link": relative(overview_address(other.slug), here),
            "reasons": [
                ui(edition.variant, f"related.{reason.kind}", things="、".join(reason.things))
                for reason in other.reasons
                if reason.kind != "term_topic"
            ],
        }
        for other in edition.related
    ]


def title_in_marks(title: str) -> str:
    return title if title.startswith("《") else f"《{title}》"


def _referring(index: EditionIndex, target: str, here: str) -> Iterator[Value]:
    """Each document that refers to a place of this one, with links to where it does."""
    found = [referrer for referrer in index.edition.referrers if referrer.target == target]
    cards = {card.slug: card for card in index.edition.cards}
    for slug in dict.fromkeys(referrer.slug for referrer in found):
        title, homes = cards[slug].metadata.title or slug, index.homes_of[slug]
        yield {
            "title": title_in_marks(title),
            "places": [
                {"label": r.place or r.eid, "link": relative(f"{homes[r.eid]}#{r.eid}", here)}
                for r in found
                if r.slug == slug
            ],
        }
