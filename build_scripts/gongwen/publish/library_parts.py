"""What belongs to all documents of a script, made of their briefs: home, lists, glossary, notes, feeds, addresses."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from gongwen.library.project import Project
from gongwen.model import SOURCE_VARIANT, TermEntry, Variant
from gongwen.publish.editions import page_in_script, terms_in_script
from gongwen.publish.variants import downloads_folder
from gongwen.render.address_list import address_files
from gongwen.render.addresses import prefix
from gongwen.render.annotating import SETTINGS, settings_script
from gongwen.render.brief import Brief
from gongwen.render.changes_feed import NAME as CHANGES_FEED
from gongwen.render.changes_feed import whole_text
from gongwen.render.data.annotations import NAME as NOTES_DATA
from gongwen.render.data.annotations import annotations_json
from gongwen.render.document_feed import DOCUMENT_FEED, document_feed, issuer_feed
from gongwen.render.feed import FEED, notes_feed
from gongwen.render.library_shards import library_shards
from gongwen.render.markdown.annotations_page import annotations_page
from gongwen.render.markdown.glossary import glossary_index
from gongwen.render.markdown.home import HandPage, hand_page_file, home_page
from gongwen.render.markdown.library_pages import library_pages
from gongwen.render.markdown.own_page import own_page
from gongwen.render.markdown.page import PageFile
from gongwen.render.markdown.quotes_page import quotes_page
from gongwen.render.markdown.search_page import search_page
from gongwen.render.markdown.term_page import by_term, term_page
from gongwen.render.markdown.work_page import work_pages
from gongwen.render.term_files import SCRIPT, TABLE, terms_csv, terms_script
from gongwen.variants.conversion import Converter


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What people wrote for all documents, in one script: pages by hand, the glossary (`sources` are its entries as
    their files have them) and what the site is called."""

    variant: Variant
    site_name: str
    pages: tuple[HandPage, ...]
    terms: tuple[TermEntry, ...]
    sources: tuple[TermEntry, ...]


def site_words(
    site_name: str, pages: tuple[HandPage, ...], terms: tuple[TermEntry, ...], converter: Converter
) -> SiteWords:
    """What was written in the source script in that of the converter."""
    converted = tuple(page_in_script(page, converter) for page in pages)
    return SiteWords(
        converter.variant, converter.convert(site_name), converted, terms_in_script(terms, converter), terms
    )


@dataclass(frozen=True, slots=True)
class LibraryPart:
    """Files that belong to all documents of a script, and the fields of SiteWords and of a Brief that they are made of:
    where those stay as they were the files do."""

    name: str
    words: tuple[str, ...]
    briefs: tuple[str, ...]
    files: Callable[[Project, SiteWords, tuple[Brief, ...]], Iterable[PageFile]]


def _home(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    intro = next(page for page in words.pages if page.name == "index")
    yield home_page(words.variant, intro, _published(briefs))


def _lists(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    """The lists of documents, and their feeds: of all of them, and of each issuer's."""
    shown = [brief.listed for brief in _published(briefs)]
    yield from library_pages(words.variant, shown)
    yield from library_shards(words.variant, shown)
    site_url = _site_url(project, words.variant)
    text_of = partial(_whole_text, project, words.variant)
    feed = partial(document_feed, words.variant, site_url=site_url, site_name=words.site_name, text_of=text_of)
    yield PageFile(DOCUMENT_FEED, feed(shown))
    for issuer in dict.fromkeys(name for listed in shown for name in listed.issuers):
        own = [listed for listed in shown if issuer in listed.issuers]
        yield PageFile(issuer_feed(issuer), feed(own, issuer=issuer))


def _whole_text(project: Project, variant: Variant, slug: str) -> str:
    """The whole text of a document as its own feed has it."""
    path = downloads_folder(project, variant) / slug / CHANGES_FEED
    return whole_text(path.read_text("utf-8")) if path.is_file() else ""


def _notes(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    """The page of all notes, their feed, and where it is asked for the same as data."""
    yield annotations_page(words.variant, briefs)
    if project.downloads.annotations and words.variant == SOURCE_VARIANT:
        yield PageFile(NOTES_DATA, annotations_json(project.site_url or "/", briefs))
    yield PageFile(FEED, notes_feed(words.variant, briefs, _site_url(project, words.variant), words.site_name))


def _glossary(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    """The index, a page a term, the table of all, and the script that explains those that the documents hold."""
    variant, places = words.variant, by_term(briefs)
    yield glossary_index(variant, words.terms)
    for source, entry in zip(words.sources, words.terms, strict=True):
        yield term_page(variant, entry, source, words.terms, places.get(source.term, ()))
    yield PageFile(TABLE, terms_csv(variant, words.terms, {term: len(found) for term, found in places.items()}))
    yield PageFile(SCRIPT, terms_script(variant, tuple(e for e in words.terms if e.source_term in places)))


def _works(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    """A page for each text of which there are versions."""
    yield from work_pages(words.variant, [brief.version for brief in briefs if brief.version])


def _addresses(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    yield from (PageFile(path, text) for path, text in address_files(words.variant, briefs, words.terms))


def _others(project: Project, words: SiteWords, briefs: tuple[Brief, ...]) -> Iterator[PageFile]:
    """What no document changes."""
    yield search_page(words.variant)
    yield own_page(words.variant)
    yield quotes_page(words.variant)
    yield from (hand_page_file(page, words.variant) for page in words.pages if page.name != "index")
    yield PageFile(SETTINGS, settings_script(words.variant, project.repository, project.editors))


LIBRARY_PARTS = (
    LibraryPart("home", ("pages",), ("listed", "pages", "aims", "notes"), _home),
    LibraryPart("lists", ("site_name",), ("listed",), _lists),
    LibraryPart("notes", ("site_name",), ("listed", "notes", "withdrawn_notes"), _notes),
    LibraryPart("glossary", ("terms", "sources"), ("occurrences",), _glossary),
    LibraryPart("works", (), ("version",), _works),
    LibraryPart("addresses", ("terms",), ("pages",), _addresses),
    LibraryPart("others", ("pages",), (), _others),
)


def _published(briefs: tuple[Brief, ...]) -> tuple[Brief, ...]:
    return tuple(brief for brief in briefs if not brief.listed.withdrawn)


def _site_url(project: Project, variant: Variant) -> str:
    return project.site_url and project.site_url + prefix(variant)
