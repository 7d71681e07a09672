"""The library's home page, and the pages that people wrote by hand."""

from dataclasses import dataclass

from gongwen.model import Edition, Variant
from gongwen.render.addresses import HOME
from gongwen.render.markdown.escape import html_line
from gongwen.render.markdown.library_list import library_form, library_list, library_ways, newest_first
from gongwen.render.markdown.library_years import library_years
from gongwen.render.markdown.newest_notes import newest_notes
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.timeline import library_aims, targets_list, targets_picture
from gongwen.variants.ui import ui

# Where a link from docs/ leads on a forge, and from its file among the pages, as the theme has it.
_WRITTEN, _PUBLISHED = "](../overrides/assets/", "](assets/"


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page of docs/ in one script: file name, title, Markdown body."""

    name: str
    title: str
    body: str


def hand_page_file(page: HandPage) -> PageFile:
    """The page; its pictures are files of the theme, which lie beside the pages once they are published."""
    body = page.body.strip().replace(_WRITTEN, _PUBLISHED)
    return page_file(f"{page.name}.md", page.title, [body], kind="hand")


def home_page(variant: Variant, intro: HandPage, editions: tuple[Edition, ...]) -> PageFile:
    """The library: the hand-written introduction, every document, the newest first, and pictures of all of them."""
    shown = tuple(edition for edition in editions if not edition.particulars.withdrawn)
    found = library_aims(newest_first(shown))
    pieces = [
        intro.body.strip(),
        _library(variant, editions),
        *library_years(variant, editions, HOME),
        *targets_list(variant, found, HOME, folded=True),
        *newest_notes(variant, shown, HOME),
    ]
    layout = {"targets": targets_picture(variant, found, HOME)}
    return page_file("index.md", intro.title, pieces, kind="home", layout=layout)


def _library(variant: Variant, editions: tuple[Edition, ...]) -> str:
    title, count = html_line(ui(variant, "home.documents")), html_line(ui(variant, "home.count", count=len(editions)))
    if not editions:
        return f'<section class="gw-library"><h2>{title}</h2><p>{html_line(ui(variant, "home.empty"))}</p></section>'
    ways = "".join((*library_form(variant, editions), *library_ways(variant, editions, HOME)))
    return (
        f'<section class="gw-library"><h2>{title} <small>{count}</small></h2>'
        f"{ways}{library_list(variant, editions, HOME)}</section>"
    )
