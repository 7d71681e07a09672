"""Reads the portable Markdown of a document: headings and paragraphs with the eIds that their attribute lists give."""

import re
from collections.abc import Collection
from html import escape, unescape
from xml.sax.saxutils import quoteattr

from gongwen.verify.published import Reading
from gongwen.verify.published_html import read_page

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTES = r"\{:?\s*(#[^{}\n]*)\}"
_BLOCK_ATTRIBUTES = re.compile(rf"\s*{_ATTRIBUTES}\s*")
_HEADING = re.compile(rf"#{{1,6}}\s+(.*?)\s*(?:{_ATTRIBUTES})?\s*")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
# Marks that a Markdown reader takes for its own unless they are escaped; the number of a list item stays to be seen.
_LINE_MARK = re.compile(r"^\s{0,3}(?:>\s?|[-+*]\s+)+")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<call>\[\^\d+\]:?)"  # the mark of a note, which is no text
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)"
    r"|(?P<picture>!)?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\((?P<target>[^()]*)\)(?:\{(?P<list>[^{}]*)\})?"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<mark>\*\*|__|`)"
)
_ID = re.compile(r"#([^\s{}]+)")
_ATTRIBUTE = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_LINK_TITLE = re.compile(r"""\s["'(](.*)["')]\s*$""")


def read_portable(text: str, alternatives: Collection[str] = ()) -> Reading:
    """What the file shows. A block's eId stands on the line below it, a heading's at its end; a picture's own text is
    one of `alternatives`.

    The file is turned into HTML of the plainest kind first, so that raw HTML in it hides and shows text as on a page.
    """
    html: list[str] = []
    lists: list[str] = []
    block: list[str] = []
    for line in [*_COMMENT.sub("", text).split("\n"), ""]:
        heading = _HEADING.fullmatch(line)
        below = _BLOCK_ATTRIBUTES.fullmatch(line)
        if heading or below or not line.strip():
            lists.append(below[1] if below else "")
            html.append(_element("gw-block", _block(block), lists[-1]) if below else _block(block))
            block = []
        else:
            block.append(line)
        if heading:
            lists.append(heading[2] or "")
            html.append(_element("gw-block", _inline(heading[1]), lists[-1]))
    eids = {eid for attributes in lists for eid in _ID.findall(attributes)}
    return read_page("\n".join(html), eids, alternatives)


def _element(tag: str, html: str, attributes: str) -> str:
    """An element with what an attribute list says: `#chp_2 title="…"`."""
    pairs = [("id", eid) for eid in _ID.findall(attributes)]
    pairs += [(name, double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(attributes)]
    return f"<{tag} {' '.join(f'{name}={quoteattr(value)}' for name, value in pairs)}>{html}</{tag}>"


def _block(lines: list[str]) -> str:
    """A paragraph or a table, whose lines lose their borders."""
    is_table = any("|" in line and _TABLE_RULE.fullmatch(line) for line in lines)
    if is_table:
        cells = (re.sub(r"(?<!\\)\|", " ", line) for line in lines if not _TABLE_RULE.fullmatch(line))
        return "\n".join(map(_inline, cells))
    return "\n".join(_inline(_LINE_MARK.sub("", line)) for line in lines)


def _inline(text: str) -> str:
    """HTML of a line: its escapes undone, its marks taken off, raw HTML as it is."""
    html: list[str] = []
    position = 0
    for match in _TOKEN.finditer(text):
        html.append(escape(text[position : match.start()]))
        position = match.end()
        if match["escaped"]:
            html.append(escape(match["escaped"]))
        elif match["label"] is not None:
            titles = "".join(f" title={found!r}" for found in _LINK_TITLE.findall(match["target"]))
            label = re.sub(r"\\(.)", r"\1", unescape(match["label"]))
            if match["picture"]:
                address = match["target"].partition(" ")[0]
                html.append(f"<img src={quoteattr(address)} alt={quoteattr(label)}>")
                label = ""
            html.append(_element("gw-link", escape(label), (match["list"] or "") + titles))
        else:
            html.append(match["entity"] or match["tag"] or "")
    html.append(escape(text[position:]))
    return "".join(html)
