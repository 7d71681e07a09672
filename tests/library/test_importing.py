"""An article comes in whole, under a name that nothing in it can choose, or not at all."""

from pathlib import Path

import pytest

from gongwen.errors import GongwenError, ProjectError
from gongwen.library.duplicates import KnownTexts
from gongwen.library.importing import files_of, import_article
from gongwen.library.project import Project
from gongwen.library.read import read_stored


def names(project: Project) -> list[str]:
    return sorted(p.name for p in project.documents.iterdir())


def test_the_bytes_are_kept_and_the_document_can_be_read(project: Project, article: Path) -> None:
    imported = import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    assert imported.path.read_bytes() == article.read_bytes()
    assert imported.path == project.documents / "pilot" / "source.txt"
    stored = read_stored(project, "pilot")
    assert stored.document == imported.document or stored.document.main == imported.document.main
    assert (project.documents / "pilot" / "document.yml").read_text("utf-8").startswith("#")


def test_without_a_slug_date_and_fingerprint_name_it(project: Project, article: Path) -> None:
    imported = import_article(project, str(article), "2026-01-01", slug=None, replace=False)
    assert imported.slug == f"2024-01-02-{imported.document.sha256[:8]}"


def test_an_undated_article_is_named_so(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("没有日期的一段话。\n", "utf-8")
    assert import_article(project, str(path), "2026-01-01", slug=None, replace=False).slug.startswith("undated-")


@pytest.mark.parametrize(
    "slug",
    [
        *("../x", "a/b", "a\\b", "/etc", ".", "..", "", "A", "-a", "a" * 65, "a" * 300, "甲", "a b", "a\n", "a\x00"),
        *("a\u202eb", "a\u200eb", "\u202ea", "a\ud800"),  # marks of direction; half a character
        *("glossary", "search", "assets", "zh-hant-tw", "text"),  # addresses of the site itself
        *("con", "nul", "com1", "lpt9"),  # which Windows gives to devices
    ],
)
def test_a_slug_that_is_no_address_is_refused(project: Project, article: Path, slug: str) -> None:
    with pytest.raises(ProjectError):
        import_article(project, str(article), "2026-01-01", slug=slug, replace=False)
    assert names(project) == []


def test_nothing_is_overwritten_without_being_asked(project: Project, article: Path) -> None:
    import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    (project.documents / "pilot" / "document.yml").write_text("number: 试发〔2024〕1号\n", "utf-8")
    other = article.with_name("b.md")
    other.write_text("# 关于试点的意见\n\n一、另文。\n", "utf-8")
    with pytest.raises(ProjectError, match="--replace"):
        import_article(project, str(other), "2026-01-01", slug="pilot", replace=False)
    import_article(project, str(other), "2026-01-01", slug="pilot", replace=True)
    folder = project.documents / "pilot"
    assert sorted(p.name for p in folder.iterdir()) == ["document.yml", "ids.tsv", "source.md"]
    assert (folder / "source.md").read_bytes() == other.read_bytes()
    assert read_stored(project, "pilot").document.main.metadata.number == "试发〔2024〕1号"


@pytest.mark.parametrize(
    "data", [b"", b" \n\xe3\x80\x80", b"%PDF-1.7\n", b"\xff\xfe\x00\x01\x02" * 9, b"\xd0\xcf\x11\xe0" * 20]
)
def test_what_is_no_article_leaves_nothing_behind(project: Project, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    with pytest.raises(GongwenError):
        import_article(project, str(path), "2026-01-01", slug="x", replace=False)
    assert names(project) == []


def test_an_absent_file_and_a_folder_are_named(project: Project, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(GongwenError) as caught:
            import_article(project, str(path), "2026-01-01", slug="x", replace=False)
        assert str(caught.value).startswith(f"{path}: ")


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_text("甲", "utf-8")
    (tmp_path / "inner").mkdir()
    assert [Path(f).name for f in files_of(str(tmp_path))] == ["a.txt", "b.txt"]
    with pytest.raises(ProjectError):
        files_of(str(tmp_path / "inner"))


TEXT = "先行先试，以点带面，在条件成熟的地方开展试点，总结经验，逐步推开，确保取得实效。"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (
            f"<p>关于试点的通知</p><p>各市：</p><p>一、总体要求。</p><p>{TEXT}</p><p>省政府</p>",
            True,
        ),  # from another site
        ("<p>关于别事的通知</p><p>各县：</p><p>完全是另外一件事情，与前面的通知没有任何关系，请遵照执行。</p>", False),
    ],
)
def test_a_text_that_is_there_already_is_noticed(project: Project, tmp_path: Path, other: str, same: bool) -> None:
    for name, text in (("a.txt", f"关于试点的通知\n各市：\n一、总体要求。\n{TEXT}\n省政府\n"), ("b.html", other)):
        (tmp_path / name).write_text(text, "utf-8")
    import_article(project, str(tmp_path / "a.txt"), "2026-01-01", slug="first", replace=False)
    second = import_article(project, str(tmp_path / "b.html"), "2026-01-01", slug="second", replace=False)
    assert KnownTexts(project).same_as("second", second.document) == (("first",) if same else ())


def test_the_same_number_is_the_same_document(project: Project, tmp_path: Path) -> None:
    for name, text in (("a.txt", "甲乙丙丁的通知。"), ("b.txt", "戊己庚辛的通知。")):
        (tmp_path / name).write_text(f"关于某事的通知\n试发〔2024〕3号\n各市：\n{text}\n", "utf-8")
    import_article(project, str(tmp_path / "a.txt"), "2026-01-01", slug="first", replace=False)
    second = import_article(project, str(tmp_path / "b.txt"), "2026-01-01", slug="second", replace=False)
    assert second.document.main.metadata.number == "试发〔2024〕3号"
    assert KnownTexts(project).same_as("second", second.document) == ("first",)


def test_a_version_gives_both_documents_the_same_work(project: Project, article: Path) -> None:
    import_article(project, str(article), "2026-01-01", slug="old", replace=False)
    import_article(project, str(article), "2026-01-01", slug="new", replace=False, version_of="old")
    import_article(project, str(article), "2026-01-01", slug="third", replace=False, version_of="new")

    assert {read_stored(project, slug).particulars.work for slug in ("old", "new", "third")} == {"old"}
    with pytest.raises(ProjectError, match="不能作它的版本"):
        import_article(project, str(article), "2026-01-01", slug="x", replace=False, version_of="absent")
    assert "x" not in names(project)
    (project.documents / "third" / "document.yml").write_text("work: other\n", "utf-8")
    with pytest.raises(ProjectError, match="另一个 work"):
        import_article(project, str(article), "2026-01-01", slug="third", replace=True, version_of="old")


def test_a_namesake_is_told_and_no_version_by_itself(project: Project, article: Path) -> None:
    for slug, title in (("one", "船闸办法"), ("two", "船闸办法（2024年修订）"), ("three", "渡口办法")):
        path = article.with_name(f"{slug}.txt")
        path.write_text(f"{title}\n第一条　{slug}由县管理。\n第二条　每日开闸两次，{slug * 9}。\n", "utf-8")
        imported = import_article(project, str(path), "2026-01-01", slug=slug, replace=False)

    assert KnownTexts(project).namesakes("three", imported.document) == ()
    assert KnownTexts(project).namesakes("two", read_stored(project, "two").document) == ("one",)
    assert read_stored(project, "two").particulars.work is None
