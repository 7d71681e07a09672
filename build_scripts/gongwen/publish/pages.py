"""The Markdown pages of one script, as MkDocs reads them."""

from collections.abc import Callable, Iterator, Mapping

from gongwen.library.project import Project
from gongwen.model import AttachedFile, Edition, TermEntry, Variant
from gongwen.publish.editions import page_in_script, terms_in_script
from gongwen.render.address_list import ADDRESS_LIST, address_list
from gongwen.render.addresses import prefix
from gongwen.render.annotating import SETTINGS, quotes_file, quotes_script, settings_script
from gongwen.render.citation.data_file import citation_file, citation_script
from gongwen.render.document_feed import DOCUMENT_FEED, document_feed
from gongwen.render.feed import FEED, notes_feed
from gongwen.render.markdown.annotations_page import annotations_page
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.glossary import glossary_index
from gongwen.render.markdown.home import HandPage, hand_page_file, home_page
from gongwen.render.markdown.library_pages import library_pages
from gongwen.render.markdown.page import PageFile
from gongwen.render.markdown.search_page import search_page
from gongwen.render.markdown.term_page import occurrences, term_page
from gongwen.render.term_files import SCRIPT, TABLE, terms_csv, terms_script
from gongwen.variants.conversion import Converter


def library_files(
    project: Project,
    hand_pages: tuple[HandPage, ...],
    source_terms: tuple[TermEntry, ...],
    editions: tuple[Edition, ...],
    converter: Converter,
) -> Iterator[PageFile]:
    """Every page and script of one script that belongs to all documents; the editions are in that script already."""
    variant = converter.variant
    pages = {page.name: page_in_script(page, converter) for page in hand_pages}
    yield home_page(variant, pages.pop("index"), editions)
    yield from library_pages(variant, editions)
    shown = tuple(edition for edition in editions if not edition.particulars.withdrawn)
    terms = terms_in_script(source_terms, converter)
    yield from glossary_pages(variant, source_terms, terms, shown)
    yield annotations_page(variant, shown)
    yield search_page(variant)
    yield PageFile(ADDRESS_LIST, address_list(variant, editions, terms))
    for page in pages.values():
        yield hand_page_file(page, variant)
    yield PageFile(SETTINGS, settings_script(variant, project.repository, project.editors))
    yield from feed_files(project, converter, editions)


def glossary_pages(
    variant: Variant, sources: tuple[TermEntry, ...], terms: tuple[TermEntry, ...], editions: tuple[Edition, ...]
) -> Iterator[PageFile]:
    """The index, a page a term, the table of all, and the script that explains those that the documents hold.

    `sources` are the entries as their files have them, `terms` the same in the variant's script.
    """
    yield glossary_index(variant, terms)
    places = occurrences(editions)
    for source, entry in zip(sources, terms, strict=True):
        yield term_page(variant, entry, source, terms, places.get(source.term, ()))
    met = {entry.source_term for edition in editions for entry in edition.terms}
    yield PageFile(TABLE, terms_csv(variant, terms, editions))
    yield PageFile(SCRIPT, terms_script(variant, tuple(entry for entry in terms if entry.source_term in met)))


FileReader = Callable[[str, tuple[AttachedFile, ...]], Mapping[str, bytes]]


def attached_files(edition: Edition, read_files: FileReader) -> dict[str, bytes]:
    """The document's pictures and annex files, which its pages lead to, by path."""
    if edition.particulars.withdrawn:
        return {}
    return {f"{edition.slug}/files/{name}": data for name, data in read_files(edition.slug, edition.files).items()}


def feed_files(project: Project, converter: Converter, editions: tuple[Edition, ...]) -> Iterator[PageFile]:
    """Documents and notes as Atom feeds; the editions are in the converter's script already."""
    variant, site_name = converter.variant, converter.convert(project.site_name)
    shown = tuple(edition for edition in editions if not edition.particulars.withdrawn)
    site_url = project.site_url and project.site_url + prefix(variant)
    yield PageFile(DOCUMENT_FEED, document_feed(variant, shown, site_url, site_name))
    yield PageFile(FEED, notes_feed(variant, shown, site_url, site_name))


def document_files(edition: Edition, source: Edition) -> Iterator[PageFile]:
    """The pages of one document, and the scripts from which they cite and annotate; `source` is the same edition in
    the source script.
    """
    yield from document_pages(edition)
    if not edition.particulars.withdrawn:
        yield PageFile(citation_file(edition.slug), citation_script(edition, source))
        yield PageFile(quotes_file(edition.slug), quotes_script(source))
