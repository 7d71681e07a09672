"""How a part of a document opens and ends on a page: frame, title, front, preamble, signature."""

from collections.abc import Iterator

from gongwen.model import Block, Edition, Figure, Paragraph, Part, Table
from gongwen.render.addresses import TextPage
from gongwen.render.markdown.escape import html_line
from gongwen.render.markdown.text import PageText
from gongwen.render.titles import title_blocks
from gongwen.variants.ui import ui


def frame_block(edition: Edition, text: PageText) -> Iterator[str]:
    """News and editor's summaries in the order of the source, folded away and labelled: they are not the document."""
    frame, variant, rights = edition.document.frame, edition.variant, dict(edition.particulars.rights)
    entries = [(block.line, block.eid, block.text, "gw-news") for block in frame.news]
    entries += [(s.line, s.eid, s.text, "gw-editor-summary") for s in frame.editor_summaries]
    entries.sort()
    if not entries:
        return
    owners = "、".join(dict.fromkeys(rights.values()))
    label = ui(variant, "frame.by", publisher=owners) if owners else ui(variant, "frame.news")
    label += f"（{ui(variant, 'frame.label')}）"
    lines = [f'<details class="gw-frame"><summary data-apparatus="">{html_line(label)}</summary>']
    for _, eid, line, css in entries:
        lines.append(
            f'<p id="{eid}" class="{css}">{text.former_anchors(eid)}{text.quoted(eid, line)}{text.permalink(eid)}</p>'
        )
    yield "\n".join([*lines, "</details>"])  # one raw block: no blank line inside
    for _, eid, _, _ in entries:
        yield from text.notes_on(eid)


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
    for block in part.preamble:
        flush = isinstance(block, Paragraph) and block.text == part.metadata.salutation
        yield from text.block(block, classes="gw-salutation" if flush else "")


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
