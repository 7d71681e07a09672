"""The contents of a document that is alone in its library, for the home page."""

from collections.abc import Iterator

from gongwen.render.addresses import relative
from gongwen.render.brief import Brief
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.links import markdown_link


def _contents(brief: Brief) -> Iterator[tuple[str, str]]:
    """The addresses of a document's pages with their names, without the document's own and its overview."""
    of_the_document = f" - {brief.listed.title}"
    yield from ((address, name.removesuffix(of_the_document)) for address, name in brief.pages[1:])


def contents_value(brief: Brief, here: str) -> list[dict[str, str]]:
    """Its pages as links."""
    return [{"label": name, "link": relative(address, here)} for address, name in _contents(brief)]


def contents_lines(brief: Brief, here: str) -> str:
    """The same as a list in Markdown, below the document's own line."""
    links = (f"[{escape_markdown(name, opens=False)}]({markdown_link(at, here)})" for at, name in _contents(brief))
    return "\n".join(f"    - {link}" for link in links)
