"""docs/ as values; what lies outside is not read."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongwen.check.collect import check_project
from gongwen.errors import FindingsError, GongwenError, ProjectError
from gongwen.library.importing import import_article
from gongwen.library.project import Project
from gongwen.library.read import document_slugs, read_library, read_notes, read_page, read_stored, refuse_errors
from gongwen.structure.left_out import digest_of


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_an_unknown_slug_names_those_that_are_there(project: Project, article: Path) -> None:
    import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    with pytest.raises(ProjectError, match="pilot"):
        read_stored(project, "nope")


def test_two_sources_are_one_too_many(project: Project, article: Path) -> None:
    imported = import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    imported.path.with_name("source.html").write_text("<p>甲</p>", "utf-8")
    with pytest.raises(ProjectError, match="只留一个"):
        read_stored(project, "pilot")


def test_a_link_that_leads_out_is_not_followed(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("机密。", "utf-8")
    folder = project.documents / "pilot"
    folder.mkdir()
    (folder / "source.txt").symlink_to(outside)
    with pytest.raises(ProjectError, match="链接"):
        read_stored(project, "pilot")


@pytest.mark.parametrize(
    "name",
    [
        "documents/pilot",
        "documents/pilot/source.txt",
        "documents/pilot/document.yml",
        "documents/pilot/ids.tsv",
        "documents/pilot/files",
        "glossary",
        "glossary/试点.md",
        "conversion/phrases.tsv",
        "about.md",
    ],
)
@pytest.mark.parametrize("inside_project", [False, True])
def test_no_link_in_docs_is_followed_out_of_it(
    project: Project, article: Path, tmp_path: Path, name: str, inside_project: bool
) -> None:
    import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    for page in ("index", "about", "contributing"):
        write(project.docs / f"{page}.md", f"---\ntitle: {page}\n---\n正文\n")
    write(project.docs / "glossary" / "试点.md", "---\nterm: 试点\nstatus: draft\n---\n先做试验的地方。\n")
    write(project.docs / "conversion" / "phrases.tsv", "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n")
    (project.documents / "pilot" / "files").mkdir()
    assert read_library(project).documents

    path = project.docs / name
    kept = (project.root if inside_project else tmp_path) / "kept"
    path.rename(kept)
    path.symlink_to(kept, target_is_directory=kept.is_dir())
    with pytest.raises(ProjectError, match="链接"):
        read_library(project)


@pytest.mark.parametrize("former", ["glossary", "zh-hant", "nul", "assets"])
def test_no_redirect_takes_an_address_of_the_site(project: Project, article: Path, former: str) -> None:
    imported = import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    imported.path.with_name("document.yml").write_text(f"former_slugs: [{former}]\n", "utf-8")
    with pytest.raises(ProjectError, match=former) as caught:
        read_stored(project, "pilot")
    assert "document.yml" in str(caught.value)


def test_hidden_folders_are_no_documents(project: Project) -> None:
    (project.documents / ".import-x").mkdir()
    assert document_slugs(project) == ()


@pytest.mark.parametrize("text", ["正文", "---\nname: 甲\n---\n正文", "---\ntitle: 甲\n正文"])
def test_a_page_without_a_title_says_what_it_lacks(project: Project, text: str) -> None:
    write(project.docs / "about.md", text)
    with pytest.raises(ProjectError, match="title"):
        read_page(project, "about")


def test_a_page_that_does_more_than_show_stops_the_build_and_check(project: Project) -> None:
    for name in ("index", "about", "contributing"):
        write(project.docs / f"{name}.md", f"---\ntitle: {name}\n---\n正文\n")
    write(project.docs / "about.md", "---\ntitle: 甲\n---\n正文\n\n<meta http-equiv=refresh content='0;url=//x'>\n")

    with pytest.raises(FindingsError, match=r"docs/about\.md:6: E-page-html"):
        refuse_errors(read_library(project).findings)
    assert ("docs/about.md", 6, "E-page-html") in [
        (f.path, f.line, f.code) for f in check_project(project, date.today())
    ]


def test_a_broken_note_stops_the_build_with_its_place(project: Project, article: Path) -> None:
    import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    for name in ("index", "about", "contributing"):
        write(project.docs / f"{name}.md", f"---\ntitle: {name}\n---\n正文\n")
    write(project.documents / "pilot" / "annotations" / "broken.md", "---\nid: broken\n---\n正文\n")
    with pytest.raises(FindingsError) as caught:
        refuse_errors(finding for stored in read_library(project).documents for finding in stored.findings)
    assert str(caught.value).startswith("docs/documents/pilot/annotations/broken.md:")
    assert "E-key-missing" in str(caught.value)


@pytest.mark.parametrize("name", ["a-note.txt", "sub/a-note.md", "A-Note.md", "a-note.md.bak", "picture.png"])
def test_a_file_that_is_no_note_is_named_where_it_lies(project: Project, article: Path, name: str) -> None:
    import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    write(project.documents / "pilot" / "annotations" / name, "---\nid: a-note\n---\n正文\n")
    write(project.documents / "pilot" / "annotations" / ".gitkeep", "")
    findings = read_stored(project, "pilot").findings
    assert [f.path for f in findings if f.code == "E-path"] == [f"docs/documents/pilot/annotations/{name}"]


def test_text_that_is_not_utf8_is_named_with_its_byte(project: Project, article: Path) -> None:
    imported = import_article(project, str(article), "2026-01-01", slug="pilot", replace=False)
    imported.path.with_name("document.yml").write_bytes("number: 甲".encode() + b"\n\xff")
    with pytest.raises(GongwenError, match="UTF-8") as caught:
        read_stored(project, "pilot")
    assert "document.yml:2:" in str(caught.value)


def test_a_linked_note_is_told_beside_what_else_there_is(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("机密。", "utf-8")
    folder = project.documents / "pilot"
    write(folder / "annotations" / "other.md", "正文")
    (folder / "annotations" / "linked.md").symlink_to(outside)
    notes, findings = read_notes(project, folder)

    assert notes == ()
    assert [(Path(f.path).name, f.code) for f in findings] == [
        ("linked.md", "E-path"),
        ("other.md", "E-front-matter"),
    ]


def test_what_a_site_prints_on_all_its_pages_is_accepted_once(project: Project, tmp_path: Path) -> None:
    items = "".join(f"<p>{n}、抓好第{n}项工作，把责任落实到每个岗位，及时报告。</p>" for n in "一二三四五六七八")
    page = f"<div><p>某市关于测试的通知</p>{items}</div>\n<div><p>欢迎各位领导前来指导工作。</p></div>"
    write(tmp_path / "a.html", page)
    import_article(project, str(tmp_path / "a.html"), "2026-01-01", slug="pilot", replace=False)
    accepting = replace(project, left_out=(digest_of("欢迎各位领导前来指导工作。"),))

    assert "W-unplaced" in [finding.code for finding in read_stored(project, "pilot").document.findings]
    assert "W-unplaced" not in [finding.code for finding in read_stored(accepting, "pilot").document.findings]
