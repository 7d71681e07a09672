"""Sheets become PDF: one maker a thread or process, each with a Typst compiler of its own.

Same bytes for the same edition, options and versions of Typst, fonts and pikepdf, on any machine and clock.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from types import MappingProxyType
from typing import Any

import typst

from gongwen.model import Edition, Figure, Finding, walk_divisions, walk_part_text, walk_parts
from gongwen.render.print.anchors import Anchor
from gongwen.render.print.fonts import FontSet, package_fonts
from gongwen.render.print.options import Grid, PrintOptions
from gongwen.render.print.pictures import is_printable_picture
from gongwen.render.print.sheets import Sheet
from gongwen.render.print.typesetting import sheet_value

__all__ = [
    "PdfMaker",
    "PrintError",
    "PrintOptions",
    "Printed",
    "glyph_findings",
    "missing_glyphs",
    "print_inputs",
]

_ANCHORS = "query(<anchor>).map(a => (a.value, a.location().position(), counter(page).at(a.location()).first()))"
_TEXT_WIDTH = 156 / 25.4 * 72
_TOP_MARGIN = 37 / 25.4 * 72
# How many lines a page may lose so that the signature gets company.
_FEWER_LINES = 3
# Typst forgets what none of the last ten compilations asked for.
_FORGETTING = 11
# Typst quotes text as Rust does.
_MISSING_GLYPH = re.compile(r'the text `?"((?:[^"\\]|\\.)*)"`? could not be displayed with')
_PICTURE_FAULT = re.compile(r"\bimages?\b|\bSVG\b")
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


class PrintError(Exception):
    """Typst refuses or warns: a fault of ours, never of the document."""


class _BadPicture(Exception):
    """Typst cannot read a picture."""


class _MissingGlyph(Exception):
    """No font has these characters."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__(characters)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with the page number on which each eId begins, as printed (contents have none) and as labelled in the file.

    `pages` counts all, `unnumbered` those before page 1. `pdf` is None where a glyph is missing (findings).
    """

    name: str
    pdf: bytes | None
    pages: int = 0
    unnumbered: int = 0
    eid_pages: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()


class PdfMaker:
    """Prints sheets, one after another; not to be shared by threads."""

    def __init__(self, options: PrintOptions | None = None, fonts: FontSet | None = None) -> None:
        self.options = options or PrintOptions()
        self._fonts = fonts or package_fonts()
        folder = resources.files("gongwen.render.print")
        template = str(folder.joinpath("official.typ"))
        self._compiler = typst.Compiler(input=template, root=str(folder), font_paths=self._fonts.fonts)
        nothing = str(folder.joinpath("nothing.typ"))
        self._nothing = typst.Compiler(input=nothing, root=str(folder), font_paths=self._fonts.fonts)

    def forget(self) -> None:
        """Lets go of what was laid out: Typst keeps it for whoever prints the same once more, some ten megabytes a
        document. Eleven empty sheets take eight milliseconds."""
        for _ in range(_FORGETTING):
            self._nothing.compile(format="pdf")

    def make(self, edition: Edition, sheet: Sheet, pictures: Mapping[str, bytes] = MappingProxyType({})) -> Printed:
        """The PDF of one sheet; `pictures` are the files of its figures by their `src`.

        Raises ProjectError where a font family is missing.
        """
        options, unprintable = self.options, frozenset[str]()
        asked, pictures = pictures, {src: data for src, data in pictures.items() if is_printable_picture(data)}
        while True:
            value = sheet_value(
                edition,
                sheet,
                self._fonts.typeface(edition.variant),
                options,
                pictures=pictures,
                unprintable=unprintable,
            )
            try:
                pdf = self._compiled(value, edition, sheet)
            except _MissingGlyph as error:
                missing = glyph_findings(edition, error.characters)
                if missing or unprintable.issuperset(error.characters):
                    return Printed(sheet.name, None, findings=missing)
                unprintable |= frozenset(error.characters)  # they stand in notes and the like
                continue
            except _BadPicture as error:
                sound = {src: data for src, data in pictures.items() if _opens(data)}
                if len(sound) == len(pictures):
                    raise PrintError(str(error)) from error
                pictures = sound
                continue
            anchors = self._anchors(options.grid)
            if not _stranded(anchors, edition) or options.grid.lines <= self.options.grid.lines - _FEWER_LINES:
                break
            # 7.3.5: a signature must not stand on a page without text; the distance of lines is adjusted.
            options = replace(options, grid=replace(options.grid, lines=options.grid.lines - 1))
        from gongwen.render.print.destinations import with_destinations  # pikepdf takes long to import

        finished, pages = with_destinations(pdf, anchors, edition.variant, edition.document.aliases)
        eid_pages = {anchor.eid: anchor.number for anchor in reversed(anchors)}
        unnumbered = anchors[0].page - anchors[0].number if anchors else 0
        findings = tuple(_picture_findings(edition, asked.keys() - pictures.keys()))
        return Printed(sheet.name, finished, pages, unnumbered, tuple(eid_pages.items())[::-1], findings)

    def _compiled(self, value: dict[str, Any], edition: Edition, sheet: Sheet) -> bytes:
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={"sheet": json.dumps(value, ensure_ascii=False)},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            if missing := missing_glyphs(error.diagnostic):
                raise _MissingGlyph(missing) from error
            fault = f"{edition.slug}/{sheet.name}: {error.diagnostic}"
            raise (_BadPicture if _PICTURE_FAULT.search(error.diagnostic) else PrintError)(fault) from error
        if warnings:
            raise PrintError(f"{edition.slug}/{sheet.name}: {warnings[0].diagnostic}")
        assert isinstance(pdf, bytes)
        return pdf

    def _anchors(self, grid: Grid) -> tuple[Anchor, ...]:
        """Where every eId of the sheet compiled last begins; the layout is still in the compiler's memory."""
        found = json.loads(self._compiler.eval(_ANCHORS))
        # Typst tells the baseline of an anchor's line; the destination is the line's top.
        above = _TEXT_WIDTH / grid.columns
        return tuple(
            Anchor(eid, at["page"], number, _points(at["x"]), _points(at["y"]) - above) for eid, at, number in found
        )


