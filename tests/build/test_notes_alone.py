"""Where a document's notes alone changed, its text is neither read nor searched again; where more did, both are."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.small_project import ARTICLE, LETTER, TERM, small_project

from gongwen.build.finding import Finder, Found, find_all
from gongwen.build.progress import Progress
from gongwen.build.reading import Read, document_of, read_documents, shelf_of
from gongwen.build.written import read_written
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument
from gongwen.model import Edition
from gongwen.publish.fingerprints import Fingerprints

SLUG = "pilot"
# What only a kept document or edition can say: nothing in docs/ does.
KEPT_TITLE, KEPT_WORD = "留存的标题", "留存的词"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = find_project(small_project(tmp_path / "project"))
    add_term(project, "推开")
    return project


def add_term(project: Project, word: str) -> None:
    (project.docs / "glossary" / f"{word}.md").write_text(TERM.replace("试点\n", f"{word}\n", 1), "utf-8")


def reading(project: Project) -> dict[str, Read]:
    return read_documents(project, Fingerprints(project.build / "seen.json"), 1, Progress())


def finding(project: Project, reads: dict[str, Read]) -> tuple[Found, Edition]:
    terms = read_written(project, Fingerprints(project.build / "seen.json")).terms
    finder = Finder(project, reads, terms)
    found = find_all(project, reads, terms, finder, 1, Progress())[SLUG]
    return found, finder.edition(SLUG, found)


def mark(project: Project, read: Read, found: Found) -> None:
    """Writes into what is kept, under the same keys, what shows afterwards whether it was taken."""
    shelf = shelf_of(project, SLUG)
    stored, edition = shelf.get("document", read.key), shelf.get("edition", found.digest)
    assert isinstance(stored, StoredDocument)
    assert isinstance(edition, Edition)
    main = stored.document.main
    titled = replace(stored.document, main=replace(main, metadata=replace(main.metadata, title=KEPT_TITLE)))
    shelf.put("document", read.key, replace(stored, document=titled))
    term = replace(edition.terms[0], term=KEPT_WORD)
    shelf.put("edition", found.digest, replace(edition, terms=(term,)))


def another_note(docs: Path) -> None:
    (docs / LETTER.split("\n", 1)[0]).write_text(LETTER.split("\n", 1)[1], "utf-8")


def another_word_in_a_note(docs: Path) -> None:
    path = docs / "documents" / SLUG / "annotations" / "first.md"
    path.write_text(path.read_text("utf-8").replace("怎样算先行？", "怎样才算先行？"), "utf-8")


def no_note(docs: Path) -> None:
    (docs / "documents" / SLUG / "annotations" / "first.md").unlink()


@pytest.mark.parametrize("edit", [another_note, another_word_in_a_note, no_note])
def test_notes_alone(project: Project, edit: Callable[[Path], None]) -> None:
    reads = reading(project)
    found, before = finding(project, reads)
    mark(project, reads[SLUG], found)
    edit(project.docs)

    again = reading(project)
    _, edition = finding(project, again)

    assert document_of(project, SLUG, again[SLUG].key).document.main.metadata.title == KEPT_TITLE
    assert [term.term for term in edition.terms] == [KEPT_WORD]
    assert edition.notes != before.notes
    assert edition.document == before.document, "the edition has the text that it had"


def other_text(docs: Path) -> None:
    (docs / "documents" / SLUG / "source.txt").write_text(ARTICLE.replace("逐步推开", "稳步推开"), "utf-8")


def other_particulars(docs: Path) -> None:
    (docs / "documents" / SLUG / "document.yml").write_text("number: 试发〔2024〕2号\n", "utf-8")


def another_file(docs: Path) -> None:
    """What is called almost as the folder of notes is none of them."""
    (docs / "documents" / SLUG / "annotations.tsv").write_text("不是批注\n", "utf-8")


@pytest.mark.parametrize("edit", [other_text, other_particulars, another_file])
def test_more_than_notes(project: Project, edit: Callable[[Path], None]) -> None:
    reads = reading(project)
    found, _ = finding(project, reads)
    mark(project, reads[SLUG], found)
    another_note(project.docs)
    edit(project.docs)

    again = reading(project)
    _, edition = finding(project, again)

    assert document_of(project, SLUG, again[SLUG].key).document.main.metadata.title != KEPT_TITLE
    assert [term.term for term in edition.terms] == ["推开"]


def test_a_term_that_came_with_a_note_is_found(project: Project) -> None:
    reads = reading(project)
    finding(project, reads)
    another_note(project.docs)
    add_term(project, "先行")

    _, edition = finding(project, reading(project))

    assert {term.term for term in edition.terms} == {"先行", "推开"}
    assert len(edition.notes) == 2


def test_a_term_that_concerns_no_text_leaves_an_edit_of_notes_to_be_seen(project: Project) -> None:
    """What was found stays sound, and is not yet what the document's notes of now are anchored in."""
    reads = reading(project)
    finding(project, reads)
    another_note(project.docs)
    add_term(project, "别处")

    _, edition = finding(project, reading(project))

    assert len(edition.notes) == 2
