"""Targets on a line of years: a picture (data for partials/timeline.html) and the list that says the same in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gongwen.model import Variant
from gongwen.render.addresses import relative
from gongwen.render.aims import Aim, in_order
from gongwen.render.brief import Brief
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link
from gongwen.variants.ui import ui

_LONGEST = 90  # characters of a sentence that the list shows
_MARGIN = 40
_NARROWEST, _WIDEST = 64, 150  # between two years that are neighbours on the line
_A_YEAR = 18
_HEIGHT = 78
_LINE = 40


def library_aims(briefs: Sequence[Brief]) -> list[Aim]:
    """The targets of all documents together, each with its document; none where only one is there to read."""
    shown = [brief for brief in briefs if not brief.listed.withdrawn]
    found = (replace(aim, title=brief.listed.title) for brief in shown for aim in brief.aims)
    return in_order(found) if len(shown) > 1 else []


def targets_list(variant: Variant, found: Sequence[Aim], here: str) -> Iterator[str]:
    """The targets of all documents as a section of Markdown, or nothing where there is none: its list is folded."""
    if found:
        yield f"## {ui(variant, 'targets.title')} {{: .gw-targets data-apparatus }}"
        yield f"### {ui(variant, 'targets.all', count=len(found))} {{: .gw-fold }}"
        yield target_lines(found, here)


def targets_fold(variant: Variant, found: Sequence[Aim], here: str) -> Iterator[str]:
    """The targets of one document as a section that is folded, with their number."""
    if found:
        yield f"## {ui(variant, 'targets.folded', count=len(found))} {{: .gw-targets .gw-folded data-apparatus }}"
        yield target_lines(found, here)


def target_lines(found: Sequence[Aim], here: str) -> str:
    """The targets as a list, each day a link to its sentence."""
    return "\n".join(_item(aim, here) for aim in found)


def _item(aim: Aim, here: str) -> str:
    sentence = aim.target.sentence
    shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
    title = f" 《{escape_markdown(aim.title, opens=False)}》" if aim.title else ""
    when = escape_markdown(aim.target.when, opens=False)
    return f"1. [{when}]({markdown_link(aim.address, here)}) {escape_markdown(shown, opens=False)}{title}"


def targets_picture(variant: Variant, ordered: Sequence[Aim], here: str) -> dict[str, object]:
    """A point a year, larger where it has more targets, linked to the first of them; years that are far apart stand
    farther apart, up to a bound. Empty where no target names a year.
    """
    years: dict[int, list[Aim]] = {}
    for aim in ordered:
        if aim.target.year is not None:
            years.setdefault(aim.target.year, []).append(aim)
    if not years:
        return {}
    places = _places(list(years))
    return {
        "width": places[-1] + _MARGIN,
        "height": _HEIGHT,
        "line": _LINE,
        "title": ui(variant, "targets.picture", years="、".join(map(str, years))),
        "points": [
            {
                "year": year,
                "link": relative(found[0].address, here),
                "count": ui(variant, "targets.count", count=len(found)),
                "x": x,
                "radius": min(14, 6 + 2 * len(found)),
            }
            for (year, found), x in zip(years.items(), places, strict=True)
        ],
    }


def _places(years: list[int]) -> list[int]:
    places = [_MARGIN]
    for before, after in pairwise(years):
        places.append(places[-1] + min(_WIDEST, max(_NARROWEST, _A_YEAR * (after - before))))
    return places
