"""What a republisher wrote around a document's text: news and summaries of its divisions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gongwen.model import Division, EditorSummary, Frame
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.bounds import Bounds
from gongwen.structure.eids import EidNames, name_blocks
from gongwen.structure.looks import Look
from gongwen.structure.orders import order_closing
from gongwen.structure.parts import closing_tail
from gongwen.structure.sections import front_length
from gongwen.structure.title_lines import is_menu, is_title
from gongwen.structure.titles import has_site_words, known_length, titles_of_headline

_ABOUT = re.compile(r"[^。]{0,30}?在(?P<topic>[^。，]{2,60})方面[，,]")
_PROSE = re.compile(r"[。！？]")
_REPORTS = re.compile(
    r"[（(]?(?:本报|本网|本刊|本台)?[^，。]{0,20}(?:讯|电)(?:[）)\s　（(]|\s*[（(]?记者)"
    r"|[^。]{0,20}(?:记者|从)[^。]{0,24}(?:获悉|了解到)|(?:近日|日前|昨日|今日|今天|昨天|[0-9一二三四五六七八九十月日前]{2,8}日)[，,]"
    r"|[^。]{0,16}消息[：:，,]|据[^。]{2,16}(?:消息|报道)"
)
# What a cover says and no reporter: 现印发给你们，请遵照执行。
_BRINGS = re.compile(r"(?:印发|转发|下发)(?:给)?你们|请(?:认真|结合实际)*(?:遵照|贯彻|参照)执行")
_OPEN = Bounds()
# What a collector heads the text with, below a list of what it knows of it.
_TEXT_BELOW = re.compile(r"[#\s*【\[]*(?:政策|文件|公文)?(?:全文|原文|正文)(?:内容)?[】\]*\s]*[：:]?")
_DAY_OF_A_PAGE = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}.{0,12}")
_WHERE = re.compile(r"[您你]?(?:现在)?的?(?:当前|所在)?位置\s*[：:]?")
_MAX_STEP = 10  # characters
_MAX_PAGE = 24  # lines that a page prints between its headline and the title
_MAX_PAGE_LINE = 40
_MAX_LEAD = 12  # lines of news before a title that they lead to
_MAX_NEWS = 60  # blocks before a title that nothing announces
_MAX_TITLE_LINES = 4
_SIMILAR = 0.75  # a summary may drop a word of the heading; two chapters of one document share half


@dataclass(frozen=True, slots=True)
class Framed:
    """The lines of a source: those of the document, and those that a republisher put before and after it."""

    before: tuple[Look, ...]
    document: tuple[Look, ...]
    after: tuple[Look, ...] = ()


def split_frame(looks: tuple[Look, ...], bounds: Bounds = _OPEN) -> Framed:
    """Frame and document, between the bounds that an editor has set where he has set any."""
    end = len(looks) if bounds.ends is None else bounds.ends
    if bounds.begins is None:
        framed = _found_frame(looks[:end])
    else:
        document = looks[bounds.begins : end]
        tail = len(document) - (closing_tail(document) if bounds.ends is None else 0)
        framed = Framed(looks[: bounds.begins], document[:tail], document[tail:])
    return replace(framed, after=(*framed.after, *looks[end:]))


def split_furniture(looks: tuple[Look, ...]) -> tuple[tuple[Look, ...], tuple[Look, ...]]:
    """The lines of a source, and those that a site has printed below them."""
    end = len(looks)
    while end > 1 and looks[end - 1].furniture:
        end -= 1
    return looks[:end], looks[end:]


def _found_frame(looks: tuple[Look, ...]) -> Framed:
    """Frame and document: the first rule of the tables that finds what a page or a reporter has put before it."""
    for begins in _PAGE_HEADS:
        if start := begins(looks):
            framed = _found_frame(looks[start:])
            return replace(framed, before=(*looks[:start], *framed.before))
    for begins in _BEGINNINGS:
        start = begins(looks)
        if start and any(look.quoted or is_prose(look) for look in looks[:start]):
            document = looks[start:]
            end = len(document) - closing_tail(document)
            return Framed(looks[:start], document[:end], document[end:])
    return Framed((), looks)


def is_prose(look: Look) -> bool:
    """True for a sentence, or for a lead that ends in a colon: 近日，某市印发《…》，全文如下："""
    return _PROSE.search(look.text) is not None or (look.announces and not look.title)


def _announced_by_its_title(looks: Sequence[Look]) -> int | None:
    """《关于…的意见》全文如下： is the title's own line."""
    return next((i for i, look in enumerate(looks) if look.announces and look.title), None)


