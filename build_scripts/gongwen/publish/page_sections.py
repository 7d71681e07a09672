"""Sections of a page, and the places in it where the templates put what stands beside its text.

A place is a comment: after the heading (tools), in a section (by its name), below a block that notes are about.
"""

import re
from xml.etree.ElementTree import Comment, Element

_COUNTED = re.compile(r"_\d+")  # what `toc` calls a heading without Latin letters
OFFICIAL = "gw-official"  # where the words of the document begin


def leave_places(root: Element, eids: re.Pattern[str]) -> None:
    """Comments where the templates put notes (below each block that is `noted`) and tools (below the page's heading, or
    what opens a page that has none)."""
    for index, child in reversed(list(enumerate(root))):
        names = classes(child)
        if "noted" in names:
            set_classes(child, [name for name in names if name != "noted"])
            at = child.get("id") or next((e.get("id", "") for e in child.iter() if e.get("id")), "")
            root.insert(index + 1, _comment(f" notes: {at} "))
    first = next((i for i, child in enumerate(root) if child.tag == "h1"), None)
    if first is None:
        first = next(
            (i for i, child in enumerate(root) if any(eids.match(e.get("id", "")) for e in child.iter())), None
        )
    if first is not None:
        if _COUNTED.fullmatch(root[first].get("id", "")):
            del root[first].attrib["id"]
        root.insert(first + 1, _comment(" tools "))


def gather_sections(root: Element) -> None:
    """What stands below a heading of apparatus becomes a section; the frame around a document is folded; what the
    templates lay out from data leaves its place alone."""
    children, section = list(root), None
    for child in children:
        names = classes(child)
        if child.tag in ("h1", "h2"):
            section = None
        if child.tag == "h2" and "laid-out" in names:
            root[list(root).index(child)] = _comment(f" {child.get('id')} ")
            section = Element("section")  # of no page
        elif child.tag == "h2" and "gw-official" in names:
            child.tag = "p"
            child.attrib.pop("id", "")
            if not any(other.get("id") == OFFICIAL for other in root):
                child.set("id", OFFICIAL)
        elif child.tag == "h2" and "data-apparatus" in child.attrib and "gw-title" not in names:
            section, at = _section(child, names), list(root).index(child)
            root[at] = section
            if "gw-downloads" in names:
                root.insert(at + 1, _comment(" end of downloads "))
        elif section is not None and not _is_comment(child):
            root.remove(child)
            _add(section, child)


def _section(heading: Element, names: list[str]) -> Element:
    """The element that a heading opens: its classes are the section's, its name is that of a place for templates."""
    if "gw-frame" in names:
        section = Element("details", {"class": " ".join(names)})
        heading.tag = "summary"
        heading.attrib = {"data-apparatus": ""}
        section.append(heading)
        return section
    is_folded = "gw-folded" in names
    section = Element("details" if is_folded else "section", {"class": " ".join(names), "data-apparatus": ""})
    if is_folded:
        heading.tag = "summary"
    heading.attrib = {}
    section.append(heading)
    section.append(_comment(f" {names[0].removeprefix('gw-')} "))
    return section


def _add(section: Element, child: Element) -> None:
    """A heading that folds opens a list that is folded; tables stand in frames."""
    fold = section[-1] if len(section) and section[-1].tag == "details" else None
    if "gw-fold" in classes(child):
        fold = Element("details")
        child.tag = "summary"
        child.attrib = {}
        fold.append(child)
        section.append(fold)
    elif child.tag == "table":
        frame = Element("div", {"class": "gw-table"})
        frame.append(child)
        section.append(frame)
    else:
        (section if fold is None else fold).append(child)


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def set_classes(element: Element, names: list[str]) -> None:
    if names:
        element.set("class", " ".join(names))
    else:
        element.attrib.pop("class", None)


def _is_comment(element: Element) -> bool:
    tag: object = element.tag  # the function that makes them
    return tag is Comment


def _comment(text: str) -> Element:
    comment: Element = Comment(text)  # type: ignore[assignment]  # typeshed has a type of its own for their tag
    comment.tail = "\n"
    return comment
