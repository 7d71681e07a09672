"""Text made safe for the place where it goes: Markdown, HTML text, HTML attributes, YAML front matter."""

import html
import json
import re

# Python-Markdown and CommonMark both know a backslash before these; what only one of them knows becomes an entity.
_BACKSLASH = "\\`*_{}[]"
_INLINE = {ord(c): f"\\{c}" for c in _BACKSLASH} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord("|"): "&#124;",
    ord("~"): "&#126;",
}
_LINE_START = re.compile(r"^(?:(?P<mark>[#>+\-])|(?P<digits>\d+)(?P<stop>[.)])|(?P<other>[=:]))")
_LINES = re.compile(r"\s*[\r\n]\s*")


def escape_markdown(text: str, *, line_start: bool = True) -> str:
    """The text so that Markdown shows each of its characters and reads none as a mark: '1. *a*' → '1\\. \\*a\\*'.

    A line break inside becomes a space. `line_start` is false for a piece that does not open its line.
    """
    escaped = _LINES.sub(" ", text).translate(_INLINE)
    return _LINE_START.sub(_escape_start, escaped) if line_start else escaped


def _escape_start(match: re.Match[str]) -> str:
    if match["mark"]:
        return "\\" + match["mark"]
    if match["digits"]:
        return f"{match['digits']}\\{match['stop']}"
    return f"&#{ord(match['other'])};"


def escape_html(text: str) -> str:
    """The text for HTML content or a quoted attribute."""
    return html.escape(text, quote=True)


def html_line(text: str) -> str:
    """The text for HTML content that stands on one line of a Markdown page: no line break can end the raw block."""
    return escape_html(_LINES.sub(" ", text))


def yaml_string(text: str) -> str:
    """The text as a double-quoted YAML scalar (JSON's string form is one)."""
    return yaml_value(text)


def yaml_value(value: object) -> str:
    """A text as a double-quoted YAML scalar, lists of texts in brackets."""
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .replace("\x7f", "\\u007f")
        .replace("\x85", "\\u0085")
    )
