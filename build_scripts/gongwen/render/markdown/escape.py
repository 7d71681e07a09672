"""Text made safe for the place where it goes: Markdown, HTML text, HTML attributes, YAML front matter."""

import html
import json
import re

# A backslash before these is known to Python-Markdown and CommonMark alike; what only one of them knows is an entity.
_BACKSLASH = "\\`*_{}[]"
_ENTITIES = "|~\t\u2028\u2029"
_INLINE = {ord("<"): "&lt;"} | {ord(c): f"\\{c}" for c in _BACKSLASH} | {ord(c): f"&#{ord(c)};" for c in _ENTITIES}
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_LINE_START = re.compile(r"^(?:(?P<mark>[#>+\-])|(?P<digits>\d+)(?P<stop>[.)])|(?P<other>[=:]))")
_LINES = re.compile(r"\s*[\r\n]\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # Python-Markdown keeps its places by two of them


def escape_markdown(text: str, *, opens: bool = True, closes: bool = True) -> str:
    """The text so that Markdown shows each of its characters and reads none as a mark: '1. *a*' → '1\\. \\*a\\*'.

    A line break inside becomes a space. A piece that does not open (or close) its line says so: other marks count.
    """
    escaped = _CONTROLS.sub(" ", _LINES.sub(" ", text))
    escaped = _ENTITY.sub("&amp;", escaped).translate(_INLINE)
    if not closes and escaped.endswith("!"):
        escaped = f"{escaped[:-1]}&#33;"  # before a link it would make a picture of it
    if closes and escaped[-1:].isspace():
        escaped = f"{escaped[:-1]}&#{ord(escaped[-1])};"
    if opens and escaped[:1].isspace():
        return f"&#{ord(escaped[0])};{escaped[1:]}"
    return _LINE_START.sub(_escape_start, escaped) if opens else escaped


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


def yaml_value(value: object) -> str:
    """A value as YAML on one line: JSON, but for the characters that YAML takes amiss."""
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .replace("\x7f", "\\u007f")
        .replace("\x85", "\\u0085")
    )
