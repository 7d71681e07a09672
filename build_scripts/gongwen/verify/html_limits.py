"""Pages that no browser could be asked to read: a limit on what the standard itself makes slow."""

from collections import Counter
from collections.abc import Iterable

from gongwen.verify.html_scanner import Piece

# Elements that a browser opens again in every paragraph until they are closed (HTML standard, 13.2.4.3).
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_LIKE = 3  # of those that are open and just alike are opened again
_USUAL = 16  # that may be open at once at no cost: no editor nests more
_MOST_OPENED_AGAIN = 300_000


class TooSlow(Exception):
    """Formatting that is never closed, so that a browser has to open it again hundreds of thousands of times."""


def refuse_endless_formatting(html: str, pieces: Iterable[Piece]) -> None:
    """Raises TooSlow where reading takes the square of a page's length: <b id=1><p><b id=2><p>…"""
    open_tags: dict[str, list[str]] = {name: [] for name in _FORMATTING}
    alike: Counter[str] = Counter()
    there = opened_again = 0
    for piece in pieces:
        if piece.kind != "tag":
            continue
        source = html[piece.at : piece.end]
        if piece.name not in _FORMATTING:
            opened_again += max(0, there - _USUAL)
        elif not source.startswith("</"):
            open_tags[piece.name].append(source)
            alike[source] += 1
            there += alike[source] <= _LIKE
        elif open_tags[piece.name]:
            closed = open_tags[piece.name].pop()
            there -= alike[closed] <= _LIKE
            alike[closed] -= 1
        if opened_again > _MOST_OPENED_AGAIN:
            raise TooSlow
