"""Makes variants/borders.txt: where a phrase of OpenCC's would be matched across the border of two words.

    python benchmarks/borders.py JIEBA_DICT [TEXT…] > build_scripts/gongwen/variants/borders.txt

JIEBA_DICT is jieba 0.42.1's dict.txt (MIT; a word, its frequency and its part of speech a line); TEXTs are documents of
the field, in which a word counts ten times. OpenCC's phrases are read with the opencc_dict tool of its own wheel.

A phrase of OpenCC's (护发 → 護髮) meets a word that begins with its end (发展 → 發展). The two readings of 护发展 are
weighed as a unigram model does: 护 ends a word and 发展 is one, against 护发 is a word and 展 begins one. Where the
border is at least three times as likely, expected more than 0.3 times in 71 million words, and OpenCC alone errs, it
gets a line. Likewise where a word ends with the beginning of a phrase, and for one-character words (并|发布) whose
usual form is sure.

That leaves rare neighbours (推广|部门, 污染|发给, 关系|社会|合并 where 会合 is a word too). So every two words of the
field are put side by side, and where they read otherwise than each by itself a line with more of its context is added.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

import opencc

from gongwen.variants.characters import several_forms
from gongwen.variants.places import Pattern, PatternIndex, write_over

LEAST = 0.3  # expected occurrences; 17,000 borders, and an index as fast as a tenth of them (benchmarks/conversion.md)
MARGIN = 3
SURE = frozenset("个了于并后向只同才当出合万别种")  # one-character words that as such have their first traditional form
COUNTS = frozenset("一二两三四五六七八九十百千万亿几数多半每大小")  # before 只 they make a measure word of it: 四十只
HAN = re.compile(r"[\u4e00-\u9fff]+")
SHARE = Path(opencc.__file__).parent / "clib"
FIELD = 10  # weight of a word in a document of the field
NEIGHBOURS = 0.001  # expected occurrences side by side, in the texts; 7,000 more borders
NEAR = 3  # characters of a neighbour that a line holds
TOTAL = 60_101_967  # words counted in jieba's dict.txt

HEAD = """\
# Where OpenCC 1.4.2 would match a phrase across the border of a word; see borders.py.
# Made by benchmarks/borders.py from OpenCC's phrases (Apache-2.0) and the word frequencies of jieba 0.42.1 (MIT), not
# by hand: mend single places in docs/conversion/phrases.tsv, whose rows go before these.
"""

Border = tuple[str, str, str]


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    frequency, field = read_words(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    likely = weigh(frequency, read_phrases())
    converter = opencc.OpenCC("s2t")
    print(HEAD, end="")
    listed: dict[str, Border] = {}
    for (before, word, after), _ in sorted(likely.items(), key=lambda item: (-item[1], item[0])):
        text = before + word + after
        as_one = converter.convert(text)[len(before) : len(before) + len(word)]
        if text not in listed and not frequency[text] and as_one != converter.convert(word):
            listed[text] = (before, word, after)
            print(f"{before}[{word}]{after}")
    for before, word, after in side_by_side(field, listed.values(), frequency):
        if before + word + after not in listed:
            listed[before + word + after] = (before, word, after)
            print(f"{before}[{word}]{after}")


def side_by_side(field: Counter[str], borders: Iterable[Border], frequency: Counter[str]) -> Iterator[Border]:
    """Borders between words of the texts that read otherwise side by side than alone, with the borders known so far."""
    converter = opencc.OpenCC("s2t")
    index = PatternIndex(
        Pattern(before + word + after, len(before), len(before + word), converter.convert(word), 1)
        for before, word, after in borders
    )

    def convert(texts: list[str]) -> list[str]:
        joined = "\n".join(texts)
        return write_over(converter.convert(joined), index.places(joined)).split("\n")

    several, longest = several_forms(), max(map(len, frequency))
    tails, heads = Counter[str](), Counter[str]()
    example: dict[str, str] = {}  # the commonest word that ends or begins so stands for all
    for word, count in field.most_common():
        if len(word) > 1:
            tails[word[-NEAR:]] += count
            heads[word[:NEAR]] += count
            example.setdefault("…" + word[-NEAR:], word)
            example.setdefault(word[:NEAR] + "…", word)
    alone = dict(zip(both := [*tails, *heads], convert(both), strict=True))
    for tail, tail_count in tails.items():
        least = NEIGHBOURS * field.total() / tail_count
        doubtful = any(c in several for c in tail)
        beside = [h for h, count in heads.items() if count >= least and (doubtful or any(c in several for c in h))]
        for head, as_one in zip(beside, convert([tail + head for head in beside]), strict=bool(beside)):
            before, after = example["…" + tail], example[head + "…"]
            if as_one == alone[tail] + alone[head] or [*segment(before + after, frequency, longest)][-1] != before:
                continue  # as it should be, or another reading is as good
            if as_one[len(tail) :] != alone[head]:
                yield tail, head, ""
            if as_one[: len(tail)] != alone[tail]:
                yield "", tail, head


def read_words(dictionary: Path, texts: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is met; how often in the texts."""
    frequency: Counter[str] = Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if HAN.fullmatch(word):
            frequency[word] = int(count)
    longest = max(map(len, frequency))
    counted: Counter[str] = Counter()
    for path in texts:
        for run in HAN.findall(path.read_text(encoding="utf-8", errors="ignore")):
            counted.update(segment(run, frequency, longest))
    for word, times in counted.items():
        frequency[word] += FIELD * times
    return frequency, counted


