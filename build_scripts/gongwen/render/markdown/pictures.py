"""How a document is built, as a picture: chapters and their sections, each as long as its text. Inline SVG.

No style attributes: the site's Content-Security-Policy has style sheets alone. The list of the same divisions stands
below the picture, for whoever cannot see it.
"""

from collections.abc import Iterator

from gongwen.model import Division, Edition, Part, intro_blocks, walk_division_text, walk_parts, wrapup_blocks
from gongwen.render.addresses import homes, relative
from gongwen.render.markdown.contents import division_label, part_label
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.variants.ui import ui

_MOST = 60  # bars; a law of articles alone is a list, not a picture
_WIDTH = 360
_ROW = 26
_BAR = 16
_FIGURES = 46  # room for a bar's number of characters
_LETTER = 13
_NAME = 24  # characters of an attachment's name that there is room for


def structure_picture(edition: Edition, here: str) -> Iterator[str]:
    """The picture, or nothing where there are fewer than two chapters to compare or too many to see."""
    parts = tuple(part for part in walk_parts(edition.document.main) if part.divisions)
    divisions = tuple(d for part in parts for d in part.divisions)
    if not 2 <= len(divisions) <= _MOST or any(d.kind == "article" for d in divisions):
        return
    longest = max(map(_length, divisions)) or 1
    label = max(len(d.number) for d in divisions) * _LETTER + 8
    scale = (_WIDTH - label - _FIGURES) / longest
    where = homes(edition.slug, edition.document)
    title, remark = (html_line(ui(edition.variant, key)) for key in ("structure.picture", "structure.remark"))
    rows = []
    for top, division in _tops(parts):
        if isinstance(division, Part):
            name = part_label(edition, division)
            name = html_line(name if len(name) <= _NAME else f"{name[: _NAME - 1]}…")
            rows.append(f'<text class="gw-picture-part" x="0" y="{top + _BAR + 2}">{name}</text>')
            continue
        links = "".join(
            _segment(
                f"{division_label(part)}，{ui(edition.variant, 'structure.length', count=size)}",
                relative(f"{where[part.eid]}#{part.eid}", here),
                x=label + at * scale,
                y=top + 1,
                width=size * scale,
            )
            for part, size, at in _segments(division)
        )
        end = label + _length(division) * scale + 6
        rows.append(
            f'<text x="0" y="{top + _BAR - 2}">{html_line(division.number.strip())}</text>{links}'
            f'<text class="gw-picture-figure" x="{end:.1f}" y="{top + _BAR - 2}">{_length(division)}</text>'
        )
    height = (top + _ROW) if rows else 0
    yield (
        f'<figure class="gw-picture"><svg viewBox="0 0 {_WIDTH} {height}" role="group" '
        f'aria-labelledby="gw-structure-title gw-structure-remark"><title id="gw-structure-title">{title}</title>'
        f'<desc id="gw-structure-remark">{remark}</desc>{"".join(rows)}</svg>'
        f"<figcaption>{title}。{remark}</figcaption></figure>"
    )


def _tops(parts: tuple[Part, ...]) -> Iterator[tuple[int, Part | Division]]:
    """Every row with its top: the divisions, those of an attachment below a row with its name."""
    top = 0
    for part in parts:
        named: tuple[Part | Division, ...] = (part,) if part.role != "main" else ()
        for row in (*named, *part.divisions):
            yield top, row
            top += _ROW


def _length(division: Division) -> int:
    return sum(len(unit.text) for unit in walk_division_text(division))


def _segments(division: Division) -> Iterator[tuple[Division, int, int]]:
    """What a bar is made of: the division's own text, then each division in it; sizes and starts in characters."""
    blocks = (*intro_blocks(division), *wrapup_blocks(division))
    own = len(division.number + division.heading) + sum(len(block.text) for block in blocks)
    yield division, own, 0
    at = own
    for child in division.divisions:
        size = _length(child)
        yield child, size, at
        at += size


def _segment(name: str, link: str, *, x: float, y: int, width: float) -> str:
    """A linked stretch of a bar; what it is called and how long it is stands in its title."""
    return (
        f'<a href="{escape_html(link)}"><title>{html_line(name)}</title>'
        f'<rect x="{x:.1f}" y="{y}" width="{max(1.0, width - 1):.1f}" height="{_BAR}"></rect></a>'
    )
