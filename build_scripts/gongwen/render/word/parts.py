"""The parts of a Word file around its text: what the package holds, settings, the foot of each sheet, properties."""

from collections.abc import Iterable, Sequence

from gongwen.model import Edition
from gongwen.render.word.pictures import Picture
from gongwen.render.word.styles import LANGUAGES
from gongwen.text.xml import element, escape_xml
from gongwen.variants.ui import ui

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
_KINDS = ("styles", "settings", "fontTable", "footnotes")
_FOOTERS = {"footer1": "default", "footer2": "even"}

# A4 with a type area of 156 × 225 mm: 22 lines of 28 characters of 三号 (GB/T 9704-2012, 5.2); twentieths of a point.
# The grid is of lines alone: LibreOffice 7 sets 18 characters a line on one of characters closer than their size. The
# styles close them up instead.
_PAGE = element("w:pgSz", **{"w:w": "11906", "w:h": "16838"})
_MARGINS = element(
    "w:pgMar",
    **{
        "w:top": "2098",
        "w:right": "1474",
        "w:bottom": "1985",
        "w:left": "1588",
        "w:header": "851",
        "w:footer": "850",
        "w:gutter": "0",
    },
)
_GRID = element("w:docGrid", **{"w:type": "lines", "w:linePitch": "579"})
SECTION = element(
    "w:sectPr",
    "".join(element("w:footerReference", **{"w:type": kind, "r:id": f"rId{name}"}) for name, kind in _FOOTERS.items())
    + _PAGE
    + _MARGINS
    + _GRID,
)


def content_types(pictures: Iterable[Picture], *, has_comments: bool = False) -> str:
    """[Content_Types].xml."""
    endings = dict.fromkeys(picture.part.rpartition(".")[2] for picture in pictures)
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {ending: _PICTURES[ending] for ending in endings}
    kinds = (*_KINDS, *(("comments",) if has_comments else ()))
    parts = {"document": "document.main", **{kind: kind for kind in kinds}, **dict.fromkeys(_FOOTERS, "footer")}
    overrides = {f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in parts.items()}
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    content = "".join(element("Default", Extension=ending, ContentType=kind) for ending, kind in defaults.items())
    content += "".join(element("Override", PartName=name, ContentType=kind) for name, kind in overrides.items())
    return element("Types", content, xmlns=f"{_PACKAGE}/content-types")


def package_relations() -> str:
    """_rels/.rels."""
    return _relations(
        ("rIdDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def document_relations(pictures: Iterable[Picture], links: Sequence[str] = (), *, has_comments: bool = False) -> str:
    """word/_rels/document.xml.rels; `links` are addresses of the site."""
    kinds = (*_KINDS, *(("comments",) if has_comments else ()))
    return _relations(
        *((f"rId{kind}", f"{_OFFICE}/{kind}", f"{kind}.xml") for kind in kinds),
        *((f"rId{name}", f"{_OFFICE}/footer", f"{name}.xml") for name in _FOOTERS),
        *((picture.relation, f"{_OFFICE}/image", picture.part) for picture in pictures),
        links=links,
    )


def _relations(*relations: tuple[str, str, str], links: Sequence[str] = ()) -> str:
    content = "".join(element("Relationship", Id=name, Type=kind, Target=target) for name, kind, target in relations)
    content += "".join(
        element(
            "Relationship", Id=f"rIdTerm{number}", Type=f"{_OFFICE}/hyperlink", Target=address, TargetMode="External"
        )
        for number, address in enumerate(links, start=1)
    )
    return element("Relationships", content, xmlns=f"{_PACKAGE}/relationships")


def settings() -> str:
    """word/settings.xml: odd and even pages differ; the grid of East Asian pages holds."""
    separators = "".join(element("w:footnote", **{"w:id": number}) for number in ("-1", "0"))
    content = (
        element("w:evenAndOddHeaders")
        + element("w:characterSpacingControl", **{"w:val": "doNotCompress"})
        + element("w:footnotePr", separators)
    )
    return f"<w:settings {NAMESPACES}>{content}</w:settings>"


def footers(edition: Edition) -> dict[str, str]:
    """word/footer1.xml and footer2.xml: the page's number outside, and that this is no original."""
    remark = ui(edition.variant, "print.unofficial")
    if edition.variant != edition.document.script:
        remark += ui(edition.variant, "print.machine")
    return {name: _footer(remark, "left" if kind == "even" else "right") for name, kind in _FOOTERS.items()}


def _footer(remark: str, side: str) -> str:
    number = (
        _footer_run("— ")
        + _field("begin")
        + element("w:r", '<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + _field("separate")
        + _footer_run("1")
        + _field("end")
        + _footer_run(" —")
    )
    paragraphs = _footer_paragraph(number, side) + _footer_paragraph(_footer_run(remark), "center")
    return f"<w:ftr {NAMESPACES}>{paragraphs}</w:ftr>"


def _footer_paragraph(content: str, align: str) -> str:
    properties = element("w:pStyle", **{"w:val": "GwFooter"}) + element("w:jc", **{"w:val": align})
    return element("w:p", element("w:pPr", properties) + content)


def _footer_run(text: str) -> str:
    return element("w:r", f'<w:t xml:space="preserve">{escape_xml(text)}</w:t>')


def _field(kind: str) -> str:
    return element("w:r", element("w:fldChar", **{"w:fldCharType": kind}))


def footnotes_xml(notes: str) -> str:
    """word/footnotes.xml: the two that Word wants, and the document's own."""
    separator = element("w:p", element("w:r", element("w:separator")))
    continuation = element("w:p", element("w:r", element("w:continuationSeparator")))
    content = element("w:footnote", separator, **{"w:type": "separator", "w:id": "-1"})
    content += element("w:footnote", continuation, **{"w:type": "continuationSeparator", "w:id": "0"})
    return f"<w:footnotes {NAMESPACES}>{content}{notes}</w:footnotes>"


def properties(edition: Edition) -> str:
    """docProps/core.xml. The issuers wrote the text; a day of the file is none of the document's and is not said."""
    values = edition.document.main.metadata
    content = element("dc:title", escape_xml(values.title or edition.slug))
    content += element("dc:creator", escape_xml("、".join(values.issuers))) if values.issuers else ""
    content += element("dc:identifier", escape_xml(values.number)) if values.number else ""
    content += element("dc:language", LANGUAGES[edition.variant])
    namespaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<cp:coreProperties {namespaces}>{content}</cp:coreProperties>"
