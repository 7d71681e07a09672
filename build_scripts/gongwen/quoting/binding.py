"""What a quotation of a draft cites: the citations in brackets behind it, else those before it in its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongwen.quoting.citing import Citation
from gongwen.quoting.drafts import DraftParagraph
from gongwen.quoting.quoted import Quoted, quotations

_SENTENCE_END = re.compile(r"[。；;！？!?]|(?<![：:，,、])\n")  # a line that ends so goes on in the next
_AFTER = re.compile(
    r"[”」』\"]?[，,。；;]?\s*"
    r"(?:[（(\[〔]\s*(?:参?见|引自|摘自|载|出自|语出|来源：?)?|—{1,2}|这是|此系|参?见|引自|摘自|出自|语出|载于)\s*"
)
_JOINT = re.compile(r"\s?(?:[、，,；;]|以及|和|与|及|并)?\s?(?:参?见)?\s?")  # between texts that are cited together
_EACH = re.compile(r"分别|各自")  # 《甲》第一条和《乙》第二条分别规定“…”“…”: no text claims the words of another


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation with the citations that it is bound to; `together` are those of them that all claim the words,
    `hints` those farther off."""

    line: int
    quote: str
    citations: tuple[Citation, ...]
    together: tuple[Citation, ...]
    hints: tuple[Citation, ...]

    @property
    def label(self) -> str | None:
        return self.citations[0].words if self.citations else None


def bind(paragraph: DraftParagraph, span: Quoted, citations: tuple[Citation, ...]) -> Asked:
    """The citations that a quotation must agree with: in brackets behind it, else before it in its sentence."""
    text, (start, end) = paragraph.text, span
    after = _AFTER.match(text, end)
    first = [c for c in citations if after and c.start == after.end() and after.end() > end + 1]
    behind = _together(text, first, [c for c in citations if c.start > end])
    before = [c for c in citations if c.end <= start]
    same_sentence = [c for c in before if c.is_named and not _ends_between(text, c.end, start)]
    nearest = tuple(reversed(same_sentence))
    joined = nearest[1:] if nearest and not _EACH.search(text, nearest[0].end, start) else ()
    strict, together = behind or nearest, behind or _together(text, nearest[:1], joined)
    hints = tuple(c for c in reversed(before) if c not in strict)
    return Asked(paragraph.line_at(start), text[start:end], strict, together, hints[:3])


def _together(text: str, first: Sequence[Citation], others: Sequence[Citation]) -> tuple[Citation, ...]:
    """The first with those that are joined to it: 《…》第三条和《…》第五条."""
    found = list(first)
    for other in others if first else ():
        one, two = sorted((found[-1], other), key=lambda citation: citation.start)
        if one is not two and _JOINT.fullmatch(text, one.end, two.start):
            found.append(other)
    return tuple(found)


def _ends_between(text: str, first: int, last: int) -> bool:
    """True where a sentence ends between two places, quotations apart."""
    between = list(text[first:last])
    for start, end in quotations(text):
        for at in range(max(start, first), min(end, last)):
            between[at - first] = "字"
    return _SENTENCE_END.search("".join(between)) is not None
