"""Where on a page the article stands: found by where its sentences are, not by the names of one site."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from gongwen.sources.continuations import continues, is_organs_act, opens
from gongwen.sources.html_tags import HIDDEN_BY_STYLE
from gongwen.sources.html_values import Page, Piece

# An element holds the article if it holds nearly all of the page's sentences. On the 22 whole pages among the
# development documents every share from 0.6 to 0.9 finds the same elements.
_SHARE = 0.8
_OTHER = "网页的其他部分"
_SENTENCE_MARKS = "。；;"
_SHORTEST_SENTENCE = 12
_EDGE = 6  # pieces at either end of an article that may be the site's
# What sites print above and below an article, within its element: when, from where, how often read, what to click.
_PAGE_LINE = re.compile(
    r"[【\[]?(?:发布时间|发布日期|发表时间|更新时间|时间|日期|来源|信息来源|文章来源|稿件来源|浏览次数|浏览量|访问量|点击数|阅读次数"
    r"|字体|字号|字体大小|作者|编辑|责任编辑|审核|分享到|分享至)[：:\s】\]].{0,120}"
    r"|(?:上一篇|下一篇|返回顶部|打印本页|关闭窗口|扫一扫)[^。]{0,80}"
)
LINK_WORDS = re.compile(r"点击|查看|阅读|解读|下载|返回|上一|下一|更多|相关|链接|分享|收藏|打印|关闭|首页")


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of the article in order, and the others with the reason why each is left out."""

    inside: tuple[Piece, ...]
    outside: tuple[tuple[Piece, str], ...]
    container: int  # the element that holds the article


def find_content(page: Page) -> Content:
    """The article of a page: the innermost element that holds nearly all of its sentences."""
    page = _shown(page)
    container = _container(page)
    within = elements_within(page, container)
    for beside in _beside(page, container, within):
        within = [one or other for one, other in zip(within, elements_within(page, beside), strict=True)]
    own = [p for p in page.pieces if within[p.element] and not p.hidden]
    site = {id(p) for edge in (own[:_EDGE], own[-_EDGE:]) for p in edge if _is_of_the_site(p)}
    inside = tuple(p for p in own if id(p) not in site)
    kept = {id(p) for p in inside}
    outside = tuple((p, p.hidden or _reason(p)) for p in page.pieces if id(p) not in kept)
    container = _around(page, container, inside)
    return Content(inside, outside, container)


def _beside(page: Page, container: int, within: list[bool]) -> Iterator[int]:
    """The elements next to the one that holds the article, and next to those around it, that go on with its text."""
    texts = [p.text for p in page.pieces if within[p.element] and not p.hidden and p.src is None]
    by_child = _texts_by_sibling(page, container)
    for child, own in reversed(by_child[0]):
        if own and not opens(own, texts):
            break
        if own:
            yield child
            break
    for child, own in by_child[1]:
        if own and not continues(texts, own):
            break
        if own:
            texts += own
            yield child


def _texts_by_sibling(page: Page, container: int) -> tuple[list[tuple[int, list[str]]], list[tuple[int, list[str]]]]:
    """The elements before and after the container, from it outwards to the page, each with its lines of text.

    What the site says there (where to click, how often it was read) is no line of text.
    """
    around = {container: 0}  # and how far out each stands
    while (above := page.elements[next(reversed(around))].parent) >= 0:
        around[above] = len(around)
    siblings = _siblings(page, around, container)
    found: dict[int, list[str]] = {}
    for piece in page.pieces:
        child = siblings[piece.element]
        if child is not None and not piece.hidden and piece.src is None:
            lines = found.setdefault(child, [])
            is_text = not piece.linked or is_organs_act(piece.text)
            lines += [piece.text] if is_text and not _is_of_the_site(piece) else []
    before = [(child, lines) for child, lines in sorted(found.items()) if child < container]
    inner_first = sorted(found.items(), key=lambda one: (around[page.elements[one[0]].parent], one[0]))
    return before, [(child, lines) for child, lines in inner_first if child > container]


