"""Values kept on disk between two builds, each with the key of what it was made from.

A file holds the key, a digest of what follows, and the value as a pickle. Only frozen values of this package are ever
read back: a file that somebody else put there can name no other class, and one that was damaged is as good as none.
"""

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from pathlib import Path, PurePath
from typing import Any

from gongwen.publish.files import write_if_changed

_KEY = 64  # hex digits of a SHA-256
_PACKAGE = "gongwen."
_PATHS = ("PosixPath", "WindowsPath")


class Shelf:
    """A folder of kept values, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str, key: str | None = None) -> object | None:
        """The value, if it was made from what the key stands for (from anything, where no key is given); else None."""
        path = self._path(name)
        if not path.is_file():  # a pipe would be waited for
            return None
        data = path.read_bytes()
        kept, seal, pickled = data[:_KEY], data[_KEY : 2 * _KEY], data[2 * _KEY :]
        if (key is not None and kept != key.encode()) or hashlib.sha256(pickled).hexdigest().encode() != seal:
            return None
        return _load(pickled)

    def holds(self, name: str, key: str) -> bool:
        """True where a value of that key is kept; whether it is whole shows when it is taken."""
        path = self._path(name)
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(_KEY) == key.encode()

    def put(self, name: str, key: str, value: object) -> None:
        """Keeps the value; the key is 64 hex digits."""
        stream = io.BytesIO()
        _Keeper(stream).dump(value)
        pickled = stream.getvalue()
        write_if_changed(self._path(name), key.encode() + hashlib.sha256(pickled).hexdigest().encode() + pickled)

    def drop(self, name: str) -> None:
        """Forgets the value."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.bin"


def value_digest(value: object) -> str:
    """One key for a frozen value: equal values have the same, in every process."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()


def _load(pickled: bytes) -> object | None:
    try:
        value: object = _Values(io.BytesIO(pickled)).load()
        return value
    except (pickle.UnpicklingError, AttributeError, TypeError, ImportError, EOFError, IndexError, ValueError):
        return None  # of an earlier version of this package


_Reader = Callable[[object], tuple[object, ...]]


class _Keeper(pickle.Pickler):
    """Writes a dataclass as a call with its fields: as one with slots is pickled by itself, it looks its fields up for
    each value, and reading takes three times as long."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, protocol=5)
        self._readers: dict[type, _Reader | None] = {}

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        if kind not in self._readers:
            self._readers[kind] = _reader(kind)
        read = self._readers[kind]
        return (kind, read(value)) if read else NotImplemented


def _reader(kind: type) -> _Reader | None:
    """What gives the fields of a dataclass in their order; None for any other class."""
    if not is_dataclass(kind):
        return None
    names = tuple(one.name for one in fields(kind))
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


class _Values(pickle.Unpickler):
    """Reads back dataclasses and named tuples of this package, and paths: nothing that could do anything."""

    def find_class(self, module: str, name: str) -> type:
        found: object = None
        if module.startswith(_PACKAGE) or (module == "pathlib" and name in _PATHS):
            found = super().find_class(module, name)
        if not isinstance(found, type) or not (is_dataclass(found) or issubclass(found, tuple | PurePath)):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
