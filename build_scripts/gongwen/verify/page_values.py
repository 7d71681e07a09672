"""Values that a document's page has in attributes, in names of links and in lists, each against what was read."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from gongwen.model import Document, Metadata, Omitted, Table, Variant, walk_blocks
from gongwen.text.visible import visible
from gongwen.variants.ui import ui
from gongwen.verify.page_form import PageForm
from gongwen.verify.site_metadata import letters

_TIME = re.compile(r'<time datetime="([^"]*)"[^>]*>([^<]*)</time>')
_EVENT = re.compile(r'data-event="(\w+)" data-date="([^"]*)"[^>]*>(.*?)</span>', re.DOTALL)
_STANDING = re.compile(r'<p class="gw-standing".*?</p>', re.DOTALL)
_BOUND = re.compile(r'data-(?:from|until)="([^"]*)"')
_PERMALINK = re.compile(r'<a aria-label="([^"]*)" class="gw-permalink"[^>]* href="#([^"]*)"')
_NTH = re.compile(r"[0-9]+")
_HIDDEN = re.compile(r'<(\w+)((?: [\w-]+(?:="[^"]*")?)*? hidden(?:="")?(?: [\w-]+(?:="[^"]*")?)*)\s*/?>')
# What scripts show: controls, panels of their own, the head of a printed page, states whose day is not today.
_MAY_HIDE = re.compile(r' (?:data-(?:from|until)="|data-gw-[\w-]+|class="(?:gw-tools|gw-paper[ "]|gw-library-more"))')
_CONTROLS = frozenset({"form", "button", "input"})
_OMITTED = re.compile(r'<div class="gw-table gw-omitted">(.*?)</table>', re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"<title>([^<]*)</title>")
_BAR = re.compile(r'<span data-gw-page="([^"]*)">([^<]*)</span>')
_BESIDE = ("news__", "summary__")
_NO_LINE = "—"
_MAKING = frozenset({"promulgated", "adopted", "approved"})


def time_faults(html: str) -> Iterator[str]:
    """Days that a page shows otherwise than it has them for programs."""
    for day, words in _TIME.findall(html):
        if _figures(words) and _figures(words) != _figures(day):
            yield f"{words} {day}"
    for kind, day, words in _EVENT.findall(html):
        if day not in words:
            yield f"{kind} {day}"


def _figures(words: str) -> list[int]:
    return list(map(int, _NTH.findall(words.partition("T")[0])))


def hidden_faults(html: str, written: str = "") -> Iterator[str]:
    """What a page hides that no page of ours does, nor a template among what is `written` in docs/."""
    for name, attributes in _HIDDEN.findall(html):
        if f"<{name}{attributes}" not in written and name not in _CONTROLS and not _MAY_HIDE.search(attributes):
            yield f"<{name}{attributes}>"[:80]


def standing_faults(html: str, days: Collection[str]) -> Iterator[str]:
    """Days from and until which the document's own force is told, and that are none of `days`."""
    for standing in _STANDING.findall(html):
        yield from (day for day in _BOUND.findall(standing) if days and day not in days)


def days_of_force(metadata: Metadata, told: Collection[str]) -> set[str]:
    """The days on which the force of a text may change: those of `told` but, where it says when it takes effect, the
    days on which it was made and made known."""
    made = {event.date for event in metadata.events if event.kind in _MAKING}
    later = {event.date for event in metadata.events if event.kind not in _MAKING}
    is_told = any(event.kind == "effective" for event in metadata.events)
    return set(told) - ({*made, metadata.date, metadata.published} - later if is_told else set())


def permalink_faults(html: str, numbers: Mapping[str, str], variant: Variant) -> Iterator[str]:
    """Links to a place that are called by other numbers than those of the divisions around it."""
    before, _, after = ui(variant, "permalink.of").partition("{place}")
    for label, eid in _PERMALINK.findall(html):
        place = unescape(label).removeprefix(before).removesuffix(after)
        counted, nth = re.match(r"(.*?)(?:第([0-9]+)[^0-9]*)?$", place).groups() if place else ("", None)  # type: ignore[union-attr]
        around = [letters(numbers.get(one, "")) for one in _path(eid)]
        # What stands after the divisions counts on from what stands before them.
        if nth and counted and "__wrapup__" not in eid and nth not in _NTH.findall(eid):
            yield f"{label} → {eid}"
        if letters(counted) not in _ends(list(filter(None, around))):
            yield f"{label} → {eid}"


