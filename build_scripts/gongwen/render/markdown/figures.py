"""Pictures of the text on a page, and the annex files that belong to a document."""

from collections.abc import Iterator

from gongwen.model import AttachedFile, Edition, Figure
from gongwen.render.addresses import relative
from gongwen.render.files import file_address
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui


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
