"""The library by issuer, by year, by kind, by topic: pages that need no script."""

from collections.abc import Iterator, Sequence

from gongwen.model import Edition, Variant
from gongwen.render.addresses import HOME, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.library_list import (
    Facet,
    facet_address,
    groups,
    library_item,
    newest_first,
    used_facets,
)
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def library_pages(variant: Variant, editions: Sequence[Edition]) -> Iterator[PageFile]:
    """A page for each way to group the documents that tells them apart."""
    facets = used_facets(editions)
    for facet in facets:
        yield _page(variant, facet, facets, editions)


def _page(variant: Variant, facet: Facet, facets: Sequence[Facet], editions: Sequence[Edition]) -> PageFile:
    here, title = facet_address(facet), ui(variant, f"library.by.{facet.name}")
    found = groups(facet, editions)
    names = {value: value or ui(variant, "library.unknown") for value in found}
    index = "".join(
        f'<li><a href="#{_anchor(facet, number)}">{html_line(names[value])}</a> <small>{len(under)}</small></li>'
        for number, (value, under) in enumerate(found.items(), start=1)
    )
    sections = [
        _section(variant, _anchor(facet, number), names[value], under, here)
        for number, (value, under) in enumerate(found.items(), start=1)
    ]
    return page_file(
        f"{here.removesuffix('/')}.md",
        title,
        [
            _ways(variant, facet, facets, here),
            f"<h1>{html_line(title)}</h1>",
            f'<nav class="gw-library-index" aria-label="{escape_html(title)}"><ul>{index}</ul></nav>',
            *sections,
        ],
        kind="library",
    )


def _section(variant: Variant, anchor: str, name: str, editions: Sequence[Edition], here: str) -> str:
    items = "".join(library_item(edition, here, brief=True) for edition in newest_first(editions))
    count = html_line(ui(variant, "home.count", count=len(editions)))
    return (
        f'<section class="gw-library"><h2 id="{anchor}">{html_line(name)} <small>{count}</small></h2>'
        f'<ul class="gw-library-list">{items}</ul></section>'
    )


def _anchor(facet: Facet, number: int) -> str:
    return f"{facet.name}-{number}"


def _ways(variant: Variant, own: Facet, facets: Sequence[Facet], here: str) -> str:
    """Back to the whole library, and to the other groupings."""
    links = [f'<li><a href="{escape_html(relative(HOME, here))}">{html_line(ui(variant, "home.documents"))}</a></li>']
    for facet in facets:
        mark = ' aria-current="page"' if facet is own else ""
        link = escape_html(relative(facet_address(facet), here))
        links.append(f'<li><a href="{link}"{mark}>{html_line(ui(variant, f"library.by.{facet.name}"))}</a></li>')
    label = escape_html(ui(variant, "library.ways"))
    return f'<nav class="gw-library-ways" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'


def value_anchors(facet: Facet, editions: Sequence[Edition]) -> dict[str, str]:
    """Where the page of a grouping has each of its values: '2022' → 'years-1'."""
    return {value: _anchor(facet, number) for number, value in enumerate(groups(facet, editions), start=1)}
