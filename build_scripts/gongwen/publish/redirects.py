"""Pages that lead from addresses of before to where the text stands now: former slugs, renamed chapters."""

import html
from collections.abc import Collection, Iterator, Set

from gongwen.library.files import write_whole
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument
from gongwen.model import Document, Variant
from gongwen.publish.assemble import new_site
from gongwen.render.addresses import overview_address, page_address, prefix, relative, text_pages
from gongwen.render.moved import PLACES, former_pages, places_script
from gongwen.variants.ui import ui

_SCRIPT = "assets/gongwen/moved.js"  # below the root of the whole site
# Without JavaScript the page is led to, the place on it is not: a refresh knows no #anchor.
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<meta name="robots" content="noindex">
<title>{title}</title>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body data-apparatus><p><a href="{target}" data-gw-moved-to>{title}</a></p>
{scripts}</body>
</html>
"""


def write_redirects(
    project: Project, documents: Collection[StoredDocument], taken: Set[str], variants: tuple[Variant, ...]
) -> None:
    """The pages that lead on from the documents' former addresses, in the new site, in each script.

    An address in use, one of the slugs `taken`, is never covered.
    """
    for variant in variants:
        site = new_site(project) / prefix(variant)
        for stored in documents:
            pages = {address: _page(variant, address, target) for address, target in _led_on(stored, taken)}
            if stored.document.aliases and not stored.particulars.withdrawn:
                slug, document = stored.slug, stored.document
                write_whole(site / slug / PLACES, places_script(slug, document).encode())
                for name, target in former_pages(slug, document).items():
                    address = page_address(slug, name)
                    pages[address] = _page(variant, address, target, places=f"{slug}/{PLACES}")
            for address, page in pages.items():
                (site / address).mkdir(parents=True, exist_ok=True)
                write_whole(site / address / "index.html", page.encode())


def _led_on(stored: StoredDocument, taken: Set[str]) -> Iterator[tuple[str, str]]:
    """Every page's address below each former slug that is not in use, with its address now."""
    for former in stored.particulars.former_slugs:
        if former not in taken:
            yield overview_address(former), overview_address(stored.slug)
            for name in () if stored.particulars.withdrawn else _page_names(stored.document):
                yield page_address(former, name), page_address(stored.slug, name)


def _page_names(document: Document) -> tuple[str, ...]:
    return (*(page.eid for page in text_pages(document)), "full", "tasks", "certificate")


def _page(variant: Variant, here: str, target: str, places: str = "") -> str:
    """A page at `here` that leads to `target`; `places` is the script that knows where each eId stands now."""
    scripts = f'<script src="{html.escape(relative(_SCRIPT, prefix(variant) + here))}"></script>\n'
    if places:
        scripts += f'<script src="{html.escape(relative(places, here))}" data-gw-places></script>\n'
    return _PAGE.format(
        lang=variant,
        title=html.escape(ui(variant, "redirect.title")),
        target=html.escape(relative(target, here)),
        scripts=scripts,
    )
