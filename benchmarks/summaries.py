"""How close the chapter summaries come to the editor's: ROUGE-1/2/L, F1 on characters with clipped counts.

    python benchmarks/summaries.py     # the tables of benchmarks/summaries.md

The seven references are the article's own <blockquote>s. On both sides the opening 在…方面，(通过) and everything but
letters and digits is dropped. Leave-one-chapter-out: each chapter is summarised by the rule that is best on the other
six (of equals the simplest, which stands first). Peers that are not installed are left out: for TextRank and LexRank
`pip install sumy jieba`, for snownlp `pip install snownlp`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from gongwen.enrich.clauses import split_clauses, split_sentences
from gongwen.enrich.summary import summarize
from gongwen.enrich.telling import SummaryRule
from gongwen.model import Division, Document, intro_blocks, walk_division_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

SEED = Path(__file__).parents[1] / "docs/documents/digital-government/source.html"
RULES = tuple(
    SummaryRule(last_of_lead=last, lead_alone=alone, drop_scenes=drop)
    for alone, drop, last in product((False, True), (False, True), (1, 2, 3, 4))
    if alone or not drop
)
PEER_LENGTHS = range(1, 13)  # sentences or clauses; the best is given, which favours the peers

Scores = tuple[float, float, float]
Peer = Callable[[Division, int], str]


def bare(text: str) -> str:
    """Letters and digits of a summary without its opening 在…方面，(通过)."""
    text = re.sub(r"^在.*?方面，(?:通过)?", "", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


def f1(common: int, ours: int, theirs: int) -> float:
    return 200 * common / (ours + theirs) if common else 0.0


def ngrams(text: str, n: int) -> Counter[str]:
    return Counter(text[i : i + n] for i in range(len(text) - n + 1))


def overlap(ours: str, theirs: str, n: int) -> float:
    """ROUGE-n: an n-gram counts as often as it stands in both (rouge-chinese counts sets and reads higher)."""
    a, b = ngrams(ours, n), ngrams(theirs, n)
    return f1((a & b).total(), a.total(), b.total())


def common_subsequence(ours: str, theirs: str) -> int:
    row = [0] * (len(theirs) + 1)
    for a in ours:
        diagonal = 0
        for j, b in enumerate(theirs, 1):
            diagonal, row[j] = row[j], diagonal + 1 if a == b else max(row[j], row[j - 1])
    return row[-1]


def rouge(summary: str, reference: str) -> Scores:
    """ROUGE-1, -2 and -L in per cent."""
    ours, theirs = bare(summary), bare(reference)
    longest = f1(common_subsequence(ours, theirs), len(ours), len(theirs))
    return overlap(ours, theirs, 1), overlap(ours, theirs, 2), longest


def mean(scores: list[Scores]) -> Scores:
    one, two, longest = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return one, two, longest


def leave_one_out(table: dict[SummaryRule, list[Scores]]) -> list[Scores]:
    """Each chapter's scores by the rule that is best on the others."""
    chosen = []
    for i in range(len(table[RULES[0]])):
        best = max(RULES, key=lambda rule: sum(map(sum, table[rule][:i] + table[rule][i + 1 :])))
        chosen.append(table[best][i])
    return chosen


def lead_of(division: Division) -> str:
    return "".join(block.text for block in intro_blocks(division))


def headings_of(division: Division) -> str:
    return "".join(child.heading for child in division.divisions)


def text_of(division: Division) -> str:
    return "\n".join(unit.text for unit in list(walk_division_text(division))[1:])


def peers() -> Iterator[tuple[str, Peer]]:
    """Name and function of every peer that is installed; a function gives so many sentences or clauses."""
    yield "lead", lambda division, count: lead_of(division)
    yield "headings joined", lambda division, count: headings_of(division)
    try:
        from sumy.parsers.plaintext import PlaintextParser  # type: ignore[import-not-found]
        from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
        from sumy.summarizers.text_rank import TextRankSummarizer  # type: ignore[import-not-found]
    except ImportError:
        print("(sumy is not installed: TextRank and LexRank are left out)")
    else:
        for name, summarizer in (("TextRank (sumy)", TextRankSummarizer()), ("LexRank (sumy)", LexRankSummarizer())):
            for unit, split in (("sentences", split_sentences), ("clauses", clauses_of)):
                yield f"{name}, {unit}", _ranked(summarizer, PlaintextParser, split)
    try:
        from snownlp import SnowNLP  # type: ignore[import-not-found]
    except ImportError:
        print("(snownlp is not installed)")
    else:
        yield "snownlp", lambda division, count: "".join(SnowNLP(text_of(division)).summary(count))


def clauses_of(text: str) -> tuple[str, ...]:
    return tuple(clause.text for clause in split_clauses(text, ""))


def _ranked(summarizer: Any, parser: Any, split: Callable[[str], tuple[str, ...]]) -> Peer:
    def ranked(division: Division, count: int) -> str:
        return "".join(map(str, summarizer(parser.from_string(text_of(division), _Tokenizer(split)).document, count)))

    return ranked


class _Tokenizer:
    """What sumy asks of a tokenizer; its own one for Chinese downloads data."""

    language = "chinese"

    def __init__(self, split: Callable[[str], tuple[str, ...]]) -> None:
        self._split = split

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return self._split(text)

    def to_words(self, text: str) -> tuple[str, ...]:
        import jieba  # type: ignore[import-not-found]

        return tuple(word for word in jieba.cut(text) if word.strip())


def row(name: str, scores: Scores) -> str:
    return f"| {name} | " + " | ".join(f"{score:.1f}" for score in scores) + " |"


def our_scores(document: Document, rule: SummaryRule) -> list[Scores]:
    texts = {summary.eid: summary.text for summary in summarize(document, rule)}
    return [rouge(texts[e.division], e.text) for e in document.frame.editor_summaries if e.division]


def main() -> None:
    document = parse_structure(read_article(SEED.read_bytes(), str(SEED)))
    divisions = {division.eid: division for division in document.main.divisions}
    references = [(divisions[e.division], e.text) for e in document.frame.editor_summaries if e.division]

    print("| method | R1 | R2 | RL |\n|---|---|---|---|")
    for name, peer in peers():
        runs = [mean([rouge(peer(d, count), text) for d, text in references]) for count in PEER_LENGTHS]
        print(row(name, max(runs, key=sum)))
    table = {rule: our_scores(document, rule) for rule in RULES}
    for rule in RULES:
        name = f"{rule.last_of_lead} of the lead" + ", alone" * rule.lead_alone + ", without scenes" * rule.drop_scenes
        print(row(name, mean(table[rule])))
    print(row("leave one chapter out", mean(leave_one_out(table))))
    shipped = our_scores(document, SummaryRule())
    print(row("as shipped", mean(shipped)))
    print("\n| chapter | R1 | R2 | RL |\n|---|---|---|---|")
    for (division, _), scores in sorted(zip(references, shipped, strict=True), key=lambda pair: pair[0][0].eid):
        print(row(division.eid, scores))


if __name__ == "__main__":
    main()
