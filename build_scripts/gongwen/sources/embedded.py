"""Pictures that a Word file holds itself."""

import io
import zipfile
import zlib

from gongwen.sources.file_forms import MAX_FILE
from gongwen.sources.forms import is_docx


def embedded_file(source: bytes, name: str) -> bytes | None:
    """The bytes of a part of a Word file ('word/media/image1.png'), None where the source has no such part.

    Of one that is larger than a file may be no more is unpacked than shows it.
    """
    if not is_docx(source):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive, archive.open(name) as part:
            return part.read(MAX_FILE + 1)
    except (KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return None
