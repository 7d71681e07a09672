"""What a page says of its document for machines: <meta>, JSON-LD, <h1> and <title>."""

import json
from collections.abc import Iterator

from gongwen.sources.blocks import Field
from gongwen.sources.html_values import Meta, Page, Piece

# Names of <meta>, in lower case, as the sites of governments and the standards (Dublin Core, Open Graph) have them.
_META = {
    "articletitle": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "og:title": "page_title",
    "twitter:title": "page_title",
    "pubdate": "published",
    "publishdate": "published",
    "publish_date": "published",
    "publishtime": "published",
    "article:published_time": "published",
    "og:published_time": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.date": "published",
    "firstpublishedtime": "published",
    "contentsource": "origin",
    "dc.source": "origin",
    "author": "origin",
    "dc.creator": "origin",
    "fileno": "number",
    "documentnumber": "number",
    "indexnumber": "index_number",
}
_JSON_LD = {"headline": "title", "name": "page_title", "datePublished": "published"}
_MAX_VALUE = 300
_MAX_JSON = 100_000  # characters; a page that says more of itself than that is not believed
_MAX_DEPTH = 12


def meta_fields(page: Page) -> Iterator[Field]:
    """The fields of <meta>, JSON-LD, <h1> and <title>, in this order."""
    yield from (field for meta in page.metas for field in _meta_field(meta))
    for piece in page.pieces:
        element = page.elements[piece.element]
        if element.tag == "script" and "ld+json" in element.attributes.lower():
            yield from _json_fields(piece.text, piece.line)
    headings: dict[int, list[Piece]] = {}  # a heading may be broken into lines
    for piece in page.pieces:
        if not piece.hidden and piece.text and page.elements[piece.element].tag == "h1":
            headings.setdefault(piece.element, []).append(piece)
    for pieces in headings.values():
        yield Field("page_title", "".join(piece.text for piece in pieces)[:_MAX_VALUE], pieces[0].line, "<h1>")
    titles = (piece for piece in page.pieces if piece.hidden == "网页标题" and piece.text)
    yield from (Field("page_title", piece.text[:_MAX_VALUE], piece.line, "<title>") for piece in list(titles)[:1])


def _meta_field(meta: Meta) -> Iterator[Field]:
    name, value = _META.get(meta.name.lower()), meta.content.strip()
    if name and value:
        yield Field(name, value[:_MAX_VALUE], meta.line, f"<meta {meta.name}>")


def _json_fields(text: str, line: int) -> Iterator[Field]:
    if len(text) > _MAX_JSON:
        return
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    stack: list[tuple[object, int]] = [(value, 0)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, dict):
            said = ((key, node.get(key)) for key in _JSON_LD if "headline" in node or key != "name")
            for key, content in said:
                if isinstance(content, str) and content.strip():
                    yield Field(_JSON_LD[key], content.strip()[:_MAX_VALUE], line, f"JSON-LD {key}")
        if isinstance(node, dict | list) and depth < _MAX_DEPTH:
            stack += [(child, depth + 1) for child in (node.values() if isinstance(node, dict) else node)]
