"""A page for a folder without a server: it lies in a file of its own, and its links lead to files.

`/x/chp_2/` is x/chp_2.html, `/x/` is x/index.html (docs/dev/design.md): what an address alone says, search.js says too.
"""

from html import escape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath, relpath
from urllib.parse import urlsplit

from gongwen.model import VARIANTS

INDEX = "index.html"
_LINKS = frozenset({"href", "src", "action"})
# Read by scripts: folders that they append to, and script files.
_FOLDERS = frozenset({f"data-gw-{name}" for name in ("site", "assets", "index", "root", "quotes", "citation", "moved")})


def offline_path(path: str) -> str:
    """The place of a published file: 'x/chp_2/index.html' → 'x/chp_2.html', 'zh-Hant/x/index.html' as it is."""
    folder, _, name = path.rpartition("/")
    prefix, _, rest = folder.partition("/")
    below = rest if prefix in VARIANTS else folder
    return f"{folder}.html" if name == INDEX and "/" in below else path


def offline_html(html: str, path: str) -> str:
    """The published page `path` with links that hold where `offline_path` puts it; not a character else is changed.

    Its root says `data-gw-offline`, so that scripts make their links accordingly.
    """
    relinked = _Relinked(html, path)
    return "".join([*relinked.pieces, html[relinked.copied :]])


class _Relinked(HTMLParser):
    """Copies the page as it is written, but for the start tags that hold a link."""

    # Before Python 3.11.14 the parser finds tags in the last two as well.
    CDATA_CONTENT_ELEMENTS = ("script", "style", "textarea", "title")  # type: ignore[misc]  # final by name alone

    def __init__(self, html: str, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self.copied = 0
        self._html = html
        self._path = path
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        changed = [(name, self._value(tag, name, value, dict(attrs))) for name, value in attrs]
        if tag == "html":
            changed.append(("data-gw-offline", None))
        if changed == attrs:
            return
        line, column = self.getpos()
        start, written = self._lines[line - 1] + column, self.get_starttag_text() or ""
        end = "/>" if written.endswith("/>") else ">"
        said = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in changed)
        self.pieces += [self._html[self.copied : start], f"<{tag}{said}{end}"]
        self.copied = start + len(written)

    def _value(self, tag: str, name: str, value: str | None, attributes: dict[str, str | None]) -> str | None:
        if value is None:
            return None
        if name in _LINKS:
            return _relinked(value, self._path)
        if name in _FOLDERS:
            return _moved(value, self._path)
        if tag == "meta" and name == "content" and attributes.get("http-equiv") == "refresh":
            seconds, mark, url = value.partition("url=")
            return seconds + mark + _relinked(url, self._path)
        return value


def _relinked(link: str, path: str) -> str:
    """A link of the page, to a page's or another file; what leads out of the site or stays on the page is as it was."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return link
    target = _resolved(parts.path, path)
    file = offline_path(join(target, INDEX) if parts.path.endswith("/") else target)
    return parts._replace(path=_from_new_place(file, path)).geturl()


def _moved(folder: str, path: str) -> str:
    """The same folder (with a slash) or file, from where the page now lies."""
    target = _resolved(folder, path)
    return _from_new_place(target or ".", path) + ("/" if folder.endswith("/") else "")


def _resolved(relative: str, path: str) -> str:
    """A relative path of the page from the root of the site; '' is the root itself."""
    found = normpath(join(dirname(path), relative))
    return "" if found == "." else found


def _from_new_place(target: str, path: str) -> str:
    return relpath(target, dirname(offline_path(path)) or ".")
