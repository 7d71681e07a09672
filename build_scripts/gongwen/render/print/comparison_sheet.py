"""The 修改前后对照表 of a document and the one that it replaces, as PDF: landscape A4, two columns.

No text of it is counted as the document's: it is a second presentation of two texts.
"""

import json
from importlib import resources
from typing import Any

import typst

from gongwen.model import ComparedPassage, Comparison, Edition
from gongwen.render.comparison import Side, segments
from gongwen.render.print.fonts import FontSet, Typeface, package_fonts
from gongwen.render.print.pdf import Printed, PrintError, glyph_findings, missing_glyphs
from gongwen.render.print.pieces import pieces, printable
from gongwen.render.print.typesetting import REGIONS, cut_value, remark_lines
from gongwen.text.visible import visible
from gongwen.variants.ui import ui


class ComparisonMaker:
    """Prints comparisons, one after another; not to be shared by threads."""

    def __init__(self, fonts: FontSet | None = None) -> None:
        self._fonts = fonts or package_fonts()
        folder = resources.files("gongwen.render.print")
        template = str(folder.joinpath("comparison.typ"))
        self._compiler = typst.Compiler(input=template, root=str(folder), font_paths=self._fonts.fonts)

    def make(self, edition: Edition, comparison: Comparison) -> Printed:
        """The PDF; none where a glyph is missing, and then the findings say so, about whichever text has it."""
        value = comparison_value(edition, comparison, self._fonts.typeface(edition.variant))
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={"sheet": json.dumps(value, ensure_ascii=False)},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            missing = missing_glyphs(error.diagnostic)
            if not missing:
                raise PrintError(f"{edition.slug}/{comparison.name}: {error.diagnostic}") from error
            found = (*glyph_findings(edition, missing), *glyph_findings(comparison.old, missing))
            return Printed(comparison.name, None, findings=found)
        if warnings:
            raise PrintError(f"{edition.slug}/{comparison.name}: {warnings[0].diagnostic}")
        assert isinstance(pdf, bytes)
        from gongwen.render.print.destinations import with_destinations  # pikepdf takes long to import

        finished, pages = with_destinations(pdf, (), edition.variant)
        return Printed(comparison.name, finished, pages)


def comparison_inputs(edition: Edition, comparison: Comparison) -> str:
    """All that the PDF depends on but code, libraries and fonts: while it stays the same, so does the PDF."""
    value = comparison_value(edition, comparison, package_fonts().typeface(edition.variant))
    return json.dumps(value, ensure_ascii=False)


def comparison_value(edition: Edition, comparison: Comparison, typeface: Typeface) -> dict[str, Any]:
    """All that the template comparison.typ needs to know."""
    variant = edition.variant
    heading = f"《{_title(edition)}》{ui(variant, 'compare.table')}"
    versions = (("old", comparison.old), ("new", edition))
    lines = [f"{ui(variant, f'compare.{side}')}：{_facts(one)}" for side, one in versions]
    return {
        "title": printable(heading),
        "authors": list(edition.document.main.metadata.issuers),
        "region": REGIONS[variant],
        "faces": {name: cut_value(cut) for name, cut in (*typeface.cuts, ("other", typeface.other))},
        "heading": pieces(heading),
        "lines": [pieces(line) for line in (*lines, ui(variant, "compare.legend.print"))],
        "heads": [ui(variant, f"compare.{side}") for side, _ in versions],
        "rows": [[_stretches(row, side) for side in ("old", "new")] for row in comparison.rows],
        "remark": remark_lines(edition)[:1],
    }


def _title(edition: Edition) -> str:
    return edition.document.main.metadata.title or edition.slug


def _facts(edition: Edition) -> str:
    values = edition.document.main.metadata
    facts = "，".join(fact for fact in (values.number, values.date) if fact)
    return f"《{_title(edition)}》" + (f"（{facts}）" if facts else "")


def _stretches(row: ComparedPassage, side: Side) -> list[dict[str, Any]]:
    """One cell; white space that came or went is not marked."""
    return [
        {
            "kind": segment.kind if visible(segment.text) else "same",
            "text": pieces(segment.text),
            "number": segment.number,
        }
        for segment in segments(row, side)
    ]
