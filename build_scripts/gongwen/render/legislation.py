"""What a document's pages say of it to programs: citation_* tags, and schema.org's Legislation as JSON-LD."""

import json

from gongwen.model import Edition
from gongwen.render.addresses import absolute_address, overview_address, page_address, relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.page import PageHead
from gongwen.render.summaries import page_description

_VALUE = "https://schema.org/UnofficialLegalValue"  # a republisher's text
_RELATIONS = {"replaces": "legislationRepeals", "repeals": "legislationRepeals", "amends": "legislationAmends"}
# Han characters stay; what would end the script or a line of it does not.
_ESCAPED = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def document_head(index: EditionIndex, eid: str = "") -> PageHead:
    """The head of the overview, or of the page of text (`full` too) that the eId names."""
    return PageHead(_citation_tags(index.edition), _json_ld(index, eid))


def _citation_tags(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Highwire Press's tags, which Google Scholar and Zotero read; every page of a document names the document."""
    values, slug = edition.document.main.metadata, edition.slug
    has_pdf = any(pdf.name == slug for pdf in edition.pdfs or ())
    tags = [
        ("citation_title", values.title or slug),
        *(("citation_author", issuer) for issuer in values.issuers),
        ("citation_publication_date", (values.date or values.published or "").replace("-", "/")),
        ("citation_technical_report_number", values.number),
        ("citation_language", edition.variant),
        ("citation_public_url", absolute_address(edition, overview_address(slug))),
        ("citation_fulltext_html_url", absolute_address(edition, page_address(slug, "full"))),
        ("citation_pdf_url", absolute_address(edition, f"{overview_address(slug)}{slug}.pdf") if has_pdf else ""),
        ("z:itemType", "statute"),  # Zotero: with the tags above nameOfAct, publicLawNumber, dateEnacted
    ]
    return tuple((name, content) for name, content in tags if content)


def _json_ld(index: EditionIndex, eid: str) -> str:
    value = _part(index, eid) if eid else _whole(index)
    return json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False).translate(_ESCAPED)


def _whole(index: EditionIndex) -> dict[str, object]:
    edition = index.edition
    here, values = overview_address(edition.slug), edition.document.main.metadata
    events = {event.kind: event.date for event in sorted(values.events, key=lambda event: event.date)}
    pages = ((page_address(edition.slug, stop.eid), stop.label) for stop in index.stops)
    found: dict[str, object] = {
        **_work(edition, here),
        "legislationIdentifier": values.number,
        "legislationType": values.doc_type,
        "legislationDate": values.date,
        "datePublished": values.published,
        "legislationDateOfApplicability": events.get("effective"),
        "legislationDateVersion": events.get("amended"),
        "legislationPassedBy": [{"@type": "Organization", "name": name} for name in values.issuers],
        "legislationJurisdiction": "CN",
        "abstract": page_description(edition, None),
        "isBasedOn": edition.particulars.source_url,
        **_relations(edition, here),
        "hasPart": [{"@type": "Legislation", "@id": _url(edition, page, here), "name": label} for page, label in pages],
        "encoding": [_encoding(edition, name, form, here) for name, form in _files(edition)],
    }
    return {key: value for key, value in found.items() if value}


def _part(index: EditionIndex, eid: str) -> dict[str, object]:
    edition = index.edition
    here, overview = page_address(edition.slug, eid), overview_address(edition.slug)
    found = _work(edition, here)
    label = next((stop.label for stop in index.stops if stop.eid == eid), found["name"])
    whole = {"@type": "Legislation", "@id": _url(edition, overview, here), "name": found["name"]}
    return {**found, "name": label, "isPartOf": whole}


def _work(edition: Edition, here: str) -> dict[str, object]:
    url = _url(edition, here, here)
    name = edition.document.main.metadata.title or edition.slug
    return {"@type": "Legislation", "@id": url, "url": url, "name": name, "inLanguage": edition.variant}


def _relations(edition: Edition, here: str) -> dict[str, object]:
    found: dict[str, list[dict[str, str]]] = {}
    for relation in edition.relations:
        if relation.kind in _RELATIONS and not relation.reverse:
            other = {"@type": "Legislation", "name": relation.title}
            if relation.slug:
                other["@id"] = _url(edition, overview_address(relation.slug), here)
            found.setdefault(_RELATIONS[relation.kind], []).append(other)
    return dict(found)


def _files(edition: Edition) -> list[tuple[str, str]]:
    """Name and media type of what there is to take away of the whole document."""
    pdfs = [(f"{pdf.name}.pdf", "application/pdf") for pdf in edition.pdfs or () if pdf.name == edition.slug]
    return [*pdfs, (f"{edition.slug}.json", "application/json"), (f"{edition.slug}.md", "text/markdown")]


def _encoding(edition: Edition, name: str, form: str, here: str) -> dict[str, str]:
    url = _url(edition, overview_address(edition.slug) + name, here)
    return {
        "@type": "LegislationObject",
        "contentUrl": url,
        "encodingFormat": form,
        "inLanguage": edition.variant,
        "legislationLegalValue": _VALUE,
    }


def _url(edition: Edition, address: str, here: str) -> str:
    """The absolute address, or where the project names none the way there from the page."""
    return absolute_address(edition, address) or relative(address, here)
