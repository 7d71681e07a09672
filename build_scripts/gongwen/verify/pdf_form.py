"""The form of a published PDF: what is drawn is what is extracted, and nothing lies over it.

Our press writes text in one way: a frame of its own, upright, at a place of the page, in ink, by a font that is
embedded and drawn by its own numbers. Whatever else stands in a content stream (areas, clips, layers, other
frames) could cover, move or change what a reader sees while the text that is extracted stays; so it is named, not
judged. Pictures and thin lines may stand beside text, not over it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO

import pikepdf

from gongwen.verify.pdf_fonts import Font
from gongwen.verify.pdf_page import PageForm
from gongwen.verify.published_pdf import BROKEN

_PAGE_KEYS_NAMES = "/Type /Parent /Contents /Resources /MediaBox /Tabs /StructParents /Annots"
_PAGE_KEYS = frozenset(_PAGE_KEYS_NAMES.split())
_ROOT_KEYS_NAMES = (
    "/Type /Pages /Metadata /StructTreeRoot /MarkInfo /Lang /ViewerPreferences /Outlines /Names /PageLabels"
)
# What a viewer is told: to read from left to right, to show the title; that the file is tagged.
_TOLD = {
    "/ViewerPreferences": {"/Direction": "/L2R", "/DisplayDocTitle": "True"},
    "/MarkInfo": {"/Marked": "True", "/Suspects": "False"},
}
_ROOT_KEYS = frozenset(_ROOT_KEYS_NAMES.split())
_SHEET = (595.2756, 841.8898)  # A4

_MARKUP = re.compile(r"<[^>]*>")
_STAMPS = re.compile(r"<xmp(?:MM)?:\w+>[^<]*</[^>]*>")  # days and identifiers of the file


@dataclass(slots=True)
class PdfForm:
    """What is wrong in a PDF, and what stands in it beside the text."""

    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # artifacts, titles, outlines, descriptions
    addresses: list[str] = field(default_factory=list)
    places: list[tuple[str, int, float]] = field(default_factory=list)  # destination, page from 0, height
    bookmarks: list[tuple[str, int, float]] = field(default_factory=list)  # title, page from 0, height, in their order
    pages: int = 0
    lang: str = ""
    title: str = ""
    author: str = ""
    outlines: dict[tuple[str, str], bytes] = field(default_factory=dict)  # of each character of a face


def pdf_form(data: bytes) -> PdfForm:
    """The form of a PDF; one that cannot be read has a fault and no more."""
    form = PdfForm()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _read(pdf, form)
    except BROKEN as error:
        form.faults.append(f"不能读：{type(error).__name__}")
    return form


def _read(pdf: pikepdf.Pdf, form: PdfForm) -> None:
    if pdf.is_encrypted:
        form.faults.append("加密")
    form.faults += sorted(pdf.Root.keys() - _ROOT_KEYS)
    form.faults += list(_root_faults(pdf.Root))
    form.lang = str(pdf.Root.get("/Lang", ""))
    form.pages = len(pdf.pages)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    fonts: dict[tuple[int, int], Font] = {}
    for page in pdf.pages:
        form.faults += sorted(page.obj.keys() - _PAGE_KEYS)
        box = tuple(float(edge) for edge in page.obj.MediaBox)
        if (
            len(box) != 4
            or sorted((round(box[2]), round(box[3]))) != [round(side) for side in _SHEET]
            or box[:2] != (0, 0)
        ):
            form.faults.append(f"MediaBox {box}")
        read = PageForm(page, fonts, (box[2], box[3]))
        read.read()
        form.faults += read.faults
        form.words += [read.said] if read.said else []
        for annotation in page.obj.get("/Annots", []):
            _annotation(annotation, form)
    for font in fonts.values():
        form.faults += font.faults
        form.outlines |= font.drawn
    _beside(pdf, form, numbers)


def _annotation(annotation: pikepdf.Object, form: PdfForm) -> None:
    """Links within the file and to addresses; nothing else."""
    allowed = frozenset(
        [
            "/Type",
            "/Subtype",
            "/Rect",
            "/A",
            "/Dest",
            "/Border",
            "/F",
            "/StructParent",
            "/Contents",
            "/QuadPoints",
            "/P",
        ]
    )
    action = annotation.get("/A")
    drawn = any(float(part) for part in annotation.get("/Border", [1]))
    if annotation.get("/Subtype") != "/Link" or annotation.keys() - allowed or drawn:
        form.faults.append(f"批注 {annotation.get('/Subtype')}")
    elif isinstance(action, pikepdf.Dictionary):
        if action.get("/S") == "/URI" and not action.keys() - {"/Type", "/S", "/URI"}:
            form.addresses.append(str(action.URI))
        elif action.get("/S") != "/GoTo":
            form.faults.append(f"动作 {action.get('/S')}")
    if "/Contents" in annotation:
        form.words.append(str(annotation.Contents))


def _root_faults(root: pikepdf.Object) -> Iterator[str]:
    """How a viewer is told to show the file, and how it numbers the sheets, where that is not as the press says it."""
    for key, right in _TOLD.items():
        told = {name: str(value) for name, value in root[key].items()} if key in root else {}
        if key in root and told != right:
            yield f"{key} {told}"
    labels = list(root.PageLabels.get("/Nums", [])) if "/PageLabels" in root else []
    for number, label in zip(labels[::2], labels[1::2], strict=True):
        kind = "/D" if int(number) or len(labels) == 2 else "/r"  # what stands before the text is numbered i, ii
        if label.keys() - {"/S", "/St", "/Type"} or str(label.S) != kind or int(label.get("/St", 1)) != 1:
            yield f"/PageLabels {number}"


_INFO = frozenset({"/Title", "/Author", "/Creator"})
_XMP_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>([^<]*)</rdf:li>", re.DOTALL)
_XMP_DAYS = re.compile(r"<(dc:(?:date|description|subject|rights)|xmp:\w*Date|pdf:Keywords)\b")


def _beside(pdf: pikepdf.Pdf, form: PdfForm, numbers: dict[tuple[int, int], int]) -> None:
    """Titles, outlines, destinations, descriptions; actions and files that may not be there."""
    form.bookmarks += _bookmarks(pdf, numbers)
    if pdf.Root.get("/Names") is not None:
        form.faults += sorted(pdf.Root.Names.keys() - {"/Dests"})
    for key in ("/Title", "/Author", "/Subject", "/Keywords"):
        if key in pdf.docinfo:
            form.words.append(str(pdf.docinfo[key]))
    form.faults += sorted(set(pdf.docinfo.keys()) - _INFO)
    form.title, form.author = (str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Author"))
    if "/Metadata" in pdf.Root:
        form.faults += _other_title(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"), form.title)
        form.words.append(_MARKUP.sub(" ", _STAMPS.sub("", pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))))
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        for key in ("/Alt", "/ActualText", "/E", "/T", "/TU", "/Title"):
            if key in thing and isinstance(thing[key], pikepdf.String):
                form.words.append(str(thing[key]))
        if "/AA" in thing or "/JS" in thing or "/OpenAction" in thing:
            form.faults.append("动作")
        form.places += _destinations(thing, numbers)


def _other_title(xmp: str, title: str) -> Iterator[str]:
    """A title in the metadata that is not the file's, and what is not told there."""
    found = _XMP_TITLE.search(xmp)
    if found and unescape(found[1]) != title:
        yield f"dc:title {found[1]}"
    yield from (name for name in _XMP_DAYS.findall(xmp))


def _bookmarks(pdf: pikepdf.Pdf, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int, float]]:
    with pdf.open_outline() as outline:
        todo = list(outline.root)[::-1]
    while todo:
        item = todo.pop()
        place = item.destination
        if isinstance(place, pikepdf.Array):
            yield item.title, numbers.get(place[0].objgen, -1), float(place[3])
        else:
            yield item.title, -1, 0.0
        todo += item.children[::-1]


def _destinations(thing: pikepdf.Dictionary, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int, float]]:
    names = thing.get("/Names")
    if isinstance(names, pikepdf.Array):
        pairs = list(names)
        for name, target in zip(pairs[::2], pairs[1::2], strict=False):
            place = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
            if isinstance(place, pikepdf.Array):
                yield str(name), numbers.get(place[0].objgen, -1), float(place[3])
