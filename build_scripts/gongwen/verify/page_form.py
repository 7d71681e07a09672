"""The form of a published page: what no page of ours holds is named, and what stands beside the text is handed over.

Within the text the lists are closed: elements, attributes and classes that may stand there. Beside it everything is
allowed that shows words and nothing else; those words are for known_words.py.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from gongwen.verify.markup import End, Event, Fault, Start, Words, events
from gongwen.verify.text_elements import fits_text

_NEVER_NAMES = (
    "style iframe frame frameset object embed base applet audio video canvas foreignobject image use "
    "template portal marquee slot xmp plaintext noembed noframes math"
)
_NEVER = frozenset(_NEVER_NAMES.split())
_FORBIDDEN = frozenset({"style", "srcdoc", "contenteditable", "inert", "background", "bgcolor", "color", "ping"})
_POLICY = "Content-Security-Policy"
_SOURCES = frozenset({"'none'", "'self'", "data:"})
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")  # < and & in JSON-LD
_META = re.compile(r"viewport|description|robots|citation_\w+|z:itemType|twitter:card|og:[a-z_:]+")
_LINK_ATTRIBUTES = frozenset({"rel", "href", "hreflang", "type", "title", "media", "data-gw-dark"})
_DARK = "screen and (prefers-color-scheme: dark)"
_SHEETS = re.compile(r"(?:(?:\.\./)+|/)?(?:[\w./-]*/)?assets/gongwen/(?:gongwen|dark)\.css")
# What turns the order of what is seen, and is no character of any text (W-bidi: the sources' readers drop it).
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What nobody sees; a text that has such a character keeps it.
UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0e\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_WORDS_OF_ATTRIBUTES_NAMES = (
    "title alt aria-label aria-description aria-roledescription aria-valuetext placeholder label summary "
    "content value download"
)
_WORDS_OF_ATTRIBUTES = frozenset(_WORDS_OF_ATTRIBUTES_NAMES.split())
_ADDRESSES = frozenset(
    [
        "href",
        "src",
        "action",
        "formaction",
        "poster",
        "cite",
        "srcset",
        "data",
        "data-gw-quotes",
        "data-gw-citation",
        "data-gw-moved",
    ]
)

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NOTE = re.compile(r"note-([\w-]+)")
_OF_OTHERS = frozenset({"gw-library-summary", "gw-status"})

Area = Literal["head", "text", "beside"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words, the element's class, and the eId (or name) of what it stands in."""

    href: str
    words: str
    names: tuple[str, ...]
    within: str
    area: Area
    nav: str = ""  # the class of the navigation that it stands in


@dataclass(slots=True)
class Owned:
    """Words beside the text that belong to one thing: a note, an entry of the glossary, a document in a list. `name` is
    the note's, else `href` leads to the thing."""

    kind: Literal["note", "entry", "document"]
    name: str = ""
    href: str = ""
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PageForm:
    """What a page holds beside its text, and what should not be there."""

    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # beside the text, in order
    links: list[Link] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)  # of scripts, sheets and pictures
    data: list[str] = field(default_factory=list)  # JSON-LD
    owned: list[Owned] = field(default_factory=list)
    headings: list[tuple[int, tuple[str, ...], str]] = field(default_factory=list)  # of the text: level, classes, eId
    numbers: list[tuple[str, str]] = field(default_factory=list)  # in their frames, by the eId of their division
    ids: list[str] = field(default_factory=list)  # of what stands in the text
    heads: list[tuple[str, int]] = field(default_factory=list)  # rows in the heads of its tables, by eId
    spans: list[tuple[str, int]] = field(default_factory=list)  # cells over several places in its tables, by eId
    marked: list[tuple[str, str]] = field(default_factory=list)  # a note and words that it quotes
    lang: str = ""
    is_hidden: bool = False  # from search engines


@dataclass(slots=True)
class _Element:
    name: str
    area: Area
    id: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)
    beside: str = ""  # the name of the last element in it that has one
    owner: Owned | None = None
    nav: str = ""
    head_rows: int = 0  # of a table
    heads: int = 0  # of a row, and other cells
    cells: int = 0
    spans: int = 0


def page_form(html: str) -> PageForm:
    """The form of a page."""
    reader = _Reader()
    if BIDI.search(html):
        reader.form.faults.append("改变文字方向的字符")
    for event in events(html):
        reader.take(event)
    if not reader.has_policy:
        reader.form.faults.append(f"没有 {_POLICY}")
    return reader.form