def print_inputs(edition: Edition, sheet: Sheet, options: PrintOptions) -> str:
    """All that a PDF depends on but code, libraries, fonts and pictures: while it stays the same, so does the PDF."""
    typeface = package_fonts().typeface(edition.variant)
    value = sheet_value(edition, sheet, typeface, options, pictures={})
    return json.dumps([value, edition.variant, edition.document.aliases], ensure_ascii=False)


def _stranded(anchors: tuple[Anchor, ...], edition: Edition) -> bool:
    """True where a part's signature opens a page: all the text stands before it."""
    signed = {part.conclusions[0].eid for part in walk_parts(edition.document.main) if part.conclusions}
    return any(a.eid in signed and a.number > 1 and a.y < _TOP_MARGIN + 1 for a in anchors)


def missing_glyphs(diagnostic: str) -> tuple[str, ...]:
    """The characters that Typst says no font has, each once, in order."""
    texts = (_ESCAPE.sub(_unescaped, text) for text in _MISSING_GLYPH.findall(diagnostic))
    return tuple(dict.fromkeys(character for text in texts for character in text))


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(match[2], match[2])


def glyph_findings(edition: Edition, characters: Iterable[str]) -> tuple[Finding, ...]:
    """W-glyph for each character of the official text, at the line of the source where it first stands."""
    document = edition.document
    units = tuple(walk_part_text(document.main))
    title = document.main.metadata.title or ""
    findings = []
    for character in characters:
        line = next((unit.line for unit in units if character in unit.text), 1 if character in title else None)
        if line is None:
            continue
        message = (
            f"印刷用的字体没有“{character}”（U+{ord(character):04X}），含有它的 PDF 没有生成；"
            "请核对原文用字，或安装系统字体后用 --fonts system"
        )
        findings.append(Finding(document.path, line, "W-glyph", message))
    return tuple(findings)


def _opens(picture: bytes) -> bool:
    """True for a picture that Typst can read."""
    source = b"#image(bytes(json(bytes(sys.inputs.picture))))"
    try:
        typst.Compiler(input=source).compile(format="pdf", sys_inputs={"picture": json.dumps(list(picture))})
    except typst.TypstError:
        return False
    return True


def _picture_findings(edition: Edition, broken: Collection[str]) -> Iterator[Finding]:
    """W-image for each of these pictures, at the lines of the source where they stand."""
    document = edition.document
    for part in walk_parts(document.main):
        blocks = [*part.front, *part.preamble, *part.conclusions]
        blocks += [block for division in walk_divisions(part.divisions) for block in division.blocks]
        for block in blocks:
            if isinstance(block, Figure) and block.src in broken:
                message = f"图片“{block.src[:80]}”印不出来，PDF 里只注明有图；请换成完好的 png、jpg、gif 或 webp"
                yield Finding(document.path, block.line, "W-image", message)


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))
