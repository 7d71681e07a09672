"""What an Akoma Ntoso document says of itself: FRBR's work, expression and manifestation, events, terms.

Addresses follow the naming convention (OASIS, akn-nc 1.0): `/akn/zz/doc/2022-06-06/digital-government`. The site is
the authority that gave them: its slug is the number, and no jurisdiction is claimed (`zz` is free in ISO 3166).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.model import Edition, Event, Part, walk_parts
from gongwen.render.addresses import absolute_address, overview_address, term_address
from gongwen.render.citation.works import has_articles
from gongwen.text.xml import element

_COUNTRY = "zz"
_LANGUAGE = "zho"  # the script has its own tag: cobalt and the convention take three letters
_SITE = "site"
_EVENTS = {"amended": "amendment", "repealed": "repeal"}  # all others are `generation`


@dataclass(frozen=True, slots=True)
class Identity:
    """The addresses of one part: `component` is main, or the attachment's eId."""

    work: str
    expression: str
    component: str
    date: str

    def this(self, address: str) -> str:
        return f"{address}/!{self.component}"


def identity(edition: Edition, part: Part) -> Identity | None:
    """The addresses of a part; None where no day of the document is known, for then the standard has no address."""
    values = edition.document.main.metadata
    date = values.date or values.published
    if not date:
        return None
    kind = "act" if has_articles(edition.document.main) else "doc"
    work = f"/akn/{_COUNTRY}/{kind}/{date}/{edition.slug}"
    return Identity(work, f"{work}/{_LANGUAGE}@{_version(edition, date)}", part.eid or "main", date)


def _version(edition: Edition, date: str) -> str:
    """The day of the text: that of its last amendment."""
    events = edition.document.main.metadata.events
    return max((event.date for event in events if event.kind == "amended"), default=date)


def meta(edition: Edition, part: Part, names: Identity) -> str:
    """The part's `meta` element. The document's has the references of all parts: an eId stands once in a file."""
    source = f"#{_SITE}"
    references = "" if part.eid else element("references", "".join(_references(edition)), source=source)
    identification = element("identification", _identification(edition, part, names), source=source)
    return element("meta", identification + _lifecycle(part, source) + references)


def _identification(edition: Edition, part: Part, names: Identity) -> str:
    title = part.metadata.title or edition.document.main.metadata.title or edition.slug
    number = part.metadata.number
    authors = [element("FRBRauthor", href=f"#{eid}") for eid, _ in _issuers(part)]
    address = absolute_address(edition, overview_address(edition.slug))
    alias = element("FRBRalias", value=address, name="site") if address else ""
    day = element("FRBRdate", date=names.date, name="Generation")
    site = element("FRBRauthor", href=f"#{_SITE}", as_="#editor")
    work = (
        element("FRBRthis", value=names.this(names.work))
        + element("FRBRuri", value=names.work)
        + alias
        + day
        + "".join(authors)
        + element("FRBRcountry", value=_COUNTRY)
        + (element("FRBRnumber", value=number) if number else "")
        + element("FRBRname", value=title)
        + element("FRBRauthoritative", value="false")
    )
    version = element("FRBRdate", date=names.expression.rpartition("@")[2], name="Generation")
    expression = (
        element("FRBRthis", value=names.this(names.expression))
        + element("FRBRuri", value=names.expression)
        + version
        + site
        + element("FRBRauthoritative", value="false")
        + element("FRBRlanguage", language=_LANGUAGE)
    )
    manifestation = (
        element("FRBRthis", value=f"{names.this(names.expression)}.xml")
        + element("FRBRuri", value=f"{names.expression}.xml")
        + version
        + site
        + element("FRBRformat", value="application/akn+xml")
    )
    return (
        element("FRBRWork", work) + element("FRBRExpression", expression) + element("FRBRManifestation", manifestation)
    )


def _lifecycle(part: Part, source: str) -> str:
    events = sorted(part.metadata.events, key=lambda event: event.date)
    before = f"{part.eid}__" if part.eid else ""
    refs = "".join(_event(f"{before}event_{number}", event) for number, event in enumerate(events, start=1))
    return element("lifecycle", refs, source=source) if refs else ""


def _event(eid: str, event: Event) -> str:
    where = f"#{event.eid}" if event.eid else f"#{_SITE}"
    kind = _EVENTS.get(event.kind, "generation")
    return element("eventRef", eId=eid, date=event.date, type=kind, refersTo=f"#{event.kind}", source=where)


def _references(edition: Edition) -> Iterator[str]:
    address = absolute_address(edition, "") or "/"
    parts = tuple(walk_parts(edition.document.main))
    yield element("TLCOrganization", eId=_SITE, href=address, showAs=address)
    for eid, name in dict.fromkeys(issuer for part in parts for issuer in _issuers(part)):
        yield element("TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{_COUNTRY}/{eid}", showAs=name)
    yield element("TLCRole", eId="editor", href="/akn/ontology/role/editor", showAs="editor")
    for kind in dict.fromkeys(event.kind for part in parts for event in part.metadata.events):
        yield element("TLCEvent", eId=kind, href=f"/akn/ontology/event/{kind}", showAs=kind)
    named = {span.ref for span in edition.spans if span.kind == "term"}
    for term in edition.terms:
        if term.source_term in named:
            link = term_address(term.source_term)
            href = absolute_address(edition, link) or f"/{link}"
            yield element("TLCTerm", eId=term_id(term.source_term), href=href, showAs=term.term)


def _issuers(part: Part) -> Iterator[tuple[str, str]]:
    """The eId and name of each issuer; of an unknown one what stands for it, for the standard asks for an author."""
    before = f"{part.eid}__" if part.eid else ""
    names = part.metadata.issuers or ("unknown",)
    yield from ((f"{before}issuer_{number}", name) for number, name in enumerate(names, start=1))


def term_id(key: str) -> str:
    """The eId of a term among the references; an eId holds no white space."""
    return f"term-{'-'.join(key.split())}"
