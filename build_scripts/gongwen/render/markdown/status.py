"""What became of a document and what refers to it: events, relations, referrers. All of it apparatus."""

from collections.abc import Iterator

from gongwen.model import Edition, Event, Relation
from gongwen.render.addresses import homes, overview_address, relative
from gongwen.render.citation.places import places
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui


def standing_line(edition: Edition, here: str) -> Iterator[str]:
    """Whether the text is in force, on each of its pages: its events in one line, then what others did to it.

    No build knows today's date: words that hold from a day on (`data-from`), or before one (`data-until`), are shown by
    the reader's browser, and of those nothing is said without JavaScript. That a text is still in force (现行有效) is
    never said: it may have been repealed by one that the library does not hold.
    """
    variant, events = edition.variant, sorted(edition.document.main.metadata.events, key=lambda event: event.date)
    days = {event.kind: html_line(event.date) for event in events}
    effective, repealed = days.get("effective", ""), days.get("repealed", "")
    words = []
    if effective and not repealed:
        words.append(f'<strong data-until="{effective}" hidden>{html_line(ui(variant, "standing.coming"))}</strong>')
        words.append(f'<strong data-from="{effective}" hidden>{html_line(ui(variant, "standing.effective"))}</strong>')
    if repealed:
        words.append(f'<strong data-from="{repealed}" hidden>{html_line(ui(variant, "standing.repealed"))}</strong>')
    words += [f"<span>{_dated(edition, event)}</span>" for event in events]
    done = [relation for relation in edition.relations if relation.reverse and relation.kind in ("amends", "repeals")]
    words += [f"<span>{_related(edition, relation, here)}</span>" for relation in done]
    if words:
        yield f'<p class="gw-standing" data-apparatus="">{" ".join(words)}</p>'


def status_block(edition: Edition, here: str) -> Iterator[str]:
    """The events in order of their days, then the relations to other documents."""
    events = sorted(edition.document.main.metadata.events, key=lambda event: event.date)
    items = [_event(edition, event) for event in events] + [_relation(edition, r, here) for r in edition.relations]
    if items:
        title = html_line(ui(edition.variant, "meta.events"))
        yield f'<section class="gw-status" data-apparatus=""><h2>{title}</h2><ul>{"".join(items)}</ul></section>'


def _event(edition: Edition, event: Event) -> str:
    return f'<li data-event="{event.kind}" data-date="{html_line(event.date)}">{_dated(edition, event)}</li>'


def _dated(edition: Edition, event: Event) -> str:
    # The day under a signature is when the text was settled (成文日期), not when it was made public.
    signed = any(block.eid == event.eid for block in edition.document.main.conclusions)
    kind = html_line(ui(edition.variant, "event.signed" if signed else f"event.{event.kind}"))
    by = f"（{html_line(event.by)}）" if event.by else ""
    day = html_line(event.date)
    return f'<time datetime="{day}">{day}</time> {kind}{by}'


def _relation(edition: Edition, relation: Relation, here: str) -> str:
    return f"<li>{_related(edition, relation, here)}</li>"


def _related(edition: Edition, relation: Relation, here: str) -> str:
    key = f"relation.{relation.kind}.by" if relation.reverse else f"relation.{relation.kind}"
    name = html_line(relation.title)
    if relation.slug:
        name = f'<a href="{escape_html(relative(overview_address(relation.slug), here))}">{name}</a>'
    compared = ""
    if relation.comparison:
        link = escape_html(relative(relation.comparison, here))
        compared = f' <a href="{link}">{html_line(ui(edition.variant, "compare.link"))}</a>'
    return f"{html_line(ui(edition.variant, key))} {name}{compared}"


def referrers_block(edition: Edition, here: str) -> Iterator[str]:
    """Who refers to this document: to the whole, then article by article, each place a link to where it says so."""
    if not edition.referrers:
        return
    called = dict(places(edition.document, edition.variant))
    order = {eid: number for number, eid in enumerate(called, 1)}
    targets = sorted({r.target for r in edition.referrers}, key=lambda eid: (order.get(eid, 0), eid))
    where = homes(edition.slug, edition.document)
    items = []
    for target in targets:
        names = "；".join(_referring(edition, target, here))
        label = html_line(called.get(target) or ui(edition.variant, "referrers.whole"))
        if target in where:
            label = f'<a href="{escape_html(relative(f"{where[target]}#{target}", here))}">{label}</a>'
        items.append(f"<div><dt>{label}</dt><dd>{names}</dd></div>")
    title = html_line(ui(edition.variant, "referrers.title"))
    yield f'<section class="gw-referrers" data-apparatus=""><h2>{title}</h2><dl>{"".join(items)}</dl></section>'


def _referring(edition: Edition, target: str, here: str) -> Iterator[str]:
    """Each document that refers to a place of this one, with links to where it does."""
    referrers = [referrer for referrer in edition.referrers if referrer.target == target]
    cards = {card.slug: card for card in edition.cards}
    for slug in dict.fromkeys(referrer.slug for referrer in referrers):
        card = cards[slug]
        addresses = dict(card.homes)
        links = "、".join(
            f'<a href="{escape_html(relative(f"{addresses[r.eid]}#{r.eid}", here))}">{html_line(r.place or r.eid)}</a>'
            for r in referrers
            if r.slug == slug
        )
        title = html_line(card.metadata.title or slug)
        yield f"{title}{links}" if title.startswith("《") else f"《{title}》{links}"
