"""The list of a new site's files is that of the folder, whoever writes there."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.new_site import NewSite


@pytest.fixture
def site(tmp_path: Path) -> NewSite:
    folder, seen = tmp_path / "site", Fingerprints(tmp_path / "seen.looks")
    for name in ("index.html", "x/index.html", "x/a/index.html", "xy/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return NewSite(folder, dict(seen.below(folder)), seen)


def other(site: NewSite, text: str) -> tuple[Path, str]:
    path = site.folder.parent / "other.html"
    path.write_text(text, "utf-8")
    return path, sha256(text.encode()).hexdigest()


def taken_away(folder: Path) -> bool:
    shutil.rmtree(folder)
    return False


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.write("y/index.html", b"new"),
        lambda site: site.write("x/index.html", b"another"),
        lambda site: site.copy("x/index.html", *other(site, "another")),
        lambda site: site.copy("data/b.zip", *other(site, "x")),
        lambda site: taken_away(site.folder / "x") or site.look_again("x"),
        lambda site: (site.folder / "x" / "index.html").write_bytes(b"kept") and site.look_again("x"),
    ],
)
def test_the_list_is_that_of_the_folder(site: NewSite, change: Callable[[NewSite], object]) -> None:
    before = dict(site.files)
    change(site)
    there = {p.relative_to(site.folder).as_posix(): p for p in site.folder.rglob("*") if p.is_file()}
    assert site.files == {name: sha256(path.read_bytes()).hexdigest() for name, path in there.items()} != before
    assert "xy/index.html" in site.files


def test_a_copy_is_a_file_of_its_own(site: NewSite, tmp_path: Path) -> None:
    """What stands there may be a published file too, by a hard link."""
    published = tmp_path / "published.html"
    published.hardlink_to(site.folder / "index.html")
    site.copy("index.html", *other(site, "new"))
    site.write("x/index.html", b"new")
    assert published.read_text("utf-8") == "index.html"
