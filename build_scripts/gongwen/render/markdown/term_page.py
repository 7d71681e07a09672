"""A page a term: definition, source, names, every place where it stands."""

from collections.abc import Iterable, Iterator

from gongwen.model import TermEntry, Variant
from gongwen.render.addresses import GLOSSARY, relative, term_address, term_file_name
from gongwen.render.brief import Brief, Occurrence
from gongwen.render.markdown.breadcrumb import breadcrumb
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.glossary import term_link
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.term_form import term_form
from gongwen.render.terms import regional_names, source_line
from gongwen.variants.ui import ui

Value = dict[str, object]


def by_term(briefs: Iterable[Brief]) -> dict[str, tuple[Occurrence, ...]]:
    """Every place of every term (in the source script), in order of the text: found once for all pages of terms."""
    found: dict[str, list[Occurrence]] = {}
    for brief in briefs:
        for place in brief.occurrences:
            found.setdefault(place.term, []).append(place)
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
    facts = _facts(variant, entry, terms, here)
    layout = {
        "breadcrumb": breadcrumb(variant, here, ui(variant, "nav.glossary"), GLOSSARY),
        "facts": facts,
        "places": [_place_value(place, here) for place in places],
        "form": term_form(variant, source, here),
    }
    return page_file(
        f"glossary/{term_file_name(entry.source_term)}.md",
        f"{entry.term} - {ui(variant, 'nav.glossary')}",
        [
            f"# {_words(entry.term)}",
            f"{escape_markdown(entry.definition)}\n{{: .gw-definition }}",
            *_fact_list(variant, facts, entry, terms, here),
            *_place_list(variant, places, here),
        ],
        description=entry.definition,
        kind="term",
        layout=layout,
    )


def _words(text: str) -> str:
    return escape_markdown(text, opens=False)


def _facts(variant: Variant, entry: TermEntry, terms: tuple[TermEntry, ...], here: str) -> list[Value]:
    """Label and pieces of each fact: text, its language or where it leads."""
    found = {other.term: other for other in terms}
    regional: list[Value] = []
    for tag, opening, name in regional_names(variant, entry):
        regional += [{"text": f"；{opening}" if regional else opening}, {"text": name, "lang": tag}]
    related: list[Value] = []
    for name in entry.related:
        related += [{"text": "、"}] if related else []
        link = relative(term_address(found[name].source_term), here) if name in found else ""
        related.append({"text": name, "link": link})
    facts: list[tuple[str, list[Value]]] = [
        ("term.english", [{"text": entry.english, "lang": "en"}] if entry.english else []),
        ("term.aliases", [{"text": "、".join(entry.aliases)}] if entry.aliases else []),
        ("term.regional", regional),
        ("term.origin", [{"text": entry.origin}] if entry.origin else []),
        ("term.topics", [{"text": "、".join(entry.topics)}] if entry.topics else []),
        ("term.related", related),
        ("term.source", [{"text": source_line(variant, entry)}] if entry.source else []),
        ("term.passage", [{"text": entry.source.passage}] if entry.source and entry.source.passage else []),
    ]
    return [{"label": ui(variant, key), "pieces": pieces} for key, pieces in facts if pieces]


def _fact_list(
    variant: Variant, facts: list[Value], entry: TermEntry, terms: tuple[TermEntry, ...], here: str
) -> Iterator[str]:
    """The facts as a list; names of other entries are links."""
    links = {other.term: term_link(other, here) for other in terms if other.term in entry.related}
    yield f"## {ui(variant, 'term.facts')} {{: #facts .laid-out }}"
    lines = []
    for fact in facts:
        pieces = fact["pieces"]
        assert isinstance(pieces, list)
        said = "".join(links[p["text"]] if p.get("link") else _words(str(p["text"])) for p in pieces)
        lines.append(f"- {fact['label']}：{said}")
    yield "\n".join(lines)


def _place_list(variant: Variant, places: tuple[Occurrence, ...], here: str) -> Iterator[str]:
    """Each place in its context, linked to the paragraph; nothing where there is none."""
    if places:
        yield f"## {ui(variant, 'term.places')} {{: #places .laid-out }}"
        yield "\n".join(
            f"- […{_words(p.before)}**{escape_markdown(p.words)}**{_words(p.after)}…]({markdown_link(p.address, here)})"
            for p in places
        )


def _place_value(place: Occurrence, here: str) -> Value:
    link = relative(place.address, here)
    return {"link": link, "before": place.before, "words": place.words, "after": place.after}
