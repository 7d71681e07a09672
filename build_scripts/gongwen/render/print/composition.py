"""What a sheet prints, in order of the text, each line with the role that it plays on the paper."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.model import Block, Paragraph, Part
from gongwen.render.print.headings import Outline, division_items, lines_tell
from gongwen.render.print.items import Item, Line, PageBreak, Run, Style, Title, block_item
from gongwen.render.print.sheets import Passage, Sheet
from gongwen.render.titles import title_blocks
from gongwen.text.dates import whole_date
from gongwen.text.visible import visible

_ANNEX_MARK = re.compile(r"附\s*(件|表|录|錄|图|圖)\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?")
_ANNEX_LIST = re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]\s*\S")
_AFTER_THE_LIST = re.compile(r"[0-9０-９]+\s*[.．、]|[（(]")
# A line that could be a signature: longer ones are text.
_LONGEST_SIGNATURE = 26


def compose(sheet: Sheet) -> tuple[Item, ...]:
    """What the sheet prints, in order of the text."""
    items: list[Item] = []
    for passage in sheet.passages:
        if items:
            items.append(PageBreak())
        items += _with_list_apart(tuple(_passage(passage)))
    return tuple(items)


def _passage(passage: Passage) -> Iterator[Item]:
    part = passage.part
    titled = tuple(block for block in title_blocks(part) if block in passage.front)
    attached = part.role != "main"
    if passage.opens and not titled and part.metadata.title:
        yield Title((), (part.metadata.title,))
    yield from _front(passage, titled, level=1 if attached else 0)
    for index, block in enumerate(passage.preamble):
        salutation = index == 0 and visible(block.text) == visible(part.metadata.salutation or "\0")
        yield block_item(block, "flush" if salutation else "text", gap=index == 0 and passage.opens)
    # An excerpt without its part's title begins at the top: PDF/UA wants a first heading of level 1.
    outline = Outline(level=2 if attached and titled else 1, by_lines=lines_tell(part))
    for division in passage.divisions:
        yield from division_items(division, outline)
    yield from _conclusions(passage.conclusions, part)


def _with_list_apart(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """An empty line before 附件：1.… where only the signature and remarks in brackets follow (7.3.4)."""
    found = list(items)
    for index in reversed(range(len(found))):
        item = found[index]
        text = "".join(run.text for run in item.runs).strip() if isinstance(item, Line) else ""
        if isinstance(item, Line) and item.style == "text" and _ANNEX_LIST.match(text):
            found[index] = replace(item, gap=True)
            break
        if not (isinstance(item, Line) and (item.style in ("signature", "date") or _AFTER_THE_LIST.match(text))):
            break
    return tuple(found)


def _front(passage: Passage, titled: tuple[Block, ...], level: int) -> Iterator[Item]:
    for block in passage.front:
        if block in titled:
            if block is titled[0]:
                yield Title(tuple(b.eid for b in titled), tuple(b.text for b in titled), level)
        elif isinstance(block, Paragraph) and _ANNEX_MARK.fullmatch(block.text.strip()):
            yield Line("annex", (block.eid,), (Run(block.text, "hei", eid=block.eid),))
        else:  # a line that leads on to the text (…全文如下：) is set as text
            yield block_item(block, "text" if block.text.rstrip().endswith(("：", ":")) else "front")


def _conclusions(blocks: tuple[Block, ...], part: Part) -> Iterator[Item]:
    """Signatures and date by 7.3.5.2; notes in brackets (附注) as paragraphs of their own."""
    styles = [_concluding_style(block, part) for block in blocks]
    for index, (block, style) in enumerate(zip(blocks, styles, strict=True)):
        opens = style in ("signature", "date") and (index == 0 or styles[index - 1] == "text")
        yield block_item(block, style, gap=opens)


def _concluding_style(block: Block, part: Part) -> Style:
    text = visible(block.text)
    if not isinstance(block, Paragraph) or text.startswith(("（", "(")):
        return "text"
    if whole_date(text):
        return "date"
    signed = text == visible(part.metadata.signature or "")
    short = len(text) <= _LONGEST_SIGNATURE and not any(mark in text for mark in "。：；:;")
    return "signature" if signed or short else "text"
