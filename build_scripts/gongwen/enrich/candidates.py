"""Words of a document that may deserve a glossary entry, best first, for a person to judge.

Quoted strings and set phrases (互联网+监管, 一业一证) come first; then noun chunks by how they stand (whole between
verb and comma), their head (…平台, …目录), how rare their words are in general Chinese, and how often they occur
outside longer ones. General resources only: the segmenter's dictionary and the lists below. The weights were set by
hand on the seed; benchmarks/candidates.md has the figures.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import rjieba

from gongwen.enrich.terms import walk_term_text
from gongwen.model import Document, TermEntry, TextUnit

LIMIT = 200
QUOTED, SET_PHRASE, CHUNK = 1.0, 0.95, 0.94  # the highest score of each kind
MIN_LENGTH, MAX_LENGTH = 2, 14
MAX_WORDS = 7
DICTIONARY_TOTAL = 60_101_967  # sum of the frequencies in jieba's dictionary

# Heads of the names of things that are built and run, then of notions that official texts coin.
_BUILT = "平台 库 目录 工程 网络 专网 外网 云 系统 清单 战略 体系"
_COINED = """
机制 制度 模式 设施 数据 信息 技术 理念 格局 档案 证照 票据 印章 经济 社会 要素 主体 环境 模型 素养 收入 秘密 隐私 服务
治理 监管 公开 审查 评估 共享 交易 歧视 政府 乡村 城市 社区 媒体 产权 产品"""
# Words that open or close a noun chunk without being part of a term.
_GENERIC = """
作用 能力 水平 建设 发展 工作 方面 领域 要求 需求 任务 成效 效能 应用 保障 支撑 使用 目标 情况 过程 运行 问题 力度 行为
活动 方式 手段 措施 途径 渠道 基础 重点 关键 全面 全局 整体 相关 各类 各级 有关 现有 不同 多种 多样
充分 有效 有序"""
_NOUN_TAGS = "n nr ns nt nz ng nrt nrfg vn an b j l i eng"
STRONG_HEADS = tuple(_BUILT.split())
HEADS = STRONG_HEADS + tuple(_COINED.split())
GENERIC = frozenset(_GENERIC.split())
NOUN_TAGS = frozenset(_NOUN_TAGS.split())

_QUOTED = re.compile(r"“([^“”，。；：！？\n]{2,14})”")
_HAN = r"[\u4e00-\u9fff]"
_SET_PHRASE = re.compile(rf"互联网[+＋]{_HAN}{{2}}|(?:一{_HAN}){{2,3}}|多{_HAN}合一|以({_HAN})管\1")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word without an entry: how sure we are (at most 1), how often it occurs, and in which blocks or headings."""

    term: str
    score: float
    count: int
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    tag: str


@dataclass(slots=True)
class _Chunk:
    """What was seen of one sequence of words."""

    tokens: tuple[_Token, ...]
    count: int = 0
    whole: int = 0  # as a whole run of nouns
    head_only: int = 0  # at the start of a run, with at most two words after it
    longer: Counter[str] = field(default_factory=Counter)  # the chunks that hold it


def find_candidates(
    document: Document, entries: Iterable[TermEntry] = (), *, limit: int = LIMIT
) -> tuple[Candidate, ...]:
    """The words without an entry, best first; of words that hold each other the better one."""
    units = tuple(walk_term_text(document.main))
    known = {word for entry in entries for word in (entry.term, *entry.aliases)}
    chunks = _chunks(units)
    scores = {text: _score(text, chunk, chunks) for text, chunk in chunks.items() if _is_possible(chunk)}
    quoted = _phrases(_QUOTED, units)
    set_phrases = _new_phrases(units, quoted)
    scores |= dict.fromkeys(set_phrases, SET_PHRASE) | dict.fromkeys(quoted, QUOTED)
    ranked = sorted(scores, key=lambda text: -scores[text])  # of equals the earlier in the text
    kept = _without_parts([text for text in ranked if text not in known], scores, chunks, limit)
    return tuple(_candidate(text, scores[text], units) for text in kept)


def _candidate(text: str, score: float, units: tuple[TextUnit, ...]) -> Candidate:
    counts = {unit.eid: n for unit in units if (n := unit.text.count(text))}
    return Candidate(text, round(score, 3), sum(counts.values()), tuple(counts))


def _phrases(pattern: re.Pattern[str], units: tuple[TextUnit, ...]) -> list[str]:
    """What a pattern finds; more than one 、 in quotation marks is a slogan, no term."""
    found = (match for unit in units for match in pattern.finditer(unit.text))
    texts = (match[1] if pattern is _QUOTED else match[0] for match in found)
    return [text for text in texts if text.count("、") < 2]


def _new_phrases(units: tuple[TextUnit, ...], quoted: list[str]) -> list[str]:
    """Set phrases that stand in no quotation and in no dictionary (一心一意)."""
    phrases = _phrases(_SET_PHRASE, units)
    return [text for text in phrases if not rjieba.has_word(text) and not any(text in whole for whole in quoted)]


def _without_parts(ranked: list[str], scores: dict[str, float], chunks: dict[str, _Chunk], limit: int) -> list[str]:
    kept: list[str] = []
    for text in ranked:
        if len(kept) == limit:
            break
        count = chunks[text].count if text in chunks else 0
        if scores[text] < SET_PHRASE and any(
            (text in other and _count(other, chunks) >= count)
            or (other in text and scores[other] < SET_PHRASE and count <= _count(other, chunks))
            for other in kept
        ):
            continue
        kept.append(text)
    return kept


