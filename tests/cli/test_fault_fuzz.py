"""Commands × faults of the machine, by chance: no traceback, nothing half written, the site whole, whatever happens."""

import errno
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from tests.children import run_main, without_privileges
from tests.fuzzing import Chance, Fuzz
from tests.small_project import ARTICLE, LETTER, contents, small_project

pytestmark = [pytest.mark.fuzz, pytest.mark.site]

BUILD = ("build", "--no-pdf", "--variant", "zh-Hans", "--jobs", "1")
SOURCE = "docs/documents/pilot/source.txt"
COMMANDS: tuple[tuple[str, ...], ...] = (
    BUILD,
    (*BUILD, "--no-wait", "--strict"),
    ("import", "../other.txt", "--slug", "other"),
    ("import", "../other.txt", "--slug", "pilot", "--replace"),
    ("import", "-", "--slug", "other"),
    ("receive", "../letter.txt"),
    ("annotate", "pilot", "--quote", "逐步推开"),
    ("rebase", "--accept"),
    ("rebase", "pilot"),
    ("convert", "--review", "--accept", "pilot"),
    ("convert", "--to", "zh-Hant-TW", SOURCE),
    ("check",),
    ("check", "--strict", "--json"),
    ("outline", SOURCE),
    ("outline", "--json", "-"),
    ("summarize", SOURCE),
    ("terms", SOURCE, "--json"),
    ("tasks", SOURCE, "--csv"),
    ("verify",),
    ("verify", "pilot", "--json"),
    ("verify", "--source", SOURCE),
    ("--help",),
)
_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE, errno.ENOENT)
_EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir", "os.chmod")


def at_use(root: Path, number: int, do: Callable[[str], None]) -> None:
    """Does it, with the path, before this process's `number`-th use of a file of the project (from 1)."""
    left = number

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _EVENTS and isinstance(arguments[0], str | os.PathLike):
            path = os.path.abspath(arguments[0])  # noqa: PTH100
            if path.startswith(f"{root}{os.sep}"):
                left -= 1
                if left == 0:
                    do(path)

    sys.addaudithook(hook)


# --- faults: each sets itself up in the process that is to run the command --------------------------------------------


def refused(root: Path, chance: Chance) -> Callable[[], None]:
    """One use of one file is refused, for any reason that there is."""
    number = chance.choice(_ERRORS)

    def refuse(path: str) -> None:
        raise OSError(number, os.strerror(number), path)

    return partial(at_use, root, 1 + int(chance.paretovariate(0.7)), refuse)


def killed(root: Path, chance: Chance) -> Callable[[], None]:
    def kill(path: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    return partial(at_use, root, 1 + int(chance.paretovariate(0.6)), kill)


def without_room(root: Path, chance: Chance) -> Callable[[], None]:
    """No file takes more than some bytes."""
    size = int(chance.paretovariate(0.3)) - 1

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def without_descriptors(root: Path, chance: Chance) -> Callable[[], None]:
    """Hardly any more files can be opened than are open."""
    more = chance.randint(0, 12)

    def limit() -> None:
        lowest = os.dup(0)
        os.close(lowest)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest + more, lowest + more))

    return limit


def without_rights(root: Path, chance: Chance) -> Callable[[], None]:
    """Something of the project may not be read or not be written."""
    chosen, mode = _any_path(root, chance), chance.choice((0o000, 0o444, 0o555, 0o333))

    def forbid() -> None:
        chosen.chmod(mode)
        without_privileges()

    return forbid


def with_odd_streams(root: Path, chance: Chance) -> Callable[[], None]:
    chosen = chance.sample(range(3), chance.randint(1, 3))
    kinds = [chance.choice(("closed", "full", "deaf")) for _ in chosen]

    def spoil() -> None:
        for number, kind in zip(chosen, kinds, strict=True):
            name = ("stdin", "stdout", "stderr")[number]
            if kind == "closed":
                os.close(number)
                setattr(sys, name, None)
            else:
                reading, writing = os.pipe()
                os.close(reading)
                os.dup2(os.open("/dev/full", os.O_RDWR) if kind == "full" and number else writing, number)

    return spoil


