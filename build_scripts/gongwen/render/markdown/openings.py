"""How a part of a document opens and ends on a page: frame, title, front, preamble, signature."""

from collections.abc import Iterator

from gongwen.model import Block, Edition, Figure, Paragraph, Part, Table
from gongwen.render.addresses import TextPage, overview_address, relative
from gongwen.render.markdown.escape import escape_html, html_line
from gongwen.render.markdown.text import PageText
from gongwen.render.rights import frame_label
from gongwen.render.titles import title_blocks
from gongwen.text.visible import visible
from gongwen.variants.ui import ui


def frame_block(edition: Edition, text: PageText) -> Iterator[str]:
    """News and editor's summaries in the order of the source, folded away and labelled: they are not the document."""
    frame = edition.document.frame
    summaries = tuple(Paragraph(s.eid, s.line, s.text) for s in frame.editor_summaries)
    entries = sorted((*frame.news, *summaries), key=lambda block: block.line)
    if not entries:
        return
    lines = [f'<details class="gw-frame"><summary data-apparatus="">{html_line(frame_label(edition))}</summary>']
    for block in entries:
        css = "gw-editor-summary" if block in summaries else "gw-news"
        lines.append(_frame_html(text, block, css))
    yield "\n".join([*lines, "</details>"])  # one raw block: no blank line inside
    for block in entries:
        yield from text.notes_on(block.eid)


def _frame_html(text: PageText, block: Block, css: str) -> str:
    if not isinstance(block, Paragraph):
        return text.raw_html(block)
    eid = block.eid
    words = f"{text.former_anchors(eid)}{text.quoted(eid, block.text)}{text.permalink(eid)}"
    return f'<p id="{eid}" class="{css}">{words}</p>'


def title_heading(edition: Edition, text: PageText, part: Part) -> Iterator[str]:
    """The heading of a page that opens a part: its own front blocks where they spell the title, else apparatus.

    What stands before the title in the source (an order's number, an index number) stands above the heading.
    """
    blocks = title_blocks(part)
    if not blocks:
        yield f'<h1 class="gw-title" data-apparatus="">{html_line(part.metadata.title or edition.slug)}</h1>'
        return
    for block in part.front[: part.front.index(blocks[0])]:
        yield from text.block(block, classes=_front_class(block))
    spans = "<br>".join(
        f'{text.former_anchors(b.eid)}<span id="{b.eid}">{text.quoted(b.eid, b.text)}</span>' for b in blocks
    )
    yield f'<h1 class="gw-title">{spans}</h1>'
    for block in blocks:
        yield from text.notes_on(block.eid)


def part_opening(edition: Edition, text: PageText, part: Part) -> Iterator[str]:
    """Front and preamble of a part, less what stands in the heading already."""
    shown = title_blocks(part)
    rest: tuple[Block, ...] = part.front[part.front.index(shown[-1]) + 1 :] if shown else part.front
    if rest or part.preamble:
        yield f'<p class="gw-official" data-apparatus="">{html_line(ui(edition.variant, "official.text"))}</p>'
    for block in rest:
        yield from text.block(block, classes=_front_class(block))
    for block, classes in zip(part.preamble, _preamble_classes(part), strict=True):
        yield from text.block(block, classes=classes)


def began_on_overview(edition: Edition, page: TextPage, here: str) -> Iterator[str]:
    """On the last page of a text without divisions, which may hold a signature alone: where all the rest stands."""
    if page.part.preamble and not page.divisions:
        link = escape_html(relative(f"{overview_address(edition.slug)}#{page.part.preamble[0].eid}", here))
        words = html_line(ui(edition.variant, "text.began"))
        yield f'<p class="gw-began" data-apparatus=""><a href="{link}">{words}</a></p>'


def _preamble_classes(part: Part) -> Iterator[str]:
    """The salutation stands flush. Of an order its name and number and the regulation's title stand in the middle, who
    signed it and when to the right."""
    is_order = bool(part.preamble) and part.preamble[0].text.strip().endswith("令")
    title, place = visible(part.metadata.title or ""), "gw-front"
    for block in part.preamble:
        is_line = isinstance(block, Paragraph) and not block.text.strip().endswith(("。", "：", ":", "；"))
        if isinstance(block, Paragraph) and block.text == part.metadata.salutation:
            yield "gw-salutation"
        elif is_order and visible(block.text) == title:
            place = "gw-front"
            yield "gw-front gw-order-title"
        elif is_order and is_line:
            yield place
        else:
            place = "gw-signature" if place == "gw-front" else place
            yield ""


def _front_class(block: Block) -> str:
    """Numbers and dated lines are centred, 附件 stands left (GB/T 9704—2012, 7.3.7), sentences are paragraphs."""
    text = block.text.strip()
    if text.startswith("附件"):
        return "gw-annex"
    return "" if text.endswith(("。", "：", ":")) else "gw-front"


def conclusions(text: PageText, page: TextPage) -> Iterator[str]:
    for block in page.conclusions:
        yield from text.block(block, classes=conclusion_class(page.part, block))


def conclusion_class(part: Part, block: Block) -> str:
    """Signature and date stand to the right; closing notes do not."""
    if isinstance(block, Figure | Table):
        return ""
    signature = part.metadata.signature
    dated = any(event.eid == block.eid for event in part.metadata.events)
    return "gw-signature" if dated or (signature and block.text.strip() in signature) else "gw-closing"
