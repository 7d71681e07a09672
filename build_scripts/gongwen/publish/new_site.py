"""The site while it is put together: what it has, and the one way to write into it.

Whoever writes says what he wrote, so that the list of its files, which every build compares and publishes, is never
looked up on the disk again.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from gongwen.library.files import write_whole
from gongwen.publish.files import copy_anew
from gongwen.publish.fingerprints import Fingerprints


class NewSite:
    """A folder with the digests of all its files but the mark of whose it is, by path."""

    def __init__(self, folder: Path, files: Mapping[str, str], seen: Fingerprints) -> None:
        self.folder = folder
        self.files = dict(files)
        self._seen = seen

    def write(self, name: str, data: bytes) -> str:
        """It has a file with these bytes; gives their digest."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
        return self._has(name, sha256(data).hexdigest())

    def copy(self, name: str, path: Path, digest: str) -> None:
        """It has a copy of this file, whose digest is known."""
        if self.files.get(name) != digest:
            copy_anew(path, self.folder / name)
            self._has(name, digest)

    def look_again(self, below: str) -> None:
        """What lies below this folder was written by somebody else, or taken away."""
        gone = [name for name in self.files if name.startswith(f"{below}/")]
        for name in gone:
            del self.files[name]
        self.files |= {f"{below}/{name}": digest for name, digest in self._seen.below(self.folder / below)}

    def _has(self, name: str, digest: str) -> str:
        self.files[name] = digest
        self._seen.holds(self.folder / name, digest)
        return digest
