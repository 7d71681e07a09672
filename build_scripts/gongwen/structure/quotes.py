"""Quotations over several paragraphs: what an amendment quotes (修改为：“第三条 …) opens no division here."""

from collections.abc import Sequence

_REACH = 400  # paragraphs; the longest that a decision of amendment quoted in one go in 400 laws is 60


def quoted_paragraphs(texts: Sequence[str]) -> frozenset[int]:
    """Indices of the paragraphs that begin inside a quotation opened in an earlier one."""
    quoted: set[int] = set()
    index = 0
    while index < len(texts):
        end = _closes(texts, index) if _depth(texts[index]) > 0 else None
        if end is None:
            index += 1
            continue
        quoted.update(range(index + 1, end + 1))
        index = end + 1
    return frozenset(quoted)


def _depth(text: str) -> int:
    return text.count("“") - text.count("”")


def _closes(texts: Sequence[str], start: int) -> int | None:
    """The paragraph that closes what the one at `start` opens; None where none does before another is opened."""
    for index in range(start + 1, min(start + _REACH, len(texts))):
        depth = _depth(texts[index])
        if depth > 0:
            return None
        if depth < 0:
            return index
    return None
