"""What divisions are in files of other forms: headings by their style in Word and in books, kinds of elements in Akoma
Ntoso, and what these files say of themselves."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from html import unescape

from gongwen.model import Document, Metadata, walk_parts
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters

_PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>|<w:p .*?</w:p>", re.DOTALL)
_BOOKMARK = re.compile(r'<w:bookmarkStart [^>]*w:name="([^"]*)"')
_HEADING = re.compile(r'<w:pStyle w:val="GwHeading\d"/>')
_STYLE = re.compile(r'<w:pStyle w:val="GwHeading\d')
_NAMED = re.compile(r'<(\w+) id="([^"]*)"')
_OF_BOOK = re.compile(r"EPUB/([\w-]+)\.xhtml")
_PAGE_TITLE = re.compile(r"<title>([^<]*)</title>")
_VALUE = re.compile(r"<dc:(identifier|subject|source|language)(?: [^>]*)?>([^<]*)<")
_FILE = re.compile(r'href="([\w-]+)\.xhtml')
_OTHERS = frozenset({"opening", "colophon", "nav"})
_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW", "zh-Hant-HK": "zh-HK"}
_KINDS = {"chp": "chapter", "sec": "section", "art": "article", "para": "paragraph", "subpara": "subparagraph"}
_OWN_NAME = ("part", "subpart", "point", "indent", "p", "table")
_ELEMENT = re.compile(r'<(\w+) eId="([\w-]*?([a-z]+)_\d+)"')
_NAME = re.compile(r'<(?:act|doc) name="([^"]*)"')
_EVENT = re.compile(r'<eventRef [^>]*type="([^"]*)" refersTo="#(\w+)"')
_TYPES = {"amended": "amendment", "repealed": "repeal"}  # every other event brings a text about
_ALIAS = re.compile(r'<FRBRalias value="([^"]*)"')


def word_faults(
    parts: Mapping[str, bytes], headed: Collection[str], metadata: Metadata, convert: Callable[[str], str], lang: str
) -> Iterator[str]:
    """Headings of a Word file without the style of one, other paragraphs with it; `headed` are the divisions that have
    a heading. Number and language in its properties."""
    for paragraph in _PARAGRAPH.findall(parts.get("word/document.xml", b"").decode("utf-8", "replace")):
        named = [eid for eid in _BOOKMARK.findall(paragraph) if eid in headed]
        if named and not _HEADING.search(paragraph):
            yield f"#{named[0]}"
    own = parts.get("docProps/core.xml", b"").decode("utf-8", "replace")
    for name, value in _VALUE.findall(own):
        number = metadata.number or ""
        right = {"identifier": {letters(number), letters(convert(number))}, "language": {letters(_LANGUAGES[lang])}}
        if letters(unescape(value)) not in right.get(name, {letters(value)}):
            yield f"{name}：{value}"


def book_structure(
    parts: Mapping[str, bytes],
    headed: Collection[str],
    texts: Texts,
    metadata: Metadata,
    convert: Callable[[str], str],
    address: str,
) -> Iterator[str]:
    """Headings of a book that are none, pages with another's title or in no contents, values of another document;
    `address` is the document's."""
    for name, data in parts.items():
        page = _OF_BOOK.fullmatch(name)
        if not page:
            continue
        text = data.decode("utf-8", "replace")
        yield from (f"#{eid}" for tag, eid in _NAMED.findall(text) if eid in headed and not re.fullmatch(r"h\d", tag))
        title = next(iter(_PAGE_TITLE.findall(text)), "")
        if page[1] in texts.headed and letters(unescape(title)) != letters(texts.headed[page[1]]):
            yield f"{name}：{title}"
    contents = parts.get("EPUB/nav.xhtml", b"").decode("utf-8", "replace").partition("</nav>")[0]
    pages = {found[1] for name in parts if (found := _OF_BOOK.fullmatch(name))}
    listed = set(_FILE.findall(contents))
    yield from (f"目录缺 {name}" for name in sorted(pages & texts.headed.keys() - listed - _OTHERS))
    number = metadata.number or ""
    for name, value in _VALUE.findall(parts.get("EPUB/package.opf", b"").decode("utf-8", "replace")):
        if name == "source" and address.startswith("http") and unescape(value) != address:
            yield f"{name}：{value}"
        if name == "subject" and letters(unescape(value)) not in (letters(number), letters(convert(number))):
            yield f"{name}：{value}"


def akn_faults(text: str, document: Document, address: str) -> Iterator[str]:
    """Elements of another kind than their eIds say, the kind of text, types of events, the address."""
    for name, eid, step in _ELEMENT.findall(text):
        kind = step if step in _OWN_NAME else _KINDS.get(step, "")
        if kind and name != kind:
            yield f"<{name}> {eid}"
    kinds = {part.metadata.doc_type or part.role for part in walk_parts(document.main)}
    yield from (name for name in map(unescape, _NAME.findall(text)) if name not in kinds)
    yield from (f"{kind} {event}" for kind, event in _EVENT.findall(text) if kind != _TYPES.get(event, "generation"))
    if address.startswith("http"):
        yield from (alias for alias in map(unescape, _ALIAS.findall(text)) if alias != address)