def _below_an_announcement(looks: Sequence[Look]) -> int | None:
    """A line of a reporter that ends in 全文如下：, and right below it a title: whatever stands above is news."""
    for index, look in enumerate(looks[:_MAX_LEAD]):
        if look.mark or look.number or look.salutation or look.is_day:
            return None
        if look.announces and not look.title and index + 1 < len(looks) and looks[index + 1].title:
            return index + 1
    return None


def _below_a_headline(looks: Sequence[Look]) -> int | None:
    """The page's headline, a lead or what a page prints, and the same title once more: the last opens the document.

    Without a lead it must stand above 各区：, a number, a date, 第一条.
    """
    first = next((i for i, look in enumerate(looks[:_MAX_LEAD]) if look.title or _is_numbered_headline(look)), None)
    if first is None or not all(map(_is_short, looks[:first])):
        return None
    titles = titles_of_headline(looks[first].text)
    covered = 0 if has_site_words(looks[first].text) else front_length(looks, "main")
    found = None
    for index in range(first + 1, min(first + _MAX_PAGE, len(looks))):
        if closing := order_closing(looks[index:]):
            return index if _stands_at(looks[index + closing + 1 :], titles) else found
        if length := known_length([look.text for look in looks[index : index + 5]], titles):
            led = any(map(_is_lead, looks[first + 1 : index]))
            if index >= covered and (led or _stands_above_text(looks, index + length)):
                found = index
        elif not _is_printed(looks, index):
            break
    return found


def _stands_at(looks: Sequence[Look], titles: frozenset[str]) -> bool:
    """True where one of the titles stands right below the date of an order."""
    return any(known_length([look.text for look in looks[n : n + 5]], titles) for n in range(2))


def _is_numbered_headline(look: Look) -> bool:
    """第一篇：某大学…细则, as collections of texts have it; 第一编 of a code goes on with text."""
    return look.mark is not None and look.rest.startswith(("：", ":")) and is_title(look.rest[1:])


def _is_printed(looks: Sequence[Look], index: int) -> bool:
    """True for a line that a page may print above a text: no number, day or 各区： of its own but a label's value."""
    look, above = looks[index], looks[index - 1]
    is_value = above.label is not None and not above.label[1]
    is_own = look.number or look.salutation or (look.is_day and not _DAY_OF_A_PAGE.fullmatch(look.text))
    return look.is_text and look.mark is None and not look.quoted and (is_value or not is_own)


def _is_short(look: Look) -> bool:
    is_line = look.is_text and len(look.text) <= _MAX_PAGE_LINE and not _PROSE.search(look.text)
    return is_line and not (look.mark or look.number or look.salutation or look.is_day)


def _stands_above_text(looks: Sequence[Look], index: int) -> bool:
    """True where the lines that follow a title are those of a document: a number, 各区：, a date, a first number."""
    below = looks[index : index + 3]
    return any(b.number or b.salutation or b.dated or b.is_date or b.month or b.begins_count for b in below)


def _below_a_heading(looks: Sequence[Look]) -> int | None:
    """政策全文 above the title of the document with its number: what stands above is a collector's."""
    index = next((i for i, look in enumerate(looks[:_MAX_LEAD]) if _TEXT_BELOW.fullmatch(look.text)), len(looks))
    opening = looks[index + 1 : index + 8]
    place = next((i for i, look in enumerate(opening) if look.title or look.mark or look.salutation), 0)
    is_head = bool(opening) and opening[place].title and _stands_above_text(looks, index + place + 2)
    return index + 1 if is_head and not any(look.mark or look.salutation for look in looks[:index]) else None


def _above_an_order(looks: Sequence[Look]) -> int | None:
    """A headline that says the order below it once more: 某部令第9号（某某办法）, 某部令, 第9号, 《某某办法》已经…."""
    index = next((i for i, look in enumerate(looks[:_MAX_LEAD]) if look.order and i), None)
    if index is None or order_closing(looks[index:]) is None or not all(look.is_text for look in looks[:index]):
        return None
    return index if any(look.squeezed.startswith(looks[index].squeezed) for look in looks[:index]) else None


def _is_step(look: Look) -> bool:
    """True for a step of a trail that is printed step by step: 首页, >, 政务公开."""
    is_own = look.title or look.mark or look.number or look.salutation or look.is_day
    return look.is_text and (look.foreign or look.furniture or (len(look.text) <= _MAX_STEP and not is_own))


