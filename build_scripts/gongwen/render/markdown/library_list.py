"""The documents of the library as a list, and the form that narrows and orders it (assets/gongwen/library.js)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongwen.model import Edition, Variant
from gongwen.render.addresses import LIBRARY, overview_address, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.summaries import CARD, document_summary
from gongwen.variants.ui import ui

# With no more documents than this the list needs no form, and each says what it is about.
FEW = 12
# Documents shown at once where the list is long; library.js shows the others (style/library.css hides them).
PAGE = 20
SORTS = ("new", "old", "title", "number")
_SEPARATOR = "|"


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


def library_list(variant: Variant, editions: Sequence[Edition], here: str) -> str:
    """All documents, the newest first, with what the form looks at."""
    brief = len(editions) > FEW
    items = "".join(library_item(edition, here, brief=brief) for edition in newest_first(editions))
    more = html_line(ui(variant, "library.more", count=PAGE))
    button = f'<button type="button" class="gw-library-more" hidden>{more}</button>' if len(editions) > PAGE else ""
    return f'<ul class="gw-library-list">{items}</ul>{button}'


def library_item(edition: Edition, here: str, *, brief: bool) -> str:
    """A document with its facts; `brief` leaves out what it is about."""
    values = edition.document.main.metadata
    link = escape_html(relative(overview_address(edition.slug), here))
    facts = [values.number, "、".join(values.issuers), values.date]
    line = " · ".join(html_line(fact) for fact in facts if fact)
    summary = "" if brief else document_summary(edition, CARD)
    text = f'<p class="gw-library-summary">{html_line(summary)}</p>' if summary else ""
    data = {facet.name: _SEPARATOR.join(facet.values(edition)) for facet in FACETS}
    data |= {"date": values.date or year_of(edition), "number": values.number or ""}
    said = "".join(f' data-{name}="{escape_html(value)}"' for name, value in data.items() if value)
    return (
        f'<li class="gw-library-item"{said}><h3><a href="{link}">{html_line(values.title or edition.slug)}</a></h3>'
        f'<p class="gw-library-facts">{line}</p>{text}</li>'
    )


# --- ways into it ---------------------------------------------------------------------------------------------------


def library_ways(variant: Variant, editions: Sequence[Edition], here: str) -> Iterator[str]:
    """Links to the lists by issuer, by year …; they need no script."""
    items = "".join(
        f'<li><a href="{escape_html(relative(facet_address(facet), here))}">'
        f"{html_line(ui(variant, f'library.by.{facet.name}'))}</a></li>"
        for facet in used_facets(editions)
    )
    if items:
        label = escape_html(ui(variant, "library.ways"))
        yield f'<nav class="gw-library-ways" aria-label="{label}"><ul>{items}</ul></nav>'


def library_form(variant: Variant, editions: Sequence[Edition]) -> Iterator[str]:
    """The form, where there is enough to choose from; without a script it is away (style/library.css)."""
    if len(editions) <= FEW:
        return
    words = html_line(ui(variant, "library.words"))
    fields = [
        f'<label>{words} <input type="search" name="words" data-filter="words" autocomplete="off" '
        'autocapitalize="off" spellcheck="false"></label>'
    ]
    fields += [_choice(variant, facet, editions) for facet in used_facets(editions)]
    sorts = "".join(
        f'<option value="{name}">{html_line(ui(variant, f"library.sort.{name}"))}</option>' for name in SORTS
    )
    fields.append(f'<label>{html_line(ui(variant, "library.sort"))} <select name="sort">{sorts}</select></label>')
    clear = html_line(ui(variant, "library.clear"))
    label, shown, none = (escape_html(ui(variant, key)) for key in ("library.filters", "library.shown", "library.none"))
    yield (
        f'<form class="gw-library-form" role="search" aria-label="{label}" data-shown="{shown}" data-none="{none}">'
        f'{"".join(fields)}<button type="reset">{clear}</button><p role="status"></p></form>'
    )


def _choice(variant: Variant, facet: Facet, editions: Sequence[Edition]) -> str:
    options = "".join(
        f'<option value="{escape_html(value)}">{html_line(f"{value}（{len(found)}）")}</option>'
        for value, found in groups(facet, editions).items()
        if value
    )
    every = html_line(ui(variant, "library.all"))
    return (
        f'<label>{html_line(ui(variant, facet.label))} <select name="{facet.name}" data-filter="{facet.name}">'
        f'<option value="">{every}</option>{options}</select></label>'
    )
