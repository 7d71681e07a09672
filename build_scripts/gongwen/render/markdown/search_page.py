"""The page of search: what can be looked for. The field and what it finds are the theme's (partials/search.html)."""

from gongwen.model import Variant
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def search_page(variant: Variant) -> PageFile:
    title = ui(variant, "search.title")
    remarks = (escape_markdown(ui(variant, key)) for key in ("search.intro", "search.intro.numbers"))
    body = [f"# {title}", f"## {title} {{: #intro .laid-out }}", *remarks]
    return page_file("search.md", title, body, kind="search")
