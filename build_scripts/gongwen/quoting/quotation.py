"""The exact words of a place with all that a reader needs to check them, and the forms in which they are given."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote as percent

from gongwen.model import SOURCE_VARIANT, Edition, TextUnit, walk_part_text, walk_parts
from gongwen.quoting.holding import Holding
from gongwen.quoting.holdings import Holdings
from gongwen.quoting.validity import Validity
from gongwen.render.citation.forms import gbt2025, legal_passage
from gongwen.render.citation.places import places
from gongwen.render.citation.slots import fill
from gongwen.render.citation.works import Work, work_of
from gongwen.text.visible import visible

_WHOLE = 24  # characters that a text fragment names as they are; of more it names beginning and end
_END = 10


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of one place: `text` has them a paragraph a line, character by character."""

    holding: Holding
    work: Work
    eid: str
    place: str
    text: str
    address: str
    validity: Validity


def quote_place(holdings: Holdings, holding: Holding, eid: str, day: str) -> Quotation:
    """The quotation of an eId; '' is the whole document."""
    document = holding.document
    edition = Edition(holding.slug, SOURCE_VARIANT, document, holding.particulars)
    units = [unit for unit in walk_part_text(document.main) if is_below(unit.eid, eid)]
    own = next((part for part in walk_parts(document.main) if part.eid and is_below(eid, part.eid)), document.main)
    part = own if own.role in ("issued", "forwarded") else document.main
    text = text_of(units)
    words = next((unit.text for unit in units if visible(unit.text) and unit.text != unit.number), "")
    called = dict(places(document, SOURCE_VARIANT)).get(eid, "") if eid else ""
    validity = holdings.validity(holding, day)
    return Quotation(
        holding, work_of(edition, part), eid, called, text, address_of(holdings, holding, eid, words), validity
    )


def is_below(eid: str, above: str) -> bool:
    """True for an eId and those below it; all are below ''."""
    return not above or eid == above or eid.startswith(above + "__")


def text_of(units: Iterable[TextUnit]) -> str:
    """The texts, one a line; a number without a heading stands before the text that follows it."""
    lines: list[str] = []
    number = ""
    for unit in units:
        if unit.number and unit.text == unit.number:
            number += unit.text
        elif unit.text:
            lines.append(number + ("　" if number.startswith("第") else "") + unit.text)
            number = ""
    return "\n".join([*lines, *([number] if number else [])])


def address_of(holdings: Holdings, holding: Holding, eid: str, words: str = "") -> str:
    """The address of the place with the name of its words (WICG Scroll to Text Fragment); relative without a site."""
    page = holding.site_url + holdings.places(holding).home(eid)
    return page + (f"#{eid}{_fragment(words)}" if eid else "")


def _fragment(words: str) -> str:
    line = next((line for line in words.split("\n") if line.strip()), "").strip()
    if not visible(line):
        return ""
    ends = (line,) if len(line) <= _WHOLE else (line[:_END], line[-_END:])
    return ":~:text=" + ",".join(percent(end, safe="").replace("-", "%2D") for end in ends)


def quotation_value(quotation: Quotation, day: str) -> dict[str, object]:
    """The quotation as JSON."""
    holding, document = quotation.holding, quotation.holding.document
    metadata = document.main.metadata
    return {
        "slug": holding.slug,
        "title": quotation.work.title,
        "number": metadata.number,
        "eid": quotation.eid,
        "place": quotation.place,
        "text": quotation.text,
        "address": quotation.address,
        "script": "original",
        "variant": document.script,
        "status": {
            "on": day,
            "state": quotation.validity.state,
            "since": quotation.validity.since or None,
            "by": quotation.validity.by or None,
            "note": quotation.validity.note,
        },
        "source_kind": holding.source_kind,
        "source_url": holding.particulars.source_url,
        "compared": compared_value(holding),
        "sha256": document.sha256,
        "note": agreement(quotation),
        "citation": gbt_citation(quotation, day),
    }


def compared_value(holding: Holding) -> dict[str, object] | None:
    """What the site was compared with the source in; null where it was not."""
    if not holding.compared:
        return None
    return {
        "with": holding.document.path,
        "formats": [f"{one.variant} {one.format}" for one in holding.compared],
        "characters": max(one.characters for one in holding.compared),
        "exact": all(one.is_exact for one in holding.compared),
    }


def agreement(quotation: Quotation) -> str:
    """What may be said of the words: that they are those of this library, never that they are certified."""
    said = ["与本库文本相符"]
    if quotation.holding.source_kind == "reprint":
        said.append("原文是转载，不是发布机关的页面")
    if not quotation.holding.compared:
        said.append("这一文件的网页还没有和原文核对过")
    if quotation.validity.is_remarkable:
        said.append(quotation.validity.note)
    return "；".join(said)


def gbt_citation(quotation: Quotation, day: str) -> str:
    """The work after GB/T 7714—2025, seen on the day."""
    return fill(gbt2025(quotation.work), {"accessed": day, "address": quotation.address})


def plain_quotation(quotation: Quotation, day: str) -> str:
    """The words, then where they stand and what is known of them, a line each."""
    compared = compared_value(quotation.holding)
    found = "一字不差" if compared and compared["exact"] else "有差别"
    seen = f"{compared['characters']} 字，{found}" if compared else "还没有（先运行 gongwen build）"
    return "\n".join(
        (
            quotation.text,
            "",
            f"出处：{source_line(quotation)}",
            f"地址：{quotation.address}",
            f"状态：{quotation.validity.note}（{day}）",
            f"原文：{quotation.holding.document.path}，SHA-256 {quotation.holding.document.sha256}",
            f"网页和原文的核对：{seen}",
            f"说明：{agreement(quotation)}",
        )
    )


def markdown_quotation(quotation: Quotation, day: str) -> str:
    """A block quotation with its source as a link."""
    lines = "\n>\n".join(f"> {escaped(line)}" for line in quotation.text.split("\n"))
    source = f"[{escaped(source_line(quotation))}](<{quotation.address}>)"
    return f"{lines}\n>\n> ——{source}（{quotation.validity.note}，{day}）"


def escaped(text: str) -> str:
    r"""Text that Markdown shows as it is: * → \*."""
    return "".join("\\" + c if c in "\\`*_{}[]()<>#+-.!|~" else c for c in text)


def source_line(quotation: Quotation) -> str:
    """The passage after the 法学引注手册: 《…法》第21条."""
    return fill(legal_passage(quotation.work), {"place": quotation.place}).removesuffix("。")
