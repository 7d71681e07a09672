"""A site that is renewed is the one that a build from nothing gives, and keeps the pages that did not change."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.conftest import copy_project, gongwen
from tests.publish.test_build import tree

from gongwen.build.rendering import ScriptPages, render_sites
from gongwen.library.project import Project, find_project
from gongwen.model import VARIANTS, Variant
from gongwen.publish import mkdocs_run
from gongwen.publish.files import digests, write_tree
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.variants import mkdocs_site_folder, pages_folder
from gongwen.render.markdown.page import page_file

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[2]


def page(path: str, *pieces: str) -> tuple[str, str]:
    return path, page_file(path, path.removesuffix(".md"), pieces, kind="hand").text


PAGES = dict(
    [
        page("index.md", "# 首页"),
        page("about.md", "见 [词条](glossary/一网通办.md) 和 [表](glossary/terms.csv)。"),
        page("glossary/index.md", "词条"),
        page("glossary/一网通办.md", "释义"),
        ("glossary/terms.csv", "term\n一网通办\n"),
        ("assets/gongwen/settings.js", "1;\n"),
    ]
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copied(ROOT, tmp_path / "project")


def copied(root: Path, target: Path) -> Project:
    """A project with the theme and the settings of another."""
    shutil.copytree(root / "overrides", target / "overrides")
    shutil.copy(root / "mkdocs.yml", target)
    return find_project(target)


def renewed(
    project: Project,
    files: Mapping[str, str],
    *,
    site_name: str = "公文",
    shown: tuple[Variant, ...] = VARIANTS,
) -> dict[str, bytes]:
    """The site of the files, and nothing that MkDocs complains about."""
    data = {path: text.encode() for path, text in files.items()}
    write_tree(pages_folder(project, "zh-Hans"), data)
    seen = Fingerprints(project.build / "seen.json")
    pages = ScriptPages("zh-Hans", dict(digests(data)), {"about.md"}, site_name, shown)
    found, sites = render_sites(project, [pages], seen, jobs=1)
    seen.save()
    assert not [finding for finding in found if "about.md" not in finding.message]
    made = tree(mkdocs_site_folder(project, "zh-Hans"))
    assert sites == {"zh-Hans": dict(digests(made))}
    return {name: data for name, data in made.items() if not name.startswith("sitemap")}  # ours is put in its place


def less(*paths: str) -> dict[str, str]:
    return {path: text for path, text in PAGES.items() if path not in paths}


@pytest.mark.parametrize(
    "changed",
    [
        {**PAGES, **dict([page("glossary/政务服务.md", "释义")])},
        {**PAGES, **dict([page("glossary/一网通办.md", "另一个释义")])},
        less("glossary/一网通办.md"),  # about.md links to it
        less("glossary/terms.csv"),
        less("glossary/index.md", "glossary/一网通办.md", "glossary/terms.csv"),
        {**PAGES, "glossary/terms.csv": "term\n"},
        {**PAGES, "assets/gongwen/settings.js": "2;\n"},
    ],
)
def test_changed_pages_give_the_site_of_a_build_from_nothing(
    project: Project, tmp_path: Path, changed: dict[str, str]
) -> None:
    renewed(project, PAGES)
    ours = renewed(project, changed)

    assert ours == renewed(copied(project.root, tmp_path / "clean"), changed)
    assert renewed(project, PAGES) == renewed(copied(project.root, tmp_path / "cleaner"), PAGES)


def test_it_is_the_same_site_however_few_pages_are_made_at_a_time(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = renewed(project, PAGES)
    monkeypatch.setattr(mkdocs_run, "_PAGES", 1)

    assert renewed(copied(project.root, tmp_path / "other"), PAGES) == whole
    assert b'href="../glossary/%E4%B8%80' in whole["about/index.html"]  # a link to a page of another pass


def test_a_page_that_did_not_change_is_not_made_again(project: Project) -> None:
    renewed(project, PAGES)
    kept = mkdocs_site_folder(project, "zh-Hans") / "glossary" / "index.html"
    before = kept.stat()
    renewed(project, {**PAGES, **dict([page("glossary/政务服务.md", "释义")])})

    assert kept.stat().st_mtime_ns == before.st_mtime_ns


def linked(path: Path) -> None:
    """The same bytes, which lie elsewhere."""
    path.rename(path.parents[5] / "elsewhere.html")
    path.symlink_to(path.parents[5] / "elsewhere.html")


@pytest.mark.parametrize("harm", [lambda path: path.write_text("别人写的"), lambda path: path.unlink(), linked])
def test_a_page_that_is_not_what_was_made_is_made_again(project: Project, harm: Callable[[Path], None]) -> None:
    before = renewed(project, PAGES)
    harm(mkdocs_site_folder(project, "zh-Hans") / "glossary" / "index.html")

    assert renewed(project, PAGES) == before
    assert not (mkdocs_site_folder(project, "zh-Hans") / "glossary" / "index.html").is_symlink()


def changed_theme(project: Project) -> None:
    path = project.root / "overrides" / "partials" / "footer.html"
    path.write_text(path.read_text("utf-8").replace("gw-colophon-inner", "gw-colophon-other"), "utf-8")


def changed_sheet(project: Project) -> None:
    path = project.root / "overrides" / "assets" / "gongwen" / "style" / "glossary.css"
    path.write_text(path.read_text("utf-8") + "h1 { color: red; }\n", "utf-8")


def changed_settings(project: Project) -> None:
    path = project.root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("icon.svg", "other.svg"), "utf-8")


@pytest.mark.parametrize("change", [changed_theme, changed_sheet, changed_settings])
def test_what_any_page_may_show_makes_all_anew(
    project: Project, tmp_path: Path, change: Callable[[Project], None]
) -> None:
    before = renewed(project, PAGES)
    change(project)
    after = renewed(project, PAGES)

    assert before != after == renewed(copied(project.root, tmp_path / "clean"), PAGES)


def test_so_does_another_choice_of_scripts(project: Project) -> None:
    renewed(project, PAGES)
    after = renewed(project, PAGES, shown=("zh-Hans", "zh-Hant-HK"))
    page = after["glossary/index.html"].decode()
    assert 'hreflang="zh-Hant-HK"' in page and 'hreflang="zh-Hant-TW"' not in page


def test_so_does_another_name(project: Project, tmp_path: Path) -> None:
    before = renewed(project, PAGES)
    after = renewed(project, PAGES, site_name="别名")

    assert before != after == renewed(copied(project.root, tmp_path / "clean"), PAGES, site_name="别名")


def test_a_build_that_was_stopped_leaves_nothing_behind(project: Project, tmp_path: Path) -> None:
    renewed(project, PAGES)
    broken = {**PAGES, **dict([page("glossary/政务服务.md", "释义")]), "broken.md": "---\ntemplate: none.html\n---\n"}
    with pytest.raises(Exception, match=r"none\.html"):
        renewed(project, broken)

    assert renewed(project, PAGES) == renewed(copied(project.root, tmp_path / "clean"), PAGES)


def test_the_whole_project_renewed_is_the_project_built_from_nothing(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    docs, build = root / "docs", ("build", "--variant", "zh-Hans", "--no-pdf")
    assert gongwen(root, *build).returncode == 0
    term = docs / "glossary" / "政务.md"
    term.write_text(
        "---\nterm: 政务\nenglish: affairs\npinyin: zhèng wù\nstatus: reviewed\n"
        "source: {title: 条例, article: 第一条, passage: 原文, kind: 定义, checked: 2024-01-02}\n---\n处理的事务。\n",
        "utf-8",
    )
    (docs / "glossary" / "一业一证.md").unlink()
    note = next((docs / "documents").rglob("annotations/*.md"))
    note.write_text(note.read_text("utf-8") + "\n又及。\n", "utf-8")
    assert gongwen(root, *build).returncode == 0
    ours = tree(root / "site")

    assert "glossary/政务/index.html" in ours and "glossary/一业一证/index.html" not in ours
    assert "又及" in (root / "site" / "annotations" / "index.html").read_text("utf-8")
    shutil.rmtree(root / "build")
    shutil.rmtree(root / "site")
    assert gongwen(root, *build).returncode == 0
    clean = tree(root / "site")
    assert [name for name in {*ours, *clean} if ours.get(name) != clean.get(name)] == []
