"""The pages of an OFD (GB/T 33190): its characters with their places, and the rules of its tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from posixpath import dirname, join, normpath

from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from gongwen.errors import UnsupportedSourceError
from gongwen.sources.file_forms import MAX_FILE
from gongwen.sources.laid_out.page import Glyph, LaidOutPage, Picture, Rule
from gongwen.sources.laid_out.pictures import left_out_because
from gongwen.text.archives import ArchiveError, check_archive, read_part

_POINTS = 72 / 25.4  # OFD counts in millimetres
_MOST_UNPACKED = 200_000_000
_MOST_PART = 40_000_000
_MOST_PAGES = 1_500
_MOST_GLYPHS = 100_000  # of one text
_DAMAGED = "这份 OFD 损坏、加了密码或解开后太大；请重新下载，或转换为 .docx"
_PATH = re.compile(r"([SML])\s+(-?[\d.]+)\s+(-?[\d.]+)|[BQACcz]")
_PICTURES = ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"))
_SHORTEST = 2.0  # millimetres of a rule
_BOLD = 600

Matrix = tuple[float, float, float, float, float, float]


def read_ofd(data: bytes, path: str) -> tuple[LaidOutPage, ...]:
    """All pages; raises UnsupportedSourceError for what is damaged or no OFD."""
    try:
        check_archive(data, _MOST_UNPACKED)
        root = _part(data, "OFD.xml")
        where = _inside("OFD.xml", _text_of(root, "DocRoot"))
        document = _part(data, where)
        box = _numbers(_text_of(document, "PhysicalBox"))
        templates = {node.get("ID"): _inside(where, node.get("BaseLoc", "")) for node in _all(document, "TemplatePage")}
        pages = [node for node in _all(document, "Page") if node.get("BaseLoc")]
        media = dict(_media(data, where, document))
        if len(pages) > _MOST_PAGES:
            raise UnsupportedSourceError(f"这份 OFD 有 {len(pages)} 页，最多 {_MOST_PAGES} 页；请拆成几份", path)
        return tuple(
            _page(data, number, _inside(where, node.get("BaseLoc", "")), templates, box, media)
            for number, node in enumerate(pages, 1)
        )
    except (ArchiveError, etree.LxmlError, LookupError, ValueError) as error:
        raise UnsupportedSourceError(_DAMAGED, path) from error


def _part(data: bytes, name: str) -> etree._Element:
    content = read_part(data, name, _MOST_PART)
    if content is None:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _all(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name in whatever namespace: not all programs keep to the standard's."""
    yield from node.iter(f"{{*}}{name}")


def _text_of(node: etree._Element, name: str) -> str:
    return next((found.text or "" for found in _all(node, name)), "").strip()


def _inside(base: str, location: str) -> str:
    """The part that a location names, from the part that names it."""
    return normpath(join(dirname(base), location)) if not location.startswith("/") else location[1:]


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split()]


def _media(data: bytes, where: str, document: etree._Element) -> Iterator[tuple[str, str]]:
    """The parts that hold the pictures, by what pages call them."""
    for kind in ("PublicRes", "DocumentRes"):
        for node in _all(document, kind):
            name = _inside(where, (node.text or "").strip())
            try:
                resources = _part(data, name)
            except (ValueError, etree.LxmlError):
                continue  # what is not there takes nothing from the text; its pictures are counted
            base = _inside(name, f"{resources.get('BaseLoc', '')}/")
            for found in _all(resources, "MultiMedia"):
                yield found.get("ID", ""), _inside(f"{base}/", _text_of(found, "MediaFile"))


def _page(
    data: bytes,
    number: int,
    name: str,
    templates: dict[str | None, str],
    usual: Sequence[float],
    media: Mapping[str, str],
) -> LaidOutPage:
    root = _part(data, name)
    own = _numbers(_text_of(root, "PhysicalBox"))
    left, top, width, height = [*(own or usual or (0, 0, 210, 297)), 0, 0, 0, 0][:4]
    layers = [
        _part(data, templates[t.get("TemplateID")]) for t in _all(root, "Template") if t.get("TemplateID") in templates
    ]
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    shown: list[etree._Element] = []
    for layer in (*layers, root):
        for node in _all(layer, "TextObject"):
            glyphs += _glyphs(node, left, top)
        for node in _all(layer, "PathObject"):
            rules += _rules(node, left, top)
        shown += _all(layer, "ImageObject")
    pictures = tuple(_picture(data, number, node, (left, top), glyphs, media) for node in shown)
    covered = sum((one.right - one.left) * (one.bottom - one.top) for one in pictures)
    share = min(1.0, covered / (width * height * _POINTS**2)) if width and height else 0.0
    return LaidOutPage(number, width * _POINTS, height * _POINTS, tuple(glyphs), tuple(rules), share, pictures)


