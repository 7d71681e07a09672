"""A file is read again where it looks otherwise, or may have changed since without looking so."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from gongwen.publish.fingerprints import Fingerprints, look_of

LONG_AGO = 1_000_000_000


def old(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_the_digest_is_that_of_the_bytes_and_of_no_file_empty(tmp_path: Path) -> None:
    seen = Fingerprints(tmp_path / "seen.json")
    assert seen.of(old(tmp_path / "a.txt", "甲")) == digest("甲")
    assert seen.of(tmp_path / "b.txt") == seen.of(tmp_path / "a.txt" / "b.txt") == ""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert seen.of(tmp_path / "folder") == seen.of(tmp_path / "link") == ""


def test_the_same_length_and_the_same_time_do_not_hide_a_change(tmp_path: Path) -> None:
    path, record = old(tmp_path / "a.txt", "甲"), tmp_path / "seen.json"
    first = Fingerprints(record)
    assert first.of(path) == digest("甲")
    first.save()
    assert Fingerprints(record).of(old(path, "乙")) == digest("乙")


def test_a_file_written_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    """The system's clock ticks every few milliseconds: what is written twice within one tick looks the same."""
    path, record = tmp_path / "a.txt", tmp_path / "seen.json"
    path.write_text("甲", "utf-8")
    first = Fingerprints(record)
    first.of(path)
    first.save()
    (known,) = first._used.values()
    assert known[:3] == [-1, 0, 0]  # matches no file


@pytest.mark.parametrize("text", ["", "[]", "{", '{"1:2": 3}', "[{}, 3]", '{"a": {}, "b": {}}', "null", "\x00"])
def test_a_damaged_record_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    record, path = tmp_path / "seen.json", old(tmp_path / "a.txt", "甲")
    record.write_text(text, "utf-8")
    assert Fingerprints(record).of(path) == digest("甲")


def test_a_renamed_folder_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "seen.json"
    path = old(tmp_path / "new" / "a.txt", "甲")
    first = Fingerprints(record)
    first.of(path)
    (name,) = first._used
    look = path.stat()
    first._used[name] = [look.st_size, look.st_mtime_ns, look.st_ctime_ns, "as remembered"]
    first.save()
    (tmp_path / "new").rename(tmp_path / "published")

    assert dict(Fingerprints(record).below(tmp_path / "published")) == {"a.txt": "as remembered"}
    assert dict(Fingerprints(record).below(tmp_path / "new")) == {}


def test_who_wrote_a_file_says_what_it_holds_until_it_is_changed(tmp_path: Path) -> None:
    path, record = tmp_path / "a.txt", tmp_path / "seen.json"
    path.write_text("甲", "utf-8")
    first = Fingerprints(record)
    first.holds(path, "as it was told")
    assert first.of(path) == "as it was told"
    first.save()
    assert Fingerprints(record).of(path) == "as it was told"
    path.write_text("甲乙", "utf-8")
    assert Fingerprints(record).of(path) == digest("甲乙")


def test_two_folders_that_take_turns_are_both_known(tmp_path: Path) -> None:
    """The site that is published and the one before it: each is asked for every other time."""
    record = tmp_path / "seen.json"
    paths = [old(tmp_path / name / "x.txt", name) for name in ("one", "other")]
    for path in paths:
        seen = Fingerprints(record)
        seen.holds(path, f"told of {path.parent.name}")
        seen.save()
    assert [Fingerprints(record).of(path) for path in paths] == ["told of one", "told of other"]

    seen = Fingerprints(record)
    assert seen.of(paths[1]) == "told of other"
    seen.holds(old(tmp_path / "third.txt", "third"), "told")
    seen.save()
    assert Fingerprints(record).of(paths[0]) == digest("one"), "what nobody asked for twice is forgotten"


def harms() -> list[Callable[[Path], object]]:
    return [
        lambda folder: (folder / "x" / "a.txt").write_text("乙", "utf-8"),
        lambda folder: (folder / "x" / "a.txt").unlink(),
        lambda folder: (folder / "x" / "b.txt").write_text("", "utf-8"),
        lambda folder: (folder / "x").rename(folder / "y"),
        lambda folder: old(folder / "x" / "a.txt", "乙"),  # same size, same time of change
    ]


@pytest.mark.parametrize("harm", harms())
def test_a_tree_looks_otherwise_after_any_change(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    old(tmp_path / "x" / "a.txt", "甲")
    before = look_of(tmp_path)
    assert look_of(tmp_path) == before
    harm(tmp_path)
    assert look_of(tmp_path) != before
