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
from gongwen.verify.run import FORMATS, PDF_READERS, Format, Report, anchors_of, verify_document
from gongwen.verify.site_files import PdfReader

DIFFERENCES: dict[What, str] = {"missing": "缺少", "added": "多出", "moved": "移位", "altered": "不符"}


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
    path = project.shown(stored.source_path)
    digests = {file.src: file.sha256 for file in stored.files}
    attached = Attached(picture_digests(stored.document, digests), frozenset(digests.values()))
    return reports(
        site,
        stored.slug,
        path,
        stored.source,
        stored.document,
        stored.particulars,
        phrases,
        attached,
        pdf_readers,
        variants,
        formats,
    )


def reports(
    site: Path,
    slug: str,
    path: str,
    source: bytes,
    document: Document,
    particulars: Particulars,
    phrases: tuple[PhraseRow, ...],
    attached: Attached,
    pdf_readers: Sequence[PdfReader],
    variants: Sequence[Variant] = VARIANTS,
    formats: Sequence[Format] = FORMATS,
) -> tuple[Report, ...]:
    variants = [v for v in variants if (site / prefix(v) / slug).is_dir()]
    if not variants:
        raise ProjectError(f"网站里没有 {slug}/；请检查名字，或重新生成", str(site))
    return verify_document(
        source,
        path,
        anchors=anchors_of(document),
        omitted=document.omitted,
        site=site,
        slug=slug,
        converters={v: Converter(v, phrases).for_document(particulars, document.script) for v in variants},
        omit=particulars.omit,
        attached=attached,
        pdf_readers=pdf_readers,
        formats=formats,
    )
