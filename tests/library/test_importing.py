"""An article comes in whole, under a name that nothing in it can choose, or not at all."""

from pathlib import Path

import pytest

from gongwen.errors import GongwenError, ProjectError
from gongwen.library.importing import import_article
from gongwen.library.project import Project
from gongwen.library.read import read_stored


def names(project: Project) -> list[str]:
    return sorted(p.name for p in project.documents.iterdir())


def test_the_bytes_are_kept_and_the_document_can_be_read(project: Project, article: Path) -> None:
    imported = import_article(project, str(article), slug="pilot", replace=False)
    assert imported.path.read_bytes() == article.read_bytes()
    assert imported.path == project.documents / "pilot" / "source.txt"
    stored = read_stored(project, "pilot")
    assert stored.document == imported.document or stored.document.main == imported.document.main
    assert (project.documents / "pilot" / "document.yml").read_text("utf-8").startswith("#")


def test_without_a_slug_date_and_fingerprint_name_it(project: Project, article: Path) -> None:
    imported = import_article(project, str(article), slug=None, replace=False)
    assert imported.slug == f"2024-01-02-{imported.document.sha256[:8]}"


def test_an_undated_article_is_named_so(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("没有日期的一段话。\n", "utf-8")
    assert import_article(project, str(path), slug=None, replace=False).slug.startswith("undated-")


@pytest.mark.parametrize(
    "slug", ["../x", "a/b", "A", "-a", "a" * 65, "glossary", "zh-hant-tw", "甲", "a\u202eb", "a\n"]
)
def test_a_slug_that_is_no_address_is_refused(project: Project, article: Path, slug: str) -> None:
    with pytest.raises(ProjectError):
        import_article(project, str(article), slug=slug, replace=False)
    assert names(project) == []


def test_nothing_is_overwritten_without_being_asked(project: Project, article: Path) -> None:
    import_article(project, str(article), slug="pilot", replace=False)
    (project.documents / "pilot" / "document.yml").write_text("number: 试发〔2024〕1号\n", "utf-8")
    other = article.with_name("b.md")
    other.write_text("# 关于试点的意见\n\n一、另文。\n", "utf-8")
    with pytest.raises(ProjectError, match="--replace"):
        import_article(project, str(other), slug="pilot", replace=False)
    import_article(project, str(other), slug="pilot", replace=True)
    folder = project.documents / "pilot"
    assert sorted(p.name for p in folder.iterdir()) == ["document.yml", "source.md"]
    assert (folder / "source.md").read_bytes() == other.read_bytes()
    assert read_stored(project, "pilot").document.main.metadata.number == "试发〔2024〕1号"


@pytest.mark.parametrize(
    "data", [b"", b" \n\xe3\x80\x80", b"%PDF-1.7\n", b"\xff\xfe\x00\x01\x02" * 9, b"\xd0\xcf\x11\xe0" * 20]
)
def test_what_is_no_article_leaves_nothing_behind(project: Project, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    with pytest.raises(GongwenError):
        import_article(project, str(path), slug="x", replace=False)
    assert names(project) == []


def test_an_absent_file_and_a_folder_are_named(project: Project, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(GongwenError) as caught:
            import_article(project, str(path), slug="x", replace=False)
        assert str(caught.value).startswith(f"{path}: ")
