"""A copy of a site against its SHA256SUMS. It helps whoever holds a copy and trusts the list, and nobody else."""

from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Literal, NamedTuple

from gongwen.errors import ProjectError
from gongwen.text.sums import NAME, parse_sums

_MARKER = ".gongwen"  # says to whom a folder belongs; no part of what is published
Fault = Literal["changed", "missing", "unlisted"]


class Difference(NamedTuple):
    """A file that is not as the list says."""

    path: str
    what: Fault


def site_digests(site: Path) -> dict[str, str]:
    """The digest of each file of a site by its path; a link is read as the file that it leads to."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    named = ((path.relative_to(site).as_posix(), path) for path in files)
    return {name: _digest(path) for name, path in named if name not in (NAME, _MARKER)}


def compare_sums(site: Path) -> Iterator[Difference]:
    """What differs between a folder and its list, by path; raises ProjectError where there is no list to read."""
    path = site / NAME
    if not path.is_file():
        raise ProjectError(f"没有 {NAME}；请确认这是整个网站的文件夹，或重新下载", str(path))
    try:
        listed = parse_sums(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise ProjectError("不是 UTF-8 文本；请重新下载", str(path)) from error
    except ValueError as error:
        raise ProjectError(
            "不是“指纹、两个空格、路径”的一行，或路径重复；请重新下载", str(path), error.args[0]
        ) from error
    there = site_digests(site)
    for name in sorted(listed.keys() | there.keys()):
        if name not in there:
            yield Difference(name, "missing")
        elif name not in listed:
            yield Difference(name, "unlisted")
        elif there[name] != listed[name]:
            yield Difference(name, "changed")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, sha256).hexdigest()
