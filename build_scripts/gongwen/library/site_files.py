"""What a published site says of a document, where there is one."""

from pathlib import Path

from gongwen.library.files import is_there


def published_file(site: Path, slug: str, name: str) -> str:
    """The text of a file below the document's address in the source script; '' where there is none."""
    path = site / slug / name
    return path.read_text("utf-8", errors="replace") if is_there(path) else ""
