"""One Markdown file: its place below the pages folder, its front matter, its pieces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongwen.render.markdown.escape import yaml_value

# Values of a front matter that the templates lay out beside the text; the published Markdown goes without them.
LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself to programs: name and content of its meta tags, and its JSON-LD, both unescaped."""

    tags: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A generated file; `path` is relative to the variant's pages folder."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it says of itself (`front`), its text as Markdown, and what stands beside that (`layout`)."""

    path: str
    front: Mapping[str, object]
    body: str
    layout: Mapping[str, object] = field(default_factory=dict)

    def file(self) -> PageFile:
        """The page as the builder of the site reads it."""
        layout = {key: value for key, value in self.layout.items() if value}
        front = {**self.front, LAYOUT: layout}
        lines = [f"{key}: {yaml_value(value)}" for key, value in front.items() if value]
        return PageFile(self.path, "\n".join(["---", *lines, "---", "", self.body, ""]))


def published(text: str) -> str:
    """A page's file as it lies beside the site's page: without what is laid out around its text."""
    front, mark, body = text.partition("\n---\n")
    return "\n".join(line for line in front.split("\n") if not line.startswith(f"{LAYOUT}: ")) + mark + body


def page_file(
    path: str,
    title: str,
    pieces: Iterable[str],
    *,
    description: str = "",
    kind: str = "",
    layout: Mapping[str, object] | None = None,
) -> PageFile:
    """A page of the site that is no document's text; `kind` tells the theme what sort of page it is."""
    front = {"title": title, "description": description, "kind": kind}
    return Page(path, front, "\n\n".join(piece for piece in pieces if piece), layout or {}).file()
