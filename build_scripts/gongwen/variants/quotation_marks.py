"""Quotation marks of the two scripts: “ ” ‘ ’ in simplified text, 「 」 『 』 in traditional.

The same characters are an apostrophe (Driver’s) and the marks of minutes and inches (2’30”), which stay what they are:
a closing mark after a Latin letter or a figure for which nothing is open on its line.
"""

import re

_CURVED, _CORNERS = "“”‘’", "「」『』"
_TO_CORNERS = str.maketrans(_CURVED, _CORNERS)
_TO_CURVED = str.maketrans(_CORNERS, _CURVED)
# Beginning with the mark, so that a text without any is passed over at once.
_APOSTROPHE, _INCH = re.compile("’(?<=[A-Za-z0-9]’)"), re.compile("”(?<=[0-9]”)")
_MARK = re.compile(f"[{_CURVED}]")
_INCHES = re.compile(r"[0-9]’[0-9]{1,2}(?:\.[0-9]+)?\Z")
_OPENS = {"”": "“", "’": "‘"}


def corner_brackets(text: str) -> str:
    """The text with the quotation marks of traditional typesetting."""
    if not (_APOSTROPHE.search(text) or _INCH.search(text)):
        for curved, corner in zip(_CURVED, _CORNERS, strict=True):  # faster than translate
            text = text.replace(curved, corner)
        return text
    return "\n".join(map(_corner_brackets, text.split("\n")))


def curved_marks(text: str) -> str:
    """The text with the quotation marks of simplified typesetting."""
    return text.translate(_TO_CURVED)


def _corner_brackets(line: str) -> str:
    """A line, mark by mark, because what closes depends on what is open."""
    pieces: list[str] = []
    opened: list[str] = []
    position = 0
    for match in _MARK.finditer(line):
        at, mark = match.start(), match[0]
        pieces.append(line[position:at])
        pieces.append(mark if _is_apostrophe(line, at, opened) else mark.translate(_TO_CORNERS))
        position = at + 1
    return "".join(pieces) + line[position:]


def _is_apostrophe(line: str, at: int, opened: list[str]) -> bool:
    """True if the mark closes nothing that is `opened`, the marks open before it, which are kept up to date."""
    mark = line[at]
    if mark not in _OPENS:
        opened.append(mark)
        return False
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if mark == "’" and before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return True
    if mark == "”" and _INCHES.search(line, 0, at):
        return True
    if _OPENS[mark] in opened:
        opened.remove(_OPENS[mark])
        return False
    return bool(_APOSTROPHE.match(line, at) or _INCH.match(line, at))
