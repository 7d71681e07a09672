"""The contents of a document beside its text, and the way to the page before and after."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import takewhile
from types import MappingProxyType

from gongwen.model import Division, Edition, Part, walk_part_text
from gongwen.render.addresses import TextPage, overview_address, page_address, relative, text_pages
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.text import ends_in_word
from gongwen.variants.ui import ui

_CLOSING = "。．.；;：:"


def division_label(division: Division) -> str:
    """Number and heading as navigation shows them; only here may a heading drop its closing mark."""
    heading = division.heading.rstrip(_CLOSING)
    gap = "\u3000" if heading and ends_in_word(division.number) else ""
    return f"{division.number}{gap}{heading}"


def page_label(edition: Edition, page: TextPage) -> str:
    """What a page of text is called in navigation: its chapter, its attachment's title, or 正文 (文末 where
    all the text before the signature stands on the overview)."""
    if page.divisions and page.eid == page.divisions[0].eid:
        return division_label(page.divisions[0])
    if page.part.role == "main":
        return ui(edition.variant, "nav.text" if page.divisions else "nav.text_end")
    return part_label(edition, page.part)


def part_label(edition: Edition, part: Part) -> str:
    """What an attachment is called in navigation: 附件：…办法."""
    name = ui(edition.variant, "nav.attachment")
    return f"{name}：{part.metadata.title}" if part.metadata.title else name


def page_list(pages: tuple[TextPage, ...], item: Callable[[TextPage], str]) -> str:
    """The pages of text as list items, the chapters of an attachment or of a 编 in a list below it."""
    items: list[str] = []
    while pages:
        page, *others = pages
        below = tuple(takewhile(partial(_stands_below, page), others))
        inner = f'<ol class="gw-below">{page_list(below, item)}</ol>' if below else ""
        items.append(f"<li>{item(page)}{inner}</li>")
        pages = pages[1 + len(below) :]
    return "".join(items)


def _stands_below(above: TextPage, page: TextPage) -> bool:
    return page.eid.startswith(f"{above.eid}__")


def contents_html(edition: Edition, here: str, current: str) -> str:
    """The side column: overview, every page of text (the current one with its sections), the whole text.

    `here` is the page's address, `current` the page's eId ('' for the overview, 'full' for the whole text, whose
    contents lead to places on it).
    """
    variant, slug, topics = edition.variant, edition.slug, topic_labels(edition)
    pages = text_pages(edition.document)
    whole = current == "full"

    def text_page(page: TextPage) -> str:
        link = f"#{_opening_eid(page)}" if whole else relative(page_address(slug, page.eid), here)
        inner = ""
        if current == page.eid:
            inner = sections_html(page, link, topics)
        elif whole and len(pages) == 1:
            inner = sections_html(page, "")
        return _link(page_label(edition, page), link, current == page.eid) + inner

    items = [_item(ui(variant, "nav.overview"), relative(overview_address(slug), here), current == "")]
    items.append(page_list(pages, text_page))
    full = relative(page_address(slug, "full"), here)
    items.append(_item(ui(variant, "nav.full_text"), full, current == "full", css="gw-contents-full"))
    if edition.tasks:
        tasks = relative(page_address(slug, "tasks"), here)
        items.append(_item(ui(variant, "nav.tasks"), tasks, current == "tasks"))
    for comparison in edition.comparisons:
        link = relative(page_address(slug, comparison.name), here)
        items.append(_item(ui(variant, "compare.title"), link, current == comparison.name))
    certificate = relative(page_address(slug, "certificate"), here)
    items.append(_item(ui(variant, "nav.certificate"), certificate, current == "certificate"))
    label = escape_html(ui(variant, "nav.contents"))
    return (
        f'<nav class="gw-contents" data-apparatus="" aria-label="{label}">'
        f'<p class="gw-contents-title">{html_line(edition.document.main.metadata.title or slug)}</p>'
        f"<ol>{''.join(items)}</ol></nav>"
    )


def _opening_eid(page: TextPage) -> str:
    """The eId with which a page's text opens; an empty attachment opens with the article itself."""
    return next((opening.eid for opening in (*page.preamble, *page.divisions, *page.conclusions)), "gw-text")


