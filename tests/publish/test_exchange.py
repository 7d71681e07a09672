"""Whenever a publishing is killed, the site that stands is whole, and the next command of any kind mends the rest."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest
from tests.children import killed_at_each_change
from tests.fuzzing import Fuzz

from gongwen.library.ownership import MARKER, claim_build
from gongwen.library.project import Project
from gongwen.library.turns import own_turn
from gongwen.publish.assemble import put_together
from gongwen.publish.exchange import Places, exchange, exchange_at_once, exchange_in_steps, places, recover
from gongwen.publish.files import digests, write_tree
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.recovery import recover_project

OLD = {"index.html": b"old", "same.html": b"same", "gone/index.html": b"old", "a/b/c.html": b"old"}
NEW = {"index.html": b"new", "same.html": b"same", "come/index.html": b"new", "a/b/c.html": b"newer"}
Exchange = Callable[[Places], None]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    project = Project(root, "", "")
    claim_build(project)
    return project


def made(project: Project, files: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """Files as the passes before leave them, with their digests, for the site to be put together from."""
    folder = project.root.parent / f"made-{hash(frozenset(files.items()))}"
    write_tree(folder, files)
    return {name: (f"{folder}/{name}", digest) for name, digest in digests(files)}


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a published folder but the marker, which has to be there."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    del found[MARKER]
    return found


def in_steps(at: Places) -> None:
    """As `exchange` does it where the system cannot do it at once."""
    if at.published.exists():
        shutil.rmtree(at.last, ignore_errors=True)
        exchange_in_steps(at)
    else:
        at.new.rename(at.published)


def publish(project: Project, files: dict[str, bytes], way: Exchange = exchange) -> None:
    at = places(project, project.site)
    recover(at)
    put_together(at, made(project, files), Fingerprints(project.build / "seen.json"))
    way(at)


def test_each_build_publishes_its_own_and_keeps_the_last_to_work_on(project: Project) -> None:
    at = places(project, project.site)
    for files in (OLD, NEW, OLD):
        publish(project, files)
        assert tree(project.site) == files
        assert not at.new.exists() and not at.aside.exists()
    assert tree(at.last) == NEW


def test_the_second_site_is_linked_from_the_first_and_neither_changes_the_other(project: Project) -> None:
    """To copy a large site takes longer than an edit; a file that is written anew is a file of its own."""
    at = places(project, project.site)
    publish(project, OLD)
    put_together(at, made(project, NEW), Fingerprints(project.build / "seen.json"))
    assert (at.new / "same.html").samefile(project.site / "same.html")
    assert tree(project.site) == OLD and tree(at.new) == NEW

    (project.site / "same.html").write_bytes(b"harm")  # in place: it is the other one's too
    put_together(at, made(project, NEW), Fingerprints(project.build / "seen.json"))
    assert tree(at.new) == NEW and (project.site / "same.html").read_bytes() == b"harm"


def test_where_the_system_makes_no_hard_links_files_are_copied(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    for files in (OLD, NEW, OLD):
        publish(project, files)
        assert tree(project.site) == files


def test_a_link_in_the_published_site_is_not_linked(project: Project) -> None:
    at = places(project, project.site)
    publish(project, OLD)
    secret = project.root.parent / "secret.html"
    secret.write_bytes(b"same")
    (project.site / "same.html").unlink()
    (project.site / "same.html").symlink_to(secret)
    put_together(at, made(project, NEW), Fingerprints(project.build / "seen.json"))
    assert tree(at.new) == NEW
    assert not (at.new / "same.html").is_symlink() and not (at.new / "same.html").samefile(secret)


def test_a_page_that_was_filled_in_stays_until_what_it_was_made_of_changes(project: Project) -> None:
    at, record = places(project, project.site), project.build / "seen.json"
    publish(project, OLD)
    publish(project, OLD)
    (at.last / "index.html").unlink()
    (at.last / "index.html").write_bytes(b"old, with figures")
    filled = {"index.html": (sha256(b"old").hexdigest(), sha256(b"old, with figures").hexdigest())}

    put_together(at, made(project, OLD), Fingerprints(record), filled)
    assert tree(at.new) == OLD | {"index.html": b"old, with figures"}
    put_together(at, made(project, NEW), Fingerprints(record), filled)
    assert tree(at.new) == NEW, "the page itself changed"
    (at.new / "index.html").write_bytes(b"old, with harm")
    put_together(at, made(project, OLD), Fingerprints(record), filled)
    assert tree(at.new) == OLD, "what was filled in is not there"


@pytest.mark.parametrize("way", [exchange, in_steps])
def test_a_late_publishing_never_puts_an_older_site_back(project: Project, way: Exchange) -> None:
    publish(project, OLD, way)
    publish(project, NEW, way)
    with pytest.raises(FileNotFoundError):
        way(places(project, project.site))
    recover_project(project.root)
    assert tree(project.site) == NEW


def test_two_folders_change_places_at_once(tmp_path: Path) -> None:
    write_tree(tmp_path, {"one/x": b"1", "other/x": b"2"})
    if not exchange_at_once(tmp_path / "one", tmp_path / "other"):
        pytest.skip("这个系统不能一步交换")
    assert [(tmp_path / name / "x").read_bytes() for name in ("one", "other")] == [b"2", b"1"]
    with pytest.raises(FileNotFoundError) as error:
        exchange_at_once(tmp_path / "one", tmp_path / "absent")
    assert error.value.filename == str(tmp_path / "one")


@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("way", [exchange, in_steps])
def test_killed_at_any_change_the_site_is_the_old_one_or_the_new_one(
    project: Project, before: dict[str, bytes] | None, way: Exchange
) -> None:
    at = places(project, project.site)
    made(project, NEW)

    def start() -> None:
        for folder in (project.site, at.new, at.aside, at.last):
            shutil.rmtree(folder, ignore_errors=True)
        if before is not None:
            publish(project, {"older.html": b"1"}, way)
            publish(project, before, way)

    def look() -> None:
        if way is exchange and before is not None and sys.platform == "linux":
            assert project.site.is_dir(), "there was a moment without a site"
        recover_project(project.root)
        if before is not None or project.site.exists():
            assert tree(project.site) in (before, NEW)
        if before is not None:
            publish(project, NEW, way)
            assert tree(project.site) == NEW
        start()

    start()
    assert killed_at_each_change(lambda: publish(project, NEW, way), look) > (14 if before else 10)
    assert tree(project.site) == NEW


def test_what_was_left_aside_never_takes_the_place_of_a_newer_site(project: Project) -> None:
    at = places(project, project.site)
    publish(project, OLD, in_steps)
    put_together(at, made(project, NEW), Fingerprints(project.build / "seen.json"))
    at.published.rename(at.aside)
    at.new.rename(at.published)  # and here it was killed
    recover_project(project.root)
    assert tree(project.site) == NEW and not at.aside.exists()
    shutil.rmtree(project.site)  # by its owner
    recover_project(project.root)
    assert not project.site.exists()


def test_neither_a_link_is_put_back_nor_what_lies_in_a_build_that_is_not_ours(project: Project) -> None:
    at = places(project, project.site)
    write_tree(project.root.parent / "elsewhere", {"index.html": b"anybody's"})
    at.aside.symlink_to(project.root.parent / "elsewhere")
    recover_project(project.root)
    assert not project.site.exists()
    at.aside.unlink()
    (project.root.parent / "elsewhere").rename(at.aside)
    (project.build / MARKER).unlink()
    recover_project(project.root)
    assert not project.site.exists()


def test_a_command_leaves_an_exchange_to_the_build_that_is_at_it(project: Project) -> None:
    at = places(project, project.site)
    publish(project, OLD, in_steps)
    at.published.rename(at.aside)
    with ExitStack() as stack:
        stack.enter_context(own_turn(project, "build", "build", lambda said: None))
        recover_project(project.root)
        assert not project.site.exists()
    recover_project(project.root)
    assert tree(project.site) == OLD


def test_two_folders_of_one_name_have_places_of_their_own(project: Project, tmp_path: Path) -> None:
    inside, outside = places(project, project.site), places(project, tmp_path / "\udcff" / "site")  # in no encoding
    assert not {inside.new, inside.aside, inside.last} & {outside.new, outside.aside, outside.last}


# --- the system's own calls ------------------------------------------------------------------------------------------

# The calls that publishing consists of, and that a Python that starts does not make.
_CALLS = ("renameat2", "rename", "unlink", "mkdir", "rmdir", "sendfile")
_PUBLISH = """
import sys
from pathlib import Path
from gongwen.library.project import Project
from tests.publish.test_exchange import NEW, publish
publish(Project(Path(sys.argv[1]), "", ""), NEW)
"""


@pytest.fixture(scope="module")
def strace() -> str:
    """A tracer that may kill at a call; where there is none, or it is not allowed to, the test skips."""
    found = shutil.which("strace")
    if not found or subprocess.run([found, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        pytest.skip("没有 strace，或不许用")
    return found


@pytest.mark.fuzz
def test_killed_in_any_call_of_the_system_the_site_is_whole(strace: str, project: Project, fuzz: Fuzz) -> None:
    """strace kills at a call's n-th time, be it made by Python or by way of ctypes."""
    kills = 0
    for chance in fuzz.cases(sample=4, long=60):
        publish(project, OLD)
        call, number = chance.choice(_CALLS), chance.randint(1, 5)
        inject = (f"-etrace={call}", f"-einject={call}:signal=SIGKILL:when={number}")
        command = [strace, "-f", "-qq", "-o", "/dev/null", *inject, sys.executable, "-c", _PUBLISH, str(project.root)]
        ended = subprocess.run(command, cwd=Path(__file__).parents[2], check=False)
        assert ended.returncode in (0, -9, 137), chance.again
        kills += ended.returncode != 0
        assert tree(project.site) in (OLD, NEW), chance.again
        publish(project, NEW)
        assert tree(project.site) == NEW, chance.again
    assert kills or fuzz.only
