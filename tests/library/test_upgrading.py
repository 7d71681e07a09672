"""What a newer package changes in a library's files: shown, and taken over where the library left them alone.

An older package is one whose record says other digests: what a library was started with is all that is known of it.
"""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from gongwen.errors import ProjectError
from gongwen.library.project import Project, find_project
from gongwen.library.starter import Answers
from gongwen.library.theme import packaged_theme
from gongwen.library.upgrading import RECORD, accept_upgrade, start_library, upgrade_changes

OLD = b"as it was\n"
OLD_DIGEST = "ee38eb3f04a61b61ce5a1bd7fdc9a1ef93b0c0b6f0d8a8b1e3d6b7d4a2f0c9e1"
ABOUT, FOOTER = "docs/about.md", "partials/footer.html"


@pytest.fixture
def library(tmp_path: Path) -> Project:
    start_library(tmp_path / "library", Answers(), glossary=False)
    return find_project(tmp_path / "library")


def of_before(library: Project, kind: str, **digests: str | None) -> None:
    """The library was started with a package that had other files; None: it did not have this one."""
    path = library.root / RECORD
    record = json.loads(path.read_bytes())
    for name, digest in digests.items():
        record[kind].pop(name, None)
        if digest is not None:
            record[kind][name] = digest
    path.write_text(json.dumps(record), "utf-8")


def states(library: Project) -> dict[str, str]:
    return {change.path: change.state for change in upgrade_changes(library)[1]}


def test_a_new_library_is_as_its_package_has_it_whatever_it_changes(library: Project) -> None:
    (library.root / ABOUT).write_text("---\ntitle: 关于\n---\n本馆\n", "utf-8")
    (library.root / "docs" / "index.md").unlink()
    assert states(library) == {}


def test_what_the_library_left_alone_is_taken_over(library: Project) -> None:
    now = (library.root / ABOUT).read_bytes()
    (library.root / ABOUT).write_bytes(OLD)
    of_before(library, "files", **{ABOUT: sha256(OLD).hexdigest()})
    (change,) = upgrade_changes(library)[1]
    assert change.state == "changed" and "-as it was" in change.diff and "+title: 关于" in change.diff
    accept_upgrade(library, (change,))
    assert (library.root / ABOUT).read_bytes() == now and states(library) == {}


def test_what_both_changed_is_shown_and_left(library: Project) -> None:
    (library.root / ABOUT).write_bytes(b"ours\n")
    of_before(library, "files", **{ABOUT: OLD_DIGEST})
    assert states(library) == {ABOUT: "both"}
    accept_upgrade(library, upgrade_changes(library)[1])
    assert (library.root / ABOUT).read_bytes() == b"ours\n" and states(library) == {}


def test_a_file_that_came_with_a_later_package_is_added_and_one_that_was_taken_away_stays_away(
    library: Project,
) -> None:
    check = library.root / ".ci" / "check"
    check.unlink()
    of_before(library, "files", **{".ci/check": None, ABOUT: OLD_DIGEST})
    (library.root / ABOUT).unlink()
    assert states(library) == {".ci/check": "new"}
    accept_upgrade(library, upgrade_changes(library)[1])
    assert check.stat().st_mode & 0o111 and not (library.root / ABOUT).exists()


def test_a_file_that_the_package_no_longer_has_is_named(library: Project) -> None:
    (library.root / "old.yml").write_bytes(OLD)
    of_before(library, "files", **{"old.yml": OLD_DIGEST, "older.yml": OLD_DIGEST})
    assert states(library) == {"old.yml": "gone"}
    accept_upgrade(library, upgrade_changes(library)[1])
    assert (library.root / "old.yml").read_bytes() == OLD


def test_an_override_is_named_where_what_it_replaces_changed(library: Project) -> None:
    own = library.root / "overrides" / FOOTER
    own.parent.mkdir(parents=True)
    own.write_text("<footer></footer>\n", "utf-8")
    assert states(library) == {}
    of_before(library, "theme", **{FOOTER: OLD_DIGEST, "main.html": OLD_DIGEST})
    (change,) = upgrade_changes(library)[1]
    assert (change.path, change.state) == (f"overrides/{FOOTER}", "covered")
    assert "-<footer></footer>" in change.diff
    accept_upgrade(library, (change,))
    assert own.read_text("utf-8") == "<footer></footer>\n" and states(library) == {}
    own.write_bytes(packaged_theme()[FOOTER].read_bytes())
    of_before(library, "theme", **{FOOTER: OLD_DIGEST})
    assert states(library) == {}


def test_a_library_that_was_not_started_so_has_nothing_to_compare(library: Project) -> None:
    (library.root / RECORD).write_bytes(b"{")
    with pytest.raises(ProjectError, match="恢复"):
        upgrade_changes(library)
    (library.root / RECORD).unlink()
    with pytest.raises(ProjectError, match="init"):
        upgrade_changes(library)


@pytest.mark.parametrize("name", ["x", ".hidden", "docs/x"])
def test_a_library_begins_in_no_folder_that_holds_something(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(ProjectError, match="已经有东西"):
        start_library(tmp_path, Answers(), glossary=False)
    assert not (tmp_path / "mkdocs.yml").exists()


def test_a_repository_without_files_is_as_good_as_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    start_library(tmp_path, Answers(), glossary=False)
    assert (tmp_path / "mkdocs.yml").is_file()
