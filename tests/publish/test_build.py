"""Whole builds: the same bytes whenever and wherever, the old site kept when one fails, only changes made again."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, copy_project, gongwen
from tests.small_project import small_project

from gongwen.library.project import Project
from gongwen.publish.offline import publish_offline
from gongwen.render.addresses import term_file_name

pytestmark = [pytest.mark.site, pytest.mark.pdf]


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def test_another_day_zone_locale_and_folder_give_the_same_bytes(
    built_site: Path, project: Path, tmp_path: Path
) -> None:
    for path in project.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    result = gongwen(
        project, "build", "--offline", "--jobs", "1", TZ="Pacific/Kiritimati", LC_ALL="C", SOURCE_DATE_EPOCH="1"
    )
    assert result.returncode == 0, result.stderr
    ours, theirs = tree(project / "site"), tree(built_site)
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []

    (tmp_path / "other").mkdir()
    publish_offline(Project(tmp_path / "other", "", "", published=built_site))
    assert (project / "site-offline" / "index.html").is_file()
    assert (project / "site-offline.zip").read_bytes() == (tmp_path / "other" / "site-offline.zip").read_bytes()


def test_a_failed_build_leaves_the_old_site_and_the_next_does_only_what_changed(
    copy_built: Callable[[Path], Path], tmp_path: Path
) -> None:
    project = copy_built(tmp_path / "project")
    assert gongwen(project, "build", "--variant", "zh-Hans").returncode == 0
    before = tree(project / "site")
    times = {p: p.stat().st_mtime_ns for p in (project / "build" / "downloads").rglob("*.pdf")}
    assert times
    note = next((project / "docs" / "documents").rglob("annotations/*.md"))
    text = note.read_text("utf-8")

    note.write_text(text.replace("licence:", "license:"), "utf-8")
    failed = gongwen(project, "build", "--variant", "zh-Hans")
    assert failed.returncode == 1
    assert "E-key" in failed.stderr and f"{note.relative_to(project).as_posix()}:" in failed.stderr
    assert tree(project / "site") == before

    note.write_text(text + "\n又及。\n", "utf-8")
    assert gongwen(project, "build", "--variant", "zh-Hans").returncode == 0
    changed = {name for name, data in tree(project / "site").items() if data != before.get(name)}
    pages = {name for name in changed if name.endswith((".html", "annotations/feed.xml"))}  # and their feed
    # These say what the files are, and a book has the notes.
    assert pages and {Path(name).name for name in changed - pages} <= {
        "SHA256SUMS",
        "index.json",
        "digital-government.epub",
    }
    assert {p: p.stat().st_mtime_ns for p in times} == times  # no PDF was printed again

    first, second = sorted(times)[:2]
    right = first.read_bytes()
    first.write_bytes(second.read_bytes())
    note.write_text(text, "utf-8")
    assert gongwen(project, "build", "--variant", "zh-Hans").returncode == 0
    assert first.read_bytes() == right  # what somebody else put there is not taken for ours
    assert tree(project / "site") == before


def test_what_differs_from_the_source_is_not_published(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    template = project / "overrides" / "partials" / "document.html"
    faithful = template.read_text("utf-8")
    false = '(html=page.content | replace("先行先试", "先试") | replace("逐步", "遂步"))'
    assert "(html=page.content)" in faithful
    template.write_text(faithful.replace("(html=page.content)", false), "utf-8")
    failed = gongwen(project, "build", "--variant", "zh-Hans", "--no-pdf")
    assert failed.returncode == 1
    assert "E-fidelity" in failed.stderr and "chp_1__p_1" in failed.stderr
    assert not (project / "site").exists()

    template.write_text(faithful, "utf-8")
    assert gongwen(project, "build", "--variant", "zh-Hans", "--no-pdf").returncode == 0
    certificate = next((project / "site").glob("*/certificate/index.html")).read_text("utf-8")
    assert "全部一致" in certificate and "PDF</td>" not in certificate


def test_nothing_is_published_as_it_was_written(built_site: Path) -> None:
    names = [
        path.name for path in built_site.rglob("*") if path.name not in ("robots.txt", "llms.txt", "llms-full.txt")
    ]
    assert not [n for n in names if n.startswith("source.") or n.endswith((".yml", ".tsv", ".typ", ".py", ".txt"))]
    written = {path.read_bytes() for path in (ROOT / "docs").rglob("*.md")}
    for path in built_site.rglob("*.md"):  # each is the text of a page beside it, or of a whole document
        beside = path.with_suffix("") if path.name != "index.md" else path.parent
        bulk = path.parent == built_site / "data"
        assert bulk or (beside / "index.html").is_file() or path.stem == path.parent.name, path
        assert path.read_bytes() not in written, path


def test_an_entry_without_a_passage_that_was_read_is_shown_nowhere(built_site: Path) -> None:
    written = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs" / "glossary").glob("*.md")}
    drafts = {name for name, text in written.items() if "\nstatus: draft\n" in text}
    script = (built_site / "glossary" / "terms.js").read_text("utf-8")
    explained = json.loads(script.removeprefix("window.gongwenTerms = ").rstrip(";\n"))["terms"]

    assert {name for name in drafts if (built_site / "glossary" / name).exists() or name in explained} == set()
    assert (built_site / "glossary" / "标准化" / "index.html").is_file() and len(written) - len(drafts) >= 130
    for name in written.keys() - drafts:
        assert "<dt>原文</dt>" in (built_site / "glossary" / term_file_name(name) / "index.html").read_text("utf-8")


def test_former_slugs_lead_on_and_a_withdrawn_document_is_not_verified(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    slug = next((project / "docs" / "documents").iterdir()).name
    settings = project / "docs" / "documents" / slug / "document.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text + "former_slugs: [digital-gov]\nwithdrawn: 试验\n", "utf-8")
    result = gongwen(project, "build", "--variant", "zh-Hans")
    assert result.returncode == 0, result.stderr
    former = (project / "site" / "digital-gov" / "index.html").read_text("utf-8")
    assert f"url=../{slug}/" in former
    assert "试验" in (project / "site" / slug / "index.html").read_text("utf-8")
    assert not list((project / "site" / slug).rglob("*.pdf"))
    assert gongwen(project, "verify").returncode == 0
