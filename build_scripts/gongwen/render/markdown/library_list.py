"""The documents of the library as a list, and the form that narrows and orders it (assets/gongwen/library.js)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongwen.model import Variant
from gongwen.render.addresses import LIBRARY, overview_address, relative
from gongwen.render.brief import Listed
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.render.standing import mark_values, marks, standing_line
from gongwen.variants.ui import ui

# With no more documents than this the list needs no form, and each says what it is about.
FEW = 12
# Documents shown at once where the list is long; library.js shows the others (style/library.css hides them).
PAGE = 20
# Documents on a page of a list, some 100 KB. A larger library shows the newest on its home page, and all of them on
# pages of this many; the form takes what it looks at from a script a year (library_shards.py).
LARGE = 200
SORTS = ("new", "old", "title", "number")
_SEPARATOR = "|"

Value = dict[str, object]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to group documents: `name` is that of the page (`issuers`) and of the field, `values` are those of one."""

    name: str
    label: str
    values: Callable[[Listed], tuple[str, ...]]
    newest_first: bool = False


FACETS = (
    Facet("issuers", "meta.issuers", lambda listed: listed.issuers),
    Facet("years", "library.year", lambda listed: tuple(filter(None, [listed.year])), newest_first=True),
    Facet("kinds", "meta.doc_type", lambda listed: tuple(filter(None, [listed.doc_type]))),
    Facet("topics", "library.topic", lambda listed: listed.topics),
)

YEARS = next(facet for facet in FACETS if facet.name == "years")


def facet_address(facet: Facet) -> str:
    """The page that lists all documents by this."""
    return f"{LIBRARY}{facet.name}/"


def is_large(documents: Sequence[Listed]) -> bool:
    """True where the documents stand on more than one page."""
    return len(documents) > LARGE


def at_home(documents: Sequence[Listed]) -> list[Listed]:
    """The documents that the home page lists, the newest first."""
    return newest_first(documents)[: PAGE if is_large(documents) else None]


def year_name(year: str) -> str:
    """A year in addresses; of documents that have none."""
    return year or "none"


def groups(facet: Facet, documents: Iterable[Listed]) -> dict[str, list[Listed]]:
    """The documents under each value: years from the newest on, others the largest group first; '' (none) last."""
    found: dict[str, list[Listed]] = {}
    for listed in documents:
        for value in dict.fromkeys(facet.values(listed)) or [""]:
            found.setdefault(value, []).append(listed)
    order = sorted(found) if not facet.newest_first else sorted(found, reverse=True)
    if not facet.newest_first:
        order.sort(key=lambda value: -len(found[value]))
    order.sort(key=lambda value: value == "")
    return {value: found[value] for value in order}


def used_facets(documents: Sequence[Listed]) -> tuple[Facet, ...]:
    """The facets that tell the documents apart."""
    return tuple(facet for facet in FACETS if len(groups(facet, documents)) > 1)


def newest_first(documents: Iterable[Listed]) -> list[Listed]:
    """By date, then by slug; those without a date last."""
    ordered = sorted(documents, key=lambda listed: listed.slug)
    return sorted(ordered, key=lambda listed: listed.date or listed.year, reverse=True)


# --- the list -------------------------------------------------------------------------------------------------------


def library_value(variant: Variant, documents: Sequence[Listed], here: str) -> Value:
    """All documents, the newest first, with what the form looks at; the form, where there is enough to choose from.

    Of a large library the newest alone, and the names of the scripts that have all of them.
    """
    brief = len(documents) > FEW
    shards = [year_name(year) for year in groups(YEARS, documents)] if is_large(documents) else []
    return {
        "count": ui(variant, "home.count", count=len(documents)),
        "total": len(documents),
        "shards": " ".join(shards),
        "items": [item_value(variant, listed, here, brief=brief) for listed in at_home(documents)],
        "more": ui(variant, "library.more", count=PAGE) if len(documents) > PAGE else "",
        "facets": [_facet_value(variant, facet, documents) for facet in used_facets(documents)] if brief else [],
        "sorts": [{"name": name, "label": ui(variant, f"library.sort.{name}")} for name in SORTS] if brief else [],
        "ways": ways(variant, documents, here),
    }


def item_value(variant: Variant, listed: Listed, here: str, *, brief: bool) -> Value:
    """A document with its facts; `brief` leaves out what it is about."""
    data = {facet.name: _SEPARATOR.join(facet.values(listed)) for facet in FACETS}
    data |= {"date": listed.date or listed.year, "number": listed.number}
    return {
        "title": listed.title,
        "link": relative(overview_address(listed.slug), here),
        "facts": _facts(listed),
        "standing": mark_values(marks(variant, listed.standing)),
        "summary": "" if brief else listed.summary,
        "data": [[name, value] for name, value in data.items() if value],
    }


def _facts(listed: Listed) -> list[str]:
    return [fact for fact in (listed.number, "、".join(listed.issuers), listed.date) if fact]


def library_lines(variant: Variant, documents: Sequence[Listed], here: str, *, brief: bool) -> str:
    """The same as a list in Markdown."""
    lines = []
    for listed in newest_first(documents):
        title = escape_markdown(listed.title, opens=False)
        link = f"[{title}]({markdown_link(overview_address(listed.slug), here)})"
        summary, standing = "" if brief else listed.summary, standing_line(variant, listed.standing)
        facts = " · ".join(filter(None, (*_facts(listed), standing)))
        said = "：".join(escape_markdown(part, opens=False) for part in (facts, summary) if part)
        lines.append(f"- {link} {said}".rstrip())
    return "\n".join(lines)


# --- ways into it ---------------------------------------------------------------------------------------------------


def ways(variant: Variant, documents: Sequence[Listed], here: str) -> list[Value]:
    """Links to the lists by issuer, by year …; they need no script."""
    return [
        {"label": ui(variant, f"library.by.{facet.name}"), "link": relative(facet_address(facet), here)}
        for facet in used_facets(documents)
    ]


def way_lines(variant: Variant, documents: Sequence[Listed], here: str) -> Iterator[str]:
    """The same in Markdown."""
    links = (
        f"[{ui(variant, f'library.by.{facet.name}')}]({markdown_link(facet_address(facet), here)})"
        for facet in used_facets(documents)
    )
    if line := " ".join(links):
        yield line


def _facet_value(variant: Variant, facet: Facet, documents: Sequence[Listed]) -> Value:
    found = groups(facet, documents).items()
    options = [{"value": value, "label": f"{value}（{len(under)}）"} for value, under in found if value]
    return {"name": facet.name, "label": ui(variant, facet.label), "options": options}
