"""Every address of a script's site with its name, as scripts: what the page for lost addresses suggests from.

The first has the folders alone, one a document; the addresses in those that are near to what was asked for come with a
second one.
"""

import json
from collections.abc import Iterator

from gongwen.model import TermEntry, Variant
from gongwen.render.addresses import ANNOTATIONS, GLOSSARY, LIBRARY, term_address
from gongwen.render.brief import Brief
from gongwen.variants.ui import ui

ADDRESS_LIST = "assets/gongwen/addresses.js"
FOLDERS = 50  # in a file: of laws some 20 KB


def address_files(
    variant: Variant, briefs: tuple[Brief, ...], terms: tuple[TermEntry, ...]
) -> Iterator[tuple[str, str]]:
    """Path and text: `window.gongwenAddresses`, all folders and how many of them are in a file; then of each file
    `gongwenAddressesOf(number, [[address, name], …])` with documents, their pages, the glossary, its entries, notes.
    """
    found = [(GLOSSARY, ui(variant, "nav.glossary"))]
    found += [(term_address(entry.source_term), entry.term) for entry in terms]
    found += [(ANNOTATIONS, ui(variant, "nav.annotations"))]
    found += [page for brief in briefs for page in brief.pages]
    within: dict[str, list[tuple[str, str]]] = {}
    for address, name in found:
        within.setdefault(address.partition("/")[0], []).append((address, name))
    folders = list(within)
    yield ADDRESS_LIST, f"window.gongwenAddresses = {_json({'folders': folders, 'each': FOLDERS})};\n"
    for number, first in enumerate(range(0, len(folders), FOLDERS)):
        pages = [page for folder in folders[first : first + FOLDERS] for page in within[folder]]
        yield f"{LIBRARY}addresses-{number}.js", f'gongwenAddressesOf("{number}", {_json(pages)});\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
