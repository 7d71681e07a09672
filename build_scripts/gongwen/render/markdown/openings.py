"""How a part of a document opens and ends on a page: frame, title, front, preamble, signature."""

from collections.abc import Iterator

from gongwen.model import Block, Figure, Paragraph, Part, Table
from gongwen.render.addresses import TextPage, is_undivided
from gongwen.render.markdown.escape import escape_markdown
from gongwen.render.markdown.text import PageText
from gongwen.render.rights import frame_label
from gongwen.render.titles import title_blocks
from gongwen.text.visible import visible
from gongwen.variants.ui import ui

_NO_TEXT = "{: .gw-title data-apparatus }"


def frame_block(text: PageText) -> Iterator[str]:
    """News and editor's summaries in the order of the source, below a heading that says whose they are: they are not
    the document."""
    edition = text.index.edition
    frame = edition.document.frame
    summaries = tuple(Paragraph(s.eid, s.line, s.text) for s in frame.editor_summaries)
    entries = sorted((*frame.news, *summaries), key=lambda block: block.line)
    if entries:
        yield f"## {escape_markdown(frame_label(edition), opens=False)} {{: .gw-frame data-apparatus }}"
    for block in entries:
        yield from text.framed(block)


def title_heading(text: PageText, part: Part, level: int = 1) -> Iterator[str]:
    """The heading of a page that opens a part: its own front blocks where they spell the title, else apparatus.

    What stands before the title in the source (an order's number, an index number) stands above the heading.
    """
    blocks, hashes = title_blocks(part), "#" * level
    if not blocks:
        yield f"{hashes} {escape_markdown(part.metadata.title or text.index.edition.slug, opens=False)} {_NO_TEXT}"
        return
    for block in part.front[: part.front.index(blocks[0])]:
        yield from text.block(block, classes=_front_class(block))
    yield f"{hashes} {text.title(blocks)}"


def apparatus_title(text: PageText) -> Iterator[str]:
    """The document's title over a page of its text that does not open with it."""
    edition = text.index.edition
    yield f"# {escape_markdown(edition.document.main.metadata.title or edition.slug, opens=False)} {_NO_TEXT}"


def part_opening(text: PageText, part: Part) -> Iterator[str]:
    """Front and preamble of a part, less what stands in the heading already."""
    yield from _opened(text, (*_front(text, part), *preamble(text, part)))


def overview_opening(text: PageText, part: Part) -> Iterator[str]:
    """The same on the overview, where the preamble of a text without divisions stands not: its own page has it all."""
    yield from part_opening(text, part) if not is_undivided(part) else _opened(text, tuple(_front(text, part)))


def _opened(text: PageText, pieces: tuple[str, ...]) -> Iterator[str]:
    """The pieces below the words that say that they are official; nothing where there are none."""
    if pieces:
        label = ui(text.index.edition.variant, "official.text")
        yield f"## {escape_markdown(label, opens=False)} {{: .gw-official data-apparatus }}"
    yield from pieces


def _front(text: PageText, part: Part) -> Iterator[str]:
    shown = title_blocks(part)
    rest: tuple[Block, ...] = part.front[part.front.index(shown[-1]) + 1 :] if shown else part.front
    for block in rest:
        yield from text.block(block, classes=_front_class(block))


def preamble(text: PageText, part: Part) -> Iterator[str]:
    """The blocks between title and divisions, the salutation first."""
    for block, classes in zip(part.preamble, _preamble_classes(part), strict=True):
        yield from text.block(block, classes=classes)


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
