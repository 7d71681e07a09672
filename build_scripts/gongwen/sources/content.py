"""Where on a page the article stands: found by where its text is, not by the names of one site."""

from dataclasses import dataclass

from gongwen.sources.html_page import Page, Piece
from gongwen.text.visible import visible

# An element holds the article if it holds nearly all of the page's running text. Measured on the 41 development
# documents (docs/dev/parsing.md): at 0.75 to 0.9 the same elements are found.
_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of the article, and those around it."""

    inside: tuple[Piece, ...]
    outside: tuple[Piece, ...]


def find_content(page: Page) -> Content:
    """The article of a page: the innermost element that holds nearly all of its running text."""
    container = _container(page)
    within = [False] * len(page.elements)
    for index, element in enumerate(page.elements):
        within[index] = index == container or (element.parent >= 0 and within[element.parent])
    inside = tuple(p for p in page.pieces if within[p.element] and not p.hidden)
    outside = tuple(p for p in page.pieces if not within[p.element] or p.hidden)
    return Content(inside, outside)


def _container(page: Page) -> int:
    weights = [0] * len(page.elements)
    for piece in page.pieces:
        if not piece.hidden and not piece.linked and piece.src is None:
            weights[piece.element] += len(visible(piece.text))
    paragraphs = [False] * len(page.elements)  # elements that are paragraphs themselves
    for piece in page.pieces:
        paragraphs[piece.element] = True
    for index in range(len(weights) - 1, 0, -1):
        weights[page.elements[index].parent] += weights[index]
    best_child = list(range(len(weights)))
    for index in range(len(weights) - 1, 0, -1):
        parent = page.elements[index].parent
        if best_child[parent] == parent or weights[index] > weights[best_child[parent]]:
            best_child[parent] = index
    container, total = 0, weights[0]
    while (child := best_child[container]) != container and weights[child] >= _SHARE * total and not paragraphs[child]:
        container = child
    return container
