"""What each generated thing was made from, so that a build does only what changed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import gongwen
from gongwen.library.files import all_entries
from gongwen.publish.files import write_if_changed


def digest(parts: Iterable[bytes]) -> str:
    """One key for several inputs; their borders count."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(len(part).to_bytes(8, "big"))
        sha.update(part)
    return sha.hexdigest()


def digest_tree(root: Path, pattern: str = "*") -> str:
    """One key for all files below a folder: their paths and their bytes."""
    return digest_files(root, (p for p in all_entries(root) if p.is_file() and fnmatchcase(p.name, pattern)))


def digest_files(root: Path, paths: Iterable[Path]) -> str:
    """One key for some files below a folder."""
    return digest(part for p in sorted(paths) for part in (p.relative_to(root).as_posix().encode(), p.read_bytes()))


@cache
def code_digest() -> str:
    """One key for this package's own code and data: a changed rule makes everything anew."""
    root = Path(gongwen.__file__).parent
    return digest(digest_tree(root, pattern).encode() for pattern in ("*.py", "*.tsv", "*.typ"))


def printing_digest(inputs: Iterable[str], *, system: bool) -> str:
    """What a PDF depends on: all that is printed, the printing code, Typst and the fonts.

    The machine's own fonts are known by that name alone: who changes them runs `make clean`.
    """
    parts = (*inputs, *_printing_libraries(), code_digest(), "system" if system else "")
    return digest(part.encode() for part in parts)


@cache
def _printing_libraries() -> tuple[str, ...]:
    return tuple(version(name) for name in ("typst", "pikepdf", "pylopdf-fonts-zh-cn", "pylopdf-fonts-zh-tw"))


def read_record(path: Path) -> dict[str, Any]:
    """What a build wrote down in a file of its own; nothing where that is absent or was left half written."""
    try:
        value = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError:  # the machine stopped before the disk had it
        return {}
    return value if isinstance(value, dict) else {}


def write_record(path: Path, value: Mapping[str, Any]) -> None:
    """What `read_record` gives next time."""
    write_if_changed(path, json.dumps(value, indent=1, sort_keys=True).encode())


class Stamps:
    """The keys of what was made before; one that is not recorded again is not among the new ones."""

    def __init__(self, old: Mapping[str, list[str]]) -> None:
        self._old = old
        self.new: dict[str, list[str]] = {}

    def is_fresh(self, name: str, key: str) -> bool:
        return self._old.get(name, [""])[0] == key

    def remark(self, name: str) -> str:
        """What was remarked when the thing was made: a number of pages, say."""
        return self._old[name][1]

    def record(self, name: str, key: str, remark: str = "") -> None:
        self.new[name] = [key, remark]
