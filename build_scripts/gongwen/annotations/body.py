"""A note's body: Markdown from a stranger, read without raw HTML, then sanitised.

Two walls: Python-Markdown with its HTML patterns taken out, so that tags show as they were typed, then nh3 with a short
list of what may stay. Python-Markdown is super-linear on hostile text (8 KiB of `[` take 9 s), so `annotations.shape`
measures a body before it is rendered here.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from gongwen.annotations.links import is_allowed_link

_TEXT_TAGS = {"p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "h4", "h5", "h6", "div", "sup", "a"}
_TAGS = _TEXT_TAGS | {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {
    "*": set[str](),  # else nh3 lets title and lang through on every element
    "a": {"href"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
}
_SCHEMES = {"http", "https", "mailto"}
_REL = "nofollow ugc noopener noreferrer"
_HIGHEST_HEADING = 4  # above it stand the page's own headings
_LOWEST_HEADING = 6

# What a browser's tokenizer could take for a tag, a comment or a declaration: HTML 13.2.5.6, “tag open state”.
_TAG_OPEN = r"<(?=[A-Za-z!?]|/[A-Za-z])[^<>]{0,200}>?"
# Not beyond the place where Python-Markdown has put one of its placeholders (STX … ETX).
_AS_TYPED = re.compile(r"<[^\x02\n]*")
# CommonMark 6.5: what its author meant as a link. Python-Markdown itself links http, https, ftp and mail only.
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")


@dataclass(frozen=True, slots=True)
class BodyReading:
    """A rendered body and what was met in it, as a browser would understand it."""

    html: str  # safe
    text: str  # what a reader sees of it, without markup
    links: tuple[str, ...]  # each as often as it is written, without footnotes
    bad_links: tuple[str, ...]
    images: tuple[str, ...]
    raw_html: tuple[str, ...]  # the tags as typed


def render_body(markdown: str, note_id: str) -> str:
    """Safe HTML of a body that `parse_note` accepted; every id in it opens with the note's id and a full stop."""
    return read_body(markdown, note_id).html


def read_body(markdown: str, note_id: str) -> BodyReading:
    """Safe HTML of a body that is not too large or too deep, with its links, images and raw HTML."""
    notice = _TagNotice()
    extensions = [
        FencedCodeExtension(),
        FootnoteExtension(BACKLINK_TEXT="↩"),
        SaneListExtension(),
        TableExtension(use_align_attribute=True),
        _NoteExtension(notice, note_id),
    ]
    converter = Markdown(extensions=extensions)
    unsafe = converter.convert(markdown)

    seen = _SeenByBrowser()
    seen.feed(unsafe)
    seen.close()
    # A definition that nothing refers to vanishes from the page; its address counts all the same.
    defined = [href for href, _ in converter.references.values() if href not in seen.images]
    bad = [href for href in (*seen.links, *notice.autolinks, *defined) if not is_allowed_link(href, seen.ids)]
    return BodyReading(
        html=_sanitise(unsafe, seen.ids),
        text="".join(seen.text),
        links=tuple(href for href in seen.links if not href.startswith("#")),
        bad_links=tuple(dict.fromkeys(bad)),
        images=tuple(seen.images),
        raw_html=tuple(dict.fromkeys(notice.tags)),
    )


def _sanitise(unsafe: str, own_ids: Collection[str]) -> str:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return value if is_allowed_link(value, own_ids) else None
        if attribute == "id":
            return value if value in own_ids else None
        return value

    return nh3.clean(
        unsafe,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=_SCHEMES,
        url_relative="pass_through",  # `keep` has judged it; "deny" would remove footnotes
        link_rel=_REL,
        strip_comments=True,
    )


class _TagNotice(InlineProcessor):
    """Remembers what looks like HTML and leaves it as it is: text, which the serializer escapes."""

    def __init__(self) -> None:
        super().__init__(_TAG_OPEN)
        self.tags: list[str] = []
        self.autolinks: list[str] = []

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override]  # as allowed by the base
        autolink = _AUTOLINK.match(data, m.start())
        if autolink:
            self.autolinks.append(autolink[1])
        else:
            self.tags.append(_AS_TYPED.match(m[0])[0])  # type: ignore[index]  # it matches whatever _TAG_OPEN does
        return None, None, None


class _OwnNames(Treeprocessor):
    """Headings go down to the rank of a note; ids get the note's own, and the links to them follow."""

    def __init__(self, note_id: str) -> None:
        super().__init__()
        self.note_id = note_id

    def run(self, root: Element) -> None:
        names: dict[str, str] = {}
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                element.tag = f"h{min(_HIGHEST_HEADING - 1 + int(element.tag[1]), _LOWEST_HEADING)}"
            if "id" in element.attrib:
                name = names.setdefault(element.attrib["id"], f"{self.note_id}.{len(names) + 1}")
                element.set("id", name)
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith("#") and href[1:] in names:
                link.set("href", "#" + names[href[1:]])


class _NoteExtension(Extension):
    def __init__(self, notice: _TagNotice, note_id: str) -> None:
        super().__init__()
        self.notice = notice
        self.note_id = note_id

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(self.notice, "tag-notice", 90)  # where "html" stood
        md.treeprocessors.register(_OwnNames(self.note_id), "own-names", 5)  # after footnotes and inline patterns


class _SeenByBrowser(HTMLParser):
    """Links, pictures, ids and text of rendered HTML, with entities decoded as a browser does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.images: list[str] = []
        self.ids: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "img":
            self.images.append(values.get("src", ""))
        if "id" in values:
            self.ids.add(values["id"])

    def handle_data(self, data: str) -> None:
        self.text.append(data)
