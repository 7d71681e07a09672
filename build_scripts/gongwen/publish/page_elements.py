"""What a page of text is made of, from the Markdown that says it: an extension of Python-Markdown.

Plain Python-Markdown with attribute lists and tables gives every id and every character. This gives them the elements
that the theme styles (numbers, run-in headings, pictures, tables in frames) and, empty and marked as apparatus, the
paragraphs' links to themselves; and it leaves comments where the templates put what stands beside the text.
"""

import re
from typing import Literal
from xml.etree.ElementTree import Comment, Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

Kind = Literal["term", "reference", "file"]

_EID = re.compile(
    r"(?:(?:front|preamble|conclusions|news|summary)__|(?:att|part|subpart|chp|sec|art|para|subpara|point|indent)_\d)"
)
_COUNTED = re.compile(r"_\d+")  # what `toc` calls a heading without Latin letters
_FOOTNOTE = re.compile(r"__note_\d+(?:_r\d+)?$")
_KINDS = {
    "part": "part",
    "subpart": "subpart",
    "chp": "chapter",
    "sec": "section",
    "art": "article",
    "para": "paragraph",
    "subpara": "subparagraph",
    "point": "point",
    "indent": "indent",
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SHADES = 4
_FRAME = {"news": "gw-news", "summary": "gw-editor-summary"}
_LAID_OUT = re.compile(r"(?:\.\./)*glossary/")


class PageElements(Extension):
    """`permalink` names the link of a paragraph to itself, `untold` says that a picture's words are not known."""

    def __init__(self, **options: str) -> None:
        self.config = {"permalink": ["", "the name of such a link"], "untold": ["", "said of a picture without words"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # the name that Python-Markdown calls
        # After attribute lists (8) and toc (5), which takes no comments, before MkDocs makes addresses of links (0).
        md.treeprocessors.register(_Elements(md, self.getConfigs()), "gongwen", 4)


def makeExtension(**options: str) -> PageElements:  # the name that Python-Markdown looks for
    """The extension by its module's name, as mkdocs.yml gives it."""
    return PageElements(**options)


class _Elements(Treeprocessor):
    def __init__(self, md: Markdown, words: dict[str, str]) -> None:
        super().__init__(md)
        self._words = words

    def run(self, root: Element) -> None:
        for index, child in reversed(list(enumerate(root))):
            if child.tag == "p" and (table := _table_below(root, index)) is not None:
                _name_table(root, index, child, table)
        for element in list(root.iter()):
            self._element(element)
        _leave_places(root)
        _gather_sections(root)

    def _element(self, element: Element) -> None:
        eid = element.get("id", "")
        if element.tag == "p" and "__fig_" in eid:
            self._figure(element)
        elif element.tag == "p" and _EID.match(eid):
            self._paragraph(element, eid)
        elif element.tag in _HEADINGS and "gw-title" in _classes(element):
            _title(element)
        elif element.tag in _HEADINGS and _EID.match(eid):
            self._heading(element, eid)
        if element.tag == "p" or _EID.match(eid):
            for child in list(element.iter()):
                _inline(child, eid)

    def _paragraph(self, element: Element, eid: str) -> None:
        part = eid.partition("__")[0]
        if _FOOTNOTE.search(eid):
            _set_classes(element, ["gw-footnote", *_classes(element)])
            element.set("role", "doc-footnote")
            back = next(child for child in element if "data-apparatus" in child.attrib)
            back.attrib.update({"class": "gw-footnote-number", "data-apparatus": ""})
            return
        if part in _FRAME:
            _set_classes(element, [*_classes(element), _FRAME[part]])
        element.append(self._permalink(eid))

    def _heading(self, element: Element, eid: str) -> None:
        kind = _KINDS.get(eid.rpartition("__")[2].partition("_")[0])
        if kind:
            _set_classes(element, [f"gw-{kind}", *_classes(element)])
        element.append(self._permalink(eid))

    def _permalink(self, eid: str) -> Element:
        attributes = {"class": "gw-permalink", "href": f"#{eid}", "data-apparatus": ""}
        return Element("a", {**attributes, "aria-label": self._words["permalink"]})

    def _figure(self, element: Element) -> None:
        element.tag = "figure"
        _set_classes(element, ["gw-figure", *_classes(element)])
        for child in list(element):
            if child.tag == "em":
                child.tag = "p"
                child.set("data-apparatus", "")
            if child.tag == "img":
                child.attrib.update({"loading": "lazy", "decoding": "async"})
                if not child.get("alt", "").strip():
                    untold = Element("span", {"class": "gw-unseen", "data-apparatus": ""})
                    untold.text = self._words["untold"]
                    element.append(untold)


def _leave_places(root: Element) -> None:
    """Comments where the templates put notes (below each block that is `noted`) and tools (below the page's heading, or
    what opens a page that has none)."""
    for index, child in reversed(list(enumerate(root))):
        names = _classes(child)
        if "noted" in names:
            _set_classes(child, [name for name in names if name != "noted"])
            at = child.get("id") or next((e.get("id", "") for e in child.iter() if e.get("id")), "")
            root.insert(index + 1, _comment(f" notes: {at} "))
    first = next((i for i, child in enumerate(root) if child.tag == "h1"), None)
    if first is None:
        first = next(
            (i for i, child in enumerate(root) if any(_EID.match(e.get("id", "")) for e in child.iter())), None
        )
    if first is not None:
        if _COUNTED.fullmatch(root[first].get("id", "")):
            del root[first].attrib["id"]
        root.insert(first + 1, _comment(" tools "))


def _gather_sections(root: Element) -> None:
    """What stands below a heading of apparatus becomes a section; the frame around a document is folded; what the
    templates lay out from data leaves its place alone."""
    children, section = list(root), None
    for child in children:
        names = _classes(child)
        if child.tag in ("h1", "h2"):
            section = None
        if child.tag == "h2" and "laid-out" in names:
            root[list(root).index(child)] = _comment(f" {child.get('id')} ")
            section = Element("section")  # of no page
        elif child.tag == "h2" and "gw-official" in names:
            child.tag = "p"
            child.attrib.pop("id", "")
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
    section = Element("section", {"class": " ".join(names), "data-apparatus": ""})
    heading.attrib = {}
    section.append(heading)
    section.append(_comment(f" {names[0].removeprefix('gw-')} "))
    return section


def _add(section: Element, child: Element) -> None:
    """A heading that folds opens a list that is folded; tables stand in frames."""
    fold = section[-1] if len(section) and section[-1].tag == "details" else None
    if "gw-fold" in _classes(child):
        fold = Element("details")
        child.tag = "summary"
        child.attrib = {}
        fold.append(child)
        section.append(fold)
    elif child.tag == "table":
        frame = Element("div", {"class": "gw-table"})
        frame.append(child)
        section.append(frame)
        if "gw-heat" in _classes(section):
            _shade(child)
    else:
        (section if fold is None else fold).append(child)


def _shade(table: Element) -> None:
    """The cells of a table of counts, but for the totals, by shades that deepen as counts double: 1, 2–3, 4–7, 8 up."""
    for row in table.iter("tr"):
        head, *cells = row
        if head.tag == "td":
            head.tag = "th"
            head.set("scope", "row")
        for cell in cells[:-1]:
            if (cell.text or "").isdecimal():
                cell.set("class", f"gw-heat-{min(int(cell.text or 0).bit_length(), _SHADES)}")
    for head in table.iter("th"):
        head.attrib.setdefault("scope", "col")
        for link in head.iter("a"):
            if link.get("title"):
                link.set("aria-label", link.get("title", ""))


def _inline(element: Element, eid: str) -> None:
    """Links to themselves are divisions' marks, empty ones names; emphasis is what notes quote, or a run-in heading."""
    name, href = element.get("id", ""), element.get("href", "")
    if element.tag == "a" and "data-apparatus" in element.attrib and _FOOTNOTE.search(href):
        _call(element)
    if element.tag == "a" and "data-apparatus" not in element.attrib:
        if href.startswith("#") and (name or href == f"#{eid}"):
            _mark(element, name, href[1:])
        elif eid:
            kind: Kind = "term" if _LAID_OUT.match(href) else "file" if "files/" in href else "reference"
            element.set("class", f"gw-{kind}")
    elif element.tag == "em" and element.get("data-note"):
        _quote(element, element.get("data-note", "").split())
    elif element.tag == "strong" and "__topic_" in name:
        element.tag = "span"
        element.set("class", "gw-topic")


def _mark(element: Element, name: str, leads_to: str) -> None:
    """A division's number: within its heading without an id, elsewhere with its own; or a name of before."""
    element.tag = "span"
    del element.attrib["href"]
    if name and name != leads_to:
        element.attrib.update({"class": "gw-former", "data-apparatus": ""})
        return
    number = "".join(element.itertext())
    css = ["gw-number", *(["gw-number-word"] if number[-1:].isalnum() else [])]
    kind = _KINDS.get(name.rpartition("__")[2].partition("_")[0])
    element.set("class", " ".join([*css, *([f"gw-number-{kind}"] if name and kind else [])]))


def _call(element: Element) -> None:
    """The mark of a note of the source: a raised link that is no text."""
    link = Element("a", {"href": element.attrib.pop("href")})
    link.text, element.text = element.text, ""
    element.tag, element.attrib = "sup", {"class": "gw-footnote-call", "data-apparatus": ""}
    element.append(link)


def _quote(element: Element, notes: list[str]) -> None:
    """The words that notes quote: a mark for each note, the first innermost."""
    *inner, outermost = notes
    element.tag = "mark"
    element.attrib = {"class": "gw-quoted", "data-note": outermost}
    for note in reversed(inner):
        mark = Element("mark", {"class": "gw-quoted", "data-note": note})
        mark.text, element.text = element.text, ""
        for child in list(element):
            element.remove(child)
            mark.append(child)
        element.append(mark)
        element = mark


def _title(element: Element) -> None:
    """Every line of a title is a span with its own eId."""
    eid = element.attrib.pop("id", "")
    if _EID.match(eid):
        line = Element("span", {"id": eid})
        line.text, element.text = element.text, ""
        for child in list(element):
            element.remove(child)
            line.append(child)
        element.append(line)
        return
    lines = [child for child in element if child.tag == "a" and child.get("id") == child.get("href", "")[1:]]
    for line in lines:
        line.tag = "span"
        del line.attrib["href"]
    for line in lines[1:]:
        element.insert(list(element).index(line), Element("br"))


def _table_below(root: Element, index: int) -> Element | None:
    """The table that an empty element above gives its eId to."""
    names = list(root[index])
    empty = names and not (root[index].text or "").strip() and all(_is_name(child) for child in names)
    below = root[index + 1] if empty and index + 1 < len(root) else None
    return below if below is not None and below.tag == "table" else None


def _is_name(element: Element) -> bool:
    empty = not (element.text or len(element) or (element.tail or "").strip())
    return element.tag == "a" and empty and bool(element.get("id"))


def _name_table(root: Element, index: int, names: Element, table: Element) -> None:
    """The table in a frame, which scrolls where it is wider than a phone, after the names of before."""
    own, *former = names
    rows = list(table.iter("tr"))
    if rows and not any((cell.text or len(cell)) for cell in rows[0]):
        table.remove(table[0])  # the head that Markdown wants and the text has not
    frame = Element("div", {"class": " ".join(("gw-table", *_classes(names)))})
    frame.extend(former)
    table.set("id", own.get("id", ""))
    for child in [*former, *table.iter()]:
        _inline(child, own.get("id", ""))
    root.remove(names)
    root.remove(table)
    frame.append(table)
    root.insert(index, frame)


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _set_classes(element: Element, names: list[str]) -> None:
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
