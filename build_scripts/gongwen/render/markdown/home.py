"""The library's home page, and the pages that people wrote by hand."""

from dataclasses import dataclass

from gongwen.model import Variant
from gongwen.render.addresses import HOME, prefix, relative
from gongwen.render.brief import Brief
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.library_list import FEW, at_home, library_lines, library_value, newest_first, way_lines
from gongwen.render.markdown.library_years import years_table, years_value
from gongwen.render.markdown.lone_document import contents_lines, contents_value
from gongwen.render.markdown.newest_notes import newest_list, newest_notes, newest_value
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.timeline import library_aims, targets_list, targets_picture
from gongwen.variants.ui import ui

# Where a link from docs/ leads on a forge, and where that lies on the published site.
_WRITTEN, _PUBLISHED = "](../overrides/assets/", "assets/"


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page of docs/ in one script: file name, title, Markdown body."""

    name: str
    title: str
    body: str


def hand_page_file(page: HandPage, variant: Variant) -> PageFile:
    """The page; its pictures are files of the theme, which lie once at the root of all scripts.

    There MkDocs knows them in the source script's site; in others it takes a link as it is, from the page's address.
    """
    there = relative(_PUBLISHED, f"{prefix(variant)}{page.name}/") if prefix(variant) else _PUBLISHED
    body = page.body.strip().replace(_WRITTEN, f"]({there}")
    return page_file(f"{page.name}.md", page.title, [body], kind="hand")


def home_page(variant: Variant, intro: HandPage, briefs: tuple[Brief, ...]) -> PageFile:
    """The library: every document, the newest first (of a large one those alone), the contents of one that is alone,
    pictures of the years and of the targets of what is listed; then what people wrote about it, and the newest notes.
    """
    by_slug = {brief.listed.slug: brief for brief in briefs}
    documents = newest_first(brief.listed for brief in briefs)
    shown = at_home(documents)
    found, notes = library_aims([by_slug[listed.slug] for listed in shown]), newest_notes(variant, briefs)
    alone = briefs[0] if len(briefs) == 1 else None
    body = [
        escape_markdown(ui(variant, "site.description")),
        f"## {ui(variant, 'home.documents')} {{: #library .laid-out }}",
        *way_lines(variant, documents, HOME),
        library_lines(variant, shown, HOME, brief=len(documents) > FEW) or ui(variant, "home.empty"),
        *([contents_lines(alone, HOME)] if alone else []),
        *years_table(variant, documents, HOME),
        *targets_list(variant, found, HOME),
        f"## {ui(variant, 'home.introduction')} {{: #introduction }}",
        intro.body.strip(),
        *newest_list(variant, notes, HOME),
    ]
    layout = {
        "library": library_value(variant, documents, HOME),
        "pages": contents_value(alone, HOME) if alone else [],
        "years": years_value(variant, documents, HOME),
        "targets": targets_picture(variant, found, HOME),
        "newest": newest_value(notes, HOME),
    }
    return page_file("index.md", intro.title, body, kind="home", layout=layout)
