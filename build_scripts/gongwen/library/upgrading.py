"""What a library was started with, kept beside it, and what a newer package changes in that."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from typing import Literal

from gongwen import __version__
from gongwen.errors import ProjectError
from gongwen.library.files import write_whole
from gongwen.library.packaged import GLOSSARY, THEME
from gongwen.library.project import Project
from gongwen.library.starter import Answers, answers_of, record_of, starter_files
from gongwen.library.theme import own_theme, packaged_theme

RECORD = ".gongwen.json"
_EXECUTABLE = ".ci/check"
# new: the package has a file more; changed: it has another one, the library's is as it was; both: the library changed
# its own too; gone: the package has it no longer; covered: a file of the theme that the library replaces changed.
State = Literal["new", "changed", "both", "gone", "covered"]


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the library that the installed package would have otherwise; `diff` leads from the library's to it."""

    path: str
    state: State
    diff: str = ""
    data: bytes = b""


def start_library(folder: Path, answers: Answers, *, glossary: bool) -> tuple[str, ...]:
    """The files of a new library, written into a folder that is new or empty but for .git; raises ProjectError."""
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        raise ProjectError("这里已经有东西了；请换一个新的文件夹", str(folder))
    files = starter_files(answers, glossary=glossary)
    (folder / "docs" / "documents").mkdir(parents=True)
    _write(folder, files)
    _keep(folder, answers, files, glossary=glossary)
    return tuple(files)


def upgrade_changes(project: Project) -> tuple[str, tuple[Change, ...]]:
    """The version that the library was brought to, and what the installed one changes; raises ProjectError."""
    record = _record(project)
    return str(record.get("version", "")), tuple(sorted(_changes(project, record), key=lambda change: change.path))


def accept_upgrade(project: Project, changes: tuple[Change, ...]) -> None:
    """What the library had not touched is as the package has it; the rest counts as seen."""
    record = _record(project)
    _write(project.root, {change.path: change.data for change in changes if change.state in ("new", "changed")})
    answers, glossary = _answers(record)
    _keep(project.root, answers, starter_files(answers, glossary=glossary), glossary=glossary)


def _changes(project: Project, record: Mapping[str, object]) -> Iterator[Change]:
    answers, glossary = _answers(record)
    before, now = _digests(record, "files"), starter_files(answers, glossary=glossary)
    for path, data in now.items():
        yield from _change(project.root / path, path, before.get(path, ""), data)
    yield from (Change(path, "gone") for path in before if path not in now and (project.root / path).is_file())
    yield from _covered(project, _digests(record, "theme"))


def _change(file: Path, path: str, before: str, data: bytes) -> Iterator[Change]:
    """A file of the library; one that the library took away is none of the package's any more."""
    own = file.read_bytes() if file.is_file() else None
    if own == data or before == _digest(data):
        return
    if own is not None:
        yield Change(path, "changed" if before == _digest(own) else "both", _diff(path, own, data), data)
    elif not before:
        yield Change(path, "new", data=data)


def _covered(project: Project, before: Mapping[str, str]) -> Iterator[Change]:
    """The library's own files of the theme whose originals changed."""
    packaged = packaged_theme()
    for name, path in own_theme(project).items():
        original = packaged[name].read_bytes() if name in packaged else b""
        if name in packaged and before.get(name) != _digest(original):
            yield Change(f"{THEME}/{name}", "covered", _diff(f"{THEME}/{name}", path.read_bytes(), original))


def _answers(record: Mapping[str, object]) -> tuple[Answers, bool]:
    told = record.get("answers")
    return answers_of(told if isinstance(told, dict) else {}), bool(record.get("glossary"))


def _keep(root: Path, answers: Answers, files: Mapping[str, bytes], *, glossary: bool) -> None:
    record = {
        "version": __version__,
        "answers": record_of(answers),
        "glossary": glossary,
        "files": {path: _digest(data) for path, data in sorted(files.items())},
        "theme": {name: _digest(path.read_bytes()) for name, path in sorted(packaged_theme().items())},
    }
    write_whole(root / RECORD, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())


def _record(project: Project) -> Mapping[str, object]:
    try:
        value = json.loads((project.root / RECORD).read_bytes())
    except FileNotFoundError:
        raise ProjectError("这个库不是用 gongwen init 开始的，没有可比的记录", RECORD, None) from None
    except ValueError as error:
        raise ProjectError("读不懂；请从版本库里恢复这个文件", RECORD, 1) from error
    return value if isinstance(value, dict) else {}


def _digests(record: Mapping[str, object], key: str) -> dict[str, str]:
    value = record.get(key)
    return {str(path): str(digest) for path, digest in value.items()} if isinstance(value, dict) else {}


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
        if name == _EXECUTABLE:
            path.chmod(0o755)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _diff(path: str, own: bytes, packaged: bytes) -> str:
    """From the library's file to the package's; of what is no text nothing."""
    if path.startswith(f"{GLOSSARY}/"):
        return ""
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (own, packaged))
    return "".join(unified_diff(old, new, path, f"gongwen {__version__}"))
