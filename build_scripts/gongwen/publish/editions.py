"""The second pass: one document, enriched and annotated in the source script, then in each other script."""

from dataclasses import replace

from gongwen.annotations.anchor import anchor_notes
from gongwen.enrich.amending import read_act
from gongwen.enrich.annexes import annex_spans
from gongwen.enrich.catalogue import Catalogue, Register
from gongwen.enrich.provisions import provisions_since
from gongwen.enrich.references import references
from gongwen.enrich.related import profile_of
from gongwen.enrich.standing import versions_before
from gongwen.enrich.summary import summarize
from gongwen.enrich.targets import targets
from gongwen.enrich.tasks import tasks
from gongwen.enrich.terms import TermMatcher
from gongwen.enrich.topics import topics
from gongwen.library.read import Library, StoredDocument
from gongwen.model import SOURCE_VARIANT, Card, Edition, Frame, Span, TermEntry, Variant, walk_text
from gongwen.publish.surroundings import references_out, surroundings
from gongwen.render.cards import full_card
from gongwen.render.markdown.home import HandPage
from gongwen.variants.conversion import Converter
from gongwen.variants.edition import convert_edition, convert_term
from gongwen.variants.ui import interface_words


def source_editions(library: Library) -> tuple[Edition, ...]:
    """Every document with its summaries, terms, references and notes, in the source script."""
    matcher = TermMatcher(library.terms)
    catalogue = Catalogue(library_card(stored) for stored in library.documents)
    found = [found_edition(stored, library.terms, matcher, catalogue) for stored in library.documents]
    withdrawn = frozenset(edition.slug for edition in found if edition.particulars.withdrawn)
    outgoing = {edition.slug: references_out(edition) for edition in found}
    texts = {edition.slug: edition.document.main for edition in found}
    provisions = {
        slug: provisions_since(texts[slug], texts[before] if before else None)
        for slug, before in versions_before(catalogue.cards, withdrawn).items()
    }
    beside = surroundings(outgoing, catalogue, withdrawn, tuple(map(profile_of, found)), provisions)
    return tuple(beside[edition.slug].told_to(edition) for edition in found)


def library_card(stored: StoredDocument) -> Card:
    """What others may know of a document: of a withdrawn one no more than that it was."""
    return full_card(stored.slug, stored.document, stored.particulars)


def found_edition(
    stored: StoredDocument, terms: tuple[TermEntry, ...], matcher: TermMatcher, register: Register
) -> Edition:
    """A document in the source script with all that is found in it by itself: not yet who refers to it."""
    omit = stored.particulars.omit
    document = replace(stored.document, frame=published_frame(stored.document.frame, omit))
    hits, heads, annexes = matcher.hits(document), topics(document), annex_spans(document, stored.files)
    act = read_act(document, register, dict(stored.particulars.relations).get("amends", ()))
    named = (s for s in references(document, stored.slug, register) if not any(s.meets(annex) for annex in annexes))
    changed = tuple(Span(one.eid, one.start, one.end, "reference", one.ref) for one in act.amendments if one.ref)
    places = _with_changed(stored, tuple(span for span in named if not act.rules_out(span)), changed)
    met = {span.ref for span in hits}
    edition = Edition(
        stored.slug,
        SOURCE_VARIANT,
        document,
        stored.particulars,
        summarize(document),
        (*hits, *places, *annexes, *heads),
        (),
        tuple(entry for entry in terms if entry.term in met),
        tasks=tasks(document, heads),
        files=stored.files,
        targets=targets(document),
        published=stored.published,
        changes=stored.changes,
        amending=changed,
    )
    return annotated(edition, stored)


def annotated(edition: Edition, stored: StoredDocument) -> Edition:
    """The edition of a document with the document's notes of now, whatever notes it had."""
    notes = anchor_notes(stored.notes, edition.document, edition.published)
    return replace(edition, notes=notes, withdrawn_notes=stored.withdrawn_notes)


def _with_changed(stored: StoredDocument, named: tuple[Span, ...], changed: tuple[Span, ...]) -> tuple[Span, ...]:
    """All references in order of the text."""
    order = {unit.eid: number for number, unit in enumerate(walk_text(stored.document))} if changed else {}
    return tuple(sorted((*named, *changed), key=lambda span: (order[span.eid], span.start))) if changed else named


def published_frame(frame: Frame, omit: tuple[str, ...]) -> Frame:
    """The frame less the parts that document.yml leaves out of pages and formats."""
    return Frame(
        () if "news" in omit else frame.news,
        () if "editor_summaries" in omit else frame.editor_summaries,
    )


def document_converter(edition: Edition, converter: Converter) -> Converter:
    """The converter with what the document's own document.yml says before the library's."""
    return converter.for_document(edition.particulars, edition.document.script)


def in_script(edition: Edition, converter: Converter) -> Edition:
    """The edition in the converter's script."""
    return convert_edition(edition, document_converter(edition, converter))


def terms_in_script(terms: tuple[TermEntry, ...], converter: Converter) -> tuple[TermEntry, ...]:
    return tuple(convert_term(entry, converter) for entry in terms)


def page_in_script(page: HandPage, converter: Converter) -> HandPage:
    """A hand-written page; it calls the parts of the site as the site does."""
    converter = converter.with_rows(interface_words())
    return HandPage(page.name, converter.convert(page.title), converter.convert_markdown(page.body))


def converter_for(variant: Variant, library: Library) -> Converter:
    return Converter(variant, library.phrases)
