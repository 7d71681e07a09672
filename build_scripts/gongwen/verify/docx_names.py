"""Names in the XML of a Word file (ECMA-376), as expat gives them: `uri}name`."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OFFICE = re.compile(r"http://schemas\.microsoft\.com/office/[a-z]+/20(?:[01][0-9]|2[0-5])/")
REQUIRED = "required"  # of an alternative: the namespaces that its reader has to understand


def child(element: Element | None, *names: str) -> Element | None:
    """The first element down a path of names of the word processing namespace; None where one of them is absent."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if inner.tag == W + name), None)
    return element


def value(element: Element | None) -> str:
    """The element's w:val, '' where there is none."""
    return element.get(f"{W}val", "") if element is not None else ""


def is_on(element: Element | None) -> bool:
    """True for a property that is there and not switched off: <w:vanish/>, but not <w:vanish w:val="0"/>."""
    return element is not None and value(element) not in ("0", "false", "off")


def shown_alternative(element: Element) -> Iterable[Element]:
    """What Word shows of several alternatives: the first whose namespaces it knows, else the last resort."""
    for choice in element:
        needed = choice.get(REQUIRED, "").split() if choice.tag == f"{MC}Choice" else ["?"]
        if all(_OFFICE.match(uri) or uri.startswith("http://schemas.openxmlformats.org/") for uri in needed):
            return choice
    return next((other for other in element if other.tag == f"{MC}Fallback"), ())
