"""The pages are built alike by every engine of this kind: by MkDocs by hand, by ProperDocs, by Zensical."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from tests.conftest import gongwen
from tests.publish.test_build import tree

pytestmark = pytest.mark.site

_DATED = ("sitemap.xml", "sitemap.xml.gz")  # of the day; ours is put in their place


@pytest.fixture(scope="module")
def project(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, then built again after a change: few pages were made anew.

    GONGWEN_LIBRARY names another built library to take instead of this one.
    """
    root = tmp_path_factory.mktemp("engines") / "project"
    if other := os.environ.get("GONGWEN_LIBRARY"):
        shutil.copytree(other, root)
    else:
        copy_built(root)
    note = next((root / "docs" / "documents").rglob("annotations/*.md"), root / "docs" / "about.md")
    note.write_text(note.read_text("utf-8") + "\n又及。\n", "utf-8")
    assert gongwen(root, "build", "--no-pdf").returncode == 0
    return root


def built(project: Path, engine: str, config: str, site: Path) -> dict[str, bytes]:
    result = subprocess.run(
        [sys.executable, "-m", engine, "build", "-q", "-f", config, "-d", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return undated(site)


def undated(site: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(site).items() if name not in _DATED}


def test_mkdocs_by_hand_builds_what_is_published(project: Path, tmp_path: Path) -> None:
    assert built(project, "mkdocs", "mkdocs.yml", tmp_path) == undated(project / "build" / "site" / "zh-Hans")


@pytest.mark.parametrize("variant", ["zh-Hans", "zh-Hant-TW"])
def test_properdocs_builds_the_same_bytes(project: Path, tmp_path: Path, variant: str) -> None:
    pytest.importorskip("properdocs", reason="properdocs 没有安装")

    assert built(project, "properdocs", f"build/mkdocs-{variant}.yml", tmp_path) == undated(
        project / "build" / "site" / variant
    )


def test_zensical_builds_all_pages_with_the_same_text_and_ids(project: Path) -> None:
    pytest.importorskip("zensical", reason="zensical 没有安装")
    config = project / "build" / "zensical.yml"
    values = yaml.safe_load((project / "build" / "mkdocs-zh-Hans.yml").read_text("utf-8"))
    config.write_text(yaml.safe_dump({**values, "site_dir": "site-of-zensical"}, allow_unicode=True), "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "-f", config.name],
        cwd=config.parent,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    ours, theirs = project / "build" / "site" / "zh-Hans", project / "build" / "site-of-zensical"
    pages = sorted(path.relative_to(ours) for path in ours.rglob("*.html"))

    assert pages and [page for page in pages if seen(ours / page) != seen(theirs / page)] == []


def seen(page: Path) -> tuple[str, list[str]]:
    """The text of a page, whatever white space stands in it, and its ids in order."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return "".join(soup.get_text().split()), [str(element["id"]) for element in soup.find_all(id=True)]
