"""Where a document's texts stand now, for those who come by an address of before: a slug, an eId, or a page, was
renamed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.model import Document, Edition, Particulars
from gongwen.render.addresses import homes, is_undivided, overview_address, page_address, relative, text_pages
from gongwen.render.markdown.page import PageFile

_PLACES = "moved.js"
_BESIDE_TEXT = ("full", "tasks", "certificate")
# Top-level divisions have pages, in a part and in an attachment too; articles never have.
_PAGE = re.compile(
    r"(?:att_\d+__)?(?:(?:sub)?part_[^_]+__)*(?:part|subpart|chp|sec|para|subpara|point)_[^_]+(?:_r\d+)?"
)


@dataclass(frozen=True, slots=True)
class Move:
    """A page's address of before with that of now; `places` is the script that knows where each of its eIds stands."""

    address: str
    target: str
    places: str = ""


def moves(slug: str, document: Document, particulars: Particulars) -> tuple[Move, ...]:
    """All addresses that lead on to the document: below its former slugs, and those of pages that it no longer has."""
    if particulars.withdrawn:
        return tuple(_to_notice(slug, document, particulars))
    found = [move for former in particulars.former_slugs for move in _below(former, slug, document)]
    places = f"{slug}/{_PLACES}"
    found += [Move(page_address(slug, old), now, places) for old, now in _former_pages(slug, document).items()]
    return tuple(found)


def _to_notice(slug: str, document: Document, particulars: Particulars) -> Iterator[Move]:
    """From every page that a withdrawn document had, by all its slugs, to the page that says so."""
    former = dict(document.aliases)
    pages = [*(page.eid for page in text_pages(document)), *(old for old in former if _PAGE.fullmatch(old))]
    for name in (slug, *particulars.former_slugs):
        if name != slug:
            yield Move(overview_address(name), overview_address(slug))
        for page in dict.fromkeys((*pages, "text", *_BESIDE_TEXT, "compare")):
            yield Move(page_address(name, page), overview_address(slug))


def _below(former: str, slug: str, document: Document) -> Iterator[Move]:
    yield Move(overview_address(former), overview_address(slug))
    pages = (page.eid for page in text_pages(document))
    yield from (Move(page_address(former, name), page_address(slug, name)) for name in (*pages, *_BESIDE_TEXT))


def _former_pages(slug: str, document: Document) -> dict[str, str]:
    """The names of pages that the document may have had, each with the address of the page where its text is now."""
    if not document.aliases:
        return {}
    pages = {page.eid for page in text_pages(document)}
    at = homes(slug, document)
    former = {old: at[now] for old, now in document.aliases if _PAGE.fullmatch(old) and old not in pages and now in at}
    return former if "text" in pages else former | {"text": overview_address(slug)}


def places_file(edition: Edition) -> Iterator[PageFile]:
    """`gongwenMoved({…})`: every eId, of now and of before, with its address below the document's; none where nothing
    ever moved."""
    slug, document = edition.slug, edition.document
    if has_moved(document):
        at = {eid: f"{relative(home, overview_address(slug))}#{eid}" for eid, home in homes(slug, document).items()}
        at |= {old: at[now] for old, now in document.aliases if now in at}
        value = json.dumps(at, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        yield PageFile(f"{slug}/{_PLACES}", f"gongwenMoved({value});\n")


def has_moved(document: Document) -> bool:
    """True where a text may have had another address: an eId was renamed, or the preamble of a text without divisions
    stood on the overview, as it did in sites of before."""
    return bool(document.aliases) or (is_undivided(document.main) and bool(document.main.preamble))


def places_link(edition: Edition, here: str) -> str:
    """From a page to the script with the places; empty where nothing ever moved."""
    return relative(f"{overview_address(edition.slug)}{_PLACES}", here) if has_moved(edition.document) else ""
