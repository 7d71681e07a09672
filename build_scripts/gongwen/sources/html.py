"""HTML sources: the page's article as source blocks, the rest of the page as omitted."""

from gongwen.model import Finding, Omitted
from gongwen.sources.blocks import SourceBlock, SourceFigure, SourceParagraph
from gongwen.sources.characters import clean_text, is_clean
from gongwen.sources.content import find_content
from gongwen.sources.html_page import Page, Piece, read_page
from gongwen.text.visible import visible

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read_html(
    text: str, first_line: int, path: str
) -> tuple[tuple[SourceBlock, ...], tuple[Omitted, ...], tuple[Finding, ...]]:
    """The blocks of the article, what stands around it on the page, and findings about its characters."""
    page = read_page(text, first_line)
    content = find_content(page)
    quoted = _inside(page, "blockquote")
    findings: list[Finding] = []
    blocks: list[SourceBlock] = []
    for piece in content.inside:
        if piece.src is not None:
            blocks.append(SourceFigure(piece.line, piece.src, piece.alt))
            continue
        cleaned = _clean(piece, path, findings)
        level = _HEADINGS.get(page.elements[piece.element].tag, 0)
        if cleaned:
            blocks.append(SourceParagraph(piece.line, cleaned, level, piece.strong, quoted[piece.element]))
    omitted = [
        Omitted(piece.line, piece.hidden or "网页的其他部分", _clean(piece, path, findings))
        for piece in content.outside
        if piece.src is None and visible(piece.text)
    ]
    return tuple(blocks), tuple(omitted), tuple(findings)


def _inside(page: Page, tag: str) -> list[bool]:
    """For every element: whether it is one of that tag or stands in one."""
    inside = [False] * len(page.elements)
    for index, element in enumerate(page.elements):
        inside[index] = element.tag == tag or (element.parent >= 0 and inside[element.parent])
    return inside


def _clean(piece: Piece, path: str, findings: list[Finding]) -> str:
    if is_clean(piece.text):
        return piece.text
    text, found = clean_text(piece.text, piece.line, path)
    findings += found
    return text.strip()
