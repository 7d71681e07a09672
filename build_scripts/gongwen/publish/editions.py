"""The second pass: one document, enriched and annotated in the source script, then in each other script."""

from dataclasses import replace

from gongwen.annotations.anchor import anchor_notes
from gongwen.enrich.summary import summarize
from gongwen.enrich.terms import TermMatcher
from gongwen.library.read import Library, StoredDocument
from gongwen.model import SOURCE_VARIANT, Edition, Frame, TermEntry, Variant
from gongwen.render.markdown.site_pages import HandPage
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition, convert_term


def source_editions(library: Library) -> tuple[Edition, ...]:
    """Every document with its summaries, terms and notes, in the source script."""
    matcher = TermMatcher(library.terms)
    return tuple(_source_edition(stored, library.terms, matcher) for stored in library.documents)


def _source_edition(stored: StoredDocument, terms: tuple[TermEntry, ...], matcher: TermMatcher) -> Edition:
    omit = stored.particulars.omit
    document = replace(stored.document, frame=published_frame(stored.document.frame, omit))
    spans = matcher.hits(document)
    met = {span.ref for span in spans}
    return Edition(
        stored.slug,
        SOURCE_VARIANT,
        document,
        stored.particulars,
        summarize(document),
        spans,
        anchor_notes(stored.notes, document),
        tuple(entry for entry in terms if entry.term in met),
    )


def published_frame(frame: Frame, omit: tuple[str, ...]) -> Frame:
    """The frame less the parts that document.yml leaves out of pages and formats."""
    return Frame(
        () if "news" in omit else frame.news,
        () if "editor_summaries" in omit else frame.editor_summaries,
    )


def document_converter(edition: Edition, converter: Converter) -> Converter:
    """The converter with the rows of the document's own document.yml before the library's."""
    return converter.with_rows(edition.particulars.conversion)


def in_script(edition: Edition, converter: Converter) -> Edition:
    """The edition in the converter's script."""
    return convert_edition(edition, document_converter(edition, converter))


def terms_in_script(terms: tuple[TermEntry, ...], converter: Converter) -> tuple[TermEntry, ...]:
    return tuple(convert_term(entry, converter) for entry in terms)


def page_in_script(page: HandPage, converter: Converter) -> HandPage:
    return HandPage(page.name, converter.convert(page.title), converter.convert_markdown(page.body))


def converter_for(variant: Variant, library: Library) -> Converter:
    return Converter(variant, library.phrases)
