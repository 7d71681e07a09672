"""What a unit is made with, beside what it is made from: equal on two machines, or the bytes may differ."""

import platform
import re
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from gongwen.errors import ProjectError
from gongwen.publish.stamps import code_digest

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SHOWN = 3  # of the tools that differ; who has ten other versions installs all anew
Tools = tuple[tuple[str, str], ...]


class OtherToolsError(ProjectError):
    """Another machine has other versions of what units are made with."""


@cache
def tools() -> Tools:
    """Name and version of all that has a say in the bytes of a unit: this package's code, Python, the libraries."""
    names = (_NAME.match(text) for text in requires("gongwen") or () if "extra ==" not in text)
    libraries = tuple((name[0], _version(name[0])) for name in names if name)
    own = ("gongwen", code_digest()[:16]), ("Python", platform.python_version()), ("zlib", zlib.ZLIB_RUNTIME_VERSION)
    return (*own, *libraries)


def refuse_others(ours: Tools, theirs: Tools, where: str) -> None:
    """Raises OtherToolsError where those of another machine are not ours."""
    there = dict(theirs)
    other = [f"{name} 那里是 {there.get(name) or '没有'}，这里是 {own}" for name, own in ours if there.get(name) != own]
    if other:
        raise OtherToolsError(f"{'；'.join(other[:_SHOWN])}；两边要装一样的版本，做出来的才一样", where)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