class _Reader:
    def __init__(self) -> None:
        self.form = PageForm()
        self.has_policy = False
        self._stack: list[_Element] = []

    def take(self, event: Event) -> None:
        match event:
            case Fault(text):
                self.form.faults.append(text)
            case Start(name, attributes):
                self._open(name, attributes)
            case End(name):
                self._close(name)
            case Words(text):
                self._text(text)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        outer = self._stack[-1] if self._stack else _Element("", "text", "", {})
        area = self._area(name, attributes, outer)
        element = _Element(name, area, attributes.get("id", "") or outer.id, attributes)
        element.owner = self._owner(element, outer)
        element.nav = attributes.get("class", "") if name == "nav" else outer.nav
        outer.beside = attributes.get("id", "") or outer.beside
        tag = f"<{name}{''.join(f' {key}={value!r}' for key, value in attributes.items())}>"[:120]
        if not self._fits(element, outer):
            self.form.faults.append(tag)
        if name == "html":
            self.form.lang = attributes.get("lang", "")
        for key, value in attributes.items():
            if key in _WORDS_OF_ATTRIBUTES or (key.startswith("data-") and not value.isascii()):
                self._tell(value, element)
            if key in _ADDRESSES and name not in ("a", "link", "meta"):
                self.form.addresses.append(value)
        if name == "link":
            self._link_of_head(attributes, tag)
        if name == "time" and "datetime" in attributes:
            self._tell(attributes["datetime"], element)
        self._stack.append(element)

    def _close(self, name: str) -> None:
        element = self._stack.pop()
        if name == "a" and "href" in element.attributes:
            if element.owner and not element.owner.href:
                element.owner.href = element.attributes["href"]
            names = tuple(element.attributes.get("class", "").split())
            words = "".join(element.words)
            link = Link(element.attributes["href"], words, names, self._within(), element.area, element.nav)
            self.form.links.append(link)
        if element.area == "text":
            self._close_text(element)
        if self._stack and name not in ("script", "style"):
            self._stack[-1].words.extend(element.words)

    def _tell(self, words: str, element: _Element) -> None:
        """Words beside the text, of the whole page or of the thing that they belong to."""
        self.form.words.append(words)
        if element.owner:
            element.owner.words.append(words)

    def _owner(self, element: _Element, outer: _Element) -> Owned | None:
        """What the words of an element belong to; a summary in a list is words of the text, and a standing has days
        that others set."""
        names = element.attributes.get("class", "").split()
        owned = None
        if element.name == "aside" and (found := _NOTE.fullmatch(element.attributes.get("id", ""))):
            owned = Owned("note", found[1])
        elif "gw-library-item" in names:
            owned = Owned("document")
        elif "data-find" in element.attributes:
            owned = Owned("entry")
        if owned:
            self.form.owned.append(owned)
            return owned
        return None if set(names) & _OF_OTHERS else outer.owner

    def _close_row(self, row: _Element) -> None:
        """Counts a row of a table's head, which may have no element of its own."""
        outer = self._stack[-1]
        if outer.name == "thead":
            self._stack[-2].head_rows += 1
        elif row.heads and not row.cells:
            (outer if outer.name == "table" else self._stack[-2]).head_rows += 1

    def _close_text(self, element: _Element) -> None:
        """Notes headings, numbers and what notes quote, for page_structure.py."""
        name, attributes = element.name, element.attributes
        classes, own = tuple(attributes.get("class", "").split()), attributes.get("id", "")
        if own:
            self.form.ids.append(own)
        if name in ("td", "th") and self._stack:
            self._stack[-1].heads += name == "th"
            self._stack[-1].cells += name == "td"
        if name == "table":
            self.form.heads.append((own, element.head_rows))
            self.form.spans.append((own, element.spans))
        elif name in ("td", "th") and {"1"} < {"1", attributes.get("colspan", "1"), attributes.get("rowspan", "1")}:
            for outer in self._stack:
                outer.spans += outer.name == "table"
        elif name == "tr" and len(self._stack) > 1:
            self._close_row(element)
        if name in _LEVELS and own:
            self.form.headings.append((_LEVELS[name], classes, own))
        elif "gw-number" in classes:
            self.form.numbers.append((element.id, "".join(element.words)))
        elif "data-note" in attributes:
            self.form.marked.append((attributes["data-note"], "".join(element.words)))

    def _within(self) -> str:
        """What a link stands in, or stands beside where that has no name: a heading in one frame with its link."""
        here = self._stack[-1] if self._stack else _Element("", "text", "", {})
        return here.id if "id" in here.attributes else here.beside or here.id

    def _text(self, text: str) -> None:
        if not self._stack:
            if text.strip():
                self.form.faults.append(text.strip()[:80])
            return
        here = self._stack[-1]
        if here.name == "script":
            self.form.data += [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)] if text.strip() else []
            return
        here.words.append(text)
        if text.strip() and (here.area != "text" or here.name in ("html", "body", "main", "table", "tr")):
            self._tell(text, here)
        if text.strip() and here.area == "text" and here.name in ("html", "table", "thead", "tbody", "tr", "ul", "ol"):
            self.form.faults.append(text.strip()[:80])

    def _area(self, name: str, attributes: dict[str, str], outer: _Element) -> Area:
        if outer.area != "text":
            return outer.area
        if name == "head":
            return "head"
        return "beside" if "data-apparatus" in attributes else "text"

    def _fits(self, element: _Element, outer: _Element) -> bool:
        attributes = element.attributes
        if element.name in _NEVER or any(key.startswith("on") or key in _FORBIDDEN for key in attributes):
            return False
        if attributes.get("dir", "ltr") != "ltr" or not all(map(_is_address, _addresses(attributes))):
            return False
        if element.name == "a" and any(open_.name == "a" for open_ in self._stack):
            return False
        if element.area == "head":
            return self._fits_head(element, outer)
        if element.name in ("script", "link", "meta", "title", "head"):
            in_picture = element.area == "beside" and any(open_.name == "svg" for open_ in self._stack)
            return (element.name == "title" and in_picture) or self._is_redirect(element)
        if element.area == "text":
            return fits_text(element.name, attributes, outer.name)
        return True

    def _fits_head(self, element: _Element, outer: _Element) -> bool:
        attributes = element.attributes
        if element.name == "meta" and "http-equiv" in attributes:
            if attributes["http-equiv"] == _POLICY:
                self.has_policy = True
                return _is_strict(attributes.get("content", ""))
            return attributes["http-equiv"] == "refresh" and outer.name == "noscript"
        if element.name == "meta":
            if attributes.get("name") == "robots":
                self.form.is_hidden = True
            named = attributes.get("name", "") or attributes.get("property", "")
            return attributes.get("charset") == "utf-8" if "charset" in attributes else bool(_META.fullmatch(named))
        if element.name == "script":
            kind = attributes.get("type", "")
            return kind == "application/ld+json" if "src" not in attributes else not kind
        return element.name in ("head", "meta", "link", "title", "noscript")

    def _is_redirect(self, element: _Element) -> bool:
        """A page that leads on ends with its scripts."""
        return element.name == "script" and "src" in element.attributes and not element.attributes.get("type")

    def _link_of_head(self, attributes: dict[str, str], tag: str) -> None:
        relations = attributes.get("rel", "").split()
        href = attributes.get("href", "")
        if attributes.keys() - _LINK_ATTRIBUTES or attributes.get("media", _DARK) != _DARK:
            self.form.faults.append(tag)
        if "stylesheet" in relations:
            if relations != ["stylesheet"] or not _SHEETS.fullmatch(href):
                self.form.faults.append(tag)
            self.form.addresses.append(href)
        elif relations not in (["canonical"], ["alternate"], ["icon"], ["apple-touch-icon"], ["prev"], ["next"]):
            self.form.faults.append(tag)
        else:
            self.form.links.append(Link(href, "", (relations[0],), "", "head"))


def _is_strict(policy: str) -> bool:
    """True for a policy under which a page runs and loads nothing but the site's own files."""
    directives = [directive.split() for directive in policy.split(";")]
    sources = {source for name, *found in directives for source in found}
    return sources <= _SOURCES and ["default-src", "'none'"] in directives


def _addresses(attributes: dict[str, str]) -> list[str]:
    return [value for key, value in attributes.items() if key in _ADDRESSES]


def _is_address(value: str) -> bool:
    scheme, colon, _ = value.partition(":")
    return not colon or "/" in scheme or scheme.strip().lower() in ("https", "http", "mailto")
