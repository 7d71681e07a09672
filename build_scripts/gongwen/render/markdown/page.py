"""One Markdown file: its place below the pages folder, its front matter, its pieces."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.render.markdown.escape import yaml_string

# Divides a page's contents list from its text; the theme puts the first in the side column.
SIDE_END = "<!-- gongwen: side end -->"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A generated Markdown file; `path` is relative to the variant's pages folder."""

    path: str
    text: str


def page_file(
    path: str,
    title: str,
    pieces: Iterable[str],
    *,
    description: str = "",
    kind: str = "",
    side: str = "",
    quotes: str = "",
    moved: str = "",
) -> PageFile:
    """The file with YAML front matter; `kind` tells the theme what sort of page it is, `side` is its contents list.

    `quotes` leads to the script with the source's text, where readers may annotate it, `moved`
    to the one with the places of its eIds, where some were renamed.
    """
    front = {"title": title, "description": description, "kind": kind, "quotes": quotes, "moved": moved}
    lines = [f"{key}: {yaml_string(value)}" for key, value in front.items() if value]
    body = [side, SIDE_END, *pieces] if side else list(pieces)
    return PageFile(path, "\n".join(["---", *lines, "---", "", "\n\n".join(body), ""]))
