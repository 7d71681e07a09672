"""Word files and books beside their text: what they are called, what stands about the text, where they lead."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from io import BytesIO

from gongwen.text.folding import fold_text
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import BIDI
from gongwen.verify.site_library import Texts
from gongwen.verify.site_metadata import letters

_WORDS = re.compile(r">([^<>]+)<")
_STAMP = re.compile(r"<(dcterms:\w+|meta\b)[^>]*>[^<]*</\1>|<dc:identifier[^>]*>[^<]*<")
_OUTSIDE = re.compile(r'Target="([^"]*)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"')
_TITLE = re.compile(r"<dc:title[^>]*>([^<]*)</dc:title>")
_LANGUAGES = re.compile(r'(?:<dc:language>|xml:lang=")([^<"]*)')
_SPINE, _OF_SPINE = re.compile("<(?:spine|itemref)[^>]*>"), re.compile('<spine>|<itemref idref="[\\w-]+"/>')
_PAGE = re.compile(r'#page_(\d+)">([^<]*)<')
_FIRST = "opening"  # the file of what stands before the divisions
_VALUES, _CONTENTS = ("docProps/core.xml", "EPUB/package.opf"), "EPUB/nav.xhtml"
_ENTRY = re.compile(r'<a href="([^"#]*)\.xhtml(?:#([^"]*))?">([^<]*)</a>')
_BESIDE = ("docProps/core.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/colophon.xhtml")


def book_faults(
    data: bytes,
    title: str,
    texts: Texts,
    homes: Mapping[str, str],
    known: KnownWords,
    named: KnownWords,
    is_address: Callable[[str], bool],
    variant: str,
) -> Iterator[str]:
    """What is wrong in the parts that hold no text; `title` is what the document is called in the file's script,
    `named` has all that it is called by, `homes` the name of the page of each eId."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        yield from (name for name in set(names) if names.count(name) > 1)
        parts = {
            name: archive.read(name).decode("utf-8", "replace") for name in names if name.endswith((".rels", *_BESIDE))
        }
    for name, text in parts.items():
        if BIDI.search(text):
            yield f"{name}：改变文字方向的字符"
        own = named if name in _VALUES else known
        for words in _WORDS.findall(_STAMP.sub("<", text)):
            yield from own.strangers(unescape(words))
        if name.endswith(".opf"):
            yield from (language for language in _LANGUAGES.findall(text) if language != variant)
            yield from (tag for tag in _SPINE.findall(text) if not _OF_SPINE.fullmatch(tag))
        if name == _CONTENTS:
            yield from (f"{page} {said}" for page, said in _PAGE.findall(text) if said.isdigit() and page != said)
            yield from _contents_faults(text, texts, homes)
        yield from (found for found in map(unescape, _TITLE.findall(text)) if fold_text(found) != fold_text(title))
        for one, other in _OUTSIDE.findall(text):
            if not is_address(unescape(one or other)):
                yield one or other


def _contents_faults(contents: str, texts: Texts, homes: Mapping[str, str]) -> Iterator[str]:
    """Entries of a table of contents that lead to a text which does not begin so, or to that of another file."""
    for file, place, words in _ENTRY.findall(contents):
        said = letters(unescape(words))
        if place in texts.headed and not letters(texts.headed[place]).startswith(said):
            yield f"{words} → {place}"
        if place in homes and file != (homes[place] or _FIRST):
            yield f"{words} → {file}"
