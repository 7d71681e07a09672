"""The theme that a library's site has: the package's, under what the library has in overrides/."""

from pathlib import Path

import pytest

from gongwen.library.packaged import packaged
from gongwen.library.project import Project
from gongwen.library.theme import own_theme, packaged_theme, theme_files

FOOTER = "partials/footer.html"
SHEET = "assets/gongwen/style/own.css"


def written(project: Project, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = project.root / "overrides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_a_library_without_overrides_has_the_packages_theme(project: Project) -> None:
    assert theme_files(project) == packaged_theme() and own_theme(project) == {}
    assert {"main.html", FOOTER, SHEET, "assets/gongwen/gongwen.js"} <= packaged_theme().keys()


def test_a_file_of_the_library_stands_over_the_packages_of_its_name_alone(project: Project) -> None:
    written(project, {FOOTER: b"<footer>", "assets/own.png": b"png"})
    own = project.root / "overrides"
    assert theme_files(project) == packaged_theme() | {FOOTER: own / FOOTER, "assets/own.png": own / "assets/own.png"}
    assert own_theme(project).keys() == {FOOTER, "assets/own.png"}


def test_what_is_as_the_package_has_it_is_not_the_librarys_own(project: Project) -> None:
    written(project, {FOOTER: packaged_theme()[FOOTER].read_bytes()})
    assert own_theme(project) == {}


@pytest.mark.parametrize("name", ["README.md", "plugin.py", "notes.css", ".hidden.html", "assets/.DS_Store"])
def test_what_is_no_part_of_a_theme_is_published_by_nobody(project: Project, name: str) -> None:
    written(project, {name: b"x"})
    assert name not in theme_files(project) and own_theme(project) == {}


def test_the_repository_is_a_library_whose_theme_is_the_packages() -> None:
    root = Path(__file__).parents[2]
    assert packaged("overrides") == root / "overrides"
    assert own_theme(Project(root, "", "")) == {}
