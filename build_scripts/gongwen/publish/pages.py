"""The pages of one document in one script as MkDocs reads them, and the scripts beside them."""

from collections.abc import Iterator

from gongwen.model import Edition
from gongwen.render.annotating import quotes_file, quotes_script
from gongwen.render.citation.data_file import citation_file, citation_script
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.page import PageFile
from gongwen.render.moved import places_file


def document_files(edition: Edition, source: Edition) -> Iterator[PageFile]:
    """The pages of one document, and the scripts from which they cite, annotate and lead on; `source` is the same
    edition in the source script.
    """
    yield from document_pages(edition)
    if not edition.particulars.withdrawn:
        yield from places_file(edition)
        yield PageFile(citation_file(edition.slug), citation_script(edition, source))
        yield PageFile(quotes_file(edition.slug), quotes_script(source))
