"""What a page of text is made of, from the Markdown that says it: an extension of Python-Markdown.

Plain Python-Markdown with attribute lists and tables gives every id and every character. This gives them the elements
that the theme styles (numbers, run-in headings, pictures, tables in frames) and, empty and marked as apparatus, the
paragraphs' links to themselves; and it leaves comments where the templates put what stands beside the text.
"""

import re
from collections import Counter
from typing import Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from gongwen.publish.page_sections import classes, gather_sections, leave_places, set_classes

Kind = Literal["term", "reference", "file"]

_EID = re.compile(
    r"(?:(?:front|preamble|conclusions|news|summary)__|(?:att|part|subpart|chp|sec|art|para|subpara|point|indent)_\d)"
)
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
_FRAME = {"news": "gw-news", "summary": "gw-editor-summary"}
_LAID_OUT = re.compile(r"(?:\.\./)*glossary/")


class PageElements(Extension):
    """`of` and `nth` name the link of a division and of a paragraph to itself, by {place} and its number {n} there;
    `untold` says that a picture's words are not known."""

    def __init__(self, **options: str) -> None:
        self.config = {
            "of": ["", "the name of a division's link to itself"],
            "nth": ["", "the same of a paragraph"],
            "untold": ["", "said of a picture without words"],
        }
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
        self._places = Places()

    def run(self, root: Element) -> None:
        self._places = Places()
        for index, child in reversed(list(enumerate(root))):
            if child.tag == "p" and (table := _table_below(root, index)) is not None:
                _name_table(root, index, child, table)
        for element in list(root.iter()):
            self._element(element)
        leave_places(root, _EID)
        gather_sections(root)
        _take_links_out_of_headings(root)

    def _element(self, element: Element) -> None:
        eid = element.get("id", "")
        if element.tag == "p" and "__fig_" in eid:
            self._figure(element)
        elif element.tag == "p" and _EID.match(eid):
            self._paragraph(element, eid)
        elif element.tag in _HEADINGS and "gw-title" in classes(element):
            _title(element)
        elif element.tag in _HEADINGS and _EID.match(eid):
            self._heading(element, eid)
        if element.tag == "p" or _EID.match(eid):
            for child in list(element.iter()):
                _inline(child, eid)
        link = next((child for child in element if "gw-permalink" in classes(child)), None)
        if link is not None:
            link.set("aria-label", self._name_of(element, eid))

    def _name_of(self, element: Element, eid: str) -> str:
        """What the link of a block is called: by the numbers of its division, and which paragraph of it this is."""
        marked = False
        for mark in element.iter("span"):
            if "gw-number" in classes(mark) and (number := "".join(mark.itertext()).strip()):
                self._places.enter(mark.get("id") or eid, number)
                marked = True
        if element.tag in _HEADINGS and not marked:  # a heading that has no number is its own name
            self._places.enter(eid, "".join(element.itertext()).strip())
            marked = True
        place, number_there = self._places.next(eid, counts=element.tag not in _HEADINGS)
        return self._words["of" if marked else "nth"].format(place=place, n=number_there)

    def _paragraph(self, element: Element, eid: str) -> None:
        part = eid.partition("__")[0]
        if _FOOTNOTE.search(eid):
            set_classes(element, ["gw-footnote", *classes(element)])
            element.set("role", "doc-footnote")
            back = next(child for child in element if "data-apparatus" in child.attrib)
            back.attrib.update({"class": "gw-footnote-number", "data-apparatus": ""})
            return
        if part in _FRAME:
            set_classes(element, [*classes(element), _FRAME[part]])
        element.append(self._permalink(eid))

    def _heading(self, element: Element, eid: str) -> None:
        kind = _KINDS.get(eid.rpartition("__")[2].partition("_")[0])
        if kind:
            set_classes(element, [f"gw-{kind}", *classes(element)])
        element.append(self._permalink(eid))

    def _permalink(self, eid: str) -> Element:
        return Element("a", {"class": "gw-permalink", "href": f"#{eid}", "data-apparatus": ""})

    def _figure(self, element: Element) -> None:
        element.tag = "figure"
        set_classes(element, ["gw-figure", *classes(element)])
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


class Places:
    """Where the text of a page stands, by the numbers of its divisions: 第六条（一）, the second paragraph."""

    def __init__(self) -> None:
        self._numbers: list[tuple[str, str]] = []  # eId and number, each below the one before
        self._paragraphs: Counter[str] = Counter()  # by the eId of the innermost

    def enter(self, eid: str, number: str) -> None:
        """A division with a number begins."""
        self._leave(eid)
        self._numbers.append((eid, number))

    def next(self, eid: str, *, counts: bool) -> tuple[str, int]:
        """The place of a block, and which of its paragraphs it is, if it `counts` as one."""
        self._leave(eid)
        innermost = self._numbers[-1][0] if self._numbers else ""
        self._paragraphs[innermost] += counts
        return "".join(number for _, number in self._numbers), self._paragraphs[innermost]

    def _leave(self, eid: str) -> None:
        """The divisions that the eId does not stand in are over."""
        self._numbers = [(above, number) for above, number in self._numbers if f"{eid}__".startswith(f"{above}__")]


def _take_links_out_of_headings(root: Element) -> None:
    """A heading is called by its words alone: its link stands beside it, in a box that holds both."""
    for index, heading in enumerate(list(root)):
        if heading.tag not in _HEADINGS or not len(heading) or "gw-permalink" not in classes(heading[-1]):
            continue
        box, link = Element("div", {"class": "gw-heading"}), heading[-1]
        heading.remove(link)
        heading.tail, box.tail = "", heading.tail
        root[index] = box
        box.extend((heading, link))


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
    frame = Element("div", {"class": " ".join(("gw-table", *classes(names)))})
    frame.extend(former)
    table.set("id", own.get("id", ""))
    for child in [*former, *table.iter()]:
        _inline(child, own.get("id", ""))
    root.remove(names)
    root.remove(table)
    frame.append(table)
    root.insert(index, frame)