def _siblings(page: Page, around: Collection[int], container: int) -> list[int | None]:
    """For every element that which holds it and stands next to the container or to one around it; None within those."""
    siblings: list[int | None] = []
    for index, element in enumerate(page.elements):
        if index in around or element.parent == container:
            siblings.append(None)
        else:
            siblings.append(index if element.parent in around else siblings[element.parent])
    return siblings


def _around(page: Page, container: int, inside: tuple[Piece, ...]) -> int:
    """The innermost element that holds the container and all that was taken in beside it.

    Elements stand in the order of their start tags, so that it holds all where it holds the first and the last.
    """
    held = (container, *(piece.element for piece in inside))
    first, last = min(held), max(held)
    while first != last:
        if first > last:
            first = page.elements[first].parent
        else:
            last = page.elements[last].parent
    return first


def _is_of_the_site(piece: Piece) -> bool:
    """True for a line between the site's furniture and the article that speaks of the page, not of its subject."""
    if piece.src is not None or "。" in piece.text or piece.text.startswith("附"):
        return False
    return bool(_PAGE_LINE.fullmatch(piece.text)) or (piece.bare and bool(LINK_WORDS.search(piece.text)))


def _reason(piece: Piece) -> str:
    return "链接" if piece.linked else _OTHER


def _shown(page: Page) -> Page:
    """The page with what a style hides, where that is most of its sentences: a script shows it to readers."""
    hidden = sum(len(p.text) for p in page.pieces if p.hidden == HIDDEN_BY_STYLE and _is_sentence(p))
    open_text = sum(len(p.text) for p in page.pieces if not p.hidden and _is_sentence(p))
    if hidden <= 2 * open_text:
        return page
    pieces = (replace(p, hidden="") if p.hidden == HIDDEN_BY_STYLE else p for p in page.pieces)
    return replace(page, pieces=tuple(pieces))


def _is_sentence(piece: Piece) -> bool:
    return any(mark in piece.text for mark in _SENTENCE_MARKS)


def _is_linked_sentence(piece: Piece) -> bool:
    """True for a whole sentence that a page links, to the law that it speaks of; a headline has no full stop."""
    return piece.text.endswith("。") and len(piece.text) >= _SHORTEST_SENTENCE


def elements_within(page: Page, container: int) -> list[bool]:
    """For every element of a page: whether it is the container or stands in it."""
    within = [False] * len(page.elements)
    for index, element in enumerate(page.elements):
        within[index] = index == container or (element.parent >= 0 and within[element.parent])
    return within


def _container(page: Page) -> int:
    seen = [p for p in page.pieces if not p.hidden and p.src is None and (not p.linked or _is_linked_sentence(p))]
    running = [p for p in seen if _is_sentence(p)] or seen
    weights = [0] * len(page.elements)
    is_paragraph = [False] * len(page.elements)
    for piece in running:
        weights[piece.element] += len(piece.text)
        is_paragraph[piece.element] = True
    for index in range(len(weights) - 1, 0, -1):
        weights[page.elements[index].parent] += weights[index]
    heaviest = list(range(len(weights)))
    for index in range(len(weights) - 1, 0, -1):
        parent = page.elements[index].parent
        if heaviest[parent] == parent or weights[index] >= weights[heaviest[parent]]:
            heaviest[parent] = index
    container = 0
    while (child := heaviest[container]) != container and not _ends(page, child, is_paragraph):
        if weights[child] < _SHARE * weights[0]:
            break
        container = child
    # A table is data of what holds it, a list a part.
    while page.elements[container].tag in ("table", "thead", "tbody", "tr", "ol", "ul"):
        container = page.elements[container].parent
    return container


def _ends(page: Page, child: int, is_paragraph: list[bool]) -> bool:
    """True for an element that is itself a paragraph of text: the article is at least what holds it."""
    return is_paragraph[child] and page.elements[child].tag in ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
