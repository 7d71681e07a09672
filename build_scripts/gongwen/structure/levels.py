"""Which numbering style stands on which level, and what kind of division it makes there."""

from dataclasses import dataclass

from gongwen.model import Kind
from gongwen.structure.marks import Style

# The order of GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) below that of the Legislation Law, art. 61 (编 章 节 条).
STYLE_ORDER: tuple[Style, ...] = (
    "编", "分编", "章", "节", "条", "部分", "一、", "（一）", "1.", "1.1", "1.1.1", "1.1.1.1", "（1）", "1）", "①",
)  # fmt: skip
_KINDS: dict[Style, Kind] = {
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "部分": "chapter",
    "一、": "chapter",
    "（一）": "section",
    "1.": "paragraph",
    "1.1": "section",
    "1.1.1": "paragraph",
    "1.1.1.1": "subparagraph",
    "（1）": "subparagraph",
    "1）": "subparagraph",
    "①": "point",
}
_BELOW_ARTICLE: dict[Style, Kind] = {"（一）": "point", "1.": "indent"}
_KIND_ORDER: tuple[Kind, ...] = (
    "part", "subpart", "chapter", "section", "article", "paragraph", "subparagraph", "point", "indent",
)  # fmt: skip
_DEPTH_ORDER: tuple[Kind, ...] = (
    "part",
    "subpart",
    "chapter",
    "section",
    "paragraph",
    "subparagraph",
    "point",
    "indent",
)


def division_kind(style: Style, parent: Kind | None, *, in_article: bool) -> Kind:
    """The kind of a division by its mark, or the one that follows its parent's where the mark's would not be lower."""
    kind = _BELOW_ARTICLE.get(style, _KINDS[style]) if in_article else _KINDS[style]
    if parent is None or _KIND_ORDER.index(kind) > _KIND_ORDER.index(parent):
        return kind
    if parent == "article":
        return "paragraph"
    return _DEPTH_ORDER[min(_DEPTH_ORDER.index(parent) + 1, len(_DEPTH_ORDER) - 1)]


@dataclass(frozen=True, slots=True)
class Levels:
    """The styles of one text from the highest to the lowest."""

    order: tuple[Style, ...] = STYLE_ORDER

    def rank(self, style: Style) -> int:
        """The depth of a style; a greater rank stands lower."""
        return self.order.index(style)
