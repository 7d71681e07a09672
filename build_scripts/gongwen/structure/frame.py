"""What a republisher wrote around a document's text: news and summaries of its divisions."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongwen.model import Division, EditorSummary, Frame
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.eids import EidNames, name_blocks
from gongwen.structure.lines import announces_text, is_day_line, is_document_number, is_title, squeezed
from gongwen.structure.marks import read_mark
from gongwen.structure.parts import closing_tail, looks

_ABOUT = re.compile(r"[^。]{0,30}?在(?P<topic>[^。，]{2,60})方面[，,]")
_PROSE = re.compile(r"[。！？]")
_MAX_NEWS = 60  # blocks before a title that nothing announces
_SIMILAR = 0.75  # a summary may drop a word of the heading; two chapters of one document share half


@dataclass(frozen=True, slots=True)
class Framed:
    """The blocks of a source: those of the document, and those that a republisher put before and after it."""

    before: tuple[SourceBlock, ...]
    document: tuple[SourceBlock, ...]
    after: tuple[SourceBlock, ...] = ()


def split_frame(blocks: tuple[SourceBlock, ...]) -> Framed:
    """Frame and document: the document opens with the line that announces it, or with a title that news speaks of."""
    start = next((i for i, b in enumerate(blocks) if _announces(b)), None)
    if start is None:
        start = next((i for i, b in enumerate(blocks[:_MAX_NEWS]) if looks(b, is_title)), 0)
        if not _speaks_of(blocks[:start], blocks[start : start + 1]):
            return Framed((), blocks)
    if not any(isinstance(b, SourceParagraph) and (b.quoted or _PROSE.search(b.text)) for b in blocks[:start]):
        return Framed((), blocks)
    document = blocks[start:]
    end = len(document) - closing_tail(document)
    return Framed(blocks[:start], document[:end], document[end:])


def _speaks_of(news: tuple[SourceBlock, ...], title: tuple[SourceBlock, ...]) -> bool:
    """True for text without numbers or dates of its own that quotes, or names the document whose title follows."""
    own = [b for b in news if isinstance(b, SourceParagraph) and not b.quoted]
    if any(read_mark(b.text) or is_document_number(b.text) or is_day_line(b.text) for b in own):
        return False
    words = squeezed("".join(b.text for b in title if isinstance(b, SourceParagraph)))
    topic = words[max(words.find("关于"), 0) :][:10]
    return len(own) < len(news) or any(topic in squeezed(b.text) for b in own)


def _announces(block: SourceBlock) -> bool:
    return isinstance(block, SourceParagraph) and announces_text(block.text) and is_title(block.text)


def read_frame(blocks: tuple[SourceBlock, ...], divisions: tuple[Division, ...], names: EidNames) -> Frame:
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
