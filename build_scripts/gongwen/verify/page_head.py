"""What a document's page says of itself for other sites and programs: JSON-LD and meta, each in its own values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from gongwen.model import Document, Metadata, Variant, walk_divisions, walk_parts
from gongwen.text.folding import fold_text
from gongwen.verify.known_words import KnownWords, stretches
from gongwen.verify.site_json import parse_strictly
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters

_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_META = re.compile(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">')
_KEYS_NAMES = (
    "@context @type @id url name inLanguage legislationIdentifier legislationType legislationDate "
    "legislationDateVersion legislationDateOfApplicability legislationPassedBy legislationJurisdiction "
    "legislationRepeals legislationChanges legislationAmends datePublished abstract hasPart isPartOf encoding"
)
_KEYS = frozenset(_KEYS_NAMES.split())
_FIXED = {"@context": "https://schema.org", "@type": "Legislation", "legislationJurisdiction": "CN"}
_ENCODING = frozenset({"@type", "contentUrl", "encodingFormat", "inLanguage", "legislationLegalValue"})
_UNOFFICIAL = "https://schema.org/UnofficialLegalValue"
_ENDINGS = {
    "application/pdf": "pdf",
    "application/json": "json",
    "text/markdown": "md",
    "application/akn+xml": "xml",
    "application/xml": "xml",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
_FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml" href="([^"]*)"')
_OWN_FEED = re.compile(r"(?:\.\./)*(?:annotations/)?feed\.xml")  # the site's, the document's, that of notes
_BOOKS = ("part", "subpart")
_SHORT = 4  # characters: a number, a word between


@dataclass(frozen=True, slots=True)
class Page:
    """A document's page: its script, the address of the document, its own name below that, and what it is about."""

    variant: Variant
    site_url: str
    address: str
    name: str
    metadata: Metadata
    texts: Texts
    own: str  # its texts, and those of the chapters of a 编, whose page says what they are about; folded
    titles: Mapping[str, str]  # of all documents, by address
    named: KnownWords  # what the document is called, and what editors say of it
    whole: str  # what the overview is described by: pages without a summary of their own are so too


def texts_of_pages(texts: Texts, homes: Mapping[str, str], document: Document) -> dict[str, str]:
    """The texts of each page of a document by its name, folded; a 编's page has those of its chapters too."""
    parts: dict[str, list[str]] = {}
    for eid, text in texts.folded.items():
        parts.setdefault(homes.get(eid, ""), []).append(text)
    own = {name: "".join(found) for name, found in parts.items()}
    books = [d for part in walk_parts(document.main) for d in walk_divisions(part.divisions) if d.kind in _BOOKS]
    below = {book.eid: dict.fromkeys(homes.get(d.eid, "") for d in walk_divisions((book,))) for book in books}
    return own | {book: "".join(own.get(name, "") for name in names) for book, names in below.items()}


def page_head_faults(html: str, page: Page) -> Iterator[str]:
    """What is wrong in a page's head."""
    for data in _LD.findall(html):
        value = parse_strictly(data)
        if isinstance(value, dict):
            yield from _ld_faults(value, page)
    yield from (href for href in _FEED.findall(html) if not _OWN_FEED.fullmatch(href))
    meta = {name: unescape(content) for name, content in _META.findall(html)}
    told = {
        "citation_public_url": page.address,
        "citation_fulltext_html_url": f"{page.address}full/",
        "og:image": f"{page.site_url}assets/gongwen/card.png",
        "og:url": f"{page.address}{page.name}{'/' if page.name else ''}",
        "og:description": meta.get("description", ""),
    }
    yield from (
        f"{name}：{meta[name]}" for name, right in told.items() if page.site_url and meta.get(name, right) != right
    )
    pdf = meta.get("citation_pdf_url", page.address)
    if page.site_url and not pdf.startswith(page.address):
        yield f"citation_pdf_url：{pdf}"
    if page.name in page.texts.headed and meta.get("description", "") != page.whole:
        for stretch in stretches(meta.get("description", "")):
            if len(stretch) > _SHORT and not _is_within(stretch, page.own):
                yield from (f"description：{stranger}" for stranger in page.named.strangers(stretch))


def description_of(html: str) -> str:
    """What a page is described by in its head."""
    return next((unescape(content) for name, content in _META.findall(html) if name == "description"), "")


def _ld_faults(value: dict[str, object], page: Page) -> Iterator[str]:
    yield from (f"{key}：{value[key]}" for key in sorted(value.keys() - _KEYS))
    yield from (f"{key}：{value[key]}" for key, right in _FIXED.items() if value.get(key, right) != right)
    if value.get("inLanguage", page.variant) != page.variant:
        yield f"inLanguage：{value['inLanguage']}"
    events = {"legislationDateOfApplicability": "effective", "legislationDateVersion": ""}
    for key, kind in events.items():
        days = [e.date for e in page.metadata.events if kind in ("", e.kind)] + [
            page.metadata.date,
            page.metadata.published,
        ]
        if key in value and value[key] not in (days if not kind else days[:-2]):
            yield f"{key}：{value[key]}"
    if (
        "name" in value
        and page.name in page.texts.headed
        and letters(str(value["name"])) != letters(page.texts.headed[page.name])
    ):
        yield f"name：{value['name']}"
    for part in _parts(value.get("hasPart")):
        name = str(part.get("@id")).removeprefix(page.address).strip("/")
        if name in page.texts.headed and letters(str(part.get("name"))) != letters(page.texts.headed[name]):
            yield f"{part}"
    for part in (*_parts(value.get("legislationRepeals")), *_parts(value.get("isPartOf"))):
        address = str(part.get("@id", "")).removeprefix(page.site_url)
        if address in page.titles and letters(str(part.get("name"))) != letters(page.titles[address]):
            yield f"{part}"
    for part in _parts(value.get("encoding")):
        if part.keys() != _ENCODING or part["legislationLegalValue"] != _UNOFFICIAL:
            yield f"{part}"
        elif page.site_url and not str(part["contentUrl"]).startswith(page.address):
            yield f"{part['contentUrl']}"
        elif not fits_encoding(str(part["contentUrl"]), str(part["encodingFormat"])):
            yield f"{part['contentUrl']} {part['encodingFormat']}"


def fits_encoding(address: str, kind: str) -> bool:
    """True for a file of a whole document in the form that is told: rules/rules.pdf."""
    folder, _, name = address.rpartition("/")
    return name == f"{folder.rpartition('/')[2]}.{_ENDINGS.get(kind, '')}"


def _parts(value: object) -> list[dict[str, object]]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict)]


def _is_within(words: str, text: str) -> bool:
    """True where the words stand in a text in their order, others between them."""
    at = -1
    for character in fold_text(words):
        at = text.find(character, at + 1)
        if at < 0:
            return False
    return True
