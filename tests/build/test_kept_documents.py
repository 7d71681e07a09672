"""What a build has kept of a document serves other commands, as long as its folder is as it was."""

from pathlib import Path

from tests.small_project import ARTICLE, small_project

from gongwen.build.progress import Progress
from gongwen.build.reading import kept_document, read_documents
from gongwen.cli.holdings import read_holdings
from gongwen.library.project import find_project
from gongwen.publish.fingerprints import Fingerprints


def test_a_kept_document_is_taken_until_its_folder_changes(tmp_path: Path) -> None:
    project = find_project(small_project(tmp_path / "project"))
    record = project.build / "units" / "docs.looks"

    assert kept_document(project, "pilot", Fingerprints(record)) is None
    read_documents(project, Fingerprints(record), 1, Progress())
    kept = kept_document(project, "pilot", Fingerprints(record))
    assert kept is not None
    assert read_holdings(project).all["pilot"].document == kept.document

    (project.documents / "pilot" / "source.txt").write_text(ARTICLE.replace("先行先试", "先试先行"), "utf-8")
    assert kept_document(project, "pilot", Fingerprints(record)) is None
    assert "先试先行" in repr(read_holdings(project).all["pilot"].document)