def _below_a_trail(looks: Sequence[Look]) -> int | None:
    """首页 > 公开 > 通知, 返回顶部, a line of no Chinese character, above everything else; 归档时间：… above such."""
    start = next((i for i, look in enumerate(looks) if not (look.furniture or look.foreign or is_menu(look.text))), 0)
    if any(_WHERE.fullmatch(look.text) for look in looks[:start]):
        start = next((i for i in range(start, len(looks)) if not _is_step(looks[i])), 0)
    if start < len(looks) - 1 and looks[start].field and looks[start + 1].furniture:
        return start + 1
    return start or None


def _below_a_lead(looks: Sequence[Look]) -> int | None:
    """A reporter's sentences, then a title with what stands below a title: a number, 各区：, 第一条."""
    for index, look in enumerate(looks[:_MAX_LEAD]):
        if look.mark or look.number or look.salutation or look.is_day or look.title:
            start = _title_start(looks, index)
            return start if start and look.title and _opens_document(looks, start, index) else None
    return None


def _title_start(looks: Sequence[Look], end: int) -> int:
    """Where a title begins that ends on a line: issuers and 国务院关于印发 may stand on lines above."""
    start = end
    while start and looks[start - 1].title_line and not _is_lead(looks[start - 1]) and end - start < _MAX_TITLE_LINES:
        start -= 1
    return start


def _opens_document(looks: Sequence[Look], start: int, end: int) -> bool:
    """True for a title that the lines before it lead to, and below which a document begins."""
    if not any(map(_is_lead, looks[:start])):
        return False
    if looks[start - 1].announces:
        return True
    below = looks[end + 1 : end + 4]
    return any(look.number or look.salutation or look.dated or look.begins_count for look in below)


def _is_lead(look: Look) -> bool:
    """True for a line that a reporter writes: 本报讯 …, 记者从…获悉, 近日，某市印发《…》, …全文如下："""
    return _REPORTS.match(look.text) is not None or (look.announces and not look.title)


def _spoken_of(looks: Sequence[Look]) -> int | None:
    """A title that the text before it, without numbers or dates of its own, quotes or names."""
    start = next((i for i, look in enumerate(looks[:_MAX_NEWS]) if look.title), 0)
    return start if _speaks_of(looks[:start], looks[start : start + 1]) else None


# What a page or a collector prints above a document, sentences or none.
_PAGE_HEADS = (_below_a_trail, _below_a_heading, _below_a_headline, _above_an_order)
_BEGINNINGS = (_announced_by_its_title, _below_an_announcement, _below_a_lead, _spoken_of)


def _speaks_of(news: Sequence[Look], title: Sequence[Look]) -> bool:
    """True for text without numbers or dates of its own that quotes, or names the document whose title follows."""
    own = [look for look in news if look.is_text and not look.quoted]
    if any(look.mark or look.number or look.is_day or _BRINGS.search(look.text) for look in own):
        return False
    words = "".join(look.squeezed for look in title)
    topic = words[max(words.find("关于"), 0) :][:10]
    return len(own) < len(news) or any(topic in look.squeezed for look in own)


def read_frame(blocks: Iterable[SourceBlock], divisions: tuple[Division, ...], names: EidNames) -> Frame:
    """News and editor's summaries, each summary with the division that its wording names."""
    summaries: list[SourceParagraph] = []
    news: list[SourceBlock] = []
    for block in blocks:
        if isinstance(block, SourceParagraph) and (block.quoted or _ABOUT.match(block.text)):
            summaries.append(block)
        else:
            news.append(block)
    return Frame(
        news=name_blocks("news", news, names),
        editor_summaries=tuple(
            EditorSummary(names.unique(f"summary__p_{n}"), b.line, _division_named(b.text, divisions), b.text)
            for n, b in enumerate(summaries, 1)
        ),
    )


def _division_named(text: str, divisions: tuple[Division, ...]) -> str | None:
    """The eId of the division whose heading a summary names (在…方面，), None where none is like enough."""
    match = _ABOUT.match(text)
    if match is None:
        return None
    matcher = SequenceMatcher(None, b=match["topic"], autojunk=False)
    best, found = _SIMILAR, None
    for division in divisions:
        matcher.set_seq1(division.heading.rstrip("。"))
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best and matcher.ratio() >= best:
            best, found = matcher.ratio(), division.eid
    return found
