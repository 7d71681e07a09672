"""Where a document's pictures and annex files stand: beside its overview, in files/, in every script."""

from collections.abc import Mapping
from urllib.parse import quote

from gongwen.model import AttachedFile, Edition


def file_address(slug: str, name: str) -> str:
    """'museum-rules', '图1.png' → 'museum-rules/files/%E5%9B%BE1.png'."""
    return f"{slug}/{file_link(name)}"


def file_link(name: str) -> str:
    """The link from the document's folder, in which its overview, JSON and Markdown stand."""
    return f"files/{quote(name)}"


def files_by_source(edition: Edition) -> Mapping[str, AttachedFile]:
    """The edition's files by what its source calls them."""
    return {file.src: file for file in edition.files}
