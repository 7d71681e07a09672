"""Orders and announcements that bring a text into force: above its title, or between its title and its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.structure.looks import Look
from gongwen.structure.number_lines import number_beside_title
from gongwen.structure.titles import number_issuers, title_issuers

_MAX_MASTHEAD = 6
_MAX_ABOVE = 8  # lines between a title and the order below it
_MAX_ORDER = 12  # lines of an order
_ANNOUNCES = re.compile(r"[\u4e00-\u9fff]{4,40}(?:公告|通告)")
# What an order says; a masthead alone brings nothing into force.
_PROMULGATES = re.compile(r"现(?:予|将|发布|公布|颁布)|予以(?:公布|发布)|公布施行|发布实施|起施行")
BARE_NUMBER = "第0123456789（(〔["


@dataclass(frozen=True, slots=True)
class InnerOrder:
    """Places of an order between a title and its text: its head, the line with its number or its head, its date."""

    head: int
    number: int
    closing: int


def opens_with_order(looks: Sequence[Look]) -> bool:
    """True for a source that opens with the head of an order and holds, below its date, the regulation."""
    return order_closing(looks) is not None


def order_closing(looks: Sequence[Look]) -> int | None:
    """Where the date of an order stands that a source opens with; None where nothing follows it, or it is no order."""
    if order_head(looks[:_MAX_MASTHEAD]) is None:
        return None
    closing = next((i for i, look in enumerate(looks) if i and look.is_day), len(looks))
    return closing if any(look.title for look in looks[closing + 1 : closing + 6]) else None


def order_head(looks: Sequence[Look]) -> int | None:
    """Where among the first lines of a source the word 令 stands: at once, or below its joint issuers."""
    for index, look in enumerate(looks):
        if look.order or (index and look.squeezed == "令"):
            return index
        if not look.signature:
            return None
    return None


def inner_order(looks: Sequence[Look]) -> InnerOrder | None:
    """The order below a title: 某市渡口管理办法, 某市人民政府令第9号, 现予公布…, 市长 某某, 2024年3月5日, 第一条."""
    title = next((i for i, look in enumerate(looks[:_MAX_ABOVE]) if look.title and not _is_head(look)), None)
    if title is None:
        return None
    for head in range(title + 1, min(title + _MAX_ABOVE, len(looks))):
        if looks[head].mark or looks[head].salutation:
            return None
        number = _number_of(looks, head)
        if number is None and looks[head].order and number_beside_title(looks[title].text):
            number = head  # its number stands on the title's line: 某市渡口管理办法（某市人民政府令第9号）
        if number is not None and (closing := _closing_of(looks, number)) is not None:
            return InnerOrder(head, number, closing)
    return None


def _is_head(look: Look) -> bool:
    return look.order or (bool(_ANNOUNCES.fullmatch(look.squeezed)) and bool(title_issuers(look.text)))


def _number_of(looks: Sequence[Look], head: int) -> int | None:
    """The line with the number of an order whose head stands on a line: itself, or 第37号 below it."""
    look = looks[head]
    if look.number and (look.order or number_issuers(look.text)):
        return head
    below = looks[head + 1] if _is_head(look) and head + 1 < len(looks) else None
    return head + 1 if below is not None and below.number and below.squeezed[0] in BARE_NUMBER else None


def _closing_of(looks: Sequence[Look], number: int) -> int | None:
    """Where the date of an order stands that says below its number what it brings into force."""
    says = False
    for index in range(number + 1, min(number + _MAX_ORDER, len(looks))):
        look = looks[index]
        if look.mark:
            return None
        if look.is_day:
            return index if says else None
        says = says or ("。" in look.text and _PROMULGATES.search(look.text) is not None)
    return None
