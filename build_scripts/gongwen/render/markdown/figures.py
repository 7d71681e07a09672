"""Pictures of the text on a page, and the annex files that belong to a document."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.model import AttachedFile, Document, Edition, Figure, Paragraph, walk_divisions, walk_parts
from gongwen.render.files import file_address
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
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


def figure_markdown(edition: Edition, figure: Figure, file: AttachedFile | None, here: str) -> str:
    """The picture with the source's own words for it, or that it did not come with the text.

    What a picture shows is said by its source or not at all; that nobody says it is told to those who cannot see it.
    """
    if file is None:
        return f"*{escape_markdown(ui(edition.variant, 'figure.missing'))}*{{: data-apparatus }}"
    link = markdown_link(file_address(edition.slug, file.name), here)
    words = escape_markdown(figure.alt, opens=False, closes=False)
    return f'![{words}]({link}){{: width="{file.width}" height="{file.height}" }}'


def annex_items(edition: Edition, here: str) -> Iterator[str]:
    """A link to each annex file with what it is called, its form and its size."""
    for file in edition.files:
        if not file.is_picture:
            link = markdown_link(file_address(edition.slug, file.name), here)
            label = escape_markdown(ui(edition.variant, "download.annex", title=file.title or file.name), opens=False)
            form, size = file.name.rpartition(".")[2].upper(), max(1, round(file.size / 1024))
            yield f"- [{label} *{form}，{size} KB*]({link}){{: download }}"
