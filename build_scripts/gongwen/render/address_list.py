"""Every address of a script's site with its name, as a script: what the page for lost addresses suggests from."""

import json

from gongwen.model import Edition, TermEntry, Variant
from gongwen.render.addresses import ANNOTATIONS, GLOSSARY, overview_address, page_address, term_address, text_pages
from gongwen.render.markdown.labels import page_label
from gongwen.variants.ui import ui

ADDRESS_LIST = "assets/gongwen/addresses.js"


def address_list(variant: Variant, editions: tuple[Edition, ...], terms: tuple[TermEntry, ...]) -> str:
    """`window.gongwenAddresses`: [address, name] of documents, their pages, the glossary, its entries and the notes."""
    found = [(GLOSSARY, ui(variant, "nav.glossary")), (ANNOTATIONS, ui(variant, "nav.annotations"))]
    for edition in editions:
        title = edition.document.main.metadata.title or edition.slug
        found.append((overview_address(edition.slug), title))
        if not edition.particulars.withdrawn:
            labels = [(page.eid, page_label(edition, page)) for page in text_pages(edition.document)]
            labels.append(("full", ui(variant, "nav.full_text")))
            found += [(page_address(edition.slug, eid), f"{label} - {title}") for eid, label in labels]
    found += [(term_address(entry.source_term), entry.term) for entry in terms]
    return f"window.gongwenAddresses = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"
