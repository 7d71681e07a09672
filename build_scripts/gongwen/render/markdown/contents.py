"""The contents of a document beside its text, and the way to the page before and after: data for the templates."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import takewhile
from types import MappingProxyType

from gongwen.model import Division
from gongwen.render.addresses import TextPage, overview_address, page_address, relative
from gongwen.render.markdown.index import EditionIndex, Stop
from gongwen.render.markdown.labels import division_label
from gongwen.render.task_table import task_page
from gongwen.variants.ui import ui

# Pages that the contents beside the text all list. Of a longer document each page lists those near it and the way to
# all: else what is written would grow with the square of the document.
_MOST, _NEAR = 60, 10
# A link with what stands below it: label, link, current, css; below, below_css.
Item = dict[str, object]


def page_list(pages: tuple[TextPage, ...], item: Callable[[TextPage], Item]) -> list[Item]:
    """The pages of text as items, the chapters of an attachment or of a 编 below it."""
    items: list[Item] = []
    while pages:
        page, *others = pages
        below = tuple(takewhile(partial(_stands_below, page), others))
        items.append(item(page) | ({"pages": page_list(below, item)} if below else {}))
        pages = pages[1 + len(below) :]
    return items


def _stands_below(above: TextPage, page: TextPage) -> bool:
    return page.eid.startswith(f"{above.eid}__")


def contents(index: EditionIndex, here: str, current: str) -> dict[str, object]:
    """The side column: overview, every page of text (the current one with its sections), the whole text. A page of a
    document that has very many lists those near it, with the way to all.

    `here` is the page's address, `current` the page's eId ('' for the overview, 'full' for the whole text, whose
    contents lead to places on it).
    """
    edition, pages = index.edition, pages_near(index, current)
    variant, slug = edition.variant, edition.slug
    whole = current == "full"

    def text_page(page: TextPage) -> Item:
        link = f"#{_opening_eid(page)}" if whole else relative(page_address(slug, page.eid), here)
        inner: Item = {}
        if current == page.eid:
            inner = sections(page, link, index.topics)
        elif whole and len(pages) == 1:
            inner = sections(page, "")
        return _item(index.stops[index.order[page.eid]].label, link, current == page.eid) | inner

    def other_page(key: str, name: str) -> Item:
        return _item(ui(variant, key), relative(page_address(slug, name), here), current == name)

    overview = relative(overview_address(slug), here)
    items = [_item(ui(variant, "nav.overview"), overview, current == ""), *page_list(pages, text_page)]
    if len(pages) < len(index.pages):
        items.append(_item(ui(variant, "nav.all_pages", count=len(index.pages)), overview))
    items.append(other_page("nav.full_text", "full") | {"css": "gw-contents-full"})
    listed = task_page(edition)
    items += [other_page("nav.tasks" if listed == "tasks" else "targets.title", "tasks")] if listed else []
    items += [other_page("compare.title", comparison.name) for comparison in edition.comparisons]
    items.append(other_page("nav.certificate", "certificate"))
    return {"title": edition.document.main.metadata.title or slug, "pages": items}


def pages_near(index: EditionIndex, current: str) -> tuple[TextPage, ...]:
    """The pages that the contents of a page list: all, or where there are too many those that stand below it, beside it
    and beside each that it stands below; of a row that is too long the nearest."""
    if len(index.pages) <= _MOST or current not in index.order:
        return index.pages
    near = set(_around(index.families.get(current, ()), 0))
    at = current
    while at:
        row = index.families[index.parents[at]]
        near |= set(_around(row, bisect_left(row, index.order[at], key=index.order.__getitem__)))
        at = index.parents[at]
    return tuple(index.pages[place] for place in sorted(index.order[eid] for eid in near))


def _around(row: tuple[str, ...], place: int) -> tuple[str, ...]:
    """A row of pages, or those of a long one that stand about a place."""
    return row if len(row) <= _MOST else row[max(0, place - _NEAR) : place + _NEAR + 1]


def _opening_eid(page: TextPage) -> str:
    """The eId with which a page's text opens; an empty attachment opens with the article itself."""
    return next((opening.eid for opening in (*page.preamble, *page.divisions, *page.conclusions)), "gw-text")


def _item(label: str, link: str, current: bool = False) -> Item:
    return {"label": label, "link": link} | ({"current": True} if current else {})


def sections(page: TextPage, link: str, topics: Mapping[str, Iterable[tuple[str, str]]] = MappingProxyType({})) -> Item:
    """`below` an item: the divisions that a page's contents name, each with its run-in headings if these are given;
    bare marks (第一条, 第二条 …) close together.
    """
    inner = [child for division in page.divisions for child in _below(page, division) if child.number or child.heading]
    if not inner:
        return {}
    items = [_section(division, link, topics) for division in inner]
    bare = not any("below" in item for item in items) and not any(d.heading for d in inner)
    return {"below": items} | ({"below_css": "gw-marks"} if bare else {})


def _section(division: Division, link: str, topics: Mapping[str, Iterable[tuple[str, str]]]) -> Item:
    item = _item(division_label(division), f"{link}#{division.eid}")
    heads = [_item(label, f"{link}#{eid}") for eid, label in topics.get(division.eid, ())]
    return item | ({"below": heads, "below_css": "gw-topics"} if heads else {})


def _below(page: TextPage, division: Division) -> tuple[Division, ...]:
    """The divisions that a page's contents name: those of its chapter, or its own top level."""
    return division.divisions if page.eid == division.eid else (division,)


def steps(index: EditionIndex, here: str, current: str) -> list[dict[str, str]]:
    """Links to the page before and after, in order of the text from the overview on."""
    variant, slug = index.edition.variant, index.edition.slug
    at = index.order[current] if current else -1
    links = []
    for step, key, rel in ((-1, "previous", "prev"), (1, "next", "next")):
        if not -1 <= at + step < len(index.stops):
            continue
        stop = index.stops[at + step] if at + step >= 0 else Stop("", ui(variant, "nav.overview"), "page")
        address = page_address(slug, stop.eid) if stop.eid else overview_address(slug)
        name = ui(variant, f"nav.{key}_{stop.kind}")
        links.append({"key": key, "rel": rel, "link": relative(address, here), "name": name, "label": stop.label})
    return links
