"""The glossary's index: by first sound, by topic and, in traditional characters, by strokes; a field to narrow it."""

from collections.abc import Iterable, Iterator

from gongwen.model import SOURCE_VARIANT, TermEntry, Variant
from gongwen.render.addresses import GLOSSARY, relative, term_address
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.term_form import term_form
from gongwen.render.term_files import TABLE
from gongwen.variants.strokes import stroke_order, strokes
from gongwen.variants.ui import ui

Value = dict[str, object]
# Anchor, heading and entries of a group.
Group = tuple[str, str, list[TermEntry]]


def glossary_index(variant: Variant, terms: tuple[TermEntry, ...]) -> PageFile:
    """Every entry once, by first sound, with its definition; then strokes and topics, each a list of links.

    Letters, numbers and topics are anchors. The field that narrows the list is there only where the site's script runs.
    """
    title, count = ui(variant, "nav.glossary"), ui(variant, "glossary.count", count=len(terms))
    letters = [(f"letter-{letter}", letter, entries) for letter, entries in _by_letter(terms).items()]
    others = {"glossary.strokes": _strokes(variant, terms), "glossary.topics": _topics(terms)}
    layout = {
        "letters": [_group(variant, group) for group in letters],
        "orders": [
            {"key": key.replace(".", "-"), "title": ui(variant, key), "groups": [_group(variant, g) for g in groups]}
            for key, groups in others.items()
            if groups
        ],
        "table": relative(TABLE, GLOSSARY),
        "some": ui(variant, "glossary.count", count="{count}"),
        "form": term_form(variant, None, GLOSSARY),
    }
    body = [f"# {title}", f"{count}\n{{: .gw-count }}", *_entries(variant, letters), *_links(variant, others)]
    return page_file("glossary/index.md", title, body, kind="glossary", layout=layout)


def _strokes(variant: Variant, terms: Iterable[TermEntry]) -> list[Group]:
    found = {} if variant == SOURCE_VARIANT else _by_strokes(terms)
    return [(f"strokes-{n}", ui(variant, "glossary.strokes.count", count=n), group) for n, group in found.items()]


def _topics(terms: Iterable[TermEntry]) -> list[Group]:
    return [(f"topic-{n}", topic, group) for n, (topic, group) in enumerate(_by_topic(terms).items(), 1)]


# --- as Markdown


def _entries(variant: Variant, letters: list[Group]) -> Iterator[str]:
    """A list item an entry, with its definition."""
    yield f"## {ui(variant, 'glossary.letters')} {{: #entries .laid-out }}"
    for anchor, letter, entries in letters:
        yield f"### {escape_markdown(letter, opens=False)} {{: #{anchor} }}"
        yield "\n".join(f"- {term_link(e)}：{_words(e.definition)}" for e in entries)


def _links(variant: Variant, orders: dict[str, list[Group]]) -> Iterator[str]:
    for key, groups in orders.items():
        if groups:
            yield f"## {ui(variant, key)} {{: #{key.replace('.', '-')} .laid-out }}"
        for anchor, name, entries in groups:
            yield f"### {_words(name)} {{: #{anchor} }}"
            yield "、".join(term_link(entry) for entry in entries)


def _words(text: str) -> str:
    return escape_markdown(text, opens=False)


def term_link(entry: TermEntry, here: str = GLOSSARY) -> str:
    """A link to an entry's page from the page `here`."""
    return f"[{_words(entry.term)}]({markdown_link(term_address(entry.source_term), here)})"


# --- as data


def _group(variant: Variant, group: Group) -> Value:
    anchor, name, entries = group
    return {"id": anchor, "name": name, "entries": [entry_value(variant, entry) for entry in entries]}


def entry_value(variant: Variant, entry: TermEntry, here: str = GLOSSARY) -> Value:
    """An entry with all that the field looks through: names here and elsewhere, English and sound."""
    words = (entry.term, entry.source_term, *entry.aliases, *(name for _, name in entry.regional), entry.english)
    return {
        "term": entry.term,
        "link": relative(term_address(entry.source_term), here),
        "definition": entry.definition,
        "find": " ".join((*words, entry.pinyin, *entry.topics)),
    }


# --- the orders


def _by_letter(terms: Iterable[TermEntry]) -> dict[str, list[TermEntry]]:
    groups: dict[str, list[TermEntry]] = {}
    for entry in _by_sound(terms):
        groups.setdefault(entry.pinyin[:1].upper() or "#", []).append(entry)
    return groups


def _by_strokes(terms: Iterable[TermEntry]) -> dict[int, list[TermEntry]]:
    """By the strokes of the first character; an entry that opens with another sort of character is left out."""
    groups: dict[int, list[TermEntry]] = {}
    for entry in sorted(terms, key=lambda entry: stroke_order(entry.term)):
        if count := strokes(entry.term[0]):
            groups.setdefault(count, []).append(entry)
    return groups


def _by_topic(terms: Iterable[TermEntry]) -> dict[str, list[TermEntry]]:
    """The topics, those with most entries first; an entry stands under each of its own."""
    groups: dict[str, list[TermEntry]] = {}
    for entry in _by_sound(terms):
        for topic in entry.topics:
            groups.setdefault(topic, []).append(entry)
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def _by_sound(terms: Iterable[TermEntry]) -> list[TermEntry]:
    return sorted(terms, key=lambda entry: (entry.pinyin.lower(), entry.source_term))
