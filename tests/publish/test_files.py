"""What is written below build/: no more than changed, nothing stale, nothing half."""

from pathlib import Path

import pytest

from gongwen.errors import ProjectError
from gongwen.publish.files import own_files, remove_files, write_if_changed, write_tree
from gongwen.publish.stamps import Stamps, digest, read_record, write_record


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    path = tmp_path / "a" / "x.md"
    write_if_changed(path, b"1")
    before = path.stat().st_mtime_ns
    write_if_changed(path, b"1")
    assert path.stat().st_mtime_ns == before
    write_if_changed(path, b"2")
    assert path.read_bytes() == b"2"


def test_a_tree_holds_what_it_should_and_nothing_else(tmp_path: Path) -> None:
    write_tree(tmp_path, {"old/x.md": b"1", "a.md": b"1"})
    write_tree(tmp_path, {"a.md": b"2", "new/y.md": b"3"})
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == ["a.md", "new", "new/y.md"]
    assert (tmp_path / "a.md").read_bytes() == b"2"


def test_what_a_name_is_for_may_change_between_file_and_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a": b"1", "b/x.md": b"1"})
    write_tree(tmp_path, {"a/x.md": b"2", "b": b"2"})
    assert (tmp_path / "a" / "x.md").read_bytes() == (tmp_path / "b").read_bytes() == b"2"


def test_files_are_taken_away_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write_tree(root, {"a/b/c.html": b"", "a/d.html": b"", "e/f.html": b"", "g.html": b""})
    remove_files(root, ["a/b/c.html", "e/f.html", "e/none.html"])
    assert sorted(p.relative_to(root).as_posix() for p in root.rglob("*")) == ["a", "a/d.html", "g.html"]
    remove_files(root, ["a/d.html", "g.html"])
    assert list(root.iterdir()) == []


def test_nothing_is_written_or_taken_away_through_a_link(tmp_path: Path) -> None:
    elsewhere, ours = tmp_path / "elsewhere", tmp_path / "ours"
    write_tree(elsewhere, {"x.md": b"theirs", "y.md": b"theirs"})
    ours.mkdir()
    (ours / "folder").symlink_to(elsewhere)
    (ours / "file.md").symlink_to(elsewhere / "x.md")
    (ours / "same.md").symlink_to(elsewhere / "x.md")
    write_tree(ours, {"folder/x.md": b"ours", "file.md": b"ours", "same.md": b"theirs"})
    assert {p.name: p.read_bytes() for p in elsewhere.iterdir()} == {"x.md": b"theirs", "y.md": b"theirs"}
    assert not [p for p in ours.rglob("*") if p.is_symlink()]
    assert (ours / "folder" / "x.md").read_bytes() == b"ours"


def test_a_link_in_a_folder_of_ours_is_not_published(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a/x.md": b"1"})
    assert list(own_files(tmp_path)) == ["a/x.md"]
    (tmp_path / "a" / "passwd").symlink_to("/etc/passwd")
    with pytest.raises(ProjectError, match="链接"):
        list(own_files(tmp_path))


def test_a_record_that_the_disk_never_had_counts_as_none(tmp_path: Path) -> None:
    for left in (b"", b"\0\0\0", b"[1]", b"\xff"):
        (tmp_path / "s.json").write_bytes(left)
        assert read_record(tmp_path / "s.json") == {}


def test_borders_between_inputs_count() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])


def test_a_stamp_that_is_not_recorded_again_is_forgotten(tmp_path: Path) -> None:
    first = Stamps({})
    first.record("a", "1")
    first.record("b", "1")
    write_record(tmp_path / "s.json", first.new)
    second = Stamps(read_record(tmp_path / "s.json"))
    assert second.is_fresh("a", "1") and not second.is_fresh("a", "2") and not second.is_fresh("c", "1")
    second.record("a", "1")
    assert not Stamps(second.new).is_fresh("b", "1")
