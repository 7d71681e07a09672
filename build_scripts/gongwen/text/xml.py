"""Text in XML: what is markup is escaped, what XML 1.0 cannot hold is left out or marked."""

import re
from collections.abc import Mapping

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# Section 2.2 of XML 1.0: no control characters but tab and line feed (a carriage return would become one).
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")


def escape_xml(text: str) -> str:
    """The text for an element or an attribute in double quotes. Nothing that can be seen is left out; what is no
    character of Unicode becomes U+FFFD."""
    return _NO_CHARACTERS.sub("\ufffd", _CONTROLS.sub("", text)).translate(_MARKUP)


def attribute_list(values: Mapping[str, str]) -> str:
    """' a="1" b="2"', without the attributes whose value is empty."""
    return "".join(f' {name}="{escape_xml(value)}"' for name, value in values.items() if value)


def element(name: str, content: str = "", /, **values: str) -> str:
    """An element around escaped content; an attribute's name may end in `_` where Python keeps the word, and is left
    out where its value is empty."""
    attributes = attribute_list({key.rstrip("_"): value for key, value in values.items()})
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"
