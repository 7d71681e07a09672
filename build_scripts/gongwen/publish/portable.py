"""The Markdown that is published beside the pages: a document's whole text and, where it is asked for, each page's."""

import re
from collections.abc import Iterable
from functools import partial
from posixpath import basename, dirname, join, normpath

from gongwen.render.markdown.page import PageFile, published

_WHOLE = "full.md"
# A bracket of the text has a backslash before it; a line of HTML, a table whose cells span, holds no link to a page.
_LINK = re.compile(r"(?P<before>(?<!\\)(?:\\\\)*\]\()(?P<path>[^()#\s]+\.md)(?=[)#])")
# A picture of the theme, which lies at the root of all scripts: in others than the source's MkDocs takes the link as it
# is, so it counts from the address of the page, a folder below its file.
_PICTURE = re.compile(r"(?P<before>(?<!\\)(?:\\\\)*\]\()\.\./(?=(?:\.\./)*assets/gongwen/)")


def published_markdown(pages: Iterable[PageFile], *, every_page: bool) -> dict[str, bytes]:
    """A document's whole text by the document's name; with `every_page` that of each page by the page's.

    A link to the file of a page that has none leads to the page.
    """
    found: dict[str, bytes] = {}
    for page in pages:
        name = basename(page.path)
        if not name.endswith(".md") or not (every_page or name == _WHOLE):
            continue
        front, mark, body = published(page.text).partition("\n---\n")
        led = partial(_led, folder=dirname(page.path), every_page=every_page)
        if name != "index.md":
            body = _PICTURE.sub(r"\g<before>", body)
        lines = [line if line.startswith("<") else _LINK.sub(led, line) for line in body.split("\n")]
        path = _whole(dirname(page.path)) if name == _WHOLE else page.path
        found[path] = (front + mark + "\n".join(lines)).encode()
    return found


def _whole(folder: str) -> str:
    """Where the whole text of a document lies, by its folder: x/x.md."""
    return join(folder, f"{basename(normpath(folder))}.md")


def _led(link: re.Match[str], folder: str, *, every_page: bool) -> str:
    path = link["path"]
    if basename(path) == _WHOLE:
        path = join(dirname(path), basename(_whole(join(folder, dirname(path)))))
    elif not every_page:
        path = f"{dirname(path) or '.'}/" if basename(path) == "index.md" else f"{path.removesuffix('.md')}/"
    return link["before"] + path
