"""Targets on a line of years: a picture (inline SVG, no style attributes) and the list that says the same in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongwen.model import Edition, Target, Variant
from gongwen.render.addresses import homes, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui

_LONGEST = 90  # characters of a sentence that the list shows
_MARGIN = 40
_NARROWEST, _WIDEST = 64, 150  # between two years that are neighbours on the line
_A_YEAR = 18
_HEIGHT = 78
_LINE = 40


@dataclass(frozen=True, slots=True)
class _Entry:
    """A target with the link to its paragraph and, where it stands among those of others, its document's title."""

    target: Target
    link: str
    title: str = ""


def document_timeline(edition: Edition, here: str) -> Iterator[str]:
    """The targets of one document, or nothing where it has none."""
    yield from _timeline(edition.variant, _entries(edition, here, named=False), "{}")


def library_timeline(variant: Variant, editions: Sequence[Edition], here: str) -> Iterator[str]:
    """The targets of all documents together, each with its document; nothing where only one is there to read.

    The list is folded: it grows with the library.
    """
    shown = [edition for edition in editions if not edition.particulars.withdrawn]
    if len(shown) > 1:
        entries = [entry for edition in shown for entry in _entries(edition, here, named=True)]
        every = html_line(ui(variant, "targets.all", count=len(entries)))
        yield from _timeline(variant, entries, f"<details><summary>{every}</summary>{{}}</details>")


def _entries(edition: Edition, here: str, *, named: bool) -> list[_Entry]:
    where = homes(edition.slug, edition.document)
    title = (edition.document.main.metadata.title or edition.slug) if named else ""
    return [_Entry(t, relative(f"{where[t.eid]}#{t.eid}", here), title) for t in edition.targets]


def _timeline(variant: Variant, entries: Sequence[_Entry], around: str) -> Iterator[str]:
    if not entries:
        return
    ordered = sorted(entries, key=lambda entry: (entry.target.year is None, entry.target.year or 0))
    items = "".join(_item(entry) for entry in ordered)
    title = html_line(ui(variant, "targets.title"))
    yield (
        f'<section class="gw-targets" data-apparatus=""><h2>{title}</h2>'
        f"{''.join(_picture(variant, ordered))}{around.format(f'<ol>{items}</ol>')}</section>"
    )


def _item(entry: _Entry) -> str:
    sentence = entry.target.sentence
    shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
    title = f"<small>{html_line(entry.title)}</small>" if entry.title else ""
    return (
        f'<li><a href="{escape_html(entry.link)}">{html_line(entry.target.when)}</a> '
        f"<span>{html_line(shown)}</span>{title}</li>"
    )


def _picture(variant: Variant, ordered: Sequence[_Entry]) -> Iterator[str]:
    """A point a year, larger where it has more targets, linked to the first of them; years that are far apart stand
    farther apart, up to a bound.
    """
    years: dict[int, list[_Entry]] = {}
    for entry in ordered:
        if entry.target.year is not None:
            years.setdefault(entry.target.year, []).append(entry)
    if not years:
        return
    places = _places(list(years))
    width = places[-1] + _MARGIN
    names = html_line(ui(variant, "targets.picture", years="、".join(map(str, years))))
    points = "".join(_point(variant, year, years[year], x) for year, x in zip(years, places, strict=True))
    yield (
        f'<figure class="gw-picture gw-timeline"><svg viewBox="0 0 {width} {_HEIGHT}" width="{width}" '
        f'height="{_HEIGHT}" role="group" aria-labelledby="gw-timeline-title">'
        f'<title id="gw-timeline-title">{names}</title>'
        f'<line x1="0" y1="{_LINE}" x2="{width}" y2="{_LINE}"></line>{points}</svg></figure>'
    )


def _places(years: list[int]) -> list[int]:
    places = [_MARGIN]
    for before, after in pairwise(years):
        places.append(places[-1] + min(_WIDEST, max(_NARROWEST, _A_YEAR * (after - before))))
    return places


def _point(variant: Variant, year: int, entries: Sequence[_Entry], x: int) -> str:
    count = html_line(ui(variant, "targets.count", count=len(entries)))
    radius = min(14, 6 + 2 * len(entries))
    return (
        f'<a href="{escape_html(entries[0].link)}"><title>{year}，{count}</title>'
        f'<circle cx="{x}" cy="{_LINE}" r="{radius}"></circle>'
        f'<text x="{x}" y="18" text-anchor="middle">{year}</text>'
        f'<text class="gw-picture-figure" x="{x}" y="{_HEIGHT - 6}" text-anchor="middle">{count}</text></a>'
    )
