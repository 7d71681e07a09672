"""The way from the library's home to a page, above its heading. None of it is text of the source."""

from gongwen.model import Edition, Variant
from gongwen.render.addresses import HOME, overview_address, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui


def breadcrumb(variant: Variant, here: str, name: str, address: str, remark: str = "") -> str:
    """Home, then the page above this one; the page's own heading follows. `remark` stands after the last link."""
    steps = ((ui(variant, "nav.home"), HOME), (name, address))
    links = (f'<a href="{escape_html(relative(link, here))}">{html_line(label)}</a>' for label, link in steps)
    items = "".join(f"<li>{link}</li>" for link in links)
    label = escape_html(ui(variant, "nav.breadcrumb"))
    return f'<nav class="gw-breadcrumb" data-apparatus="" aria-label="{label}"><ol>{items}</ol>{remark}</nav>'


def document_breadcrumb(edition: Edition, here: str) -> str:
    """Which document a page belongs to, with its number."""
    values = edition.document.main.metadata
    number = f'<span class="gw-docno">{html_line(values.number)}</span>' if values.number else ""
    return breadcrumb(edition.variant, here, values.title or edition.slug, overview_address(edition.slug), number)