def _item(label: str, link: str, current: bool, inner: str = "", css: str = "") -> str:
    name = f' class="{css}"' if css else ""
    return f"<li{name}>{_link(label, link, current)}{inner}</li>"


def _link(label: str, link: str, current: bool) -> str:
    mark = ' aria-current="page"' if current else ""
    return f'<a href="{escape_html(link)}"{mark}>{html_line(label)}</a>'


def topic_labels(edition: Edition) -> dict[str, str]:
    """Every run-in heading by its eId, as navigation shows it, in order of the text."""
    texts = {unit.eid: unit.text for unit in walk_part_text(edition.document.main)}
    found = (span for span in edition.spans if span.kind == "topic")
    return {span.ref: texts[span.eid][span.start : span.end].rstrip(_CLOSING) for span in found}


def sections_html(page: TextPage, link: str, topics: Mapping[str, str] = MappingProxyType({})) -> str:
    """The divisions that a page's contents name as a list of links, each with its run-in headings if these are given;
    bare marks (第一条, 第二条 …) close together.
    """
    inner = [child for division in page.divisions for child in _below(page, division) if child.number or child.heading]
    below = [_topics_html(division, link, topics) for division in inner]
    items = (_item(division_label(d), f"{link}#{d.eid}", False, heads) for d, heads in zip(inner, below, strict=True))
    bare = "" if any(below) or any(d.heading for d in inner) else ' class="gw-marks"'
    return f"<ol{bare}>{''.join(items)}</ol>" if inner else ""


def _topics_html(division: Division, link: str, topics: Mapping[str, str]) -> str:
    below = {eid: label for eid, label in topics.items() if eid.startswith(f"{division.eid}__")}
    items = "".join(_item(label, f"{link}#{eid}", False) for eid, label in below.items())
    return f'<ol class="gw-topics">{items}</ol>' if items else ""


def _below(page: TextPage, division: Division) -> tuple[Division, ...]:
    """The divisions that a page's contents name: those of its chapter, or its own top level."""
    return division.divisions if page.eid == division.eid else (division,)


def steps_html(edition: Edition, here: str, current: str) -> str:
    """Links to the page before and after, in order of the text from the overview on."""
    stops = list(_stops(edition))
    index = next(i for i, (eid, *_) in enumerate(stops) if eid == current)
    links = []
    for step, key, arrow in ((-1, "previous", "←"), (1, "next", "→")):
        if 0 <= index + step < len(stops):
            _, label, address, chapter = stops[index + step]
            kind = key if chapter else f"{key}_page"
            links.append(
                f'<a class="gw-step gw-step-{key}" rel="{"prev" if step < 0 else "next"}" '
                f'href="{escape_html(relative(address, here))}"><span class="gw-step-name">'
                f"{arrow} {html_line(ui(edition.variant, f'nav.{kind}'))}</span> {html_line(label)}</a>"
            )
    label = escape_html(ui(edition.variant, "nav.steps"))
    return f'<nav class="gw-steps" data-apparatus="" aria-label="{label}">{"".join(links)}</nav>'


def _stops(edition: Edition) -> Iterator[tuple[str, str, str, bool]]:
    """eId, label and address of every page in order, and whether it is a chapter."""
    yield "", ui(edition.variant, "nav.overview"), overview_address(edition.slug), False
    for page in text_pages(edition.document):
        # 上一章 is said of what the text itself calls 章, never of 一、
        chapter = any(division.eid == page.eid and "章" in division.number for division in page.divisions)
        yield page.eid, page_label(edition, page), page_address(edition.slug, page.eid), chapter
