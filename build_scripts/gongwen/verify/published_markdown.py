"""Reads the portable Markdown of a document: headings and paragraphs with the eIds that their attribute lists give."""

import re
from html import escape, unescape

from gongwen.verify.published import Collector, Reading
from gongwen.verify.published_html import read_page

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTES = r"\{:?\s*#([^\s{}]+)[^{}\n]*\}"
_BLOCK_ATTRIBUTES = re.compile(rf"\s*{_ATTRIBUTES}\s*")
_HEADING = re.compile(rf"#{{1,6}}\s+(.*?)\s*(?:{_ATTRIBUTES})?\s*")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
# Marks that a Markdown reader takes for its own unless they are escaped; the number of a list item stays to be seen.
_LINE_MARK = re.compile(r"^\s{0,3}(?:>\s?|[-+*]\s+)+")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)"
    r"|!?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\((?P<target>[^()]*)\)(?:\{[^{}]*\})?"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<mark>\*\*|__|`)"
)
_LINK_TITLE = re.compile(r"""\s["'(](.*)["')]\s*$""")


def read_portable(text: str) -> Reading:
    """What the file shows. A block's eId stands on the line below it, a heading's at its end."""
    collector = Collector()
    block: list[str] = []
    for line in [*_COMMENT.sub("\n", text).split("\n"), ""]:
        heading = _HEADING.fullmatch(line)
        attributes = _BLOCK_ATTRIBUTES.fullmatch(line)
        if heading or attributes or not line.strip():
            _add(block, attributes[1] if attributes else "", collector)
            block = []
        else:
            block.append(line)
        if heading:
            _inline(heading[1], heading[2] or "", collector)
    return collector.reading()


def _add(lines: list[str], eid: str, collector: Collector) -> None:
    """A paragraph or a table; lines of a table lose their borders."""
    is_table = any(_TABLE_RULE.fullmatch(line) and "|" in line for line in lines)
    for line in lines:
        if is_table and _TABLE_RULE.fullmatch(line):
            continue
        text = re.sub(r"(?<!\\)\|", " ", line) if is_table else _LINE_MARK.sub("", line, count=1)
        _inline(text, eid, collector)


def _inline(text: str, eid: str, collector: Collector) -> None:
    """Text with its escapes undone and its marks taken off; raw HTML counts as it does on a page."""
    html: list[str] = []
    position = 0
    for match in _TOKEN.finditer(text):
        html.append(escape(text[position : match.start()]))
        position = match.end()
        if match["escaped"]:
            html.append(escape(match["escaped"]))
        elif match["label"] is not None:
            html.append(escape(re.sub(r"\\(.)", r"\1", unescape(match["label"]))))
            html += (f'<i title="{escape(hint)}"></i>' for hint in _LINK_TITLE.findall(match["target"]))
        else:
            html.append(match["entity"] or match["tag"] or "")
    html.append(escape(text[position:]))
    reading = read_page(f'<p id="{escape(eid)}">{"".join(html)}', {eid} if eid else ())
    for piece in reading.pieces:
        collector.text(eid, piece.text)
    for stray in reading.strays:
        collector.stray(stray.text, eid)
