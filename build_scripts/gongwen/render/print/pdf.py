"""Sheets become PDF: one maker a thread or process, each with a Typst compiler of its own.

Same bytes for the same edition, options and versions of Typst, fonts and pikepdf, on any machine and clock.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources

import typst

import gongwen
from gongwen.model import SOURCE_VARIANT, Edition, Finding, walk_part_text, walk_parts
from gongwen.render.print.destinations import Anchor, with_destinations
from gongwen.render.print.fonts import FontSet, package_fonts
from gongwen.render.print.sheets import Sheet
from gongwen.render.print.typesetting import OFFICIAL, Grid, sheet_value
from gongwen.variants.ui import ui

# The date of a PDF whose document has none: any fixed one.
UNDATED = "2000-01-01"
_ANCHORS = "query(<anchor>).map(it => (it.value, it.location().position(), it.location().page()))"
_TEXT_WIDTH = 156 / 25.4 * 72
_TOP_MARGIN = 37 / 25.4 * 72
# How many lines a page may lose so that the signature gets company.
_FEWER_LINES = 3
# Typst quotes text as Rust does.
_MISSING_GLYPH = re.compile(r'the text `?"((?:[^"\\]|\\.)*)"`? could not be displayed with')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


class PrintError(Exception):
    """Typst refuses or warns: a fault of ours, never of the document."""


class _MissingGlyph(Exception):
    """No font has these characters."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__(characters)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the sheets of a build have in common; `site` is the published site's address, if there is one."""

    site: str = ""
    grid: Grid = OFFICIAL


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with the page (from 1) on which each eId begins; `pdf` is None where a glyph is missing (findings)."""

    name: str
    pdf: bytes | None
    pages: int = 0
    eid_pages: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()


class PdfMaker:
    """Prints sheets, one after another; not to be shared by threads."""

    def __init__(self, options: PrintOptions = PrintOptions(), fonts: FontSet | None = None) -> None:
        self.options = options
        self._fonts = fonts or package_fonts()
        folder = resources.files("gongwen.render.print")
        template = str(folder.joinpath("official.typ"))
        self._compiler = typst.Compiler(input=template, root=str(folder), font_paths=self._fonts.fonts)

    def make(self, edition: Edition, sheet: Sheet) -> Printed:
        """The PDF of one sheet. Raises ProjectError where a font family is missing."""
        grid = self.options.grid
        while True:
            try:
                pdf = self._compiled(edition, sheet, grid)
            except _MissingGlyph as missing:
                return Printed(sheet.name, None, findings=glyph_findings(edition, missing.characters))
            anchors = self._anchors(grid)
            if not _stranded(anchors, edition) or grid.lines <= self.options.grid.lines - _FEWER_LINES:
                break
            # 7.3.5.4: a signature must not stand on a page without text; the distance of lines is adjusted.
            grid = replace(grid, lines=grid.lines - 1)
        finished, pages = with_destinations(pdf, anchors, edition.variant)
        eid_pages = tuple({anchor.eid: anchor.page for anchor in reversed(anchors)}.items())[::-1]
        return Printed(sheet.name, finished, pages, eid_pages)

    def _compiled(self, edition: Edition, sheet: Sheet, grid: Grid) -> bytes:
        typeface = self._fonts.typeface(edition.variant)
        value = sheet_value(edition, sheet, typeface, grid, remark_of(edition, self.options.site))
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={"sheet": json.dumps(value, ensure_ascii=False)},
                pdf_standards=["ua-1"],
                timestamp=_timestamp(edition),
            )
        except typst.TypstError as error:
            if missing := missing_glyphs(error.diagnostic):
                raise _MissingGlyph(missing) from error
            raise PrintError(f"{edition.slug}/{sheet.name}: {error.diagnostic}") from error
        if warnings:
            raise PrintError(f"{edition.slug}/{sheet.name}: {warnings[0].diagnostic}")
        assert isinstance(pdf, bytes)
        return pdf

    def _anchors(self, grid: Grid) -> tuple[Anchor, ...]:
        """Where every eId of the sheet compiled last begins; the layout is still in the compiler's memory."""
        found = json.loads(self._compiler.eval(_ANCHORS))
        # Typst tells the baseline of an anchor's line; the destination is the line's top.
        above = _TEXT_WIDTH / grid.columns
        return tuple(Anchor(eid, page, _points(at["x"]), _points(at["y"]) - above) for eid, at, page in found)


def _stranded(anchors: tuple[Anchor, ...], edition: Edition) -> bool:
    """True where a part's signature opens a page: all the text stands before it."""
    signed = {part.conclusions[0].eid for part in walk_parts(edition.document.main) if part.conclusions}
    return any(a.eid in signed and a.page > 1 and a.y < _TOP_MARGIN + 1 for a in anchors)


def remark_of(edition: Edition, site: str = "") -> tuple[str, ...]:
    """The republisher's mark below the last page: that it is not the original paper, and where it comes from."""
    variant = edition.variant
    said = [ui(variant, "print.remark")]
    if variant != SOURCE_VARIANT:
        said.append(ui(variant, "print.converted"))
    origin = (
        [f"{ui(variant, 'print.source')} {edition.particulars.source_url}"] if edition.particulars.source_url else []
    )
    address = [f"{ui(variant, 'print.address')} {site.rstrip('/')}/{edition.slug}/"] if site else []
    digest = [f"SHA-256 {edition.document.sha256}"] if edition.document.sha256 else []
    return ("".join(said), *origin, *address, "　".join((*digest, f"gongwen {gongwen.__version__}")))


def missing_glyphs(diagnostic: str) -> tuple[str, ...]:
    """The characters that Typst says no font has, each once, in order."""
    texts = (_ESCAPE.sub(_unescaped, text) for text in _MISSING_GLYPH.findall(diagnostic))
    return tuple(dict.fromkeys(character for text in texts for character in text))


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(match[2], match[2])


def glyph_findings(edition: Edition, characters: Iterable[str]) -> tuple[Finding, ...]:
    """W-glyph for each character, at the line of the source where it first stands."""
    document = edition.document
    units = tuple(walk_part_text(document.main))
    findings = []
    for character in characters:
        line = next((unit.line for unit in units if character in unit.text), 1)
        message = (
            f"印刷用的字体没有“{character}”（U+{ord(character):04X}），含有它的 PDF 没有生成；"
            "请核对原文用字，或安装系统字体后用 --fonts system"
        )
        findings.append(Finding(document.path, line, "W-glyph", message))
    return tuple(findings)


def _timestamp(edition: Edition) -> datetime:
    """Midnight (UTC) of the document's day: never the day of the build."""
    day = edition.document.main.metadata.date or UNDATED
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))
