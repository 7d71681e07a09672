"""What a republisher wrote before a document's text: news and summaries of its divisions."""

import re
from difflib import SequenceMatcher

from gongwen.model import Division, EditorSummary, Frame
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.eids import name_blocks
from gongwen.structure.lines import announces_text, is_title

_ABOUT = re.compile(r"[^。]{0,30}?在(?P<topic>[^。，]{2,60})方面[，,]")
_PROSE = re.compile(r"[。！？]")
_SIMILAR = 0.75  # a summary may drop a word of the heading; two chapters of one document share half


def split_frame(blocks: tuple[SourceBlock, ...]) -> tuple[tuple[SourceBlock, ...], tuple[SourceBlock, ...]]:
    """The blocks of the frame and those of the document, which opens with the line that announces or titles it."""
    start = next((i for i, b in enumerate(blocks) if _announces(b)), None)
    if start is None:
        start = next((i for i, b in enumerate(blocks) if isinstance(b, SourceParagraph) and is_title(b.text)), 0)
    if not any(isinstance(b, SourceParagraph) and (b.quoted or _PROSE.search(b.text)) for b in blocks[:start]):
        return (), blocks
    return blocks[:start], blocks[start:]


def _announces(block: SourceBlock) -> bool:
    return isinstance(block, SourceParagraph) and announces_text(block.text) and is_title(block.text)


def read_frame(blocks: tuple[SourceBlock, ...], divisions: tuple[Division, ...]) -> Frame:
    """News and editor's summaries, each summary with the division that its wording names."""
    summaries: list[SourceParagraph] = []
    news: list[SourceBlock] = []
    for block in blocks:
        if isinstance(block, SourceParagraph) and (block.quoted or _ABOUT.match(block.text)):
            summaries.append(block)
        else:
            news.append(block)
    return Frame(
        news=name_blocks("news", news),
        editor_summaries=tuple(
            EditorSummary(f"summary__p_{n}", b.line, _division_named(b.text, divisions), b.text)
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
