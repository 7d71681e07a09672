"""Where a document's texts stand now, for those who come by an address of before: an eId, or a page, was renamed."""

import json
import re

from gongwen.model import Document, Edition
from gongwen.render.addresses import homes, overview_address, relative, text_pages

PLACES = "moved.js"
# Top-level divisions have pages, in a part and in an attachment too; articles never have.
_PAGE = re.compile(
    r"(?:att_\d+__)?(?:(?:sub)?part_[^_]+__)*(?:part|subpart|chp|sec|para|subpara|point)_[^_]+(?:_r\d+)?"
)


def former_pages(slug: str, document: Document) -> dict[str, str]:
    """The names of pages that the document may have had, each with the address of the page where its text is now."""
    pages = {page.eid for page in text_pages(document)}
    at = homes(slug, document)
    former = {old: at[now] for old, now in document.aliases if _PAGE.fullmatch(old) and old not in pages and now in at}
    if document.aliases and "text" not in pages:
        former["text"] = overview_address(slug)
    return former


def places_script(slug: str, document: Document) -> str:
    """`gongwenMoved({…})`: every eId, of now and of before, with its address below the document's."""
    at = {eid: f"{relative(home, overview_address(slug))}#{eid}" for eid, home in homes(slug, document).items()}
    at |= {old: at[now] for old, now in document.aliases if now in at}
    return f"gongwenMoved({json.dumps(at, ensure_ascii=False, separators=(',', ':'), sort_keys=True)});\n"


def places_link(edition: Edition, here: str) -> str:
    """From a page to the script with the places; empty where nothing was ever renamed."""
    return relative(f"{overview_address(edition.slug)}{PLACES}", here) if edition.document.aliases else ""
