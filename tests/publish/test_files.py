"""What is written below build/: no more than changed, nothing stale, nothing half."""

from pathlib import Path

from gongwen.publish.assemble import exchange
from gongwen.publish.files import write_if_changed, write_tree
from gongwen.publish.stamps import Stamps, digest


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


def test_the_published_folder_is_exchanged_whole(tmp_path: Path) -> None:
    new, site, aside = tmp_path / "new", tmp_path / "site", tmp_path / "old"
    for folder, text in ((new, "new"), (site, "old"), (aside, "left by a build that was stopped")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    exchange(new, site, aside)
    assert (site / "index.html").read_text() == "new"
    assert (new / "index.html").read_text() == "old"
    assert not aside.exists()


def test_the_first_site_takes_the_place_of_none(tmp_path: Path) -> None:
    write_tree(tmp_path / "new", {"index.html": b"1"})
    exchange(tmp_path / "new", tmp_path / "site", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_borders_between_inputs_count() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])


def test_a_stamp_that_is_not_recorded_again_is_forgotten(tmp_path: Path) -> None:
    first = Stamps(tmp_path / "s.json")
    first.record("a", "1")
    first.record("b", "1")
    first.save()
    second = Stamps(tmp_path / "s.json")
    assert second.is_fresh("a", "1") and not second.is_fresh("a", "2") and not second.is_fresh("c", "1")
    second.record("a", "1")
    second.save()
    assert not Stamps(tmp_path / "s.json").is_fresh("b", "1")
