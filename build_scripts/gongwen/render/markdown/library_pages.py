"""The library by issuer, by year, by kind, by topic: pages that need no script."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from gongwen.model import Variant
from gongwen.render.addresses import HOME, relative
from gongwen.render.brief import Listed
from gongwen.render.document_feed import issuer_feed
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.library_list import (
    LARGE,
    YEARS,
    Facet,
    Value,
    facet_address,
    groups,
    is_large,
    item_value,
    library_lines,
    newest_first,
    used_facets,
    year_name,
)
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.variants.ui import ui

_Group = tuple[str, int, list[Listed]]  # a value, its number among all values, documents that have it


def library_pages(variant: Variant, documents: Sequence[Listed]) -> Iterator[PageFile]:
    """Pages for each way to group the documents that tells them apart: one, or of a large library one a year, and for
    other ways as many as hold all with at most LARGE documents on each.
    """
    facets = used_facets(documents)
    for facet in facets:
        pages = _pages_of(facet, documents)
        for address in pages:
            yield _page(variant, facet, facets, documents, pages, address)


def _pages_of(facet: Facet, documents: Sequence[Listed]) -> dict[str, list[_Group]]:
    """What stands on each page, by its address."""
    here = facet_address(facet)
    found = [(value, n, newest_first(under)) for n, (value, under) in enumerate(groups(facet, documents).items(), 1)]
    if not is_large(documents):
        return {here: found}
    if facet is YEARS:
        names = {year_name(value): (value, n, under) for value, n, under in found}
        cut = {name: list(_cut([group])) for name, group in names.items()}
        parts = {(name, n): part for name, pages in cut.items() for n, part in enumerate(pages, 1)}
        return {here: []} | {f"{here}{name}{f'-{n}' if n > 1 else ''}/": part for (name, n), part in parts.items()}
    return {here if n == 1 else f"{here}{n}/": part for n, part in enumerate(_cut(found), 1)}


def _cut(found: Iterable[_Group]) -> Iterator[list[_Group]]:
    """The documents one after another, so many a page; a group that a page has no room for goes on, on the next."""
    single = ((value, n, listed) for value, n, under in found for listed in under)
    while page := list(islice(single, LARGE)):
        together = groupby(page, key=lambda one: one[:2])
        yield [(value, n, [listed for *_, listed in ones]) for (value, n), ones in together]


def _page(
    variant: Variant,
    facet: Facet,
    facets: Sequence[Facet],
    documents: Sequence[Listed],
    pages: Mapping[str, Sequence[_Group]],
    here: str,
) -> PageFile:
    title, part = ui(variant, f"library.by.{facet.name}"), here.removeprefix(facet_address(facet)).strip("/")
    title = f"{title}（{part}）" if part else title
    index = _index(variant, facet, documents, here)
    body = [f"# {title}"]
    if is_large(documents):
        lines = (f"- [{escape_markdown(name, opens=False)}]({markdown_link(at, here)}) {n}" for name, at, n in index)
        body += [f"## {ui(variant, 'nav.contents')} {{: #index .laid-out }}", "\n".join(lines)]
    sections: list[Value] = []
    for value, number, under in pages[here]:
        anchor, name = _anchor(facet, number), value or ui(variant, "library.unknown")
        body += [f"## {escape_markdown(name, opens=False)} {{: #{anchor} .laid-out }}"]
        body += [library_lines(variant, under, here, brief=True)]
        items = [item_value(variant, listed, here, brief=True) for listed in newest_first(under)]
        count = ui(variant, "home.count", count=len(under))
        feed = relative(issuer_feed(value), here) if facet.name == "issuers" and value else ""
        sections.append({"id": anchor, "name": name, "count": count, "items": items, "feed": feed})
    body.append(" ".join(f"[{label}]({markdown_link(at, here)})" for label, at in _steps(variant, pages, here)))
    layout = {
        "ways": _ways(variant, facet, facets, here),
        "index": [{"name": name, "link": _link(at, here), "count": count} for name, at, count in index],
        "sections": sections,
        "pages": [{"label": label, "link": relative(at, here)} for label, at in _steps(variant, pages, here)],
    }
    return page_file(f"{here.removesuffix('/')}.md", title, body, kind="library", layout=layout)


def _index(variant: Variant, facet: Facet, documents: Sequence[Listed], here: str) -> list[tuple[str, str, int]]:
    """Each value with where it stands and its documents' number. Of a large library's later pages there is none: the
    way to the first has it.
    """
    if here != facet_address(facet):
        return []
    found, places = groups(facet, documents), value_places(facet, documents)
    return [(value or ui(variant, "library.unknown"), places[value], len(under)) for value, under in found.items()]


def _link(address: str, here: str) -> str:
    page, _, anchor = address.partition("#")
    return f"#{anchor}" if page == here else relative(page, here) + (f"#{anchor}" if anchor else "")


def _steps(variant: Variant, pages: Iterable[str], here: str) -> Iterator[tuple[str, str]]:
    """The pages before and after one of a list that has several."""
    order = list(pages)
    at = order.index(here)
    if at > 0:
        yield ui(variant, "nav.previous_page"), order[at - 1]
    if at + 1 < len(order):
        yield ui(variant, "nav.next_page"), order[at + 1]


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


def value_places(facet: Facet, documents: Sequence[Listed]) -> dict[str, str]:
    """Where each value of a grouping begins: '2022' → 'library/years/#years-1', or 'library/years/2022/#years-1'."""
    places: dict[str, str] = {}
    for address, found in _pages_of(facet, documents).items():
        for value, number, _ in found:
            places.setdefault(value, f"{address}#{_anchor(facet, number)}")
    return places
