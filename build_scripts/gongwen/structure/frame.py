"""What a republisher wrote around a document's text: news and summaries of its divisions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongwen.model import Division, EditorSummary, Frame
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.eids import EidNames, name_blocks
from gongwen.structure.looks import Look
from gongwen.structure.parts import closing_tail

_ABOUT = re.compile(r"[^。]{0,30}?在(?P<topic>[^。，]{2,60})方面[，,]")
_PROSE = re.compile(r"[。！？]")
_MAX_NEWS = 60  # blocks before a title that nothing announces
_SIMILAR = 0.75  # a summary may drop a word of the heading; two chapters of one document share half


@dataclass(frozen=True, slots=True)
class Framed:
    """The lines of a source: those of the document, and those that a republisher put before and after it."""

    before: tuple[Look, ...]
    document: tuple[Look, ...]
    after: tuple[Look, ...] = ()


def split_frame(looks: tuple[Look, ...]) -> Framed:
    """Frame and document: the document opens with the line that announces it, or with a title that news speaks of."""
    start = next((i for i, look in enumerate(looks) if look.announces and look.title), None)
    if start is None:
        start = next((i for i, look in enumerate(looks[:_MAX_NEWS]) if look.title), 0)
        if not _speaks_of(looks[:start], looks[start : start + 1]):
            return Framed((), looks)
    if not any(look.quoted or _PROSE.search(look.text) for look in looks[:start]):
        return Framed((), looks)
    document = looks[start:]
    end = len(document) - closing_tail(document)
    return Framed(looks[:start], document[:end], document[end:])


def _speaks_of(news: Sequence[Look], title: Sequence[Look]) -> bool:
    """True for text without numbers or dates of its own that quotes, or names the document whose title follows."""
    own = [look for look in news if look.is_text and not look.quoted]
    if any(look.mark or look.number or look.is_day for look in own):
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
