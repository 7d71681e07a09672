"""The way from the library's home to a page, above its heading. None of it is text of the source."""

from gongwen.model import Edition, Variant
from gongwen.render.addresses import HOME, overview_address, relative
from gongwen.variants.ui import ui


def breadcrumb(variant: Variant, here: str, name: str, address: str, remark: str = "") -> dict[str, object]:
    """Home, then the page above this one; the page's own heading follows. `remark` stands after the last link."""
    steps = ((ui(variant, "nav.home"), HOME), (name, address))
    return {"steps": [{"label": label, "link": relative(link, here)} for label, link in steps], "remark": remark}


def document_breadcrumb(edition: Edition, here: str) -> dict[str, object]:
    """Which document a page belongs to, with its number."""
    values = edition.document.main.metadata
    address = overview_address(edition.slug)
    return breadcrumb(edition.variant, here, values.title or edition.slug, address, values.number or "")