def in_a_lost_folder(root: Path, chance: Chance) -> Callable[[], None]:
    """The folder that the command is called in goes away."""
    folder = chance.choice((root.parent / "lost", root / "docs" / "lost"))

    def lose() -> None:
        folder.mkdir()
        os.chdir(folder)
        folder.rmdir()

    return lose


def overtaken(root: Path, chance: Chance) -> Callable[[], None]:
    """While the command is at work, somebody takes something away."""
    chosen = _any_path(root, chance)

    def take(path: str) -> None:
        if chosen.exists():
            chosen.rename(root.parent / "taken")

    return partial(at_use, root, 1 + int(chance.paretovariate(0.7)), take)


def with_something_else_there(root: Path, chance: Chance) -> Callable[[], None]:
    """Where a file or folder should be there is another, a link to nowhere, to itself, or a pipe."""
    chosen, kind = _any_path(root, chance), chance.choice(("file", "folder", "nowhere", "itself", "pipe"))

    def put() -> None:
        chosen.rename(root.parent / "taken")
        match kind:
            case "file":
                chosen.write_bytes(b"\xff\x00")
            case "folder":
                chosen.mkdir()
            case "nowhere":
                chosen.symlink_to(root.parent / "nowhere")
            case "itself":
                chosen.symlink_to(chosen)
            case "pipe":
                os.mkfifo(chosen)

    return put


def _any_path(root: Path, chance: Chance) -> Path:
    """A file or folder of the project, those near its root as often as all those deep in it."""
    path = root
    while True:
        below = sorted(path.iterdir()) if path.is_dir() else []
        if not below or (path != root and chance.random() < 0.3):
            return path
        path = chance.choice(below)


FAULTS = (
    refused,
    refused,
    killed,
    without_room,
    without_descriptors,
    without_rights,
    with_odd_streams,
    in_a_lost_folder,
    overtaken,
    with_something_else_there,
)
# These change docs/ or take the site away themselves.
_BY_HAND = (overtaken, with_something_else_there)


@dataclass(frozen=True, slots=True)
class Ground:
    """A project that was built, and copies to put it back from."""

    root: Path
    good: Path
    done: dict[str, set[bytes]]  # what each file of docs/ may hold, after any command that came to its end

    def restore(self) -> None:
        if self.root.is_symlink() or self.root.is_file():
            self.root.unlink()
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.good, self.root, symlinks=True)
        for left in ("taken", "lost"):
            path = self.root.parent / left
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("faults")
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    (folder / "other.txt").write_text(ARTICLE.replace("试点", "改革"), "utf-8")
    good = small_project(folder / "good")
    assert run_main(good, BUILD).status == 0
    ground = Ground(folder / "project", good, {})
    for command in COMMANDS:
        ground.restore()
        run_main(ground.root, command)
        for path, data in contents(ground.root / "docs").items():
            ground.done.setdefault(path, set()).add(data)
    yield ground


def test_no_fault_leaves_a_traceback_a_half_file_or_half_a_site(ground: Ground, fuzz: Fuzz) -> None:
    site = contents(ground.good / "site")
    for chance in fuzz.cases(sample=25, long=5000):
        ground.restore()
        command, fault = chance.choice(COMMANDS), chance.choice(FAULTS)
        ended = run_main(ground.root, command, fault(ground.root, chance))
        what = f"{chance.again}: {' '.join(command)}, {fault.__name__}\n{ended.err}"
        assert ended.status in (0, 1, 2, -signal.SIGKILL), what
        assert "Traceback" not in ended.err and "Exception ignored" not in ended.err, what
        if ended.status == 1 and fault is not with_odd_streams and "verify" not in command:
            assert any(": " in line for line in ended.lines) or "--json" in command, what
        for folder in (ground.root, *(p for p in ground.root.rglob("*") if p.is_dir() and not p.is_symlink())):
            folder.chmod(0o755)
        if fault in _BY_HAND:
            continue
        for path, data in contents(ground.root / "docs").items():
            if ".new" in path:
                assert fault is killed, what
            elif "annotations/2" not in path:  # a name by chance
                assert data in ground.done.get(path, ()), f"{what}{path}"
        assert contents(ground.root / "site") == site, what
