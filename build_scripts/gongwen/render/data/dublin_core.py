"""Dublin Core of all documents, as libraries harvest it: a record each in the form of OAI-PMH's `oai_dc`."""

from collections.abc import Iterable, Iterator

from gongwen.model import Card
from gongwen.render.addresses import overview_address
from gongwen.text.xml import element, escape_xml

NAME = "api/dublin-core.xml"
_DC = "http://purl.org/dc/elements/1.1/"
_OAI = "http://www.openarchives.org/OAI/2.0/oai_dc/"


def dublin_core(site_name: str, site_url: str, cards: Iterable[Card]) -> str:
    """The records in the order given. What is not known of a document is not said."""
    records = "\n".join(element("oai_dc:dc", "".join(_elements(site_name, site_url, card))) for card in cards)
    head = f'<records xmlns:oai_dc="{_OAI}" xmlns:dc="{_DC}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{records}\n</records>\n'


def _elements(site_name: str, site_url: str, card: Card) -> Iterator[str]:
    values = card.metadata
    told = (
        ("identifier", f"{site_url}{overview_address(card.slug)}"),
        ("title", values.title or card.slug),
        *(("creator", name) for name in values.issuers),
        ("publisher", site_name),
        ("date", values.date or values.published or ""),
        ("type", values.doc_type or ""),
        ("identifier", values.number or ""),
        ("language", card.script),
    )
    return (f"\n <dc:{name}>{_text(known)}</dc:{name}>" for name, known in told if known)


def _text(text: str) -> str:
    return escape_xml(" ".join(text.split()))
