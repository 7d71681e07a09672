"""What summaries say where there is little room, and what they are as data."""

from itertools import pairwise

from gongwen.model import Edition, Summary

# Characters at most: of a card in a list, an entry of a feed, what a page says of itself.
CARD, FEED, PAGE = 40, 80, 120
MAX_ALONE = 80  # of a single statement, where none is short enough

_BETWEEN = ("；", "，")  # what connects statements and headings; a label ends in ：, items in 、

Value = dict[str, object]


def shortened(summary: Summary, most: int) -> str:
    """As many whole statements as fit, in their order; the shortest where none does, if that is short at all."""
    told, mark = _statements(summary)
    kept: list[str] = []
    for statement in told:
        if len(mark.join([*kept, statement])) < most:
            kept.append(statement)
    kept = kept or [s for s in sorted(told, key=len)[:1] if len(s) < MAX_ALONE]
    return mark.join(kept) + "。" if kept else ""


def _statements(summary: Summary) -> tuple[list[str], str]:
    """The statements that the summary connects, each with its label or its list, and the mark between them."""
    text, starts, at = summary.text, [0], 0
    for before, clause in pairwise(summary.clauses):
        end = text.find(before.text, at) + len(before.text)
        at = text.find(clause.text, end)
        if text[end:at].endswith(_BETWEEN):
            starts.append(at)
    mark = text[starts[1] - 1] if len(starts) > 1 else "；"
    return [text[a:b].rstrip("；，。") for a, b in pairwise([*starts, len(text)])], mark


def document_summary(edition: Edition, most: int) -> str:
    """What the document is about in so many characters: in the editor's words, which are not cut, else in its own."""
    own = next((shortened(s, most) for s in edition.summaries if s.eid is None), "")
    return edition.particulars.summary or own


def page_description(edition: Edition, eid: str | None) -> str:
    """What a page says of itself in a line: the automatic summary of its division, else the document's."""
    own = next((shortened(s, PAGE) for s in edition.summaries if eid and s.eid == eid), "")
    return own or document_summary(edition, PAGE)


def summary_values(summaries: tuple[Summary, ...]) -> list[Value]:
    """Summaries as JSON has them."""
    return [
        {"eid": s.eid, "text": s.text, "clauses": [{"text": c.text, "from": list(c.sources)} for c in s.clauses]}
        for s in summaries
    ]
