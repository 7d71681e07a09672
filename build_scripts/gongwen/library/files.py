"""Files: read below docs/ without leaving it, listed without passing over any, written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

from gongwen.errors import DecodeError, ProjectError
from gongwen.library.project import Project
from gongwen.library.real_paths import real_path


def inside(project: Project, path: Path) -> Path:
    """The path, if it really lies in docs/; raises ProjectError for a link that leads out."""
    if not real_path(path).is_relative_to(project.root / "docs"):
        raise ProjectError("这是指向 docs/ 外的链接，不读；请换成文件本身", project.shown(path))
    return path


def read_bytes(project: Project, path: Path) -> bytes:
    """The file's bytes; raises ProjectError where it cannot be read."""
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise ProjectError("这里要的是文件；请移走或改名", project.shown(path))
    try:
        return inside(project, path).read_bytes()
    except OSError as error:
        raise ProjectError(f"读不出来（{error.strerror}）；请检查文件和权限", project.shown(path)) from error


def read_text(project: Project, path: Path) -> str:
    """The file as UTF-8 text, a byte order mark dropped, line ends as LF."""
    data = read_bytes(project, path)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DecodeError(f"第 {error.start} 字节起不是 UTF-8；请另存为 UTF-8", project.shown(path), line) from error


def sorted_files(folder: Path, pattern: str) -> list[Path]:
    """The folder's matching files by name, [] where there is no such folder; hidden ones are left out.

    `*/` before the pattern looks in its folders, `**/` in all below it. Raises OSError where one cannot be listed.
    """
    below, _, name = pattern.rpartition("/")
    found = {"": entries, "*": _entries_below, "**": all_entries}[below](folder)
    return sorted(p for p in found if fnmatchcase(p.name, name) and p.is_file() and not p.name.startswith("."))


def is_there(path: Path) -> bool:
    """True for whatever stands there, be it a link that leads nowhere: only what is absent may count as empty."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def entries(folder: Path) -> list[Path]:
    """What stands in the folder, [] where there is none; raises OSError where it is no folder or cannot be listed."""
    # Not `glob`: it takes a folder that may not be read for an empty one.
    return list(folder.iterdir()) if is_there(folder) else []


def _entries_below(folder: Path) -> list[Path]:
    return [path for entry in entries(folder) if entry.is_dir() for path in entries(entry)]


def all_entries(folder: Path) -> list[Path]:
    """All below the folder, links not followed; raises OSError where one of its folders cannot be listed."""
    found = entries(folder)
    below = (entry for entry in found if entry.is_dir() and not entry.is_symlink())
    return found + [path for entry in below for path in all_entries(entry)]


def write_whole(path: Path, data: bytes) -> None:
    """The file holds the bytes; whoever reads it meanwhile meets all of the old ones, and a failure leaves those."""
    aside = path.with_name(aside_name(path.name))
    with naming(path):
        aside.unlink(missing_ok=True)  # left by somebody who was killed; never written through, should it be a link
        try:
            with aside.open("xb") as file:
                file.write(data)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def aside_name(name: str) -> str:
    """What a file is called while it is written: hidden, so that nothing takes it for one that is done."""
    return f".{name}.new"


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """An OSError that comes from within says which file it is about: of a full disk the system does not."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise
