"""The overview of a document: what it is, how it is built, how it opens, what there is to take away."""

from collections.abc import Iterator

from gongwen.model import AnchoredNote, Edition, Variant
from gongwen.render.addresses import ANNOTATIONS, TextPage, overview_address, page_address, relative
from gongwen.render.aims import aims
from gongwen.render.changes_feed import NAME as FEED
from gongwen.render.markdown.annotations_page import document_anchor
from gongwen.render.markdown.citation import citations
from gongwen.render.markdown.contents import Item, page_list, sections
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.figures import annex_items
from gongwen.render.markdown.front import document_front, document_layout
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.notes import notes_of, page_notes
from gongwen.render.markdown.openings import frame_block, overview_opening, title_heading
from gongwen.render.markdown.page import Page
from gongwen.render.markdown.paper import print_tools
from gongwen.render.markdown.pictures import structure_picture
from gongwen.render.markdown.status import referrers, related, status
from gongwen.render.markdown.text import PageText
from gongwen.render.markdown.timeline import targets_fold, targets_picture
from gongwen.render.markdown.value_sources import value_sources
from gongwen.render.summaries import page_description
from gongwen.render.task_table import task_page
from gongwen.variants.ui import ui

# In the order in which they are offered.
_FORMS = ("docx", "epub", "json", "xml", "bib", "ris", "csl.json")


def overview_page(index: EditionIndex) -> Page:
    """The page: title, structure, frame and preamble, then targets and downloads."""
    edition = index.edition
    here, found = overview_address(edition.slug), aims(edition)
    text = PageText(index, here)
    body = [
        *title_heading(text, edition.document.main),
        *_structure(index, here),
        *frame_block(text),
        *overview_opening(text, edition.document.main),
        *targets_fold(edition.variant, found, here),
        *_downloads(edition, here),
    ]
    layout = {
        **document_layout(index, here, "", edition.document.main.metadata.title or edition.slug),
        "because": dict(edition.particulars.because),
        "sources": value_sources(edition),
        "noted": _note_count(edition, here),
        "status": status(edition, here),
        "lost_notes": notes_of(edition.variant, lost_notes(index)),
        "picture": structure_picture(index, here),
        "targets": targets_picture(edition.variant, found, here),
        "tools": print_tools(edition, edition.slug, here),
        "first": _first_page(index, here),
        "citations": citations(edition),
        "notes": list(page_notes(text)),
        "referrers": referrers(index, here),
        "related": related(edition, here),
    }
    front = document_front(index, "overview", "", "", here, page_description(edition, None))
    return Page(f"{edition.slug}/index.md", front, "\n\n".join(body), layout)


def withdrawn_page(edition: Edition) -> Page:
    """The page of a document that is no longer published: its title and the reason. It holds no text of the source."""
    variant, values = edition.variant, edition.document.main.metadata
    title = values.title or edition.slug
    facts = " · ".join(fact for fact in (values.number, values.date) if fact)
    said = edition.particulars.withdrawn_on, escape_markdown(edition.particulars.withdrawn, opens=False)
    reason = " ".join(filter(None, said))
    pieces = [
        f"# {escape_markdown(title, opens=False)}",
        escape_markdown(facts),
        f"**{ui(variant, 'withdrawn.title')}** {reason}\n{{: .gw-withdrawn }}",
    ]
    front = {"title": title, "kind": "withdrawn"}
    return Page(f"{edition.slug}/index.md", front, "\n\n".join(piece for piece in pieces if piece))


def lost_notes(index: EditionIndex) -> tuple[AnchoredNote, ...]:
    """The notes whose words are gone and that no place on a page is left for."""
    return tuple(anchored for anchored in index.edition.notes if anchored.eid not in index.homes)


def _note_count(edition: Edition, here: str) -> dict[str, str]:
    """How many notes there are, as a link to them."""
    if not edition.notes:
        return {}
    link = relative(f"{ANNOTATIONS}#{document_anchor(edition.slug)}", here)
    return {"label": ui(edition.variant, "note.count", count=len(edition.notes)), "link": link}


def _first_page(index: EditionIndex, here: str) -> str:
    """Where reading begins; empty where all of it stands on the overview."""
    return relative(page_address(index.edition.slug, index.pages[0].eid), here) if index.pages else ""


def _structure(index: EditionIndex, here: str) -> Iterator[str]:
    """Every page of text as a list of links, one that is alone with its sections (第一条, 第二条 … in one line)."""
    edition, variant, slug = index.edition, index.edition.variant, index.edition.slug
    labels = {stop.eid: stop.label for stop in index.stops}
    yield f"## {ui(variant, 'structure.title')} {{: .gw-structure data-apparatus }}"

    def text_page(page: TextPage) -> Item:
        address = page_address(slug, page.eid)
        inner = sections(page, address) if len(index.pages) == 1 else {}
        return {"label": labels[page.eid], "link": address, "page": True} | inner

    if index.pages:
        yield "\n".join(_lines(page_list(index.pages, text_page), here, ""))
    ways = [(ui(variant, "nav.full_text"), "full")]
    listed = task_page(edition)
    key, count = ("tasks.link", len(edition.tasks)) if listed == "tasks" else ("targets.folded", len(edition.targets))
    ways += [(ui(variant, key, count=count), "tasks")] if listed else []
    yield " · ".join(f"[{label}]({markdown_link(page_address(slug, name), here)})" for label, name in ways)


def _lines(items: object, here: str, indent: str) -> Iterator[str]:
    """A list of links, what stands below an item four spaces further in; of pages below others the names are bold."""
    assert isinstance(items, list)
    for item in items:
        link = _link(item, here)
        yield f"{indent}1. {f'**{link}**' if indent and 'page' in item else link}"
        below, further = item.get("below", []), f"{indent}    "
        if item.get("below_css"):
            yield f"{further}1. {' '.join(_link(mark, here) for mark in below)}"
        else:
            yield from _lines(below, here, further)
        yield from _lines(item.get("pages", []), here, further)


def _link(item: Item, here: str) -> str:
    return f"[{escape_markdown(str(item['label']), opens=False)}]({markdown_link(str(item['link']), here)})"


def _downloads(edition: Edition, here: str) -> Iterator[str]:
    """What there is to take away but for PDFs, which the templates offer: each form with its size."""
    slug, variant = edition.slug, edition.variant
    sizes = {file.name: file.size for file in edition.downloads}
    offered = [(f"{slug}.{ending}", f"download.{ending}") for ending in _FORMS]
    files = [*offered[:2], (f"{slug}.md", "download.md"), *offered[2:], ("tasks.csv", "download.tasks")]
    there = [(name, key) for name, key in files if name in sizes or name.endswith(".md")]
    items = [f"- [{_form(variant, key, sizes.get(name))}]({name}){{: download }}" for name, key in there]
    items.append(f"- [{ui(variant, 'feed.follow.document')}]({FEED})")
    yield f"## {ui(variant, 'download.folded')} {{: .gw-downloads .gw-folded data-apparatus }}"
    yield "\n".join((*items, *annex_items(edition, here)))


def _form(variant: Variant, key: str, size: int | None) -> str:
    """数据（JSON），12 KB."""
    return ui(variant, key) + (f" {max(1, round(size / 1024))} KB" if size is not None else "")
