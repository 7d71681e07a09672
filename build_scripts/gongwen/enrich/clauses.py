"""Clauses: the pieces of a text between its commas and stops, taken unchanged, and how they relate to each other."""

import re

from gongwen.model import Clause

# A comma inside quotation marks, a title or brackets does not end a clause. The bound keeps a text of opening marks
# that nobody closed from costing the square of its length.
_GROUP = r"“[^”\n]{0,80}”|《[^》\n]{0,80}》|（[^）\n]{0,80}）|\([^)\n]{0,80}\)"
_CLAUSE = re.compile(rf"(?:{_GROUP}|[^，；。！？：\n])+")
_AROUND = " \u3000\t—"  # a dash may open a paragraph: ——坚持党管农村工作。
_SENTENCE = re.compile(rf"(?:{_GROUP}|[^。！？\n])+")
_STOPS = "。！？"
_FULL = {",": "，", ";": "；", ":": "："}
_HALF_MARK = re.compile(r"(?<=[一-鿿”）》〕])[,;:]")


def with_full_marks(text: str) -> str:
    """A text of the same length whose half-width marks behind Chinese words are full: 申请,批准 → 申请，批准."""
    return _HALF_MARK.sub(lambda match: _FULL[match.group()], text)


def split_clauses(text: str, eid: str) -> tuple[Clause, ...]:
    """The clauses of a block or heading: 甲，乙；丙。 → 甲 乙 丙."""
    pieces = (match.group().strip(_AROUND) for match in _CLAUSE.finditer(text))
    return tuple(Clause(piece, (eid,)) for piece in pieces if piece)


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text without their stops."""
    return tuple(piece for match in _SENTENCE.finditer(text) if (piece := match.group().strip(_AROUND)))


def sentence_places(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence with its stop: 甲。乙。 → (0, 2), (2, 4)."""
    places = (_trimmed(match) for match in _SENTENCE.finditer(text))
    return tuple((start, end + (text[end : end + 1] in tuple(_STOPS))) for start, end in places if start < end)


def clause_places(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Start and end of each clause of a sentence, without the marks around it."""
    places = (_trimmed(match) for match in _CLAUSE.finditer(text, start, end))
    return tuple(place for place in places if place[0] < place[1])


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    piece = match.group()
    start = match.start() + len(piece) - len(piece.lstrip(_AROUND))
    return start, max(start, match.start() + len(piece.rstrip(_AROUND)))


def first_clause(text: str, eid: str) -> tuple[Clause, ...]:
    """The first clause of a text, none of an empty one."""
    return split_clauses(text, eid)[:1]


def names(text: str, heading: str) -> bool:
    """Whether a text takes up at least half of a heading in one piece: 更好激发数字经济活力 names 助推数字经济发展."""
    half = (len(heading) + 1) // 2
    return any(heading[start : start + half] in text for start in range(len(heading) - half + 1))


def distinct(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without those that another one holds; the first of two that are the same."""
    kept: list[Clause] = []
    for clause in clauses:
        if any(clause.text in other.text for other in kept):
            continue
        kept = [other for other in kept if other.text not in clause.text]
        kept.append(clause)
    return tuple(kept)
