"""The library by issuer, by year, by kind, by topic: pages that need no script."""

from collections.abc import Iterator, Sequence

from gongwen.model import Variant
from gongwen.render.addresses import HOME, relative
from gongwen.render.brief import Listed
from gongwen.render.document_feed import issuer_feed
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.library_list import (
    Facet,
    Value,
    facet_address,
    groups,
    item_value,
    library_lines,
    newest_first,
    used_facets,
)
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui


def library_pages(variant: Variant, documents: Sequence[Listed]) -> Iterator[PageFile]:
    """A page for each way to group the documents that tells them apart."""
    facets = used_facets(documents)
    for facet in facets:
        yield _page(variant, facet, facets, documents)


def _page(variant: Variant, facet: Facet, facets: Sequence[Facet], documents: Sequence[Listed]) -> PageFile:
    here, title = facet_address(facet), ui(variant, f"library.by.{facet.name}")
    found = groups(facet, documents)
    names = {value: value or ui(variant, "library.unknown") for value in found}
    body = [f"# {title}"]
    sections: list[Value] = []
    for number, (value, under) in enumerate(found.items(), start=1):
        anchor, name = _anchor(facet, number), names[value]
        body += [f"## {escape_markdown(name, opens=False)} {{: #{anchor} .laid-out }}"]
        body += [library_lines(variant, under, here, brief=True)]
        items = [item_value(variant, listed, here, brief=True) for listed in newest_first(under)]
        count = ui(variant, "home.count", count=len(under))
        feed = relative(issuer_feed(value), here) if facet.name == "issuers" and value else ""
        sections.append({"id": anchor, "name": name, "count": count, "items": items, "feed": feed})
    layout = {"ways": _ways(variant, facet, facets, here), "sections": sections}
    return page_file(f"{here.removesuffix('/')}.md", title, body, kind="library", layout=layout)


def _anchor(facet: Facet, number: int) -> str:
    return f"{facet.name}-{number}"


def _ways(variant: Variant, own: Facet, facets: Sequence[Facet], here: str) -> list[Value]:
    """Back to the whole library, and to the other groupings."""
    links: list[Value] = [{"label": ui(variant, "home.documents"), "link": relative(HOME, here)}]
    for facet in facets:
        link = relative(facet_address(facet), here)
        label = ui(variant, f"library.by.{facet.name}")
        links.append({"label": label, "link": link, "current": facet is own})
    return links


def value_anchors(facet: Facet, documents: Sequence[Listed]) -> dict[str, str]:
    """Where the page of a grouping has each of its values: '2022' → 'years-1'."""
    return {value: _anchor(facet, number) for number, value in enumerate(groups(facet, documents), start=1)}
