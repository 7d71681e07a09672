"""Which numbering style stands on which level of a text: the usual order, unless the text shows another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongwen.model import Kind
from gongwen.structure.items import Item, Numbered
from gongwen.structure.marks import Mark, Style, read_mark

# The order of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) below that of the Legislation Law, art. 61 (编 章 节 条).
STYLE_ORDER: tuple[Style, ...] = (
    "Ⅰ", "编", "分编", "部分", "章", "节", "条", "一、", "（一）", "1", "1.", "1.1", "1.1.1", "1.1.1.1",
    "（1）", "1）", "①", "（i）",
)  # fmt: skip
_KINDS: dict[Style, Kind] = {
    "编": "part",
    "分编": "subpart",
    "部分": "chapter",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "一、": "chapter",
    "（一）": "section",
    "1": "chapter",
    "1.": "paragraph",
    "1.1": "section",
    "1.1.1": "paragraph",
    "1.1.1.1": "subparagraph",
    "（1）": "subparagraph",
    "1）": "subparagraph",
    "①": "point",
    "Ⅰ": "chapter",
    "（i）": "indent",
}
_KINDS_IN_ARTICLE: dict[Style, Kind] = {"（一）": "point", "1.": "indent", "一、": "point", "（1）": "indent"}
KIND_ORDER: tuple[Kind, ...] = (
    "part", "subpart", "chapter", "section", "article", "paragraph", "subparagraph", "point", "indent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Levels:
    """The styles of one text from the highest to the lowest, and the kinds that an editor has set."""

    order: tuple[Style, ...] = STYLE_ORDER
    kinds: tuple[tuple[Style, Kind], ...] = ()

    def rank(self, style: Style) -> int:
        """The depth of a style; a greater rank stands lower."""
        return self.order.index(style)

    def kind(self, style: Style, parent: Kind | None, *, in_article: bool) -> Kind:
        """The kind that a division's mark says, or the one below its parent's where the mark's is not lower."""
        set_kinds = dict(self.kinds)
        natural = set_kinds.get(style) or (_KINDS_IN_ARTICLE.get(style) if in_article else None) or _KINDS[style]
        if parent is None or KIND_ORDER.index(natural) > KIND_ORDER.index(parent):
            return natural
        below = KIND_ORDER[min(KIND_ORDER.index(parent) + 1, len(KIND_ORDER) - 1)]
        return "paragraph" if below == "article" else below


def read_levels(items: Iterable[Item], settings: Sequence[tuple[str, Kind]] = ()) -> Levels:
    """The levels of a text; `settings` are those of document.yml, by a mark of the style (“一、”: chapter)."""
    marks = [item.mark for item in items if isinstance(item, Numbered)]
    order = _order(marks)
    kinds = tuple((found[0].style, kind) for mark, kind in settings if (found := read_mark(mark)))
    if kinds:
        ranks = {style: KIND_ORDER.index(dict(kinds).get(style, _KINDS[style])) for style in order}
        order = tuple(sorted(order, key=lambda style: (ranks[style], STYLE_ORDER.index(style))))
    return Levels(order, kinds)


def _order(marks: Sequence[Mark]) -> tuple[Style, ...]:
    """The usual order, with two styles exchanged where the text more often counts the upper one within the lower."""
    within = _counts_within(marks)
    order = list(STYLE_ORDER)
    for end in range(len(order) - 1, 0, -1):
        for i in range(end):
            upper, lower = order[i], order[i + 1]
            if within[lower, upper] > within[upper, lower]:
                order[i], order[i + 1] = lower, upper
    return tuple(order)


def _counts_within(marks: Sequence[Mark]) -> Counter[tuple[Style, Style]]:
    """How often a second style counts 1, 2 … between two neighbours (k, k + 1) of a first style."""
    within: Counter[tuple[Style, Style]] = Counter()
    last: dict[Style, int] = {}
    counted: dict[Style, dict[Style, int]] = {}  # how far each other style has counted since a style's last mark
    for mark in marks:
        if last.get(mark.style) == mark.value - 1:
            within.update((mark.style, other) for other, reached in counted[mark.style].items() if reached > 1)
        last[mark.style] = mark.value
        counted[mark.style] = {}
        for style, reached_by in counted.items():
            if style != mark.style and mark.value == reached_by.get(mark.style, 0) + 1:
                reached_by[mark.style] = mark.value
    return within
