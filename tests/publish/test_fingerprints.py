"""A file is read again where it looks otherwise, or may have changed since without looking so."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest

from gongwen.publish.fingerprints import Fingerprints, look_of
from gongwen.publish.looks import Look, Looks, look_at

LONG_AGO = 1_000_000_000
MASK = (1 << 64) - 1
TOLD = "ab" * 32  # what a file is said to hold, and does not


def old(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_the_digest_is_that_of_the_bytes_and_of_no_file_empty(tmp_path: Path) -> None:
    seen = Fingerprints(tmp_path / "seen.looks")
    assert seen.of(old(tmp_path / "a.txt", "甲")) == digest("甲")
    assert seen.of(tmp_path / "b.txt") == seen.of(tmp_path / "a.txt" / "b.txt") == ""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert seen.of(tmp_path / "folder") == seen.of(tmp_path / "link") == ""


def test_the_same_length_and_the_same_time_do_not_hide_a_change(tmp_path: Path) -> None:
    path, record = old(tmp_path / "a.txt", "甲"), tmp_path / "seen.looks"
    first = Fingerprints(record)
    assert first.of(path) == digest("甲")
    first.save()
    assert Fingerprints(record).of(old(path, "乙")) == digest("乙")


def test_a_file_written_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    """The system's clock ticks every few milliseconds: what is written twice within one tick looks the same."""
    path, record = tmp_path / "a.txt", tmp_path / "seen.looks"
    path.write_text("甲", "utf-8")
    first = Fingerprints(record)
    first.of(path)
    first.save()
    known = Looks.unpacked(record.read_bytes())
    assert len(known) == 1 and known.row(look_at(path.stat())) == -1
    assert first.of(path) == digest("甲"), "and in the same build"


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: b"",
        lambda data: b"{}",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:40] + b"\0" + data[41:],  # a digest
        lambda data: bytes([data[0] ^ 1]) + data[1:],  # the seal
    ],
)
def test_a_damaged_record_is_as_good_as_none(tmp_path: Path, damaged: Callable[[bytes], bytes]) -> None:
    record, path = tmp_path / "seen.looks", old(tmp_path / "a.txt", "甲")
    first = Fingerprints(record)
    first.holds(path, TOLD)
    first.save()
    assert Fingerprints(record).of(path) == TOLD
    record.write_bytes(damaged(record.read_bytes()))
    assert Fingerprints(record).of(path) == digest("甲")


def test_a_renamed_folder_is_not_read_again(tmp_path: Path) -> None:
    record = tmp_path / "seen.looks"
    first = Fingerprints(record)
    first.holds(old(tmp_path / "new" / "a.txt", "甲"), TOLD)
    first.save()
    (tmp_path / "new").rename(tmp_path / "published")

    assert dict(Fingerprints(record).below(tmp_path / "published")) == {"a.txt": TOLD}
    assert dict(Fingerprints(record).below(tmp_path / "new")) == {}


def test_who_wrote_a_file_says_what_it_holds_until_it_is_changed(tmp_path: Path) -> None:
    path, record = tmp_path / "a.txt", tmp_path / "seen.looks"
    path.write_text("甲", "utf-8")
    first = Fingerprints(record)
    first.holds(path, TOLD)
    assert first.of(path) == TOLD
    first.save()
    assert Fingerprints(record).of(path) == TOLD
    path.write_text("甲乙", "utf-8")
    assert Fingerprints(record).of(path) == digest("甲乙")


def test_two_folders_that_take_turns_are_both_known(tmp_path: Path) -> None:
    """The site that is published and the one before it: each is asked for every other time."""
    record = tmp_path / "seen.looks"
    paths = [old(tmp_path / name / "x.txt", name) for name in ("one", "other")]
    told = [digest(f"told of {path.parent.name}") for path in paths]
    for path, said in zip(paths, told, strict=True):
        seen = Fingerprints(record)
        seen.holds(path, said)
        seen.save()
    assert [Fingerprints(record).of(path) for path in paths] == told

    seen = Fingerprints(record)
    assert seen.of(paths[1]) == told[1]
    seen.holds(old(tmp_path / "third.txt", "third"), TOLD)
    seen.save()
    assert Fingerprints(record).of(paths[0]) == digest("one"), "what nobody asked for twice is forgotten"
    assert Fingerprints(record).of(paths[1]) == told[1]


def test_what_was_asked_for_alone_is_remembered_too(tmp_path: Path) -> None:
    """A build that writes nothing says by what it asks for what it will ask for again."""
    record, paths = tmp_path / "seen.looks", [old(tmp_path / name, name) for name in ("a", "b", "c")]
    first = Fingerprints(record)
    for path in paths:
        first.holds(path, TOLD)
    first.save()
    for new in ("", "d"):
        seen = Fingerprints(record)
        assert [seen.of(path) for path in paths[::2]] == [TOLD, TOLD]
        if new:
            seen.holds(old(tmp_path / new, new), TOLD)
        seen.save()
    assert [Fingerprints(record).of(path) for path in paths] == [TOLD, digest("b"), TOLD]


def test_many_files_of_one_inode_and_any_time_are_told_apart(tmp_path: Path) -> None:
    """Two disks have files of the same number; a time may lie outside of what a column holds."""
    looks = [(7, device, 1, -1 & MASK, 2) for device in (3, 1, 2)] + [(6, 1, 5, MASK, MASK)]
    known = Looks().replaced(b"", b"", [(look, digest(repr(look))) for look in looks])
    known = Looks.unpacked(known.packed())
    assert [known.digest(known.row(look)) for look in looks] == [digest(repr(look)) for look in looks]
    for at in range(5):
        other = tuple(number ^ (place == at) for place, number in enumerate(looks[0]))
        assert known.row(cast(Look, other)) == (-1 if at != 1 else known.row((7, 2, 1, MASK, 2)))


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
