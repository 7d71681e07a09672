"""HTML sources: the page's article as source blocks, the rest of the page as omitted."""

import re
from collections.abc import Iterator

from gongwen.model import FileLink, Finding, Omitted
from gongwen.sources.blocks import Reading, SourceBlock, SourceFigure, SourceParagraph, SourceTable
from gongwen.sources.characters import Cleaner
from gongwen.sources.content import Content, find_content
from gongwen.sources.html_page import read_page
from gongwen.sources.html_tables import group_tables
from gongwen.sources.html_tags import SEEN
from gongwen.sources.html_values import Page, Piece
from gongwen.sources.links import ANNEXES, ending_of, is_web_address
from gongwen.sources.page_fields import labelled_fields
from gongwen.sources.page_meta import meta_fields
from gongwen.text.visible import visible

_SHOWN = 20  # characters that a finding quotes
_REMARK = re.compile(r"^[（(【\[][^）)】\]]{1,6}[）)】\]]")  # what a site puts before a title: （转载）
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read_html(text: str, first_line: int, path: str) -> Reading:
    """The blocks of the article, what stands around it on the page, what the page says of itself."""
    page = read_page(text, first_line)
    content = find_content(page)
    title = _title_outside(page, content)
    cleaner = Cleaner(path)
    blocks = tuple(_blocks(page, content, title, cleaner))
    aside = Cleaner(path)  # icons of a site's navigation are private-use characters: nobody asks about those
    omitted = tuple(
        Omitted(line, what, cleaned, sort="unseen" if piece.hidden and piece.hidden not in SEEN else "furniture")
        for piece, what in content.outside
        if piece.src is None and piece is not title
        for line, cleaned in [(piece.line, aside.clean(piece.text, piece.line))]
        if visible(cleaned)
    )
    fields = tuple(labelled_fields((p.line, p.text) for p, _ in content.outside if not p.hidden and p.src is None))
    findings = (*cleaner.findings, *_style_findings(content, path))
    return Reading(blocks, omitted, findings, fields + tuple(meta_fields(page)), tuple(_annex_links(page)))


def read_fragment(text: str, first_line: int, path: str) -> Reading:
    """The blocks of an element of HTML that is all text; what is hidden in it is left out."""
    page = read_page(text, first_line)
    shown = tuple(piece for piece in page.pieces if not piece.hidden)
    content = Content(shown, tuple((piece, piece.hidden) for piece in page.pieces if piece.hidden), 0)
    cleaner = Cleaner(path)
    blocks = tuple(_blocks(page, content, None, cleaner))
    omitted = tuple(Omitted(p.line, what, p.text, sort="unseen") for p, what in content.outside if p.src is None)
    findings = (*cleaner.findings, *_style_findings(content, path))
    return Reading(blocks, omitted, findings, links=tuple(_annex_links(page)))


def _annex_links(page: Page) -> Iterator[FileLink]:
    """Links to files that lie beside the page; where sites list them is often not within the article."""
    for piece in page.pieces:
        for href, text in piece.links if not piece.hidden else ():
            if ending_of(href) in ANNEXES and not (is_web_address(href) or href.startswith("/")):
                yield FileLink(piece.line, href, text)


def _style_findings(content: Content, path: str) -> Iterator[Finding]:
    """What of the article has a line through it, and what is not seen on the page unless that is most."""
    unseen = [piece for piece in content.inside if piece.unseen]
    if len(unseen) * 2 < len(content.inside):
        for piece in unseen:
            message = f"“{piece.text[:_SHOWN]}”在网页上看不见（{'、'.join(piece.unseen)}），已照录；请核对是不是正文"
            yield Finding(path, piece.line, "W-hidden-style", message)
    for piece in content.inside:
        if visible(piece.struck):
            message = f"“{piece.struck[:_SHOWN]}”在原文中有删除线，已照录；请核对是否仍然有效"
            yield Finding(path, piece.line, "W-struck", message)


def _blocks(page: Page, content: Content, title: Piece | None, cleaner: Cleaner) -> Iterator[SourceBlock]:
    quoted = _inside(page, "blockquote")
    if title:
        yield SourceParagraph(title.line, cleaner.clean(title.text, title.line), 1)
    for piece in group_tables(content.inside, page, content.container):
        if isinstance(piece, SourceTable):
            rows = tuple(tuple(cleaner.clean(cell, piece.line) for cell in row) for row in piece.rows)
            yield SourceTable(piece.line, rows, piece.header_rows, piece.spans)
        elif piece.src is not None:
            yield SourceFigure(piece.line, piece.src, piece.alt)
        elif text := cleaner.clean(piece.text, piece.line):
            level = _HEADINGS.get(page.elements[piece.element].tag, 0)
            yield SourceParagraph(piece.line, text, level, piece.strong, quoted[piece.element])


def _title_outside(page: Page, content: Content) -> Piece | None:
    """The document's title where a page sets it above the article: a heading that <title> opens with."""
    page_title = next((_squeezed(p.text) for p in page.pieces if p.hidden == "网页标题"), "")
    opening = _squeezed("".join(p.text for p in content.inside[:8]))
    first = content.inside[0] if content.inside else None
    for piece, _ in content.outside:
        text = _squeezed(piece.text)
        is_heading = page.elements[piece.element].tag in _HEADINGS
        if first is None or piece.line > first.line or piece.hidden or piece.src is not None or not is_heading:
            continue
        if len(text) >= 6 and page_title.startswith(text) and _REMARK.sub("", text) not in opening:
            return piece
    return None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _inside(page: Page, tag: str) -> list[bool]:
    """For every element: whether it is one of that tag or stands in one."""
    inside = [False] * len(page.elements)
    for index, element in enumerate(page.elements):
        inside[index] = element.tag == tag or (element.parent >= 0 and inside[element.parent])
    return inside
