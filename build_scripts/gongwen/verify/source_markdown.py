"""Markdown sources: every line, its HTML taken away; the marks of Markdown are characters until the list of what was
left out says otherwise."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.verify.source_html import read_html
from gongwen.verify.source_text import Passage

# A word in angle brackets that is none of these (an address, a title) is text.
_HTML_NAMES = """
a abbr acronym address article aside audio b base basefont bdi bdo big blockquote body br button canvas caption center
cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font
footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link
main map mark menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture pre
progress q rb rp rt rtc ruby s samp script section select small source span strike strong style sub summary sup svg
table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp o:p
"""
_KNOWN = frozenset(_HTML_NAMES.split())
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
_MARKDOWN = re.compile(
    r" {0,3}(?:#{1,6}[ \t]+\S|\*\*[^*]+\*\*|>[ \t]|:{3,}[ \t]*[A-Za-z{]|\|(?:\s*:?-+:?\s*\|)+\s*$)", re.MULTILINE
)


def is_page(text: str) -> bool:
    """True for a whole page of HTML in a file for Markdown."""
    return _PAGE.match(text) is not None


def is_markdown(text: str) -> bool:
    """True for a text with marks of Markdown, or without any of HTML."""
    return _MARKDOWN.search(text) is not None or "<" not in text


def read_markdown(text: str, first_line: int, *, by_lines: bool) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The lines (or paragraphs, of what is HTML all through) in order, and the texts that stand for pictures."""
    passages, alternatives = read_html(text, first_line, _is_known)
    return tuple(_lines(passages) if by_lines else passages), (*alternatives, *re.findall(r"!\[([^\]]+)\]\(", text))


def _is_known(name: str) -> bool:
    return name in _KNOWN or name.startswith("st1:")


def _lines(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """Each line of a passage as a passage."""
    for found in passages:
        for number, line in enumerate(found.text.split("\n")):
            if line.strip():
                yield replace(found, line=found.line + number, text=line)
