"""ZIP archives that are the same bytes for the same content: Word files, EPUB, all documents in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# ZIP knows no earlier day. The content has its own dates where it has any.
_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive; `packed` files are compressed."""

    name: str
    data: bytes
    packed: bool = True


def archive(members: Sequence[Member]) -> bytes:
    """The archive of these files, in this order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for member in members:
            add(file, member)
    return buffer.getvalue()


def add(file: ZipFile, member: Member) -> None:
    """Writes a file into an archive that is open for writing."""
    info = ZipInfo(member.name, _DAY)
    info.compress_type = ZIP_DEFLATED if member.packed else ZIP_STORED
    info.external_attr = _READABLE
    file.writestr(info, member.data)