def _count(text: str, chunks: dict[str, _Chunk]) -> int:
    return chunks[text].count if text in chunks else 0


# --- noun chunks ----------------------------------------------------------------------------------------------------


def _chunks(units: tuple[TextUnit, ...]) -> dict[str, _Chunk]:
    """Every sequence of words in a run of nouns that may be a term, with how it stands there."""
    clauses = [clause for unit in units for clause in _clauses(unit.text)]
    openers = _openers(clauses)
    chunks: dict[str, _Chunk] = {}
    for clause in clauses:
        for run in _runs(clause, openers):
            spans = [(i, j) for i in range(len(run)) for j in range(i + 1, min(len(run), i + MAX_WORDS) + 1)]
            spans = [(i, j) for i, j in spans if _may_be_term(run[i:j])]
            texts = {(i, j): "".join(token.word for token in run[i:j]) for i, j in spans}
            for i, j in spans:
                chunk = chunks.setdefault(texts[i, j], _Chunk(run[i:j]))
                chunk.count += 1
                chunk.whole += (i, j) == (0, len(run))
                chunk.head_only += i == 0 and j - i > 1 and 0 < len(run) - j <= 2
                chunk.longer.update(texts[a, b] for a, b in spans if a <= i and j <= b and (a, b) != (i, j))
    return chunks


def _clauses(text: str) -> Iterator[tuple[_Token, ...]]:
    """The tagged words between punctuation marks."""
    clause: list[_Token] = []
    for word, tag in rjieba.tag(text):
        if tag == "x" and not _WORD.fullmatch(word):
            yield tuple(clause)
            clause = []
        else:
            clause.append(_Token(word, tag))
    yield tuple(clause)


def _openers(clauses: list[tuple[_Token, ...]]) -> frozenset[str]:
    """Words that mostly open a clause are verbs here, whatever the dictionary calls them: 充分发挥, 建立健全."""
    total = Counter(token.word for clause in clauses for token in clause)
    first = Counter(clause[0].word for clause in clauses if clause)
    return frozenset(word for word, count in first.items() if count >= 3 and count >= 0.6 * total[word])


def _runs(clause: tuple[_Token, ...], openers: frozenset[str]) -> Iterator[tuple[_Token, ...]]:
    """The longest runs of nouns in a clause, without generic words at either end."""
    run: list[_Token] = []
    for token in (*clause, _Token("。", "x")):
        if _joins(token, run, openers):
            run.append(token)
            continue
        while run and run[-1].word in GENERIC | openers:
            run.pop()
        while run and run[0].word in GENERIC | openers:
            run.pop(0)
        if run:
            yield tuple(run)
        run = []


def _joins(token: _Token, run: list[_Token], openers: frozenset[str]) -> bool:
    """Whether a word goes on a run of nouns: a verb of two characters may, but not begin one (数据出境)."""
    if not _WORD.fullmatch(token.word) or (not run and token.word in openers):
        return False
    inside = bool(run) and token.tag == "v" and len(token.word) == 2
    return token.tag in NOUN_TAGS or inside or token.word in ("新", "大")


def _may_be_term(tokens: tuple[_Token, ...]) -> bool:
    length = sum(len(token.word) for token in tokens)
    ends = {tokens[0].word, tokens[-1].word}
    return MIN_LENGTH <= length <= MAX_LENGTH and tokens[0].tag != "v" and not ends & GENERIC


# --- score ----------------------------------------------------------------------------------------------------------


def _is_possible(chunk: _Chunk) -> bool:
    """One word counts if it is long; several count if they stand as a whole, before few others, or repeatedly."""
    if len(chunk.tokens) == 1 and (len(chunk.tokens[0].word) < 4 or chunk.tokens[0].tag[0] not in "nl"):
        return False
    return bool(chunk.whole or chunk.head_only or chunk.count > 1)


def _score(text: str, chunk: _Chunk, chunks: dict[str, _Chunk]) -> float:
    """Below CHUNK, from a sum of weighted marks."""
    words = [token.word for token in chunk.tokens]
    tags = [token.tag for token in chunk.tokens]
    several = len(words) > 1
    own = chunk.count - 0.6 * max((chunks[longer].count for longer in chunk.longer), default=0)
    rarity = [_rarity(word) for word in words]
    strong = len(words) >= 3 and text.endswith(STRONG_HEADS)
    marks = (
        0.6 * math.log2(1 + max(own, 0)),
        0.45 * min(chunk.whole, 2),
        1.4 * strong or 1.1 * text.endswith(HEADS),
        0.45 * (sum(rarity) / len(rarity) - 4) + 0.2 * (max(rarity) - 4),
        0.9 * (len(words) == 2 and len(text) in (4, 5)),  # 数字孪生
        -0.7 * (not several or rjieba.has_word(text)),
        -0.7 * (tags[0] == "vn"),
        -0.4 * ("v" in tags),
        -0.6 * (tags[-1][0] != "n" and not text.endswith(HEADS)),
        -0.7 * (several and len(words[0]) == 4),
        -1.2 * any(word in GENERIC for word in words),
        -0.3 * max(0, len(text) - 8),
    )
    return CHUNK / (1 + math.exp(-sum(marks)))


@cache
def _rarity(word: str) -> float:
    """How rare a word is in general Chinese: minus the decimal logarithm of its frequency."""
    return -math.log10(max(1, rjieba.suggest_freq(word)) / DICTIONARY_TOTAL)
