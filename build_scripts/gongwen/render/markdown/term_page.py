"""A page a term: definition, source, names, every place where it stands."""

from collections.abc import Iterator

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


def term_page(
    variant: Variant,
    entry: TermEntry,
    source: TermEntry,
    terms: tuple[TermEntry, ...],
    editions: tuple[Edition, ...],
) -> PageFile:
    """What an entry says, then its occurrences in each document; `source` is the entry as its file has it."""
    here = term_address(entry.source_term)
    occurrences = "".join(item for edition in editions for item in _occurrences(edition, entry, here))
    places = f'<h2>{html_line(ui(variant, "term.places"))}</h2><ul class="gw-kwic">{occurrences}</ul>'
    return page_file(
        f"glossary/{term_file_name(entry.source_term)}.md",
        f"{entry.term} - {ui(variant, 'nav.glossary')}",
        [
            breadcrumb(variant, here, ui(variant, "nav.glossary"), GLOSSARY),
            f"<h1>{html_line(entry.term)}{draft_mark(variant, entry)}</h1>",
            f'<p class="gw-definition">{html_line(entry.definition)}</p>',
            _facts(variant, entry, terms, here),
            places if occurrences else "",
            term_form(variant, source, here),
        ],
        description=entry.definition,
        kind="term",
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


def _occurrences(edition: Edition, entry: TermEntry, here: str) -> Iterator[str]:
    """Each place of a term in its context, linked to the paragraph."""
    texts, where = _texts(edition), homes(edition.slug, edition.document)
    for span in edition.spans:
        if span.kind == "term" and span.ref == entry.source_term:
            text = texts[span.eid]
            before, after = text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]
            link = escape_html(relative(f"{where[span.eid]}#{span.eid}", here))
            yield (
                f'<li><a href="{link}">…{html_line(before)}<mark>{html_line(text[span.start : span.end])}</mark>'
                f"{html_line(after)}…</a></li>"
            )


def _texts(edition: Edition) -> dict[str, str]:
    return {unit.eid: unit.text for unit in walk_text(edition.document)}
