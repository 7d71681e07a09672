"""ids.tsv and changes.tsv of a document: compared with its text as it is now, and written whole."""

from pathlib import Path

from gongwen.library.files import inside, write_whole
from gongwen.library.project import Project
from gongwen.library.read import IDS_NAME, StoredDocument
from gongwen.model import Document, PublishedEid
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.structure.succession import present_particulars, succeed


def succeeding_eids(stored: StoredDocument, today: str) -> tuple[PublishedEid, ...]:
    """What ids.tsv should say of the document as it is now; what it says already where nothing has changed."""

    def reparse(known: tuple[PublishedEid, ...]) -> Document:
        return parse_structure(read_article(stored.source, stored.document.path), stored.particulars, known)

    return succeed(stored.document, stored.published, today, reparse)


def renamed_document(stored: StoredDocument, succeeding: tuple[PublishedEid, ...]) -> Document:
    """The document with the eIds that it has once ids.tsv says so."""
    article = read_article(stored.source, stored.document.path)
    return parse_structure(article, present_particulars(stored.particulars, succeeding), succeeding)


def ids_path(stored: StoredDocument) -> Path:
    return stored.source_path.with_name(IDS_NAME)


def write_ids(project: Project, path: Path, text: str) -> None:
    """A table of eIds (ids.tsv, changes.tsv) appears whole, by one rename."""
    write_whole(inside(project, path), text.encode())
