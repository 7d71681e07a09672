"""Pictures that a Word file holds itself."""

from gongwen.sources.file_forms import MAX_FILE
from gongwen.sources.forms import is_docx
from gongwen.text.archives import ArchiveError, read_part


def embedded_file(source: bytes, name: str) -> bytes | None:
    """The bytes of a part of a Word file ('word/media/image1.png'), None where the source has no such part.

    Of one that is larger than a file may be no more is unpacked than shows it; one that is damaged is none.
    """
    if not is_docx(source):
        return None
    try:
        return read_part(source, name, MAX_FILE + 1)
    except ArchiveError:
        return None
