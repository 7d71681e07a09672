"""Pages that lead from addresses of before to where the text stands now: former slugs, renamed chapters."""

import html
from collections.abc import Container, Mapping

from gongwen.model import Variant
from gongwen.publish.new_site import NewSite
from gongwen.render.addresses import prefix, relative
from gongwen.render.moved import Move
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


def write_redirects(site: NewSite, moves: Mapping[str, tuple[Move, ...]], variants: tuple[Variant, ...]) -> None:
    """The pages that lead on from the former addresses of each document (by slug), in the new site, in each script.

    An address in use, below a slug that another document has now, is never covered.
    """
    leading = {move.address: move for slug, found in moves.items() for move in found if _is_free(move, slug, moves)}
    for variant in variants:
        for address, move in leading.items():
            if f"{prefix(variant)}{move.target}index.html" in site.files:  # a document may have no tasks, say
                site.write(f"{prefix(variant)}{address}index.html", _page(variant, move).encode())


def _is_free(move: Move, slug: str, taken: Container[str]) -> bool:
    below = move.address.partition("/")[0]
    return below == slug or below not in taken


def _page(variant: Variant, move: Move) -> str:
    scripts = f'<script src="{html.escape(relative(_SCRIPT, prefix(variant) + move.address))}"></script>\n'
    if move.places:
        scripts += f'<script src="{html.escape(relative(move.places, move.address))}" data-gw-places></script>\n'
    return _PAGE.format(
        lang=variant,
        title=html.escape(ui(variant, "redirect.title")),
        target=html.escape(relative(move.target, move.address)),
        scripts=scripts,
    )
