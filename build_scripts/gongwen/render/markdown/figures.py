"""Pictures of the text on a page, and the annex files that belong to a document."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.model import AttachedFile, Document, Edition, Figure, Paragraph, walk_divisions, walk_parts
from gongwen.render.addresses import relative
from gongwen.render.files import file_address
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui

_CAPTION = re.compile(r"[图圖]\s*[0-9０-９一二三四五六七八九十]")


def captions(document: Document) -> frozenset[str]:
    """The eIds of paragraphs that open with 图1 and stand below a picture, or below another such paragraph."""
    found: set[str] = set()
    for part in walk_parts(document.main):
        rows = [part.preamble, *(division.blocks for division in walk_divisions(part.divisions)), part.conclusions]
        for row in rows:
            for above, block in pairwise(row):
                below = isinstance(above, Figure) or above.eid in found
                if below and isinstance(block, Paragraph) and _CAPTION.match(block.text):
                    found.add(block.eid)
    return frozenset(found)


def figure_html(edition: Edition, figure: Figure, file: AttachedFile | None, here: str) -> str:
    """The picture with the source's own words for it, or that it did not come with the text.

    What a picture shows is said by its source or not at all; that nobody says it is told to those who cannot see it.
    """
    if file is None:
        missing = html_line(ui(edition.variant, "figure.missing"))
        return f'<figure id="{figure.eid}" class="gw-figure"><p data-apparatus="">{missing}</p></figure>'
    src = escape_html(relative(file_address(edition.slug, file.name), here))
    words = html_line(figure.alt)  # one line, as everything in a raw block is
    untold = "" if words.strip() else _untold(edition)
    return (
        f'<figure id="{figure.eid}" class="gw-figure"><img src="{src}" alt="{words}" width="{file.width}" '
        f'height="{file.height}" loading="lazy" decoding="async">{untold}</figure>'
    )


def _untold(edition: Edition) -> str:
    return f'<span class="gw-unseen" data-apparatus="">{html_line(ui(edition.variant, "figure.untold"))}</span>'


def annex_items(edition: Edition, here: str) -> Iterator[str]:
    """A link to each annex file with what it is called, its form and its size."""
    for file in edition.files:
        if not file.is_picture:
            link = escape_html(relative(file_address(edition.slug, file.name), here))
            label = html_line(ui(edition.variant, "download.annex", title=file.title or file.name))
            form, size = file.name.rpartition(".")[2].upper(), max(1, round(file.size / 1024))
            yield f'<a href="{link}" download>{label}<small>{form}，{size} KB</small></a>'
