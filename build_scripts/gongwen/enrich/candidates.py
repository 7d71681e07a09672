"""Words of a document that may deserve a glossary entry, best first, for a person to judge.

What the text itself defines (本法所称X，是指…) comes first, with that sentence as its source; quoted strings and set
phrases (互联网+监管, 一业一证) next; then noun chunks by how they stand (whole between verb and comma), their head
(…平台, …目录), how rare their words are in general Chinese, and how often they occur outside longer ones.
General resources only: the segmenter's dictionary and lists of words. The weights were set by hand on the seed;
benchmarks/candidates.md has the figures.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import rjieba

from gongwen.enrich.definitions import defined_words
from gongwen.enrich.noun_chunks import GENERIC, HEADS, PLAIN, STRONG_HEADS, SYSTEMS, Chunk, noun_chunks
from gongwen.enrich.terms import walk_term_text
from gongwen.model import Document, TermEntry, TextUnit

LIMIT = 200
DEFINED, QUOTED, SET_PHRASE, CHUNK = 1.0, 0.97, 0.95, 0.94  # the highest score of each kind
DICTIONARY_TOTAL = 60_101_967  # sum of the frequencies in jieba's dictionary

_QUOTED = re.compile(r"“([^“”，。；：！？\n]{2,14})”")
_HAN = r"[\u4e00-\u9fff]"
_SET_PHRASE = re.compile(rf"互联网[+＋]{_HAN}{{2}}|(?:一{_HAN}){{2,3}}|多{_HAN}合一|以({_HAN})管\1")
_ATTRIBUTES = re.compile(rf"((?:{_HAN}{{4}}、)*{_HAN}{{4}})的")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word without an entry: how sure we are (at most 1), how often it occurs, and in which blocks or headings.

    `sentence` is the one that defines it, where the text has one.
    """

    term: str
    score: float
    count: int
    at: tuple[str, ...]
    sentence: str = ""


def find_candidates(
    document: Document, entries: Iterable[TermEntry] = (), *, limit: int = LIMIT
) -> tuple[Candidate, ...]:
    """The words without an entry, best first; of words that hold each other the better one."""
    units = tuple(walk_term_text(document.main))
    known = {word for entry in entries for word in (entry.term, *entry.aliases)}
    defined = {found.word: found.sentence for found in reversed(tuple(defined_words(units)))}
    chunks = noun_chunks(units)
    scores = _chunk_scores(chunks, units)
    quoted = _phrases(_QUOTED, units)
    set_phrases = _new_phrases(units, quoted)
    for words, score in ((set_phrases, SET_PHRASE), (quoted, QUOTED), (defined, DEFINED)):
        scores |= dict.fromkeys(words, score)
    ranked = sorted(scores, key=lambda text: -scores[text])  # of equals the earlier in the text
    kept = _without_parts([text for text in ranked if text not in known], scores, chunks, limit)
    return tuple(_candidate(text, scores[text], units, defined.get(text, "")) for text in kept)


def _chunk_scores(chunks: dict[str, Chunk], units: tuple[TextUnit, ...]) -> dict[str, float]:
    """The score of every noun chunk that may be a term."""
    attributes = _attributes(units)
    pairs = (chunk for chunk in chunks.values() if len(chunk.tokens) == 2 and (chunk.whole or chunk.head_only))
    families = Counter(chunk.tokens[0].word for chunk in pairs)
    possible = {text: chunk for text, chunk in chunks.items() if _is_possible(chunk)}
    return {
        text: _score(text, chunk, chunks, families, is_attribute=text in attributes) for text, chunk in possible.items()
    }


def _candidate(text: str, score: float, units: tuple[TextUnit, ...], sentence: str) -> Candidate:
    counts = {unit.eid: n for unit in units if (n := unit.text.count(text))}
    return Candidate(text, round(score, 3), sum(counts.values()), tuple(counts), sentence)


def _phrases(pattern: re.Pattern[str], units: tuple[TextUnit, ...]) -> list[str]:
    """What a pattern finds; more than one 、 in quotation marks is a slogan, no term."""
    found = (match for unit in units for match in pattern.finditer(unit.text))
    texts = (match[1] if pattern is _QUOTED else match[0] for match in found)
    return [text for text in texts if text.count("、") < 2]


