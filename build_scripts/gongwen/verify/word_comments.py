"""Comments of a Word file: each says what a note says, of the words that the note is about."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from gongwen.text.folding import fold_text
from gongwen.verify.closed_xml import local, parsed
from gongwen.verify.known_words import KnownWords

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEAST = 0.5  # of the pairs of characters of the words: a note may be about words that were redrafted since


def comment_faults(
    parts: Mapping[str, bytes], note: Callable[[str], KnownWords | None], written: Callable[[str], str]
) -> Iterator[str]:
    """What is wrong with the comments. `note` has what may be said of a note by its name, `written` its file."""
    document, root = parsed(parts.get("word/document.xml")), parsed(parts.get("word/comments.xml"))
    about = _about(document) if document is not None else {}
    comments = {one.get(f"{_W}id", ""): one for one in root} if root is not None else {}
    yield from (f"批注 {number}" for number in about.keys() ^ comments.keys())
    for number, comment in comments.items():
        name = comment.get(f"{_W}initials", "")
        own = note(name)
        if own is None:
            yield f"批注 {name}"
            continue
        day = comment.get(f"{_W}date", "").partition("T")[0]
        for words in (comment.get(f"{_W}author", ""), day, *(t.text or "" for t in comment.iter(f"{_W}t"))):
            yield from own.strangers(words)
        if not _is_about(about.get(number, ""), written(name)):
            yield f"批注 {name}：{about.get(number, '')}"


def _about(document: Element) -> dict[str, str]:
    """The words that stand between the beginning and the end of each comment."""
    found: dict[str, str] = {}
    opened: list[str] = []
    for element in document.iter():
        kind, number = local(element.tag), element.get(f"{_W}id", "")
        if kind == "commentRangeStart":
            opened.append(number)
            found[number] = ""
        elif kind == "commentRangeEnd" and number in opened:
            opened.remove(number)
        elif kind == "t":
            found |= {one: found[one] + (element.text or "") for one in opened}
    return {number: words for number, words in found.items() if number not in opened}


def _is_about(words: str, written: str) -> bool:
    folded, file = fold_text(words), fold_text(written)
    pairs = ["".join(pair) for pair in pairwise(folded)] or [folded]
    return bool(folded) and sum(pair in file for pair in pairs) >= _LEAST * len(pairs)