def _path(eid: str) -> list[str]:
    """The eIds of what a place stands in, the outermost first, and its own."""
    steps = eid.split("__")
    return ["__".join(steps[:depth]) for depth in range(1, len(steps) + 1)]


def _ends(numbers: list[str]) -> set[str]:
    """The last numbers of a row of them, from each on."""
    return {"".join(numbers[first:]) for first in range(len(numbers) + 1)}


def present_faults(html: str) -> Iterator[str]:
    """The contents tell one page as present: this one."""
    contents = re.search(r'<nav class="gw-contents".*?</nav>', html, re.DOTALL)
    if not contents:
        return
    told: list[str] = re.findall(r'<a href="([^"]*)"[^>]* aria-current="page"', contents[0])
    own = re.findall(r'<a href="(\./)"', contents[0])
    yield from (f"aria-current {href}" for href in told if href != "./")
    if own and not told:
        yield "aria-current"


def omitted_faults(html: str, omitted: Collection[Omitted], variant: Variant) -> Iterator[str]:
    """What a record says was left out: as many lines as there are, each at its place in the source."""
    if not html.count('id="omitted"'):
        return
    shown = [_CELL.findall(row) for table in _OMITTED.findall(html) for row in _ROW.findall(table)]
    lines = sorted(unescape(_TAG.sub("", cells[0])) for cells in shown if cells)
    wanted = sorted(str(left.line or _NO_LINE) for left in omitted)
    if lines != wanted:
        yield f"没有收入正文：{'、'.join(sorted(set(lines) ^ set(wanted))) or len(lines)}"
    for sort in {left.sort for left in omitted}:
        count = sum(len(visible(left.text)) for left in omitted if left.sort == sort)
        found = re.search(rf'id="omitted-{sort}">.*?</h3>\s*<p>(.*?)</p>', html, re.DOTALL)
        if not found or _NTH.findall(found[1])[:1] != [str(count)]:
            yield f"没有收入正文：{count} 字"


def witness_faults(html: str, variant: Variant) -> Iterator[str]:
    """The record of a document without a second copy that does not say so."""
    said = ui(variant, "certificate.witness.none")
    if 'class="gw-verdict"' in html and said not in unescape(html):
        yield f"缺 {said}"


def bar_faults(html: str) -> Iterator[str]:
    """A page that its bar calls otherwise than its title does."""
    title = letters(unescape("".join(_TITLE.findall(html)[:1])))
    for name, words in _BAR.findall(html):
        if not title.startswith(letters(unescape(name))) or letters(name) != letters(words):
            yield f"{name}：{words}"


def order_faults(form: PageForm, order: Collection[str]) -> Iterator[str]:
    """What stands on a page in another order than in the document, `order`."""
    at = {eid: number for number, eid in enumerate(order)}
    last = -1
    for eid in form.ids:
        if eid in at and not eid.startswith(_BESIDE):
            if at[eid] < last:
                yield f"次序 #{eid}"
            last = at[eid]


def table_faults(form: PageForm, document: Document) -> Iterator[str]:
    """Tables whose heads have not as many rows, or that have not as many cells over others, as in the source."""
    tables = [b for b in (*walk_blocks(document.main), *document.frame.news) if isinstance(b, Table)]
    heads, spans = ({table.eid: table.header_rows for table in tables}, {t.eid: len(t.spans) for t in tables})
    yield from (f"{eid}：{rows}" for eid, rows in form.heads if heads.get(eid, rows) != rows)
    yield from (f"{eid}：{cells}" for eid, cells in form.spans if spans.get(eid, cells) != cells)


def heading_faults(form: PageForm, headed: Collection[str]) -> Iterator[str]:
    """Headings of divisions that stand on a page and are none there."""
    shown = {eid for _, _, eid in form.headings}
    yield from (f"#{eid}" for eid in form.ids if eid in headed and eid not in shown)
