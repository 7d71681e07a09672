"""Whether a file that is published as it is holds words that document.yml covers."""

from collections.abc import Iterator

from gongwen.text.archives import ArchiveError, part_names, read_part
from gongwen.text.redaction import Redactor

_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_MOST = 20_000_000  # bytes of a part that are looked at


def file_holds(data: bytes, redactor: Redactor) -> bool:
    """True where one of the words can be read in the bytes or in a part of the archive that they are.

    What a PDF or a picture shows, no search of bytes can tell.
    """
    return any(redactor.holds(part.decode(encoding, "ignore")) for part in _parts(data) for encoding in _ENCODINGS)


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        try:
            for name in part_names(data).values():
                yield name.encode()
                yield read_part(data, name, _MOST) or b""
        except ArchiveError:
            return
