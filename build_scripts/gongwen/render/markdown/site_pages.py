"""The pages that belong to the whole library: home, glossary, notes, and what people wrote by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.model import AnchoredNote, Edition, TermEntry, Variant, walk_text
from gongwen.render.addresses import (
    ANNOTATIONS,
    GLOSSARY,
    HOME,
    homes,
    overview_address,
    relative,
    term_address,
    term_file_name,
)
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.page import PageFile, page_file
from gongwen.render.markdown.text import note_html
from gongwen.variants.ui import ui

_CONTEXT = 16  # characters shown on either side of a term where it stands


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page of docs/ in one script: file name, title, Markdown body."""

    name: str
    title: str
    body: str


def hand_page_file(page: HandPage) -> PageFile:
    return page_file(f"{page.name}.md", page.title, [page.body.strip()], kind="hand")


# --- home


def home_page(variant: Variant, intro: HandPage, editions: tuple[Edition, ...]) -> PageFile:
    """The library: the hand-written introduction, then every document, the newest first."""
    newest = sorted(editions, key=lambda e: e.document.main.metadata.date or "", reverse=True)
    title = html_line(ui(variant, "home.documents"))
    items = "".join(_library_item(edition) for edition in newest)
    empty = f"<p>{html_line(ui(variant, 'home.empty'))}</p>"
    library = f'<section class="gw-library"><h2>{title}</h2>{f"<ul>{items}</ul>" if items else empty}</section>'
    return page_file("index.md", intro.title, [intro.body.strip(), library], kind="home")


def _library_item(edition: Edition) -> str:
    values = edition.document.main.metadata
    link = escape_html(relative(overview_address(edition.slug), HOME))
    facts = [values.number, "、".join(values.issuers), values.date]
    line = " · ".join(html_line(fact) for fact in facts if fact)
    summary = next((s.text for s in edition.summaries if s.eid is None), "")
    text = f'<p class="gw-library-summary">{html_line(summary)}</p>' if summary else ""
    return (
        f'<li class="gw-library-item"><h3><a href="{link}">{html_line(values.title or edition.slug)}</a></h3>'
        f'<p class="gw-library-facts">{line}</p>{text}</li>'
    )


# --- glossary


def glossary_pages(variant: Variant, terms: tuple[TermEntry, ...], editions: tuple[Edition, ...]) -> Iterator[PageFile]:
    """The index by first sound, and a page a term."""
    yield _glossary_index(variant, terms)
    for entry in terms:
        yield _term_page(variant, entry, terms, editions)


def _glossary_index(variant: Variant, terms: tuple[TermEntry, ...]) -> PageFile:
    groups: dict[str, list[TermEntry]] = {}
    for entry in sorted(terms, key=lambda e: (e.pinyin.lower(), e.source_term)):
        groups.setdefault(entry.pinyin[:1].upper() or "#", []).append(entry)
    sections = []
    for letter, entries in groups.items():
        items = "".join(_index_item(variant, entry) for entry in entries)
        sections.append(
            f'<section><h2 id="letter-{html_line(letter)}">{html_line(letter)}</h2><dl>{items}</dl></section>'
        )
    jump = "".join(f'<a href="#letter-{html_line(letter)}">{html_line(letter)}</a> ' for letter in groups)
    title = ui(variant, "nav.glossary")
    count = html_line(ui(variant, "glossary.count", count=len(terms)))
    return page_file(
        "glossary/index.md",
        title,
        [
            f"<h1>{html_line(title)}</h1>",
            f'<p class="gw-count">{count}</p>',
            f'<nav class="gw-letters" aria-label="{escape_html(ui(variant, "glossary.letters"))}">{jump}</nav>',
            f'<div class="gw-glossary">{"".join(sections)}</div>',
        ],
        kind="glossary",
    )


def _index_item(variant: Variant, entry: TermEntry) -> str:
    link = escape_html(relative(term_address(entry.source_term), GLOSSARY))
    return (
        f'<dt><a href="{link}">{html_line(entry.term)}</a>{_draft_mark(variant, entry)}</dt>'
        f"<dd>{html_line(entry.definition)}</dd>"
    )


