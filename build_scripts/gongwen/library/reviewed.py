"""conversion-reviewed.tsv beside a document: read, and written by `convert --review --accept` alone."""

from collections.abc import Iterable
from pathlib import Path

from gongwen.errors import ReviewedError
from gongwen.library.files import read_text, sorted_files, write_whole
from gongwen.library.project import Project
from gongwen.variants.reviewed import Reviewed, parse_reviewed, reviewed_text

NAME = "conversion-reviewed.tsv"


def read_reviewed(path: Path, shown: str) -> tuple[Reviewed, ...]:
    """The choices settled in one file; none where there is no such file. Raises ReviewedError."""
    if not path.is_file():
        return ()
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewedError("读不出来，或不是 UTF-8；请检查文件", shown) from error
    return parse_reviewed(text, shown)


def read_all_reviewed(project: Project) -> tuple[Reviewed, ...]:
    """The choices settled in any document of the project."""
    return tuple(
        row
        for path in sorted_files(project.documents, f"*/{NAME}")
        for row in parse_reviewed(read_text(project, path), project.shown(path))
    )


def write_reviewed(path: Path, rows: Iterable[Reviewed]) -> None:
    """The file holds these choices."""
    write_whole(path, reviewed_text(rows).encode())
