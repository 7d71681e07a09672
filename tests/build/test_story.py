"""What stops a build before anything is made."""

import os
from pathlib import Path

import pytest
from tests.conftest import copy_project

from gongwen.build.making import make_site
from gongwen.build.progress import Progress
from gongwen.build.reading import document_of, read_documents
from gongwen.build.written import Written, read_written
from gongwen.errors import FindingsError
from gongwen.library.project import Project, find_project
from gongwen.publish.fingerprints import Fingerprints


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return find_project(copy_project(tmp_path / "project"))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("about.md", "---\ntitle: 甲\n---\n<meta http-equiv=refresh content='0;url=//x'>\n", "E-page-html"),
        ("glossary/词.md", "---\nterm: 词\nkind: x\n---\n释义。\n", "E-key"),
        ("documents/digital-government/annotations/broken.md", "---\nid: broken\n---\n正文\n", "E-key-missing"),
    ],
)
def test_an_error_in_what_people_wrote_stops_it(project: Project, name: str, text: str, code: str) -> None:
    (project.docs / name).write_text(text, "utf-8")
    with pytest.raises(FindingsError, match=code):
        make_site(project)
    assert not project.site.exists()


def test_a_document_edited_while_it_is_read_is_read_again(project: Project) -> None:
    """The key is that of before the edit: what was read after it is not kept under that."""
    source = next(project.documents.rglob("source.html"))
    text = source.read_bytes()

    class Edited(Fingerprints):
        def of(self, path: str | Path) -> str:
            digest = super().of(path)
            if Path(path) == source:
                source.write_bytes(text.replace("指导意见".encode(), "实施意见".encode()))
            return digest

    during = read_documents(project, Edited(project.build / "a.json"), jobs=1, progress=Progress())[
        "digital-government"
    ]
    source.write_bytes(text)
    os.utime(source)

    read = read_documents(project, Fingerprints(project.build / "b.json"), jobs=1, progress=Progress())[
        "digital-government"
    ]
    assert read.card.metadata.title == "国务院关于加强数字政府建设的指导意见"
    stored = document_of(project, read.slug, read.key)
    assert stored.document.main.metadata.title == read.card.metadata.title
    assert during.key != read.key  # so that nothing that was found in it is taken for this one's


def test_what_people_wrote_is_read_again_where_a_file_of_it_changed(project: Project) -> None:
    def read() -> Written:
        return read_written(project, Fingerprints(project.build / "seen.json"))

    first = read()
    assert read() == first
    (project.docs / "about.md").write_text("---\ntitle: 另一页\n---\n文字。\n", "utf-8")
    assert [page.title for page in read().pages if page.name == "about"] == ["另一页"]
    next((project.docs / "glossary").glob("*.md")).unlink()
    assert len(read().terms) == len(first.terms) - 1
    (project.docs / "glossary" / "词.md").write_text("---\nterm: 词\nkind: x\n---\n释义。\n", "utf-8")
    assert "E-key-missing" in {finding.code for finding in read().findings}


def test_an_edit_while_it_is_read_is_not_kept(project: Project) -> None:
    page = project.docs / "about.md"
    text = page.read_bytes()

    class Edited(Fingerprints):
        def of(self, path: str | Path) -> str:
            digest = super().of(path)
            if Path(path) == page:
                page.write_text("---\ntitle: 另一页\n---\n文字。\n", "utf-8")
            return digest

    during = read_written(project, Edited(project.build / "a.json"))
    assert "另一页" in [one.title for one in during.pages]
    page.write_bytes(text)
    assert "另一页" not in [one.title for one in read_written(project, Fingerprints(project.build / "b.json")).pages]


def test_a_project_that_was_moved_with_its_build_reads_its_own_sources(project: Project, tmp_path: Path) -> None:
    slug = "digital-government"
    key = read_documents(project, Fingerprints(project.build / "a.json"), jobs=1, progress=Progress())[slug].key
    moved = find_project(project.root.rename(tmp_path / "moved"))

    assert document_of(moved, slug, key).source_path.is_relative_to(moved.root)
