"""One Markdown file: its place below the pages folder, its front matter, its pieces."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongwen.render.markdown.escape import yaml_value

# Divides a page's contents list from its text; the theme puts the first in the side column.
SIDE_END = "<!-- gongwen: side end -->"


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself to programs: name and content of its meta tags, and its JSON-LD, both unescaped."""

    tags: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""


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
    citation: str = "",
    moved: str = "",
    head: PageHead | None = None,
) -> PageFile:
    """The file with YAML front matter; `kind` tells the theme what sort of page it is, `side` is its contents list.

    `quotes` leads to the script with the source's text, where readers may annotate it, `citation` to the one with what
    citing it takes, `moved` to the one with the places of its eIds, where some were renamed.
    """
    links = {"quotes": quotes, "citation": citation, "moved": moved}
    front = {"title": title, "description": description, "kind": kind, **links}
    said = {"tags": head.tags, "json_ld": head.json_ld} if head else {}
    lines = [f"{key}: {yaml_value(value)}" for key, value in {**front, **said}.items() if value]
    body = [side, SIDE_END, *pieces] if side else list(pieces)
    return PageFile(path, "\n".join(["---", *lines, "---", "", "\n\n".join(body), ""]))
