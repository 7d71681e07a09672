"""The forms in which a work is cited.

GB/T 7714 as the standards' own examples and the CSL styles of the zotero-chinese project show it; the forms of the
法学引注手册 (2nd edition, 61–64) as quoted there. docs/dev/citation.md says which example stands for which rule.
"""

from collections.abc import Mapping
from types import MappingProxyType

from gongwen.model import Variant
from gongwen.render.citation.slots import Form, Slot
from gongwen.render.citation.works import Work, document_number, has_year
from gongwen.variants.ui import ui

_MOST_ISSUERS = 3  # GB/T 7714, 8.1.2: of more than three the first three are named
_INNER = MappingProxyType({ord("《"): "〈", ord("》"): "〉"})
_STATE = ("中华人民共和国", "中華人民共和國")


def gbt2025(work: Work) -> Form:
    """国务院. 题名：国发〔2022〕14号[EB/OL]. （2022-06-06）[2026-07-01]. https://…."""
    return _gbt(work, "EB/OL", comma="，", colon="：", brackets="（）")


def gbt2015(work: Work) -> Form:
    """国务院. 题名: 国发〔2022〕14号[A/OL]. (2022-06-06)[2026-07-01]. https://…."""
    return _gbt(work, "A/OL", comma=", ", colon=": ", brackets="()")


def _gbt(work: Work, carrier: str, *, comma: str, colon: str, brackets: str) -> Form:
    others = ("等",) if len(work.issuers) > _MOST_ISSUERS else ()
    names = comma.join((*work.issuers[:_MOST_ISSUERS], *others))
    head = (f"{names}. " if names else "") + work.title + (f"{colon}{work.number}" if work.number else "")
    day = f"{brackets[0]}{work.date}{brackets[1]}" if work.date else ""
    return (f"{head}[{carrier}]. {day}", Slot("accessed", "[", "]"), Slot("address", ". "), ".")


def legal_document(work: Work) -> Form:
    """The work as a whole: 《公司法》（2013年修正）。 《…的通知》，国发〔2007〕19号。"""
    number = _number(work)
    if number and work.ended is None and not work.version:
        return (f"{_name(work)}，{number}。",)
    return (*_named(work), "。")


def legal_passage(work: Work) -> Form:
    """A passage: 《民法典》第1224条第1款第2项。 《…的通知》（国发〔2007〕19号），第四节第一小节。"""
    return (*_named(work), Slot("place", "" if work.is_legislation else "，"), "。")


def quotation(work: Work) -> Form:
    """The words as they are, and below them where they stand."""
    return (Slot("quote", "", "\n"), "——", *_named(work), Slot("place", "" if work.is_legislation else "，"))


def _named(work: Work) -> Form:
    """The work's name with what stands in brackets after it: version, number or day, and that it is repealed."""
    said = [s for s in (work.version, _number(work) or _day(work)) if s]
    if work.ended is None:
        return (_name(work) + (f"（{'，'.join(said)}）" if said else ""),)
    if said:
        return (f"{_name(work)}（{'，'.join(said)}", Slot("ended", "，"), "）")
    return (_name(work), Slot("ended", "（", "）"))


def _name(work: Work) -> str:
    """The title in its marks; before it the issuers, where the title of a document does not name one of them."""
    title = f"《{_short(work).translate(_INNER)}》"
    if work.is_legislation or not work.issuers or any(name in work.title for name in work.issuers):
        return title
    return f"{'、'.join(work.issuers)}：{title}"


def _short(work: Work) -> str:
    """The title of a law less the state's name before it: 中华人民共和国民法典 → 民法典."""
    for state in _STATE if work.is_legislation else ():
        if work.title.startswith(state) and work.title != state:
            return work.title.removeprefix(state)
    return work.title


def _number(work: Work) -> str:
    return "" if work.is_legislation or not has_year(work.number) else document_number(work.number)


def _day(work: Work) -> str:
    """The day of a document without a number: 1956年8月24日. Laws are known by their names."""
    if work.is_legislation or not work.date:
        return ""
    year, month, day = work.date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


# In the order in which they are offered: of a passage, and of a whole document.
FORMS = MappingProxyType({"gbt2025": gbt2025, "gbt2015": gbt2015, "legal": legal_passage, "quote": quotation})
DOCUMENT_FORMS = MappingProxyType({"gbt2025": gbt2025, "gbt2015": gbt2015, "legal": legal_document})


def form_names(variant: Variant) -> Mapping[str, str]:
    """What each form is called."""
    return {key: ui(variant, f"cite.form.{key}") for key in (*FORMS, "address")}