def _draft_mark(variant: Variant, entry: TermEntry) -> str:
    draft = entry.status == "draft" or entry.source is None
    return f' <span class="gw-draft">{html_line(ui(variant, "term.draft.short"))}</span>' if draft else ""


def _term_page(
    variant: Variant, entry: TermEntry, terms: tuple[TermEntry, ...], editions: tuple[Edition, ...]
) -> PageFile:
    here = term_address(entry.source_term)
    facts = [
        ("term.english", html_line(entry.english)),
        ("term.aliases", html_line("、".join(entry.aliases))),
        (
            "term.regional",
            "；".join(html_line(f"{ui(variant, f'region.{tag}')}：{name}") for tag, name in entry.regional),
        ),
        ("term.topics", html_line("、".join(entry.topics))),
        ("term.related", _related(entry, terms, here)),
        ("term.source", _source(variant, entry)),
    ]
    rows = "".join(
        f"<div><dt>{html_line(ui(variant, key))}</dt><dd>{value}</dd></div>" for key, value in facts if value
    )
    occurrences = "".join(item for edition in editions for item in _occurrences(edition, entry, here))
    places = f'<h2>{html_line(ui(variant, "term.places"))}</h2><ul class="gw-kwic">{occurrences}</ul>'
    back = escape_html(relative(GLOSSARY, here))
    return page_file(
        f"glossary/{term_file_name(entry.source_term)}.md",
        f"{entry.term} - {ui(variant, 'nav.glossary')}",
        [
            f'<p class="gw-running-title"><a href="{back}">{html_line(ui(variant, "nav.glossary"))}</a></p>',
            f"<h1>{html_line(entry.term)}{_draft_mark(variant, entry)}</h1>",
            f'<p class="gw-definition">{html_line(entry.definition)}</p>',
            f'<dl class="gw-metadata">{rows}</dl>',
            places if occurrences else "",
        ],
        description=entry.definition,
        kind="term",
    )


def _related(entry: TermEntry, terms: tuple[TermEntry, ...], here: str) -> str:
    found = {other.term: other for other in terms}
    links = (
        f'<a href="{escape_html(relative(term_address(found[name].source_term), here))}">{html_line(name)}</a>'
        if name in found
        else html_line(name)
        for name in entry.related
    )
    return "、".join(links)


def _source(variant: Variant, entry: TermEntry) -> str:
    if entry.source is None:
        return html_line(ui(variant, "term.no_source"))
    source = entry.source
    title = source.title if source.title.startswith("《") else f"《{source.title}》"
    number = f"（{source.number}）" if source.number else ""
    checked = ui(variant, "term.checked", date=source.checked) if source.checked else ""
    return html_line(f"{title}{number}{source.article}，{checked}")


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


# --- notes


def annotations_page(variant: Variant, editions: tuple[Edition, ...]) -> PageFile:
    """All notes of the library, by document in order of the text."""
    title = ui(variant, "nav.annotations")
    pieces = [f"<h1>{html_line(title)}</h1>", f"<p>{html_line(ui(variant, 'annotations.intro'))}</p>"]
    for edition in editions:
        if edition.notes:
            name = html_line(edition.document.main.metadata.title or edition.slug)
            pieces.append(f"<h2>{name}</h2>")
            where = homes(edition.slug, edition.document)
            order = {eid: i for i, eid in enumerate(where)}
            for anchored in sorted(edition.notes, key=lambda n: (order.get(n.eid, -1), n.start, n.note.id)):
                pieces.append(_listed_note(edition, anchored, where))
    return page_file("annotations.md", title, pieces, kind="annotations")


def _listed_note(edition: Edition, anchored: AnchoredNote, where: dict[str, str]) -> str:
    home = where.get(anchored.eid, overview_address(edition.slug))
    link = escape_html(relative(f"{home}#{anchored.eid}", ANNOTATIONS))
    label = html_line(ui(edition.variant, "annotations.to_text"))
    return note_html(edition, anchored, heading=f'<p class="gw-note-where"><a href="{link}">{label}</a></p>')
