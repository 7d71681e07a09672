"""The place of every block and division as a citation calls it, in words of the document's class."""

import re
from collections.abc import Iterator

from gongwen.model import Division, Document, Paragraph, Part, Variant, intro_blocks, walk_parts, wrapup_blocks
from gongwen.text.numerals import chinese_numeral
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

_EID_NUMBER = re.compile(r"_(\d+)((?:-\d+)*)(?:_r\d+)?$")
_MARK_ENDS = "、.．)）"
_BELOW_ARTICLES = {"article": "article", "paragraph": "clause", "point": "item", "indent": "indent"}

Place = tuple[str, str]  # an eId and what its place is called


def places(document: Document, variant: Variant) -> Iterator[Place]:
    """eId and place in order of the text: art_31__para_1 → 第31条第1款, chp_4__sec_1 → 第四节第一小节.

    The place in an attachment that is a work of its own (issued, forwarded) is told from that work's beginning, in an
    annex from the document's.
    """
    annexes = [part for part in walk_parts(document.main) if part.role == "annex"]
    for part in walk_parts(document.main):
        start = ""
        if part.role == "annex":
            number = str(annexes.index(part) + 1) if len(annexes) > 1 else ""
            title = f"《{part.metadata.title}》" if part.metadata.title else ""
            start = ui(variant, "cite.place.annex", n=number) + title
            yield part.eid, start
        for eid, place in _part(part, variant):
            yield eid, start + place


def _part(part: Part, variant: Variant) -> Iterator[Place]:
    for block in part.front:
        yield block.eid, ui(variant, "cite.place.front")
    yield from _preamble(part, variant)
    for division in part.divisions:
        yield from _division(division, "", variant)
    for block in part.conclusions:
        yield block.eid, ui(variant, "cite.place.end")


def _preamble(part: Part, variant: Variant) -> Iterator[Place]:
    """The paragraphs of the preamble, counted without the salutation."""
    opening, salutation = ui(variant, "cite.place.opening"), visible(part.metadata.salutation or "")
    counted = [block.eid for block in part.preamble if not salutation or visible(block.text) != salutation]
    for block in part.preamble:
        has_number = len(counted) > 1 and block.eid in counted
        yield block.eid, opening + (_ordinal("paragraph", counted.index(block.eid), variant) if has_number else "")


def _division(division: Division, above: str, variant: Variant, *, in_article: bool = False) -> Iterator[Place]:
    """The division and all below it; `above` is the place of what it stands in."""
    in_article = in_article or division.kind == "article"
    # Articles count through the whole text: nothing above them is named.
    place = ("" if division.kind == "article" else above) + _own_place(division, variant, in_article=in_article)
    yield from _below(division, place, variant, in_article=in_article)


def _below(division: Division, place: str, variant: Variant, *, in_article: bool) -> Iterator[Place]:
    yield division.eid, place
    yield from _intro(division, place, variant, in_article=in_article)
    clauses = [child for child in division.divisions if child.kind == "paragraph" and not child.number]
    for child in division.divisions:
        if division.kind == "article" and clauses == [child]:
            # The only 款 of an article is not numbered.
            yield from _below(child, place, variant, in_article=True)
        else:
            yield from _division(child, place, variant, in_article=in_article)
    yield from _wrapup(division, place, variant, in_article=in_article)


def _own_place(division: Division, variant: Variant, *, in_article: bool) -> str:
    """What the division is called within the one that holds it."""
    number, inserted = _number_of(division.eid)
    if in_article and division.kind in _BELOW_ARTICLES:
        return ui(variant, f"cite.place.{_BELOW_ARTICLES[division.kind]}", n=number) + inserted
    mark = "".join(division.number.split())
    if mark.startswith("第"):
        return mark.rstrip(_MARK_ENDS)
    if division.kind in ("chapter", "section"):
        named = "section" if visible(division.heading) else "demand"
        key = named if division.kind == "chapter" else "subsection"
        return ui(variant, f"cite.place.{key}", n=chinese_numeral(number)) + inserted
    bare = mark if mark.startswith(("(", "（")) else mark.rstrip(_MARK_ENDS)
    return ui(variant, "cite.place.point", n=bare or number)


def _number_of(eid: str) -> tuple[int, str]:
    """The number in an eId and what was inserted after it: art_31 → 31; art_10-1 → 10, 之一."""
    match = _EID_NUMBER.search(eid)
    if match is None:
        return 0, ""
    inserted = (int(number) for number in match[2].split("-") if number)
    return int(match[1]), "".join(f"之{chinese_numeral(number)}" for number in inserted)


def _intro(division: Division, place: str, variant: Variant, *, in_article: bool) -> Iterator[Place]:
    """The blocks before the division's own divisions. A paragraph that is all its division holds is the division; so is
    the one that leads to 项 or follows a mark without a heading."""
    texts = [block.eid for block in intro_blocks(division) if isinstance(block, Paragraph)]
    stands_apart = bool(division.divisions and visible(division.heading) and not in_article)
    for block in intro_blocks(division):
        has_number = block.eid in texts and (len(texts) > 1 or stands_apart)
        yield block.eid, place + (_ordinal("paragraph", texts.index(block.eid), variant) if has_number else "")


def _wrapup(division: Division, place: str, variant: Variant, *, in_article: bool) -> Iterator[Place]:
    """The blocks after the division's own divisions, counted from the end; what closes a 款 with 项 is the 款."""
    blocks = wrapup_blocks(division)
    for index, block in enumerate(blocks):
        before = len(blocks) - 1 - index
        last = _ordinal("from_end", before, variant) if before else ui(variant, "cite.place.last")
        yield block.eid, place + ("" if in_article and len(blocks) == 1 else last)


def _ordinal(key: str, index: int, variant: Variant) -> str:
    return ui(variant, f"cite.place.{key}", n=chinese_numeral(index + 1))
