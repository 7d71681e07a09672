"""Runs of nouns in a text, and the sequences of words in them that may be a term."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import rjieba

from gongwen.model import TextUnit

MIN_LENGTH, MAX_LENGTH = 2, 14
MAX_WORDS = 7
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
# Heads that say next to nothing where all before them are heads too: 服务体系, 管理机制.
SYSTEMS = ("平台", "体系", "系统", "机制", "制度", "模式", "格局", "环境", "设施")
# Verbs of official texts that the dictionary calls nouns.
_VERBS = "优化 助力 赋能 统筹 依规 实施 落实 全面 助推 引领 促进 推进 推动 强化 深化 拓展 健全 完善 加大 维护 保障"
_NOUN_TAGS = "n nr ns nt nz ng nrt nrfg vn an b j l i eng"
STRONG_HEADS = tuple(_BUILT.split())
HEADS = STRONG_HEADS + tuple(_COINED.split())
VERBS = frozenset(_VERBS.split())
GENERIC = frozenset(_GENERIC.split())
PLAIN = GENERIC.union(HEADS, ("管理", "运行", "标准", "规范", "监测", "政府", "工作"))
NOUN_TAGS = frozenset(_NOUN_TAGS.split())

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    tag: str


@dataclass(slots=True)
class Chunk:
    """What was seen of one sequence of words."""

    tokens: tuple[Token, ...]
    count: int = 0
    whole: int = 0  # as a whole run of nouns
    head_only: int = 0  # at the start of a run, with at most two words after it
    longer: Counter[str] = field(default_factory=Counter)  # the chunks that hold it


def noun_chunks(units: tuple[TextUnit, ...]) -> dict[str, Chunk]:
    """Every sequence of words in a run of nouns that may be a term, with how it stands there."""
    clauses = [clause for unit in units for clause in _clauses(unit.text)]
    openers = _openers(clauses)
    chunks: dict[str, Chunk] = {}
    for clause in clauses:
        for run in _runs(clause, openers):
            spans = [(i, j) for i in range(len(run)) for j in range(i + 1, min(len(run), i + MAX_WORDS) + 1)]
            spans = [(i, j) for i, j in spans if _may_be_term(run[i:j])]
            texts = {(i, j): "".join(token.word for token in run[i:j]) for i, j in spans}
            for i, j in spans:
                chunk = chunks.setdefault(texts[i, j], Chunk(run[i:j]))
                chunk.count += 1
                chunk.whole += (i, j) == (0, len(run))
                chunk.head_only += i == 0 and j - i > 1 and 0 < len(run) - j <= 2
                chunk.longer.update(texts[a, b] for a, b in spans if a <= i and j <= b and (a, b) != (i, j))
    return chunks


def _clauses(text: str) -> Iterator[tuple[Token, ...]]:
    """The tagged words between punctuation marks."""
    clause: list[Token] = []
    for word, tag in rjieba.tag(text):
        if tag == "x" and not _WORD.fullmatch(word):
            yield tuple(clause)
            clause = []
        elif clause and clause[-1].word == "跨":
            clause[-1] = Token(f"跨{word}", "v")  # 跨|层级|协同监管: no term begins after it
        else:
            clause.append(Token(word, tag))
    yield tuple(clause)


def _openers(clauses: list[tuple[Token, ...]]) -> frozenset[str]:
    """Words that mostly open a clause are verbs here, whatever the dictionary calls them: 充分发挥, 建立健全."""
    total = Counter(token.word for clause in clauses for token in clause)
    first = Counter(clause[0].word for clause in clauses if clause)
    return frozenset(word for word, count in first.items() if count >= 3 and count >= 0.6 * total[word])


def _runs(clause: tuple[Token, ...], openers: frozenset[str]) -> Iterator[tuple[Token, ...]]:
    """The longest runs of nouns in a clause, without generic words at either end."""
    run: list[Token] = []
    for token in (*clause, Token("。", "x")):
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


def _joins(token: Token, run: list[Token], openers: frozenset[str]) -> bool:
    """Whether a word goes on a run of nouns: a verb of two characters may, but not begin one (数据出境)."""
    if not _WORD.fullmatch(token.word) or token.word in VERBS or (not run and token.word in openers):
        return False
    inside = bool(run) and token.tag == "v" and len(token.word) == 2
    return token.tag in NOUN_TAGS or inside or token.word in ("新", "大")


def _may_be_term(tokens: tuple[Token, ...]) -> bool:
    length = sum(len(token.word) for token in tokens)
    ends = {tokens[0].word, tokens[-1].word}
    return MIN_LENGTH <= length <= MAX_LENGTH and tokens[0].tag != "v" and not ends & GENERIC
