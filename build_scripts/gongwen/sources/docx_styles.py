"""What the styles of a Word file say of a paragraph and of a run."""

from typing import Any

from gongwen.sources.docx_package import W
from gongwen.text.word_values import decimal

_SMALLEST = 3  # half points
MAX_CHAIN = 20  # how far a chain of styles is followed


class Styles:
    """The styles of one file (the root of its part, None where it has none), by name."""

    def __init__(self, root: Any | None) -> None:
        elements = root.findall(f"{W}style") if root is not None else []
        self.by_name: dict[str, Any] = {element.get(f"{W}styleId", ""): element for element in elements}
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._standard = next((n for n, e in self.by_name.items() if _is_standard(e)), "")
        self._set: dict[tuple[str, str], bool] = {}

    def chain(self, name: str) -> list[Any]:
        """A style and those that it is based on."""
        found: list[Any] = []
        while name in self.by_name and len(found) < MAX_CHAIN:
            found.append(self.by_name[name])
            name = value(found[-1].find(f"{W}basedOn"))
        return found

    def heading_level(self, paragraph: Any) -> int:
        """The outline level of a paragraph by its style, 1 to 9; 0 for text."""
        style = self.by_name.get(style_of(paragraph))
        level = style.find(f"{W}pPr/{W}outlineLvl") if style is not None else None
        number = decimal(level.get(f"{W}val"), 9) if level is not None else 9
        return number + 1 if number < 9 else 0

    def is_set(self, name: str, properties: Any | None, paragraph: Any) -> bool:
        """Whether a property that is on or off (vanish, strike) is on for a run with these properties of its own.

        What the run says counts; else the styles of run and paragraph, which cancel each other out (17.7.3).
        """
        own = properties.find(W + name) if properties is not None else None
        if own is not None:
            return is_on(own)
        run_style = value(properties.find(f"{W}rStyle")) if properties is not None else ""
        by_styles = self._by_style(run_style, name) != self._by_style(style_of(paragraph) or self._standard, name)
        return by_styles or (self._defaults is not None and is_on(self._defaults.find(W + name)))

    def _by_style(self, style: str, name: str) -> bool:
        if (style, name) not in self._set:
            marks = (element.find(f"{W}rPr/{W}{name}") for element in self.chain(style))
            self._set[style, name] = is_on(next((mark for mark in marks if mark is not None), None))
        return self._set[style, name]


def is_unseen(run: Any, paragraph: Any) -> bool:
    """True for a run that nobody sees on white paper: white on no shading, or no larger than a point and a half."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    if 0 < decimal(value(properties.find(f"{W}sz")), 0) <= _SMALLEST:
        return True
    white = value(properties.find(f"{W}color")).upper() == "FFFFFF"
    return white and not any(_is_shaded(place) for place in (properties, *_around(paragraph)))


def _around(paragraph: Any) -> list[Any]:
    """The properties of a paragraph and of the cells, tables and drawings that it stands in."""
    found = [paragraph.find(f"{W}pPr")]
    for above in paragraph.iterancestors():
        found += [above.find(W + name) for name in ("tcPr", "tblPr")]
        if above.tag == f"{W}txbxContent":
            found.append(above)  # a box may have any colour
    return [place for place in found if place is not None]


def _is_shaded(place: Any) -> bool:
    if (
        place.tag == f"{W}txbxContent"
        or place.find(f"{W}highlight") is not None
        or place.find(f"{W}tblStyle") is not None
    ):
        return True
    shading = place.find(f"{W}shd")
    return shading is not None and shading.get(f"{W}fill", "auto").upper() not in ("AUTO", "FFFFFF", "")


def is_on(mark: Any | None) -> bool:
    """True for a property that is there and not switched off: <w:b/>, but not <w:b w:val="0"/>."""
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def value(element: Any | None) -> str:
    """The w:val of an element, '' where there is none."""
    return str(element.get(f"{W}val", "")) if element is not None else ""


def style_of(paragraph: Any) -> str:
    """The name of a paragraph's style, '' where it says none."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def _is_standard(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") in ("1", "true", "on")
