"""A page a term: definition, source, names, every place where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.model import Edition, TermEntry, Variant, walk_text
from gongwen.render.addresses import GLOSSARY, homes, relative, term_address, term_file_name
from gongwen.render.markdown.breadcrumb import breadcrumb
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.glossary import draft_mark, term_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.term_form import term_form
from gongwen.render.terms import regional_names, source_line
from gongwen.variants.ui import ui

_CONTEXT = 16  # characters shown on either side of a term where it stands


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a term, by its address, with the words around it."""

    address: str
    before: str
    words: str
    after: str


def occurrences(editions: Iterable[Edition]) -> dict[str, tuple[Occurrence, ...]]:
    """Every place of every term (in the source script), in order of the text: found once for all pages of terms."""
    found: dict[str, list[Occurrence]] = {}
    for edition in editions:
        texts = {unit.eid: unit.text for unit in walk_text(edition.document)}
        where = homes(edition.slug, edition.document)
        for span in edition.spans:
            if span.kind == "term":
                text = texts[span.eid]
                before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
                place = Occurrence(f"{where[span.eid]}#{span.eid}", before, text[span.start : span.end], after)
                found.setdefault(span.ref, []).append(place)
    return {term: tuple(places) for term, places in found.items()}


def term_page(
    variant: Variant,
    entry: TermEntry,
    source: TermEntry,
    terms: tuple[TermEntry, ...],
    places: tuple[Occurrence, ...],
) -> PageFile:
    """What an entry says, then where it stands; `source` is the entry as its file has it."""
    here = term_address(entry.source_term)
    return page_file(
        f"glossary/{term_file_name(entry.source_term)}.md",
        f"{entry.term} - {ui(variant, 'nav.glossary')}",
        [
            f"<h1>{html_line(entry.term)}{draft_mark(variant, entry)}</h1>",
            f'<p class="gw-definition">{html_line(entry.definition)}</p>',
            _facts(variant, entry, terms, here),
            _places(variant, places, here),
            term_form(variant, source, here),
        ],
        description=entry.definition,
        kind="term",
        layout={"breadcrumb": breadcrumb(variant, here, ui(variant, "nav.glossary"), GLOSSARY)},
    )


def _facts(variant: Variant, entry: TermEntry, terms: tuple[TermEntry, ...], here: str) -> str:
    elsewhere = (
        f'{html_line(opening)}<span lang="{tag}">{html_line(name)}</span>'
        for tag, opening, name in regional_names(variant, entry)
    )
    facts = [
        ("term.english", f'<span lang="en">{html_line(entry.english)}</span>' if entry.english else ""),
        ("term.aliases", html_line("、".join(entry.aliases))),
        ("term.regional", "；".join(elsewhere)),
        ("term.topics", html_line("、".join(entry.topics))),
        ("term.related", _related(entry, terms, here)),
        ("term.source", html_line(source_line(variant, entry))),
    ]
    rows = (f"<div><dt>{html_line(ui(variant, key))}</dt><dd>{value}</dd></div>" for key, value in facts if value)
    return f'<dl class="gw-metadata">{"".join(rows)}</dl>'


def _related(entry: TermEntry, terms: tuple[TermEntry, ...], here: str) -> str:
    found = {other.term: other for other in terms}
    return "、".join(term_link(found[name], here) if name in found else html_line(name) for name in entry.related)


def _places(variant: Variant, places: tuple[Occurrence, ...], here: str) -> str:
    """Each place in its context, linked to the paragraph; nothing where there is none."""
    if not places:
        return ""
    items = "".join(
        f'<li><a href="{escape_html(relative(place.address, here))}">…{html_line(place.before)}'
        f"<mark>{html_line(place.words)}</mark>{html_line(place.after)}…</a></li>"
        for place in places
    )
    return f'<h2>{html_line(ui(variant, "term.places"))}</h2><ul class="gw-kwic">{items}</ul>'