def _new_phrases(units: tuple[TextUnit, ...], quoted: list[str]) -> list[str]:
    """Set phrases that stand in no quotation and in no dictionary (一心一意)."""
    phrases = _phrases(_SET_PHRASE, units)
    return [text for text in phrases if not rjieba.has_word(text) and not any(text in whole for whole in quoted)]


def _without_parts(ranked: list[str], scores: dict[str, float], chunks: dict[str, Chunk], limit: int) -> list[str]:
    kept: list[str] = []
    for text in ranked:
        if len(kept) == limit:
            break
        count = chunks[text].count if text in chunks else 0
        if scores[text] < SET_PHRASE and any(
            (text in other and _count(other, chunks) >= count)
            or (_only_lengthens(text, other) and scores[other] < SET_PHRASE and count <= _count(other, chunks))
            for other in kept
        ):
            continue
        kept.append(text)
    return kept


def _only_lengthens(text: str, other: str) -> bool:
    """True for what holds another word and no head of its own: 政务数据目录 is another thing than 政务数据."""
    return other in text and (text.endswith(other) or not text.endswith(HEADS))


def _count(text: str, chunks: dict[str, Chunk]) -> int:
    return chunks[text].count if text in chunks else 0


def _attributes(units: tuple[TextUnit, ...]) -> frozenset[str]:
    """Pairs of words that stand before 的 and have no head: 公平普惠的…, 整体协同、敏捷高效的…"""
    found = (item for unit in units for match in _ATTRIBUTES.finditer(unit.text) for item in match[1].split("、"))
    return frozenset(item for item in found if not item.endswith(HEADS))


# --- score ----------------------------------------------------------------------------------------------------------


def _is_possible(chunk: Chunk) -> bool:
    """One word counts if it is long; several count if they stand as a whole, before few others, or repeatedly."""
    if len(chunk.tokens) == 1 and (len(chunk.tokens[0].word) < 4 or chunk.tokens[0].tag[0] not in "nl"):
        return False
    return bool(chunk.whole or chunk.head_only or chunk.count > 1)


def _score(text: str, chunk: Chunk, chunks: dict[str, Chunk], families: Counter[str], *, is_attribute: bool) -> float:
    """Below CHUNK, from a sum of weighted marks."""
    words = [token.word for token in chunk.tokens]
    tags = [token.tag for token in chunk.tokens]
    several = len(words) > 1
    own = chunk.count - 0.6 * max((chunks[longer].count for longer in chunk.longer), default=0)
    rarity = [_rarity(word) for word in words]
    # Words that open many pairs here coin terms: 数字政府, 数字孪生, 数字普惠; not so everyday ones (国家, 社会).
    family = families[words[0]] if 2 <= len(words) <= 3 and rarity[0] >= 3.8 else 0
    strong = len(words) >= 3 and text.endswith(STRONG_HEADS)
    name = strong and len(words) >= 4 and chunk.whole > 0  # 国家人口基础信息库: as long as it likes
    marks = (
        0.6 * math.log2(1 + max(own, 0)),
        0.45 * min(chunk.whole, 2) + 0.3 * (chunk.head_only > 0),
        1.4 * strong or 1.1 * text.endswith(HEADS),
        0.45 * (sum(rarity) / len(rarity) - 4) + 0.2 * (max(rarity) - 4),
        0.9 * (len(words) == 2 and len(text) in (4, 5)),  # 数字孪生
        -0.7 * (not several or rjieba.has_word(text)),
        -0.7 * (tags[0] == "vn"),
        -0.4 * ("v" in tags),
        -0.6 * (tags[-1][0] != "n" and not text.endswith(HEADS)),
        -0.7 * (several and len(words[0]) == 4),
        -1.2 * any(word in GENERIC for word in words),
        -0.3 * (not name) * max(0, len(text) - 8),
        -1.5 * is_attribute,
        0.3 * math.log2(1 + family),
        -1.2 * (text.endswith(SYSTEMS) and (all(word in PLAIN for word in words) or text[:-2] in PLAIN)),
    )
    return CHUNK / (1 + math.exp(-sum(marks)))


@cache
def _rarity(word: str) -> float:
    """How rare a word is in general Chinese: minus the decimal logarithm of its frequency."""
    return -math.log10(max(1, rjieba.suggest_freq(word)) / DICTIONARY_TOTAL)
