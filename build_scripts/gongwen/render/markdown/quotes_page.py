"""The page on which a draft's quotations are checked: quote-check.js does it in the reader's browser."""

from gongwen.model import Variant
from gongwen.render.addresses import QUOTES
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui, ui_table

_SAID = "quotes.say."  # what the script says


def quotes_page(variant: Variant) -> PageFile:
    """What the page can do; field, answers and the words of these are the theme's (partials/quotes.html)."""
    title, intro = ui(variant, "quotes.title"), ui(variant, "quotes.intro")
    keys = [key for key in ui_table() if key.startswith(_SAID)]
    words = [{"key": key.removeprefix(_SAID), "words": ui(variant, key)} for key in keys]
    body = [f"# {title}", escape_markdown(intro), escape_markdown(ui(variant, "quotes.limits"))]
    path = f"{QUOTES.rstrip('/')}.md"
    return page_file(path, title, body, description=intro, kind="quotes", layout={"words": words})
