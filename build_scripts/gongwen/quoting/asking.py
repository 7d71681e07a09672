"""What is asked for by name and place, answered with its words or with why not."""

import re
from dataclasses import dataclass

from gongwen.errors import GongwenError
from gongwen.quoting.holdings import Holdings, Named
from gongwen.quoting.quotation import Quotation, quote_place

_REMARK = re.compile(
    r"\s*[（(][^（）()]{0,40}(?:修|版|年|简称)[^（）()]{0,40}[）)]"
)  # （2021年修订）, （以下简称《…》）


@dataclass(frozen=True, slots=True)
class Asked:
    """Documents that a name means, and what was written after it."""

    found: tuple[Named, ...]
    name: str
    place: str


def split_name(words: str, holdings: Holdings) -> Asked:
    """《网络安全法》第21条 → the law and 第21条: the longest name that is one; no document where none is."""
    text = words.strip()
    if text.startswith("〈"):
        text = "《" + text[1:].replace("〉", "》", 1)
    closing = text.find("》") + 1 if text.startswith("《") else 0
    while closing > 0 and text[:closing].count("《") > text[:closing].count("》"):
        closing = text.find("》", closing) + 1
    ends = (closing,) if closing else range(len(text), 0, -1)
    for end in ends:
        if found := holdings.named(text[:end].strip()):
            remark = _REMARK.match(text, end) if closing else None
            place = remark.end() if remark else end
            return Asked(holdings.of_version(found, text[:place]), text[:end].strip(), text[place:].strip())
    bare = text[:closing] if closing else text
    return Asked((), bare, text[len(bare) :].strip())


class QuoteError(GongwenError):
    """What is asked for cannot be quoted: a name means more than one text."""


class UnknownTextError(QuoteError):
    """A name that no document of the library has."""


class UnknownPlaceError(QuoteError):
    """A place that the document has not."""


def find_quotations(holdings: Holdings, name: str, place: str, day: str) -> tuple[Quotation, ...]:
    """The words of the places that are named; raises QuoteError where the library cannot say which they are."""
    asked = split_name(name, holdings)
    if not asked.found:
        near = "、".join(f"《{title}》" for title in holdings.nearest(asked.name))
        raise UnknownTextError(f"本库没有“{asked.name}”" + (f"；名称相近的有{near}" if near else ""), name)
    versions = holdings.on(asked.found, day)
    if len(versions) > 1:
        shown = "、".join(f"{one.holding.slug}《{one.holding.title}》" for one in versions)
        raise QuoteError(f"“{asked.name}”不止一件：{shown}", name)
    return tuple(_quoted(holdings, versions[0], " ".join(filter(None, (asked.place, place))), day))


def _quoted(holdings: Holdings, named: Named, place: str, day: str) -> list[Quotation]:
    holding = named.holding
    if holding.particulars.withdrawn:
        raise QuoteError(f"《{holding.title}》已从本库撤下", holding.slug)
    eids = holdings.places(holding).eids(place, named.part) if place else (named.part,)
    if not eids:
        raise UnknownPlaceError(f"《{holding.title}》里没有“{place}”", holding.slug)
    return [quote_place(holdings, holding, eid, day) for eid in eids]