def _picture(
    data: bytes,
    page: int,
    node: etree._Element,
    corner: tuple[float, float],
    glyphs: Sequence[Glyph],
    media: Mapping[str, str],
) -> Picture:
    """A picture at its place, with its bytes where it is upright and in a form that browsers show."""
    x, y, wide, high = [*_numbers(node.get("Boundary", "")), 0, 0, 0, 0][:4]
    x, y = x - corner[0], y - corner[1]
    left, right, top, bottom = x * _POINTS, (x + wide) * _POINTS, y * _POINTS, (y + high) * _POINTS
    why = left_out_because((left, right, top, bottom), glyphs)
    a, b, _, d, *_ = [*_numbers(node.get("CTM", "1 0 0 1")), 0, 0, 0, 0]
    name = media.get(node.get("ResourceID", ""), "")
    held = (read_part(data, name, MAX_FILE) or b"") if name and not why and a > 0 and d > 0 and not b else b""
    ending = next((ending for begins, ending in _PICTURES if held.startswith(begins)), "")
    return Picture(page, left, right, top, bottom, held if ending else b"", ending, why)


def _frame(node: etree._Element, left: float, top: float) -> tuple[float, float, Matrix]:
    """Where an object stands on the page, and how what is in it is turned and scaled."""
    x, y, _, _ = [*_numbers(node.get("Boundary", "")), 0, 0, 0, 0][:4]
    a, b, c, d, e, f = [*_numbers(node.get("CTM", "1 0 0 1 0 0")), 0, 0, 0, 0, 0, 0][:6]
    return x - left, y - top, (a, b, c, d, e, f)


def _glyphs(node: etree._Element, left: float, top: float) -> Iterator[Glyph]:
    at_x, at_y, (a, b, c, d, e, f) = _frame(node, left, top)
    scale = (a * a + b * b) ** 0.5 or 1.0
    size = float(node.get("Size", "3.5")) * scale * _POINTS
    bold = float(node.get("Weight", "400") or 400) >= _BOLD
    seen = node.get("Visible", "true") != "false"
    lies_across = abs(b) > 0.02 * abs(a)
    x = y = 0.0
    for code in _all(node, "TextCode"):
        text = (code.text or "").strip("\r\n")[:_MOST_GLYPHS]
        x, y = float(code.get("X", x)), float(code.get("Y", y))
        steps = _steps(code.get("DeltaX", ""), len(text)), _steps(code.get("DeltaY", ""), len(text))
        cx, cy = x, y
        for i, character in enumerate(text):
            px, py = (at_x + a * cx + c * cy + e) * _POINTS, (at_y + b * cx + d * cy + f) * _POINTS
            step = steps[0][i] if i < len(steps[0]) else 0.0
            wide = size if character >= "\u2e80" else min(size, abs(step * scale * _POINTS) or size / 2)
            aside = "watermark" if lies_across else "" if seen else "unseen"
            yield Glyph(character, px, px + wide, py, size, bold, aside)  # type: ignore[arg-type]  # one of them
            cx += step
            cy += steps[1][i] if i < len(steps[1]) else 0.0


def _steps(text: str, count: int) -> list[float]:
    """The distances between characters; `g 3 5` stands for three of 5."""
    words = text.split()
    found: list[float] = []
    while words and len(found) < count:
        word = words.pop(0)
        if word == "g" and len(words) >= 2:
            times, step = int(words.pop(0)), float(words.pop(0))
            found += [step] * min(times, count)
        else:
            found.append(float(word))
    return found


def _rules(node: etree._Element, left: float, top: float) -> Iterator[Rule]:
    """The straight lines of a path; what is level or upright once it is turned."""
    at_x, at_y, (a, b, c, d, e, f) = _frame(node, left, top)
    places: list[tuple[float, float] | None] = []
    for match in _PATH.finditer(_text_of(node, "AbbreviatedData")):
        if match[1] is None:
            places.append(None)
            continue
        x, y = float(match[2]), float(match[3])
        if match[1] != "L":
            places.append(None)
        places.append(((at_x + a * x + c * y + e) * _POINTS, (at_y + b * x + d * y + f) * _POINTS))
    for before, after in pairwise(places):
        if before and after:
            yield from _rule(*before, *after)


def _rule(x0: float, y0: float, x1: float, y1: float) -> Iterator[Rule]:
    if abs(y0 - y1) < 1 and abs(x0 - x1) >= _SHORTEST * _POINTS:
        yield Rule(False, (y0 + y1) / 2, *sorted((x0, x1)))
    elif abs(x0 - x1) < 1 and abs(y0 - y1) >= _SHORTEST * _POINTS:
        yield Rule(True, (x0 + x1) / 2, *sorted((y0, y1)))
