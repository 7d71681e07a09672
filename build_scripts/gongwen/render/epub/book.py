"""The book: its files, contents, page list and what it says of itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from uuid import NAMESPACE_URL, uuid5

from gongwen.model import AttachedFile, Edition
from gongwen.render.addresses import absolute_address, overview_address, published_address
from gongwen.render.archive import Member, archive
from gongwen.render.epub.chapters import Chapter, Heading, chapters
from gongwen.render.epub.text import Places, TextWriter, page_id
from gongwen.render.files import file_link
from gongwen.render.print.typesetting import remark_lines
from gongwen.text.xml import element, escape_xml
from gongwen.variants.ui import ui

_PACKAGE = "http://www.idpf.org/2007/opf"
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
# A day must be given and is no day of the text: that of the archive's files.
_MODIFIED = "1980-01-01T00:00:00Z"
_MEDIA = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
_FEATURES = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
_COLOPHON = "colophon"


def epub(edition: Edition, pictures: Mapping[str, bytes], site: str = "") -> bytes:
    """The edition as EPUB; `pictures` are the bytes of its figures by `src`, `site` the published site's address."""
    parts = chapters(edition)
    files = {eid: chapter.file for chapter in parts for eid in chapter.eids()}
    pages = _page_list(edition, files)
    places = Places(files, {eid: number for number, eid in pages.items()})
    images = tuple(file for file in edition.files if file.is_picture and file.src in pictures)
    members = {
        **{part.file: _page(edition, _name(part), TextWriter(edition, part, places).body()) for part in parts},
        f"{_COLOPHON}.xhtml": _colophon(edition, site),
        "nav.xhtml": _nav(edition, parts, pages, files),
        "package.opf": _package(edition, [part.name for part in parts], images, has_pages=bool(pages)),
    }
    style = resources.files("gongwen.render.epub").joinpath("book.css").read_bytes()
    return archive(
        (
            Member("mimetype", b"application/epub+zip", packed=False),
            Member("META-INF/container.xml", _declared(_CONTAINER)),
            *(Member(f"EPUB/{name}", _declared(content)) for name, content in members.items()),
            Member("EPUB/book.css", style),
            *(Member(f"EPUB/files/{file.name}", pictures[file.src], packed=False) for file in images),
        )
    )


def _page_list(edition: Edition, files: Mapping[str, str]) -> dict[int, str]:
    """Of each printed page of the whole document's PDF the first text that begins on it."""
    whole = next((pdf for pdf in edition.pdfs or () if pdf.name == edition.slug), None)
    found: dict[int, str] = {}
    for eid, page in whole.eid_pages if whole else ():
        if eid in files:
            found.setdefault(page, eid)
    return found


def _name(chapter: Chapter) -> str:
    """What a file is called: its first heading."""
    return next((heading.text for heading in chapter.headings()), chapter.name)


def _title(edition: Edition) -> str:
    return edition.document.main.metadata.title or edition.slug


def _page(edition: Edition, name: str, body: str, *, kind: str = "bodymatter") -> str:
    head = element("title", escape_xml(name)) + element("link", rel="stylesheet", href="book.css")
    namespaces = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
    languages = {"lang": edition.variant, "xml:lang": edition.variant}
    content = element("head", head) + element("body", body or element("p"), **{"epub:type": kind})
    return element("html", content, **namespaces, **languages)


def _colophon(edition: Edition, site: str) -> str:
    """Where the text comes from, and that this is no original."""
    address = published_address(site, edition.variant, overview_address(edition.slug))
    said = [ui(edition.variant, "print.unofficial"), *remark_lines(edition, address)]
    body = element("section", "".join(element("p", escape_xml(line)) for line in said), class_="colophon")
    return _page(edition, ui(edition.variant, "print.unofficial"), body, kind="backmatter")


# --- contents ---------------------------------------------------------------------------------------------------------


def _nav(edition: Edition, parts: Sequence[Chapter], pages: Mapping[int, str], files: Mapping[str, str]) -> str:
    name = ui(edition.variant, "print.contents")
    entries = [(heading, part.file) for part in parts for heading in part.headings()]
    start = [(Heading(1, "", _title(edition)), parts[0].file)] if not entries else []
    colophon = (Heading(1, "", ui(edition.variant, "print.unofficial")), f"{_COLOPHON}.xhtml")
    contents = element("h1", escape_xml(name)) + _list([*start, *entries, colophon])
    nav = element("nav", contents, **{"epub:type": "toc", "role": "doc-toc"})
    if pages:
        links = (
            element("li", element("a", str(number), href=f"{files[eid]}#{page_id(number)}"))
            for number, eid in sorted(pages.items())
        )
        listed = element("h2", escape_xml(ui(edition.variant, "epub.pages"))) + element("ol", "".join(links))
        nav += element("nav", listed, hidden="hidden", **{"epub:type": "page-list", "role": "doc-pagelist"})
    return _page(edition, name, nav, kind="frontmatter")


