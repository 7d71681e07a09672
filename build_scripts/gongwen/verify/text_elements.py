"""Which elements a document's text is made of on a page, each in which others, with which attributes and classes."""

import re
from collections.abc import Mapping

_NAMES_CLASSES = (
    r"gw-(?:container|main(?:-inner)?|content|article|page-[a-z-]+|frame|table(?:-[a-z]+)?|figure(?:-[a-z]+)?|title"
    r"|part|subpart|chapter|section|paragraph|subparagraph|point|indent|heading|number(?:-[a-z]+)?|quoted|term|reference"
    r"|file|topic|order-title|annex|withdrawn|definition|caption|former|official|front|salutation|signature|closing|news"
    r"|editor-summary|footnote(?:-[a-z]+)?|attachment|wide)"
)
CLASSES = re.compile(_NAMES_CLASSES)
_HEADINGS = "h1 h2 h3 h4 h5 h6"
_BLOCKS = "div article details"
_LINES = f"p {_HEADINGS} td th caption figcaption span a strong em mark"
# Element: what it stands in, what it has beside a class and an eId.
_FORMS: dict[str, tuple[str, str]] = {
    "html": ("", "lang"),
    "body": ("html", "dir"),
    "div": (f"body main {_BLOCKS}", ""),
    "main": ("body div", "role"),
    "article": ("div main", "data-gw-document data-gw-quotes data-gw-citation data-gw-moved lang"),
    **dict.fromkeys(_HEADINGS.split(), (_BLOCKS, "")),
    "p": (_BLOCKS, "role"),
    "span": (_LINES, "lang"),
    "strong": (_LINES, ""),
    "em": (_LINES, ""),
    "mark": (_LINES, "data-note"),
    "a": (_LINES, "href"),
    "br": (_LINES, ""),
    "table": (_BLOCKS, ""),
    "caption": ("table", ""),
    "thead": ("table", ""),
    "tbody": ("table", ""),
    "tr": ("table thead tbody", ""),
    "th": ("tr", "colspan rowspan scope"),
    "td": ("tr", "colspan rowspan"),
    "figure": (_BLOCKS, ""),
    "figcaption": ("figure", ""),
    "img": ("figure a p", "src alt width height loading decoding"),
    "details": (_BLOCKS, ""),
}
_NEEDED = {"mark": "gw-quoted", "details": "gw-frame"}  # without its class it is none of ours
_ONLY = {
    "role": "main|doc-footnote",
    "dir": "ltr",
    "scope": "col|row|colgroup|rowgroup",
    "loading": "lazy|eager",
    "decoding": "async",
}
_SPAN = re.compile("[1-9][0-9]{0,2}")


def fits_text(name: str, attributes: Mapping[str, str], outer: str) -> bool:
    """True for an element that stands so in the text of a page of ours; `outer` is what it stands in."""
    if name not in _FORMS:
        return False
    within, allowed = _FORMS[name]
    classes = attributes.get("class", "").split()
    if name == "html":
        return attributes.keys() <= {"lang", "class"} and classes in ([], ["no-js"])
    if outer not in within.split() or attributes.keys() - {"class", "id", *allowed.split()}:
        return False
    if any(not CLASSES.fullmatch(one) for one in classes) or _NEEDED.get(name, "gw-") not in " ".join(
        ["gw-", *classes]
    ):
        return False
    if any(not _SPAN.fullmatch(attributes[key]) for key in ("colspan", "rowspan") if key in attributes):
        return False
    return all(re.fullmatch(form, attributes.get(key, "") or form.partition("|")[0]) for key, form in _ONLY.items())
