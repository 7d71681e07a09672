"""The glossary's index: by first sound, by topic and, in traditional characters, by strokes; a field to narrow it."""

from collections.abc import Iterable

from gongwen.model import SOURCE_VARIANT, TermEntry, Variant
from gongwen.render.addresses import GLOSSARY, relative, term_address
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.term_form import term_form
from gongwen.render.term_files import TABLE
from gongwen.render.terms import is_draft
from gongwen.variants.strokes import stroke_order, strokes
from gongwen.variants.ui import ui


def glossary_index(variant: Variant, terms: tuple[TermEntry, ...]) -> PageFile:
    """Every entry once, by first sound, with its definition; then strokes and topics, each a list of links.

    Letters, numbers and topics are anchors. The field that narrows the list is there only where the site's script runs.
    """
    title = ui(variant, "nav.glossary")
    letters, topics = _by_letter(terms), _by_topic(terms)
    counts = {} if variant == SOURCE_VARIANT else _by_strokes(terms)
    groups = {ui(variant, "glossary.strokes.count", count=count): entries for count, entries in counts.items()}
    count = html_line(ui(variant, "glossary.count", count=len(terms)))
    return page_file(
        "glossary/index.md",
        title,
        [
            f"<h1>{html_line(title)}</h1>",
            f'<p class="gw-count">{count}</p>',
            _filter(variant),
            _jumps(variant, "glossary.strokes", [(f"strokes-{count}", str(count)) for count in counts]),
            _jumps(variant, "glossary.letters", [(f"letter-{letter}", letter) for letter in letters]),
            _jumps(variant, "glossary.topics", [(f"topic-{n}", topic) for n, topic in enumerate(topics, 1)]),
            f'<div class="gw-glossary">{"".join(_letter(variant, *group) for group in letters.items())}</div>',
            _lists(variant, "glossary.strokes", [f"strokes-{count}" for count in counts], groups),
            _lists(variant, "glossary.topics", [f"topic-{n}" for n in range(1, len(topics) + 1)], topics),
            _table_link(variant),
            term_form(variant, None, GLOSSARY),
        ],
        kind="glossary",
    )


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


def _filter(variant: Variant) -> str:
    """The field, hidden until the page's script has come; the site's words for how many it leaves."""
    label, none = html_line(ui(variant, "glossary.filter")), escape_html(ui(variant, "glossary.filter.none"))
    some = escape_html(ui(variant, "glossary.count", count="{count}"))
    return (
        f'<p class="gw-narrow" hidden><label for="gw-filter">{label}</label> '
        '<input id="gw-filter" type="search" autocomplete="off" spellcheck="false"> '
        f'<span role="status" data-none="{none}" data-some="{some}"></span></p>'
    )


def _table_link(variant: Variant) -> str:
    link = escape_html(relative(TABLE, GLOSSARY))
    label = html_line(ui(variant, "glossary.csv"))
    return f'<p class="gw-tools"><a href="{link}" download>{label}</a></p>'


def _jumps(variant: Variant, key: str, targets: list[tuple[str, str]]) -> str:
    links = " ".join(f'<a href="#{html_line(anchor)}">{html_line(label)}</a>' for anchor, label in targets)
    label = f'<span id="{key.replace(".", "-")}">{html_line(ui(variant, key))}</span>'
    return f'<nav class="gw-letters" aria-labelledby="{key.replace(".", "-")}">{label}{links}</nav>' if links else ""


def _letter(variant: Variant, letter: str, entries: list[TermEntry]) -> str:
    items = "".join(_item(variant, entry) for entry in entries)
    return f'<section><h2 id="letter-{html_line(letter)}">{html_line(letter)}</h2><dl>{items}</dl></section>'


def _item(variant: Variant, entry: TermEntry) -> str:
    """An entry with all that the field looks through: names here and elsewhere, English and sound."""
    words = (entry.term, entry.source_term, *entry.aliases, *(name for _, name in entry.regional), entry.english)
    return (
        f'<div data-find="{escape_html(" ".join((*words, entry.pinyin, *entry.topics)))}">'
        f"<dt>{term_link(entry)}{draft_mark(variant, entry)}</dt><dd>{html_line(entry.definition)}</dd></div>"
    )


def _lists(variant: Variant, key: str, anchors: list[str], groups: dict[str, list[TermEntry]]) -> str:
    """One more order of the entries: a list of links under each of its headings; nothing where there is none."""
    if not groups:
        return ""
    sections = "".join(
        f'<section><h3 id="{anchor}">{html_line(name)} <small>{len(entries)}</small></h3>'
        f"<p>{'、'.join(term_link(entry) for entry in entries)}</p></section>"
        for anchor, (name, entries) in zip(anchors, groups.items(), strict=True)
    )
    return f'<div class="gw-topics"><h2>{html_line(ui(variant, key))}</h2>{sections}</div>'


def term_link(entry: TermEntry, here: str = GLOSSARY) -> str:
    """A link to an entry's page from the page `here`."""
    link = escape_html(relative(term_address(entry.source_term), here))
    return f'<a href="{link}">{html_line(entry.term)}</a>'


def draft_mark(variant: Variant, entry: TermEntry) -> str:
    """What stands behind the name of an entry that nobody has checked, or nothing."""
    return f' <span class="gw-draft">{html_line(ui(variant, "term.draft.short"))}</span>' if is_draft(entry) else ""
