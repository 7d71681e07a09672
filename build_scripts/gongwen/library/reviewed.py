"""conversion-reviewed.tsv beside a document: read with it, and written by `convert --review` alone."""

from dataclasses import replace
from pathlib import Path

from gongwen.library.files import is_there, read_text, write_whole
from gongwen.library.project import Project
from gongwen.model import REVIEWED, Particulars
from gongwen.variants.reviewed import Conclusions, conclusions_text, parse_conclusions


def read_conclusions(project: Project, folder: Path) -> Conclusions:
    """What a document's file says; nothing where there is none. Raises ReviewedError."""
    path = folder / REVIEWED
    return parse_conclusions(read_text(project, path), project.shown(path)) if is_there(path) else Conclusions()


def with_conclusions(particulars: Particulars, conclusions: Conclusions, path: str) -> Particulars:
    """The particulars with the document's reviews, and what these put right as rows of its conversion."""
    rows = (*particulars.conversion, *conclusions.rows(path))
    return replace(particulars, conversion=rows, reviews=conclusions.reviews)


def write_conclusions(path: Path, conclusions: Conclusions) -> None:
    """The file holds these conclusions."""
    write_whole(path, conclusions_text(conclusions).encode())
