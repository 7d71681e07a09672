"""Reads a published page: what a reader sees of it, and under which eId it stands.

Counted is all in <body> but scripts, styles and elements marked `data-apparatus`. Text that the markup hides from the
reader is not there; text that the markup shows beside the text (a tooltip, a label for screen readers) is.
"""

import re
from collections.abc import Collection
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from gongwen.verify.published import Collector, Reading

_VOID_ELEMENTS = "area base br col embed hr img input link meta param source track wbr"
_UNSEEN_ELEMENTS = (
    "head script style template noscript datalist del s strike bdo audio video canvas iframe object noembed noframes"
    " rp progress meter defs"
)
_SHOWN_NAMES = (
    "title alt aria-label aria-description aria-roledescription aria-valuetext placeholder label summary abbr srcdoc"
)
_BLOCK_ELEMENTS = (
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr"
)
_BLOCK_ELEMENTS += " main menu nav ol p pre section table ul"
_VOID = frozenset(_VOID_ELEMENTS.split())
_UNSEEN = frozenset(_UNSEEN_ELEMENTS.split())
_SHOWN_ATTRIBUTES = frozenset(_SHOWN_NAMES.split())
# What shows a picture (or a page), and the attributes that say which.
_PICTURES = {
    "img": ("src",),
    "image": ("href", "xlink:href"),
    "input": ("src",),
    "video": ("poster",),
    "embed": ("src",),
}
_PICTURES |= {
    "object": ("data",),
    "iframe": ("src",),
    "source": ("src",),
    "body": ("background",),
    "td": ("background",),
}
_CLOSED_WHILE_SHUT = frozenset({"dialog"})
_ZERO = r"0*\.?0*(?:[a-z%;!]|$)"
_HIDING_STYLE = re.compile(
    rf"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|(?:opacity|font-size|(?:max-)?(?:width|height)):{_ZERO}"
    r"|(?:-webkit-text-fill-)?color:transparent|content-visibility:hidden|clip:|clip-path:"
    r"|(?:left|right|top|bottom|text-indent|margin(?:-\w+)?):-\d{3,}|transform:(?:scale[xy]?\(0|translate)"
    r"|text-decoration(?:-line)?:line-through|direction:rtl|unicode-bidi:)"
)
_STYLE_NOISE = re.compile(r"\s+|/\*.*?\*/", re.DOTALL)
_STYLE_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL | re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|\\0*(?:[3-9][0-9a-f]{3}|[23][0-9a-f]{4})", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_LINK_ATTRIBUTE = re.compile(r"""\b(rel|href)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_NAMED = re.compile(r"(?:#|\[id=[\"']?)([\w-]+)(?:[\"']?\])?\s*(?:::?[\w-]+\s*)?(?:,|$)")
_BROUGHT = re.compile(r"""content\s*:\s*["']([^"']*)["']""")
# What an opening tag closes without a closing tag of its own (HTML standard, 13.1.2.4), as far as text depends on it.
_P_ENDS_BEFORE = frozenset(_BLOCK_ELEMENTS.split())
_ENDS_BEFORE = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"}}
_ENDS_BEFORE |= {"th": {"td", "th"}, "option": {"option"}}

State = Literal["text", "apparatus", "hidden"]


class _Open(NamedTuple):
    tag: str
    eid: str
    state: State


def read_page(html: str, eids: Collection[str], alternatives: Collection[str] = (), sheets: str = "") -> Reading:
    """What a page shows. `eids` are those of the document; a picture's own text is one of `alternatives`; `sheets` is
    what concerns words and single elements in the style sheets that the page links to.
    """
    reader = _PageReader(frozenset(eids), alternatives)
    reader.follow("".join(_STYLE_SHEET.findall(html)) + sheets)
    reader.feed(html)
    reader.close()
    return reader.collector.reading()


def linked_sheets(html: str) -> tuple[str, ...]:
    """The addresses of the style sheets that a page links to."""
    links = (dict(_LINK_ATTRIBUTE.findall(tag)) for tag in _LINK.findall(html))
    return tuple(link["href"].strip("\"'") for link in links if "stylesheet" in link.get("rel", "") and "href" in link)


def telling_rules(sheet: str) -> str:
    """The rules of a style sheet that name an element by its id or bring along words (Han, not signs)."""
    rules = _RULE.finditer(_STYLE_COMMENT.sub("", sheet))
    return "".join(r[0] for r in rules if _NAMED.search(r[1]) or any(map(_HAN.search, _BROUGHT.findall(r[2]))))


class _PageReader(HTMLParser):
    def __init__(self, eids: frozenset[str], alternatives: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = Collector(alternatives)
        self._eids = eids
        self._open: list[_Open] = [_Open("", "", "text")]
        self._hidden_ids: set[str] = set()

    def follow(self, style_sheet: str) -> None:
        """What style sheets in the page itself do to elements named by their id, and text that they bring along."""
        for selectors, declarations in _RULE.findall(style_sheet):
            if _HIDING_STYLE.search(_STYLE_NOISE.sub("", declarations.lower())):
                self._hidden_ids.update(_NAMED.findall(selectors))
            for text in _BROUGHT.findall(declarations):
                if not text.isascii() or _HAN.search(text):
                    self.collector.stray(text, next(iter(_NAMED.findall(selectors)), ""))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")  # a browser takes the first of a name
        parent = self._open[-1]
        eid = attributes.get("id", "")
        element = _Open(tag, eid if eid in self._eids else parent.eid, self._state(tag, attributes, parent.state))
        if element.state == "text" or (tag == "iframe" and parent.state == "text"):
            self._attributes(tag, attributes, element.eid)
        if parent.state == "text" and element.state != "apparatus":
            for name in (*_PICTURES.get(tag, ()), "srcset"):
                if attributes.get(name):
                    self.collector.picture(element.eid, attributes[name])
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # in HTML the slash of <div/> says nothing
        if tag in ("svg", "path", "use", "circle", "rect", "line", "g"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.state == "text":
            self.collector.text(here.eid, data)

    def _end_implied(self, tag: str) -> None:
        if tag in _P_ENDS_BEFORE and self._open[-1].tag == "p":
            self._open.pop()
        while self._open[-1].tag in _ENDS_BEFORE.get(tag, ()):
            self._open.pop()

    def _state(self, tag: str, attributes: dict[str, str], outer: State) -> State:
        if outer != "text":
            return outer
        if "data-apparatus" in attributes:
            return "apparatus"
        shut = tag in _CLOSED_WHILE_SHUT and "open" not in attributes
        hidden = "hidden" in attributes or "popover" in attributes or attributes.get("aria-hidden") == "true"
        hidden = hidden or attributes.get("id", "") in self._hidden_ids
        style = _STYLE_NOISE.sub("", attributes.get("style", "").lower())
        return "hidden" if tag in _UNSEEN or shut or hidden or _HIDING_STYLE.search(style) else "text"

    def _attributes(self, tag: str, attributes: dict[str, str], eid: str) -> None:
        for name in attributes:
            # A style sheet can show a data- attribute; those of ours are words of the markup.
            if name not in _SHOWN_ATTRIBUTES and not (name.startswith("data-") and not attributes[name].isascii()):
                continue
            if not (name == "alt" and tag == "img" and self.collector.is_allowed(attributes[name])):
                self.collector.stray(attributes[name], eid)
        if tag in ("input", "button") and attributes.get("type") != "hidden":
            self.collector.stray(attributes.get("value", ""), eid)
