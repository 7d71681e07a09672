"""Links between pages as links between their Markdown files: they hold on disk, in any builder, and once published."""

from posixpath import dirname, relpath
from urllib.parse import unquote

from gongwen.render.addresses import ANNOTATIONS, GLOSSARY, HOME, LIBRARY, SEARCH

_FOLDERS = (HOME, GLOSSARY)
_ALONE = (ANNOTATIONS, SEARCH, "about/", "contributing/")


def file_of(address: str) -> str:
    """The Markdown file of a page: 'x/' → 'x/index.md', 'x/chp_2/' → 'x/chp_2.md'; other files' own paths."""
    path = unquote(address)
    if path and not path.endswith("/"):
        return path
    alone = path in _ALONE or path.count("/") > 1 or path.startswith(LIBRARY)
    return f"{path.removesuffix('/')}.md" if alone and path not in _FOLDERS else f"{path}index.md"


def markdown_link(target: str, here: str) -> str:
    """The link from one page to another, both as addresses; a place on the same page is its fragment alone."""
    path, mark, fragment = target.partition("#")
    if path == here and fragment:
        return f"#{fragment}"
    return relpath(file_of(path), dirname(file_of(here)) or ".") + mark + fragment
