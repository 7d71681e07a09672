"""The page on which a reader finds his own marks, notes and favourites: own-page.js fills it from the browser."""

from gongwen.model import Variant
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def own_page(variant: Variant) -> PageFile:
    title = ui(variant, "own.title")
    return page_file("reading.md", title, [f"# {title}", escape_markdown(ui(variant, "own.intro"))], kind="own")
