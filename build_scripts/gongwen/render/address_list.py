"""Every address of a script's site with its name, as a script: what the page for lost addresses suggests from."""

import json

from gongwen.model import TermEntry, Variant
from gongwen.render.addresses import ANNOTATIONS, GLOSSARY, term_address
from gongwen.render.brief import Brief
from gongwen.variants.ui import ui

ADDRESS_LIST = "assets/gongwen/addresses.js"


def address_list(variant: Variant, briefs: tuple[Brief, ...], terms: tuple[TermEntry, ...]) -> str:
    """`window.gongwenAddresses`: [address, name] of documents, their pages, the glossary, its entries and the notes."""
    found = [(GLOSSARY, ui(variant, "nav.glossary")), (ANNOTATIONS, ui(variant, "nav.annotations"))]
    found += [page for brief in briefs for page in brief.pages]
    found += [(term_address(entry.source_term), entry.term) for entry in terms]
    return f"window.gongwenAddresses = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"
