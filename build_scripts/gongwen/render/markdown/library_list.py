"""The documents of the library as a list, and the form that narrows and orders it (assets/gongwen/library.js)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongwen.model import Edition, Variant
from gongwen.render.addresses import LIBRARY, overview_address, relative
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.render.summaries import CARD, document_summary
from gongwen.variants.ui import ui

# With no more documents than this the list needs no form, and each says what it is about.
FEW = 12
# Documents shown at once where the list is long; library.js shows the others (style/library.css hides them).
PAGE = 20
SORTS = ("new", "old", "title", "number")
_SEPARATOR = "|"

Value = dict[str, object]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to group documents: `name` is that of the page (`issuers`) and of the field, `values` are those of one."""

    name: str
    label: str
    values: Callable[[Edition], tuple[str, ...]]
    newest_first: bool = False


def year_of(edition: Edition) -> str:
    """The year of the document's date, else of its publication; '' where there is neither."""
    values = edition.document.main.metadata
    return (values.date or values.published or "")[:4]


FACETS = (
    Facet("issuers", "meta.issuers", lambda e: e.document.main.metadata.issuers),
    Facet("years", "library.year", lambda e: (year_of(e),) if year_of(e) else (), newest_first=True),
    Facet("kinds", "meta.doc_type", lambda e: tuple(filter(None, [e.document.main.metadata.doc_type]))),
    Facet("topics", "library.topic", lambda e: e.particulars.topics),
)


def facet_address(facet: Facet) -> str:
    """The page that lists all documents by this."""
    return f"{LIBRARY}{facet.name}/"


def groups(facet: Facet, editions: Iterable[Edition]) -> dict[str, list[Edition]]:
    """The documents under each value: years from the newest on, others the largest group first; '' (none) last."""
    found: dict[str, list[Edition]] = {}
    for edition in editions:
        for value in dict.fromkeys(facet.values(edition)) or [""]:
            found.setdefault(value, []).append(edition)
    order = sorted(found) if not facet.newest_first else sorted(found, reverse=True)
    if not facet.newest_first:
        order.sort(key=lambda value: -len(found[value]))
    order.sort(key=lambda value: value == "")
    return {value: found[value] for value in order}


def used_facets(editions: Sequence[Edition]) -> tuple[Facet, ...]:
    """The facets that tell the documents apart."""
    return tuple(facet for facet in FACETS if len(groups(facet, editions)) > 1)


def newest_first(editions: Iterable[Edition]) -> list[Edition]:
    """By date, then by slug; those without a date last."""
    ordered = sorted(editions, key=lambda e: e.slug)
    return sorted(ordered, key=lambda e: e.document.main.metadata.date or year_of(e), reverse=True)


# --- the list -------------------------------------------------------------------------------------------------------


def library_value(variant: Variant, editions: Sequence[Edition], here: str) -> Value:
    """All documents, the newest first, with what the form looks at; the form, where there is enough to choose from."""
    brief = len(editions) > FEW
    return {
        "count": ui(variant, "home.count", count=len(editions)),
        "items": [item_value(edition, here, brief=brief) for edition in newest_first(editions)],
        "more": ui(variant, "library.more", count=PAGE) if len(editions) > PAGE else "",
        "facets": [_facet_value(variant, facet, editions) for facet in used_facets(editions)] if brief else [],
        "sorts": [{"name": name, "label": ui(variant, f"library.sort.{name}")} for name in SORTS] if brief else [],
        "ways": ways(variant, editions, here),
    }


def item_value(edition: Edition, here: str, *, brief: bool) -> Value:
    """A document with its facts; `brief` leaves out what it is about."""
    values = edition.document.main.metadata
    data = {facet.name: _SEPARATOR.join(facet.values(edition)) for facet in FACETS}
    data |= {"date": values.date or year_of(edition), "number": values.number or ""}
    return {
        "title": values.title or edition.slug,
        "link": relative(overview_address(edition.slug), here),
        "facts": _facts(edition),
        "summary": "" if brief else document_summary(edition, CARD),
        "data": [[name, value] for name, value in data.items() if value],
    }


def _facts(edition: Edition) -> str:
    values = edition.document.main.metadata
    return " · ".join(fact for fact in (values.number, "、".join(values.issuers), values.date) if fact)


def library_lines(editions: Sequence[Edition], here: str, *, brief: bool) -> str:
    """The same as a list in Markdown."""
    lines = []
    for edition in newest_first(editions):
        title = escape_markdown(edition.document.main.metadata.title or edition.slug, opens=False)
        link = f"[{title}]({markdown_link(overview_address(edition.slug), here)})"
        facts, summary = _facts(edition), "" if brief else document_summary(edition, CARD)
        said = "：".join(escape_markdown(part, opens=False) for part in (facts, summary) if part)
        lines.append(f"- {link} {said}".rstrip())
    return "\n".join(lines)


# --- ways into it ---------------------------------------------------------------------------------------------------


def ways(variant: Variant, editions: Sequence[Edition], here: str) -> list[Value]:
    """Links to the lists by issuer, by year …; they need no script."""
    return [
        {"label": ui(variant, f"library.by.{facet.name}"), "link": relative(facet_address(facet), here)}
        for facet in used_facets(editions)
    ]


def way_lines(variant: Variant, editions: Sequence[Edition], here: str) -> Iterator[str]:
    """The same in Markdown."""
    links = (
        f"[{ui(variant, f'library.by.{facet.name}')}]({markdown_link(facet_address(facet), here)})"
        for facet in used_facets(editions)
    )
    if line := " ".join(links):
        yield line


def _facet_value(variant: Variant, facet: Facet, editions: Sequence[Edition]) -> Value:
    found = groups(facet, editions).items()
    options = [{"value": value, "label": f"{value}（{len(under)}）"} for value, under in found if value]
    return {"name": facet.name, "label": ui(variant, facet.label), "options": options}
