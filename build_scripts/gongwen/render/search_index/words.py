"""A reader's own words for what the text calls otherwise: 资讯 → 信息, 网路 → 网络."""

from gongwen.model import TermEntry
from gongwen.text.folding import fold_text

_SHORTEST = 2  # characters: what search looks up at all, and what two names must share to be compared


def reader_words(source_terms: tuple[TermEntry, ...], terms: tuple[TermEntry, ...]) -> list[list[str]]:
    """Each word, folded, with the text's word in the readers' script; from the glossary's `regional` names.

    What two names differ in is a word too: 地理资讯 and 地理信息 give 资讯 → 信息. Whole names stand first.
    """
    whole: dict[tuple[str, str], None] = {}
    parts: dict[tuple[str, str], None] = {}
    for source, entry in zip(source_terms, terms, strict=True):
        for _, name in source.regional:
            word, term = fold_text(name), fold_text(source.term)
            if word == term:
                continue
            whole[word, entry.term] = None
            head, tail = _shared(word, term)
            part = word[head : len(word) - tail], entry.term[head : len(term) - tail]
            if head + tail >= _SHORTEST and min(map(len, part)) >= _SHORTEST:
                parts[part] = None
    return [list(pair) for pair in (whole | parts)]


def _shared(word: str, term: str) -> tuple[int, int]:
    """How many characters both begin with, and how many both end with after that."""
    shortest = min(len(word), len(term))
    head = next((n for n in range(shortest) if word[n] != term[n]), shortest)
    rest = shortest - head
    return head, next((n for n in range(rest) if word[-1 - n] != term[-1 - n]), rest)
