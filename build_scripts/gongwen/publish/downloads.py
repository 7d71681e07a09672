"""What readers take away, beside a script's pages: JSON, portable Markdown, a PDF for each page of text and for all."""

import json
from importlib.metadata import version
from pathlib import Path

from gongwen.model import Edition, Finding
from gongwen.publish.files import write_tree
from gongwen.publish.stamps import Stamps, code_digest, digest
from gongwen.render.outline import outline_value
from gongwen.render.portable import portable_markdown
from gongwen.render.print.pdf import PdfMaker, PrintOptions
from gongwen.render.print.sheets import Sheet, sheets_of


def write_downloads(
    folder: Path, editions: tuple[Edition, ...], stamps: Stamps, *, site_url: str, with_pdf: bool
) -> tuple[Finding, ...]:
    """The folder holds the editions' downloads and nothing else; returns what kept a PDF from being made."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    maker: PdfMaker | None = None
    options = PrintOptions(site=site_url)
    for edition in editions:
        files |= text_downloads(edition)
        for sheet in sheets_of(edition) if with_pdf else ():
            name, key = f"{edition.slug}/{sheet.name}.pdf", _sheet_key(edition, sheet, options)
            if stamps.is_fresh(name, key) and (folder / name).is_file():
                files[name] = (folder / name).read_bytes()
            else:
                maker = maker or PdfMaker(options)
                printed = maker.make(edition, sheet)
                findings += printed.findings
                if printed.pdf is None:
                    continue  # W-glyph: no stamp either, so that the next build says it again
                files[name] = printed.pdf
            stamps.record(name, key)
    write_tree(folder, files)
    return tuple(findings)


def text_downloads(edition: Edition) -> dict[str, bytes]:
    """`<slug>.json` and `<slug>.md`, by path below the script's site."""
    value = json.dumps(outline_value(edition.document), ensure_ascii=False, indent=1)
    return {
        f"{edition.slug}/{edition.slug}.json": f"{value}\n".encode(),
        f"{edition.slug}/{edition.slug}.md": portable_markdown(edition).encode(),
    }


def _sheet_key(edition: Edition, sheet: Sheet, options: PrintOptions) -> str:
    """What a PDF depends on: the text, its values, the printing code, Typst and the fonts."""
    libraries = (version(name) for name in ("typst", "pikepdf", "pylopdf-fonts-zh-cn", "pylopdf-fonts-zh-tw"))
    values = (sheet, edition.variant, edition.document.main.metadata, edition.document.sha256, options)
    return digest(part.encode() for part in (repr(values), *libraries, code_digest()))
