"""Reading below docs/ without leaving it: no symbolic link leads out, no text is taken for another encoding."""

from pathlib import Path

from gongwen.errors import DecodeError, ProjectError
from gongwen.library.project import Project


def inside(project: Project, path: Path) -> Path:
    """The path, if it really lies in docs/; raises ProjectError for a link that leads out."""
    if not path.resolve().is_relative_to(project.root / "docs"):
        raise ProjectError("这是指向 docs/ 外的链接，不读；请换成文件本身", project.shown(path))
    return path


def read_bytes(project: Project, path: Path) -> bytes:
    """The file's bytes; raises ProjectError where it cannot be read."""
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
    """The folder's matching files by name, [] where there is no such folder; hidden ones are left out."""
    return sorted(p for p in folder.glob(pattern) if p.is_file() and not p.name.startswith("."))
