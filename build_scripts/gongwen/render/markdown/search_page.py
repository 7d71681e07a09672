"""The page of search: what can be looked for. The field and what it finds are the theme's (partials/search.html)."""

from gongwen.model import Variant
from gongwen.render.markdown.escape import html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def search_page(variant: Variant) -> PageFile:
    title = ui(variant, "search.title")
    remarks = "".join(f"<p>{html_line(ui(variant, key))}</p>" for key in ("search.intro", "search.intro.numbers"))
    without = f"<noscript><p>{html_line(ui(variant, 'search.no_script'))}</p></noscript>"
    intro = f'<div class="gw-search-intro">{without}{remarks}</div>'
    return page_file("search.md", title, [f"<h1>{html_line(title)}</h1>", intro], kind="search")
