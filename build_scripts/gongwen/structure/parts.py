"""One part of a source: its front, preamble, body and conclusions, told apart by place and looks."""

from collections.abc import Callable
from dataclasses import dataclass

from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.divisions import Item, Numbered, read_items
from gongwen.structure.lines import is_document_number, is_note, is_salutation, is_signature, is_title
from gongwen.text.dates import whole_date

_MAX_FRONT = 12  # lines; a title of three lines, a number, two issuers and six dated lines


@dataclass(frozen=True, slots=True)
class Sections:
    """The blocks of a part by place, in order of the text; `body` opens with a numbered paragraph or is empty."""

    front: tuple[SourceBlock, ...]
    preamble: tuple[SourceBlock, ...]
    body: tuple[Item, ...]
    conclusions: tuple[SourceBlock, ...]


def split_part(blocks: tuple[SourceBlock, ...]) -> Sections:
    """The places of one part's blocks."""
    front = _front_length(blocks)
    end = len(blocks) - _conclusions_length(blocks[front:])
    items = read_items(blocks[front:end])
    first = next((i for i, item in enumerate(items) if isinstance(item, Numbered)), len(items))
    return Sections(blocks[:front], blocks[front : front + first], items[first:], blocks[end:])


def _front_length(blocks: tuple[SourceBlock, ...]) -> int:
    title = next((i for i, b in enumerate(blocks[:_MAX_FRONT]) if _text_is(b, is_title)), None)
    if title is None:
        return 0
    end = title + 1
    while end < len(blocks) and end < _MAX_FRONT and _belongs_to_front(blocks[end]):
        end += 1
    return end


def _belongs_to_front(block: SourceBlock) -> bool:
    text = block.text if isinstance(block, SourceParagraph) else ""
    return is_document_number(text) or whole_date(text) is not None or is_title(text)


def _conclusions_length(blocks: tuple[SourceBlock, ...]) -> int:
    """How many of the last blocks are date, notes and, above them, signatures."""
    count = 0
    while count < len(blocks) and _text_is(blocks[-1 - count], _is_closing):
        count += 1
    if not any(_text_is(b, lambda text: whole_date(text) is not None) for b in blocks[len(blocks) - count :]):
        return 0
    while count < len(blocks) and _text_is(blocks[-1 - count], is_signature):
        count += 1
    return count


def _is_closing(text: str) -> bool:
    return whole_date(text) is not None or is_note(text) or is_signature(text)


def _text_is(block: SourceBlock, looks: Callable[[str], bool]) -> bool:
    return isinstance(block, SourceParagraph) and looks(block.text)


def salutation(blocks: tuple[SourceBlock, ...]) -> str | None:
    """The line that addresses the document, if the preamble opens with one."""
    return (
        blocks[0].text
        if blocks and _text_is(blocks[0], is_salutation) and isinstance(blocks[0], SourceParagraph)
        else None
    )
