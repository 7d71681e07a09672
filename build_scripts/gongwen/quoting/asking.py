"""What is asked for by name and place, answered with its words or with why not."""

from gongwen.errors import GongwenError
from gongwen.quoting.holdings import Holdings, Named
from gongwen.quoting.naming import eids_of, split_name
from gongwen.quoting.quotation import Quotation, quote_place


class QuoteError(GongwenError):
    """A name or a place that the library does not hold, or that means more than one text."""


def find_quotations(holdings: Holdings, name: str, place: str, day: str) -> tuple[Quotation, ...]:
    """The words of the places that are named; raises QuoteError where the library cannot say which they are."""
    asked = split_name(name, holdings)
    if not asked.found:
        near = "、".join(f"《{title}》" for title in holdings.nearest(asked.name))
        remedy = f"名称相近的有{near}" if near else "请看 docs/documents/ 里有哪些"
        raise QuoteError(f"本库没有“{asked.name}”；{remedy}", name)
    versions = holdings.on(asked.found, day)
    if len(versions) > 1:
        shown = "、".join(f"{one.holding.slug}《{one.holding.title}》" for one in versions)
        raise QuoteError(f"“{asked.name}”不止一件：{shown}；请写全名、文号或文件夹名", name)
    return tuple(_quoted(holdings, versions[0], " ".join(filter(None, (asked.place, place))), day))


def _quoted(holdings: Holdings, named: Named, place: str, day: str) -> list[Quotation]:
    holding = named.holding
    eids = eids_of(holding.document, place, named.part) if place else (named.part,)
    if not eids:
        raise QuoteError(f"《{holding.title}》里没有“{place}”；可用 gongwen outline 看结构", holding.slug)
    return [quote_place(holdings, holding, eid, day) for eid in eids]