def _list(entries: Iterable[tuple[Heading, str]]) -> str:
    """The entries as lists within each other; a level that is skipped is none."""
    written: list[str] = ["<ol>"]
    open_levels: list[int] = []
    for heading, file in entries:
        while open_levels and open_levels[-1] > heading.level:
            written.append("</li></ol>")
            open_levels.pop()
        if open_levels and open_levels[-1] == heading.level:
            written.append("</li>")
        else:
            written += ["<ol>"] if open_levels else []
            open_levels.append(heading.level)
        link = f"{file}#{heading.eid}" if heading.eid else file
        written.append(f"<li>{element('a', escape_xml(heading.text), href=link)}")
    return "".join(written) + "</li></ol>" * len(open_levels)


# --- the package ------------------------------------------------------------------------------------------------------


def _package(edition: Edition, names: Sequence[str], images: Sequence[AttachedFile], *, has_pages: bool) -> str:
    stems = (*names, _COLOPHON)
    items = [element("item", id=f"t-{stem}", href=f"{stem}.xhtml", **{"media-type": _XHTML}) for stem in stems]
    items.append(element("item", id="nav", href="nav.xhtml", properties="nav", **{"media-type": _XHTML}))
    items.append(element("item", id="style", href="book.css", **{"media-type": "text/css"}))
    items += [
        element("item", id=f"image-{n}", href=file_link(file.name), **{"media-type": _MEDIA[_ending(file)]})
        for n, file in enumerate(images)
    ]
    spine = "".join(element("itemref", idref=f"t-{stem}") for stem in stems)
    metadata = element(
        "metadata",
        "".join(_metadata(edition, has_pictures=bool(images), has_pages=has_pages)),
        **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
    )
    content = metadata + element("manifest", "".join(items)) + element("spine", spine)
    languages = {"xml:lang": edition.variant}
    return element("package", content, xmlns=_PACKAGE, version="3.0", **{"unique-identifier": "id"}, **languages)


_XHTML = "application/xhtml+xml"


def _metadata(edition: Edition, *, has_pictures: bool, has_pages: bool) -> Iterator[str]:
    values, variant = edition.document.main.metadata, edition.variant
    address = absolute_address(edition, overview_address(edition.slug))
    # The same document in the same script is the same book; another text of it is another.
    name = uuid5(NAMESPACE_URL, f"{address or edition.slug}#{variant}#{edition.document.sha256}")
    yield element("dc:identifier", f"urn:uuid:{name}", id="id")
    yield element("dc:title", escape_xml(_title(edition)))
    yield element("dc:language", variant)
    for issuer in values.issuers:
        yield element("dc:creator", escape_xml(issuer))
    if edition.site_url:
        yield element("dc:publisher", escape_xml(edition.site_url))
    if address:
        yield element("dc:source", escape_xml(address))
    if values.number:
        yield element("dc:subject", escape_xml(values.number))
    yield element("meta", _MODIFIED, property="dcterms:modified")
    modes = ("textual", *(("visual",) if has_pictures else ()))
    features = (*_FEATURES, *(("pageNavigation", "pageBreakMarkers") if has_pages else ()))
    yield from (element("meta", mode, property="schema:accessMode") for mode in modes)
    yield element("meta", ",".join(modes), property="schema:accessModeSufficient")
    yield from (element("meta", feature, property="schema:accessibilityFeature") for feature in features)
    yield element("meta", "none", property="schema:accessibilityHazard")
    yield element("meta", escape_xml(ui(variant, "epub.accessible")), property="schema:accessibilitySummary")
    if has_pages:
        printed = f"{address}{edition.slug}.pdf" if address else f"{edition.slug}.pdf"
        yield element("meta", escape_xml(printed), property="pageBreakSource")


def _ending(file: AttachedFile) -> str:
    return file.name.rpartition(".")[2]


def _declared(content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'.encode()
