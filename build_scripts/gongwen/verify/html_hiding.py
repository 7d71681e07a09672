"""What a browser does not show of a page, by its elements and their own attributes (HTML standard, 15.3.1).

A word such as `hidden` in another attribute's value hides nothing. Rules of a style sheet are not looked at: text that
they alone hide is text.
"""

from bs4 import Tag

from gongwen.text.style_sheets import without_comments

# No text for any reader; of a noscript because browsers run scripts.
_UNREAD = frozenset({"script", "style", "template", "noscript", "iframe", "noembed", "noframes"})
_HIDDEN = frozenset({"title", "datalist", "rp", "audio", "video", "canvas", "head"})
_HIDDEN_IN_DRAWINGS = frozenset({"title", "desc", "defs", "metadata", "symbol", "annotation", "annotation-xml"})
DRAWINGS = frozenset({"svg", "math"})


def is_unread(tag: Tag) -> bool:
    """True for what is in a page for programs alone."""
    return tag.name in _UNREAD


def hides(tag: Tag, *, drawn: bool) -> bool:
    """True for an element whose text nobody sees: by its name, by `hidden`, by its own style, a shut dialogue; of what
    is `drawn` (in an svg, a formula) by the names that hide there."""
    if tag.name in _HIDDEN or "hidden" in tag.attrs or (tag.name == "dialog" and "open" not in tag.attrs):
        return True
    if drawn and tag.name in _HIDDEN_IN_DRAWINGS:
        return True
    return _said(tag).get("display") == "none"


def is_invisible(tag: Tag, *, outer: bool) -> bool:
    """Whether an element's text keeps its room and is not seen; one within it may be seen again."""
    said = _said(tag).get("visibility", "")
    return said in ("hidden", "collapse") or (outer and said != "visible")


def _said(tag: Tag) -> dict[str, str]:
    """What an element's own style declares."""
    style, said = tag.get("style"), dict[str, str]()
    for declaration in without_comments(style).lower().split(";") if isinstance(style, str) else ():
        name, _, value = declaration.partition(":")
        said[name.strip()] = value.replace("!important", "").strip()
    return said
