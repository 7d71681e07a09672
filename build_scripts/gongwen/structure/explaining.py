"""Why the values of a document are what they are: who else says them, who says otherwise, and what only looks alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from gongwen.model import SOURCE_VARIANT, Document, Paragraph, ValueSource
from gongwen.sources.blocks import SourceParagraph
from gongwen.structure.lines import squeezed
from gongwen.structure.looks import Look, look_at
from gongwen.structure.page_values import agrees, value_of
from gongwen.text.scripts import simplified

# How a line looks that may hold a value.
_LIKENESSES: tuple[tuple[str, Callable[[Look], bool]], ...] = (
    ("title", lambda look: look.title),
    ("number", lambda look: look.number),
    ("date", lambda look: look.is_day),
    ("salutation", lambda look: look.salutation),
    ("signature", lambda look: look.signature or bool(look.signed)),
)
NAMES = {
    "title": "标题",
    "number": "文号",
    "issuers": "发文机关",
    "date": "成文日期",
    "published": "发布日期",
    "salutation": "主送机关",
    "signature": "署名",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One place that speaks of a value: it gave it, agrees, says otherwise, or is a line that looks like one."""

    verdict: Literal["gives", "agrees", "differs", "looks"]
    where: str
    line: int
    eid: str | None
    value: str


def reasons(document: Document, name: str) -> tuple[Reason, ...]:
    """All that speaks of a value of the document, the place that gave it first."""
    ours = value_of(document.main.metadata, name)
    said = [source for source in document.main.metadata.sources if source.name == name]
    found = [_reason(source, name, ours, is_first=n == 0) for n, source in enumerate(said)]
    known = {reason.eid for reason in found}
    return (*found, *(reason for reason in _lookalikes(document, name, ours) if reason.eid not in known))


def _reason(source: ValueSource, name: str, ours: str, *, is_first: bool) -> Reason:
    agreed = bool(ours) and agrees(name, source.value, ours)
    verdict: Literal["gives", "agrees", "differs"] = "differs" if not agreed else "gives" if is_first else "agrees"
    return Reason(verdict, source.where, source.line, source.eid, source.value)


def _lookalikes(document: Document, name: str, ours: str) -> Iterator[Reason]:
    """Lines of frame, front, preamble and conclusions that look like the value and are no part of it."""
    fold = str if document.script == SOURCE_VARIANT else simplified
    holds = next((holds for likeness, holds in _LIKENESSES if likeness == name), None)
    main = document.main
    for block in (*document.frame.news, *main.front, *main.preamble, *main.conclusions):
        if isinstance(block, Paragraph) and holds and squeezed(block.text) not in squeezed(ours):
            look = look_at(SourceParagraph(block.line, block.text), fold)
            if holds(look) and not (name == "date" and look.date and look.date.iso == ours):
                yield Reason("looks", "正文", block.line, block.eid, block.text)
