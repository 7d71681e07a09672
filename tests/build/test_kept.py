"""What a build kept is taken where it is whole and its own, and is not opened where nothing asks for it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.publish.test_build import tree
from tests.small_project import small_project

from gongwen.build.making import make_site
from gongwen.build.values import Shelf
from gongwen.build.wanted import Options, Wanted
from gongwen.library.project import find_project
from gongwen.model import Clause

pytestmark = pytest.mark.site

WANTED = Wanted(("zh-Hans", "zh-Hant-TW"), Options(with_pdf=False), jobs=1)
PRINTED = Wanted(("zh-Hans",), jobs=1)
KEY, HEAD = 64, 128  # characters of the key, and with the seal behind it
OTHER = "关于推广的通知\n各市：\n一、扩大试点。\n根据《关于试点的通知》推开。\n省政府\n2024年3月4日\n"
TEXTS = ("document.bin", "edition.bin", "text.bin", "*-search.bin")


def build(root: Path) -> dict[str, bytes]:
    make_site(find_project(root), WANTED)
    return tree(root / "site")


@dataclass(frozen=True)
class Library:
    """Two documents in two states, each with the site that a build from nothing makes of it."""

    root: Path
    sites: tuple[dict[str, bytes], dict[str, bytes]]

    def edit(self, state: int) -> None:
        """One document's note says something else."""
        note = self.root / "docs" / "documents" / "pilot" / "annotations" / "first.md"
        note.write_text(note.read_text("utf-8").replace("？" * (2 - state), "？" * (1 + state)), "utf-8")

    def kept(self, pattern: str, slug: str = "*") -> list[Path]:
        return sorted((self.root / "build" / "units").glob(f"{slug}/{pattern}"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = small_project(tmp_path_factory.mktemp("kept") / "project")
    other = root / "docs" / "documents" / "spread"
    other.mkdir()
    (other / "source.txt").write_text(OTHER, "utf-8")
    library = Library(root, ({}, {}))
    sites = []
    for state in (1, 0):
        shutil.rmtree(root / "build", ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)
        library.edit(state)
        sites.append(build(root))
    assert sites[0] != sites[1]
    return Library(root, (sites[1], sites[0]))


@pytest.fixture
def library(made: Library, tmp_path: Path) -> Library:
    return Library(shutil.copytree(made.root, tmp_path / "project"), made.sites)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: HEAD + 5])


def one_byte_off(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[HEAD + (len(data) - HEAD) // 2] ^= 1
    path.write_bytes(bytes(data))


def another_value(path: Path) -> None:
    """Whole, under the right key, and of a class that is kept nowhere."""
    Shelf(path.parent).put(path.stem, path.read_bytes()[:KEY].decode(), Clause("甲", ()))


def another_s_value(path: Path) -> None:
    """Whole, and made from something else."""
    path.write_bytes(b"0" * KEY + path.read_bytes()[KEY:])


def a_link(path: Path) -> None:
    """To a file of another project."""
    elsewhere = path.with_suffix(".elsewhere")
    elsewhere.write_bytes(b"0" * KEY + path.read_bytes()[KEY:])
    path.unlink()
    path.symlink_to(elsewhere)


DAMAGES = [emptied, cut_off, one_byte_off, another_value, another_s_value, a_link]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_or_somebody_else_s_is_made_again(library: Library, damage: Callable[[Path], None]) -> None:
    for path in sorted((library.root / "build" / "units").rglob("*.bin")):
        damage(path)
    library.edit(1)

    assert build(library.root) == library.sites[1]


def test_each_kind_of_kept_value_is_made_again_by_itself(library: Library) -> None:
    names = sorted({path.name for path in (library.root / "build" / "units").rglob("*.bin")})
    assert len(names) > 20
    for step, name in enumerate(names, 1):
        for path in (library.root / "build" / "units").rglob(name):
            DAMAGES[step % len(DAMAGES)](path)
        library.edit(step % 2)
        assert build(library.root) == library.sites[step % 2], name


def test_a_note_is_edited_and_no_other_document_opened(library: Library) -> None:
    """What was kept of the other document's text is spoilt, and stays so."""
    spoilt = [path for pattern in TEXTS for path in library.kept(pattern, "spread")]
    assert len(spoilt) == 5
    for path in spoilt:
        cut_off(path)
    before = [path.read_bytes() for path in spoilt]
    library.edit(1)

    assert build(library.root) == library.sites[1]
    assert [path.read_bytes() for path in spoilt] == before


def test_a_page_of_the_library_is_made_again_only_where_what_it_needs_changed(library: Library) -> None:
    """A note changes home and notes; the glossary's record is whole, so that it is not even looked for in briefs."""
    units = library.root / "build" / "units"
    names = [f"library-zh-Hans-{part}.bin" for part in ("home", "lists", "notes", "glossary", "addresses", "others")]
    before = {name: (units / name).read_bytes()[:KEY] for name in names}
    library.edit(1)
    build(library.root)

    changed = [name for name in names if (units / name).read_bytes()[:KEY] != before[name]]
    assert changed == ["library-zh-Hans-home.bin", "library-zh-Hans-notes.bin"]


@pytest.mark.pdf
def test_a_note_changes_pages_and_no_print_is_compared_again(library: Library) -> None:
    """A new comparison of them has another key."""
    project = find_project(library.root)
    make_site(project, PRINTED)
    before = [path.read_bytes()[:KEY] for path in library.kept("*-pdf-compared.bin")]
    pages = [path.read_bytes()[:KEY] for path in library.kept("*-html-compared.bin", "pilot")]
    library.edit(1)
    make_site(project, PRINTED)

    assert before and [path.read_bytes()[:KEY] for path in library.kept("*-pdf-compared.bin")] == before
    assert [path.read_bytes()[:KEY] for path in library.kept("*-html-compared.bin", "pilot")] != pages
