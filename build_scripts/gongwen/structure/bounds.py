"""Where an editor says that the document begins and ends and its attachments begin: by their first words.

Words outlast a change of the source above them, which a line does not: they are compared without white space, width and
script, and where they were redrafted a little, the line that is most like them is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongwen.model import Finding, Particulars
from gongwen.structure.looks import Look
from gongwen.text.folding import fold_text

_ALIKE = 0.8  # one character of five may have changed


@dataclass(frozen=True, slots=True)
class Bounds:
    """The places that document.yml names; None where it says nothing or says what is not found."""

    begins: int | None = None
    ends: int | None = None  # the line after the last one
    attachments: tuple[int, ...] | None = None


def find_bounds(looks: Sequence[Look], particulars: Particulars) -> Bounds:
    """Where the words of begins, ends and attachments stand."""
    if not (particulars.begins or particulars.ends or particulars.attachments is not None):
        return Bounds()
    texts = [fold_text(look.text) for look in looks]
    begins = _place(texts, particulars.begins) if particulars.begins else None
    last = _place(texts[::-1], particulars.ends) if particulars.ends else None
    ends = None if last is None else len(texts) - last
    if particulars.attachments is None:
        return Bounds(begins, ends)
    return Bounds(begins, ends, tuple(_places(texts, particulars.attachments, (begins or 0) + 1)))


def bounds_findings(looks: Sequence[Look], particulars: Particulars, path: str) -> Iterator[Finding]:
    """What of document.yml's words stands nowhere in the source."""
    bounds = find_bounds(looks, particulars)
    missing = [("begins", particulars.begins)] if particulars.begins and bounds.begins is None else []
    missing += [("ends", particulars.ends)] if particulars.ends and bounds.ends is None else []
    texts = [fold_text(look.text) for look in looks] if particulars.attachments else []
    missing += [("attachments", words) for words in particulars.attachments or () if _place(texts, words) is None]
    for key, words in missing:
        message = f"原文没有以“{words}”开头的段落，document.yml 的 {key} 没有采用；请改写为那一段开头的字"
        yield Finding(path, 1, "W-bounds", message)


def _places(texts: Sequence[str], openings: Sequence[str], start: int) -> Iterator[int]:
    """Where each of the openings stands, one after the other."""
    for words in openings:
        place = _place(texts[start:], words)
        if place is not None:
            yield start + place
            start += place + 1


def _place(texts: Sequence[str], words: str) -> int | None:
    """The first text that opens with the words, else the one whose opening is most like them."""
    wanted = fold_text(words)
    exact = next((i for i, text in enumerate(texts) if text.startswith(wanted)), None)
    if exact is not None:
        return exact
    matcher = SequenceMatcher(None, b=wanted, autojunk=False)
    best, found = _ALIKE, None
    for index, text in enumerate(texts):
        matcher.set_seq1(text[: len(wanted)])
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, found = matcher.ratio(), index
    return found
