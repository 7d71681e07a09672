"""The pages of one document in one script as MkDocs reads them, and what lies beside them."""

from collections.abc import Callable, Iterator, Mapping

from gongwen.model import AttachedFile, Edition
from gongwen.render.annotating import quotes_file, quotes_script
from gongwen.render.citation.data_file import citation_file, citation_script
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.page import PageFile
from gongwen.render.moved import places_file

FileReader = Callable[[str, tuple[AttachedFile, ...]], Mapping[str, bytes]]


def attached_files(edition: Edition, read_files: FileReader) -> dict[str, bytes]:
    """The document's pictures and annex files, which its pages lead to, by path."""
    if edition.particulars.withdrawn:
        return {}
    return {f"{edition.slug}/files/{name}": data for name, data in read_files(edition.slug, edition.files).items()}


def document_files(edition: Edition, source: Edition) -> Iterator[PageFile]:
    """The pages of one document, and the scripts from which they cite, annotate and lead on; `source` is the same
    edition in the source script.
    """
    yield from document_pages(edition)
    if not edition.particulars.withdrawn:
        yield from places_file(edition)
        yield PageFile(citation_file(edition.slug), citation_script(edition, source))
        yield PageFile(quotes_file(edition.slug), quotes_script(source))
