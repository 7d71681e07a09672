"""A project's document compared with its published files, as a build and `gongwen verify` do it."""

from collections.abc import Sequence
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.attached import picture_digests
from gongwen.library.project import Project
from gongwen.library.read import StoredDocument
from gongwen.model import VARIANTS, Document, Particulars, PhraseRow, Variant
from gongwen.render.addresses import prefix
from gongwen.variants.conversion import Converter
from gongwen.verify.compare import What
from gongwen.verify.pictures import Attached
from gongwen.verify.report import FORMATS, Format, Original, Report
from gongwen.verify.run import PDF_READERS, anchors_of, verify_document
from gongwen.verify.site_files import PdfReader

DIFFERENCES: dict[What, str] = {"missing": "缺少", "added": "多出", "moved": "移位", "altered": "不符", "stale": "旧版"}


def reports_on(
    site: Path,
    project: Project,
    stored: StoredDocument,
    phrases: tuple[PhraseRow, ...],
    *,
    variants: Sequence[Variant] = VARIANTS,
    formats: Sequence[Format] = FORMATS,
    pdf_readers: Sequence[PdfReader] = PDF_READERS[:1],
) -> tuple[Report, ...]:
    """What a comparison of a project's document with its published files finds, in the scripts that the site has.

    PDFs are read by one reader, as a build has time for, or by those that are given.
    """
    digests = {file.src: file.sha256 for file in stored.files}
    attached = Attached(picture_digests(stored.document, digests), frozenset(digests.values()))
    path = project.shown(stored.source_path)
    return verify_document(
        original_of(stored.source, path, stored.document, stored.particulars, attached),
        site,
        stored.slug,
        shown_converters(site, stored.slug, stored.document, stored.particulars, phrases, variants),
        formats=formats,
        pdf_readers=pdf_readers,
    )


def original_of(source: bytes, path: str, document: Document, particulars: Particulars, attached: Attached) -> Original:
    """What the published files are compared with."""
    kept_back = particulars.omit, particulars.redact
    return Original(source, path, anchors_of(document), document.omitted, *kept_back, attached)


def shown_converters(
    site: Path,
    slug: str,
    document: Document,
    particulars: Particulars,
    phrases: tuple[PhraseRow, ...],
    variants: Sequence[Variant] = VARIANTS,
) -> dict[Variant, Converter]:
    """A converter for each of the scripts in which the site shows the document; raises ProjectError where in none."""
    shown = [variant for variant in variants if (site / prefix(variant) / slug).is_dir()]
    if not shown:
        raise ProjectError(f"网站里没有 {slug}/；请检查名字，或重新生成", str(site))
    return {v: Converter(v, phrases).for_document(particulars, document.script) for v in shown}