def segment(run: str, frequency: Counter[str], longest: int) -> Iterator[str]:
    """The likeliest words of a run of Han characters, the last one first."""
    best = [(0.0, 0)]  # for every length of the run: how unlikely, and where its last word begins
    for end in range(1, len(run) + 1):
        best.append(
            min(
                (best[start][0] - log(count / TOTAL), start)
                for start in range(max(0, end - longest), end)
                if (count := frequency.get(run[start:end], 0) or int(end - start == 1))
            )
        )
    end = len(run)
    while end:
        yield run[best[end][1] : end]
        end = best[end][1]


def read_phrases() -> dict[str, str]:
    """OpenCC's phrases of up to four characters and their first traditional form."""
    phrases: dict[str, str] = {}
    for name in ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases"):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "phrases.txt"
            source = SHARE / "share" / "opencc" / f"{name}.ocd2"
            tool = str(SHARE / "bin" / "opencc_dict")
            command = [tool, "-i", str(source), "-f", "ocd2", "-o", str(target), "-t", "text"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            for line in target.read_text(encoding="utf-8").splitlines():
                phrase, forms = line.split("\t")
                form = forms.split(" ")[0]
                if len(phrase) == len(form) <= 4:
                    phrases.setdefault(phrase, form)
    return phrases


def weigh(frequency: Counter[str], phrases: dict[str, str]) -> dict[Border, float]:
    """Every border that is likelier than the phrase, and how often it is expected."""
    total = sum(frequency.values())
    ending: Counter[str] = Counter()
    beginning: Counter[str] = Counter()
    for word, count in frequency.items():
        for length in range(1, min(3, len(word)) + 1):
            ending[word[-length:]] += count
            beginning[word[:length]] += count
    words = [word for word, count in frequency.items() if 2 <= len(word) <= 4 and count >= 20]
    by_head: defaultdict[str, list[str]] = defaultdict(list)
    by_tail: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for length in range(1, len(word)):
            by_head[word[:length]].append(word)
            by_tail[word[-length:]].append(word)
    converter = opencc.OpenCC("s2t")
    listed = [*words, *SURE]
    form = dict(zip(listed, converter.convert("\n".join(listed)).split("\n"), strict=True))
    ambiguous = several_forms()
    borders: dict[Border, float] = {}

    def add(border: Border, border_count: float, phrase: str, rest_count: int) -> None:
        expected = border_count / total
        if expected >= LEAST and border_count >= MARGIN * max(frequency[phrase], 1) * rest_count:
            borders[border] = max(expected, borders.get(border, 0.0))

    for phrase, answer in phrases.items():
        for cut in range(1, len(phrase)):
            left, right = phrase[:cut], phrase[cut:]
            if any(c in ambiguous for c in right):
                for word in by_head.get(right, ()):
                    if len(word) > len(right) and form[word][: len(right)] != answer[cut:]:
                        add((left, word, ""), ending[left] * frequency[word], phrase, beginning[word[len(right) :]])
            if any(c in ambiguous for c in left):
                for word in by_tail.get(left, ()):
                    if len(word) > len(left) and form[word][-cut:] != answer[:cut]:
                        add(("", word, right), frequency[word] * beginning[right], phrase, ending[word[:-cut]])
            if left in SURE and left != "只" and form[left] != answer[:cut]:  # 只眼睛: 一只|眼睛
                for word in by_head.get(right, ()):
                    if len(word) > len(right):
                        count = frequency[left] * frequency[word]
                        add(("", left, word), count, phrase, beginning[word[len(right) :]])
            if right in SURE and form[right] != answer[cut:]:
                for word in by_tail.get(left, ()):
                    if len(word) > len(left) and not (right == "只" and word[-1] in COUNTS):
                        count = frequency[right] * frequency[word]
                        add((word, right, ""), count, phrase, ending[word[:-cut]])
    return borders


if __name__ == "__main__":
    main()
