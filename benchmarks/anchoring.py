"""How well notes keep their sentence when the text changes: seeded edits of real documents, truth known per character.

    python benchmarks/anchoring.py                 # the table of benchmarks/anchoring.md
    python benchmarks/anchoring.py --cases 1000    # a quick look
    python benchmarks/anchoring.py --held-out      # on documents that no constant was tuned on
    python benchmarks/anchoring.py --many          # 100 notes on each of 100 documents, in seconds

Documents: the seed and those of the shared collection (GONGWEN_DOCUMENTS, else ../shared/documents).
"""

import argparse
import os
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from gongwen.annotations.anchor import Location, Texts, locate_quote
from gongwen.model import Document, Metadata, Paragraph, Part, PublishedEid, TextQuoteSelector, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.following import texts_of
from gongwen.structure.parse import parse_structure

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("GONGWEN_DOCUMENTS") or ROOT.parent / "shared" / "documents")
SOURCES = (
    ROOT / "docs/documents/digital-government/source.html",
    SHARED / "laws/014.md",  # 数据安全法
    SHARED / "laws/054.md",  # 立法法: long, with many articles that repeat each other's words
    SHARED / "originals/002.html",  # 国家职业教育改革实施方案, with the notice that issued it
)
HELD_OUT = tuple(
    SHARED / name
    for name in (
        "laws/001.md",
        "laws/010.md",
        "laws/026.md",
        "laws/040.md",
        "originals/014.html",
        "originals/022.html",
        "originals/036.md",
        "originals/040.md",
        "originals/050.md",
        "originals/063.txt",
    )
)
MANY, NOTES_EACH = 100, 100
AUTO = ("exact", "folded", "fuzzy")  # the tiers that ask nobody
NEW = -1  # the origin of a character that an edit brought in
CLAUSE = re.compile(r"[^，。；：、！？]*[，。；：、！？]?")
SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")
NOTES_A_REVISION = 20
DELETIONS = 10  # cases of a deleted paragraph for each case of an edit


@dataclass(frozen=True)
class Unit:
    """A paragraph whose every character knows where it stood before the edit."""

    division: str
    text: str
    origins: tuple[int, ...]


@dataclass(frozen=True)
class Quoted:
    quote: TextQuoteSelector
    target: str
    origins: frozenset[int]


Edit = Callable[[list[Unit], random.Random], list[Unit]]


# --- documents as units and back --------------------------------------------------------------------------------------


def read_units(path: Path) -> list[Unit]:
    """The document's text, heading by heading and paragraph by paragraph, each character with a number of its own."""
    document = parse_structure(read_article(path.read_bytes(), path.name))
    units = []
    count = 0
    for unit in walk_text(document):
        if unit.text:
            division = unit.eid.rpartition("__p_")[0] or unit.eid
            units.append(Unit(division, unit.text, tuple(range(count, count + len(unit.text)))))
            count += len(unit.text)
    return units


def number_units(units: list[Unit]) -> list[str]:
    """The units' eIds: counted anew within their division, as a parser would."""
    seen: Counter[str] = Counter()
    eids = []
    for unit in units:
        seen[unit.division] += 1
        eids.append(f"{unit.division}__p_{seen[unit.division]}")
    return eids


def publish(units: list[Unit]) -> list[PublishedEid]:
    """ids.tsv of the units."""
    return [PublishedEid(text.eid, text.eid, "", text.opening) for text in texts_of(as_document(units))]


def as_document(units: list[Unit]) -> Document:
    """The units as one flat document: anchoring looks at texts and eIds only."""
    blocks = tuple(
        Paragraph(eid, line, unit.text) for line, (eid, unit) in enumerate(zip(number_units(units), units, strict=True))
    )
    return Document("source", "", Part("", "main", Metadata(), preamble=blocks))


def pieces(unit: Unit, pattern: re.Pattern[str]) -> list[Unit]:
    """The unit cut where the pattern's matches end; together the pieces are the unit."""
    return [
        Unit(unit.division, match[0], unit.origins[match.start() : match.end()])
        for match in pattern.finditer(unit.text)
        if match[0]
    ]


def join(division: str, parts: list[Unit]) -> Unit:
    return Unit(division, "".join(p.text for p in parts), tuple(o for p in parts for o in p.origins))


def new_text(division: str, text: str) -> Unit:
    return Unit(division, text, (NEW,) * len(text))


# --- edits ------------------------------------------------------------------------------------------------------------


def change_characters(units: list[Unit], rng: random.Random, share: float = 0.05) -> list[Unit]:
    """A share of all characters is replaced, dropped, or preceded by a new one."""
    alphabet = "".join(unit.text for unit in units)
    changed = []
    for unit in units:
        kept: list[tuple[str, int]] = []
        for character, origin in zip(unit.text, unit.origins, strict=True):
            if rng.random() >= share:
                kept.append((character, origin))
                continue
            how = rng.choice(("replace", "drop", "insert"))
            if how != "drop":
                kept.append((rng.choice(alphabet), NEW))
            if how == "insert":
                kept.append((character, origin))
        changed.append(Unit(unit.division, "".join(c for c, _ in kept), tuple(o for _, o in kept)))
    return changed


def redraft_clauses(units: list[Unit], rng: random.Random, share: float = 0.30) -> list[Unit]:
    """A share of all clauses keeps 40–70 % of its characters, in runs; words of other clauses stand for the rest."""
    clauses = [clause.text for unit in units for clause in pieces(unit, CLAUSE) if len(clause.text) > 3]

    def redraft(clause: Unit) -> Unit:
        if len(clause.text) < 4 or rng.random() >= share:
            return clause
        dropped = round(len(clause.text) * rng.uniform(0.3, 0.6))
        start = rng.randrange(len(clause.text) - dropped + 1)
        donor = rng.choice(clauses)[: max(1, dropped + rng.randint(-2, 2))].rstrip("，。；：、")
        head = Unit("", clause.text[:start], clause.origins[:start])
        tail = Unit("", clause.text[start + dropped :], clause.origins[start + dropped :])
        return join(clause.division, [head, new_text("", donor), tail])

    return [join(unit.division, [redraft(clause) for clause in pieces(unit, CLAUSE)]) for unit in units]


def insert_sentences(units: list[Unit], rng: random.Random, share: float = 0.15) -> list[Unit]:
    """Before a share of all sentences stands a new one, made of clauses of the document; some new paragraphs too."""
    clauses = [clause.text for unit in units for clause in pieces(unit, CLAUSE) if len(clause.text) > 3]

    def sentence() -> str:
        return "".join(rng.choice(clauses).rstrip("。；") for _ in range(rng.randint(2, 4))).rstrip("，、：") + "。"

    result = []
    for unit in units:
        parts: list[Unit] = []
        for part in pieces(unit, SENTENCE):
            if rng.random() < share:
                parts.append(new_text("", sentence()))
            parts.append(part)
        if rng.random() < share / 2:
            result.append(new_text(unit.division, sentence() + sentence()))
        result.append(join(unit.division, parts))
    return result


def delete_sentences(units: list[Unit], rng: random.Random, share: float = 0.15) -> list[Unit]:
    """A share of all sentences is gone, and some paragraphs whole."""
    result = []
    for unit in units:
        kept = [part for part in pieces(unit, SENTENCE) if rng.random() >= share]
        if kept and rng.random() >= share / 2:
            result.append(join(unit.division, kept))
    return result


def split_paragraphs(units: list[Unit], rng: random.Random, share: float = 0.30) -> list[Unit]:
    """A share of the paragraphs is cut in two where a sentence ends."""
    result = []
    for unit in units:
        sentences = pieces(unit, SENTENCE)
        if len(sentences) > 1 and rng.random() < share:
            cut = rng.randrange(1, len(sentences))
            result += [join(unit.division, sentences[:cut]), join(unit.division, sentences[cut:])]
        else:
            result.append(unit)
    return result


def merge_paragraphs(units: list[Unit], rng: random.Random, share: float = 0.30) -> list[Unit]:
    """A share of the paragraphs is joined to the one before."""
    result: list[Unit] = []
    for unit in units:
        if result and rng.random() < share:
            result[-1] = join(result[-1].division, [result[-1], unit])
        else:
            result.append(unit)
    return result


def move_paragraphs(units: list[Unit], rng: random.Random, share: float = 0.15) -> list[Unit]:
    """A share of the paragraphs stands elsewhere, under another division."""
    result = list(units)
    for _ in range(max(1, round(len(units) * share))):
        unit = result.pop(rng.randrange(len(result)))
        place = rng.randrange(len(result) + 1)
        division = result[min(place, len(result) - 1)].division
        result.insert(place, replace(unit, division=division))
    return result


def renumber(units: list[Unit], rng: random.Random) -> list[Unit]:
    """Every division has another number: its eIds all lead to what was once its neighbour."""
    shift = rng.choice((-1, 1, 2))

    def shifted(match: re.Match[str]) -> str:
        return f"{match[1]}_{max(1, int(match[2]) + shift)}"

    return [replace(unit, division=re.sub(r"([a-z]+)_([0-9]+)", shifted, unit.division)) for unit in units]


def mix(units: list[Unit], rng: random.Random) -> list[Unit]:
    """All of them, each a little."""
    units = change_characters(units, rng, 0.02)
    units = redraft_clauses(units, rng, 0.08)
    units = insert_sentences(units, rng, 0.05)
    units = delete_sentences(units, rng, 0.05)
    units = split_paragraphs(units, rng, 0.10)
    units = merge_paragraphs(units, rng, 0.10)
    units = move_paragraphs(units, rng, 0.05)
    return renumber(units, rng)


EDITS: tuple[tuple[str, Edit], ...] = (
    ("改字 5 %", change_characters),
    ("改写分句 30 %", redraft_clauses),
    ("插入", insert_sentences),
    ("删除", delete_sentences),
    ("拆段", split_paragraphs),
    ("并段", merge_paragraphs),
    ("移段", move_paragraphs),
    ("改编号", renumber),
    ("全部混合", mix),
)


# --- notes and their truth --------------------------------------------------------------------------------------------


def take_quote(units: list[Unit], eids: list[str], rng: random.Random) -> Quoted:
    """What a reader may select: some words, a clause, a sentence; mostly with the words before and after."""
    while True:
        number = rng.randrange(len(units))
        unit = units[number]
        length = min(300, round(rng.lognormvariate(3.0, 0.6)))  # median 20, 90 % between 7 and 55
        if rng.random() < 0.05:
            length = len(unit.text)  # a heading, a short paragraph: all of it, so that it has no context
        if not 4 <= length <= min(300, len(unit.text)):
            continue
        start = rng.randrange(len(unit.text) - length + 1)
        exact = unit.text[start : start + length]
        if exact != exact.strip("，。；：、 　\n"):
            continue
        width = 0 if rng.random() < 0.02 else rng.choice((16, 24, 32, 32, 32, 64))  # by hand; by the page
        quote = TextQuoteSelector(
            exact, unit.text[max(0, start - width) : start], unit.text[start + length : start + length + width]
        )
        return Quoted(quote, eids[number], frozenset(unit.origins[start : start + length]))


def survivors(quoted: Quoted, units: list[Unit]) -> int:
    """How many of the quoted characters stand together in one unit now, at most."""
    return max((sum(origin in quoted.origins for origin in unit.origins) for unit in units), default=0)


def is_right(quoted: Quoted, location: Location, units: list[Unit], eids: list[str]) -> bool:
    """True if half of the stretch is what was quoted, or it holds half of what is left of it."""
    unit = units[eids.index(location.eid)]
    stretch = unit.origins[location.start : location.end]
    shared = sum(origin in quoted.origins for origin in stretch)
    left = sum(origin in quoted.origins for origin in unit.origins)
    return shared > 0 and (2 * shared >= len(stretch) or 2 * shared >= left)


@dataclass
class Tally:
    """Counts of one kind of edit."""

    cases: int = 0
    expected: int = 0  # at least half of the quotation stands in one block
    found: int = 0  # of these, anchored rightly
    anchored: int = 0
    right: int = 0
    auto: int = 0
    auto_right: int = 0
    told: int = 0  # in these tiers where ids.tsv tells which texts stood there before
    told_right: int = 0
    seconds: float = 0.0

    def add(self, other: "Tally") -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def run(edit: Edit, before: list[Unit], rng: random.Random, cases: int) -> Iterator[tuple[Tally, Quoted, Location]]:
    """Revisions of one document, a few notes on each."""
    eids_before, published = number_units(before), publish(before)
    for _ in range(0, cases, NOTES_A_REVISION):
        after = edit(before, rng)
        eids, document = number_units(after), as_document(after)
        texts, knowing = Texts.of(document), Texts.of(document, published)
        for _ in range(NOTES_A_REVISION):
            quoted = take_quote(before, eids_before, rng)
            began = time.process_time()
            location = locate_quote(quoted.quote, quoted.target, texts)
            seconds = time.process_time() - began
            anchored = location.tier not in ("ambiguous", "orphan")
            right = anchored and is_right(quoted, location, after, eids)
            expected = 2 * survivors(quoted, after) >= len(quoted.origins)
            auto = location.tier in AUTO
            known = locate_quote(quoted.quote, quoted.target, knowing)
            told = known.tier in AUTO
            told_right = told and is_right(quoted, known, after, eids)
            yield (
                Tally(
                    1, expected, expected and right, anchored, right, auto, auto and right, told, told_right, seconds
                ),
                quoted,
                location,
            )


def run_deletion(before: list[Unit], rng: random.Random, cases: int) -> tuple[int, int, int]:
    """Notes whose paragraph is gone: how many were attached elsewhere, asking nobody; how many of them where the words
    stand verbatim; how many where ids.tsv tells which texts stood there before."""
    eids = number_units(before)
    published = publish(before)
    attached = verbatim = told = 0

    @cache
    def without(gone: int) -> tuple[Texts, Texts]:
        document = as_document(before[:gone] + before[gone + 1 :])
        return Texts.of(document), Texts.of(document, published)

    for _ in range(cases):
        quoted = take_quote(before, eids, rng)
        plain, knowing = without(eids.index(quoted.target))
        tier = locate_quote(quoted.quote, quoted.target, plain).tier
        attached += tier in AUTO
        verbatim += tier in ("exact", "folded")
        told += locate_quote(quoted.quote, quoted.target, knowing).tier in AUTO
    return attached, verbatim, told


def time_many(seed: int) -> None:
    """Prints how long the notes of many documents take, each document revised in every way since they were written."""
    paths = [SOURCES[0], *sorted(SHARED.glob("laws/*.*")), *sorted(SHARED.glob("originals/*.*"))]
    indexing = anchoring = 0.0
    tiers: Counter[str] = Counter()
    documents = [units for path in paths if len(units := read_units(path)) > 1][:MANY]
    for number, before in enumerate(documents):
        rng = random.Random(f"{seed} many {number}")
        document = as_document(mix(before, rng))
        quoted = [take_quote(before, number_units(before), rng) for _ in range(NOTES_EACH)]
        began = time.process_time()  # the machine may be shared
        texts = Texts.of(document)
        built = time.process_time()
        tiers.update(locate_quote(q.quote, q.target, texts).tier for q in quoted)
        indexing, anchoring = indexing + built - began, anchoring + time.process_time() - built
    found = "、".join(f"{tier} {count}" for tier, count in tiers.most_common())
    print(f"{len(documents)} 篇，{sum(map(len, documents))} 段，{tiers.total()} 条批注：{found}")
    print(f"编索引 {indexing:.1f} 秒，定位 {anchoring:.1f} 秒，共 {indexing + anchoring:.1f} 秒")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=7200, help="cases in all (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--held-out", action="store_true", help="other documents than those tuned on")
    parser.add_argument("--many", action="store_true", help="only the time that very many notes take")
    options = parser.parse_args()
    if options.many:
        return time_many(options.seed)
    documents = [read_units(path) for path in (HELD_OUT if options.held_out else SOURCES)]
    each = max(NOTES_A_REVISION, options.cases // (len(EDITS) * len(documents)))

    print(f"{len(documents)} 篇，{'、'.join(str(len(units)) for units in documents)} 段；seed {options.seed}\n")
    print("| 改动 | 例 | P | R | 自动档 P | 占 | 有 ids.tsv：自动档 P | 占 | 毫秒/条 |")
    print("|---" * 9 + "|")
    total = Tally()
    for name, edit in EDITS:
        tally = Tally()
        for number, units in enumerate(documents):
            rng = random.Random(f"{options.seed} {name} {number}")
            for case, quoted, location in run(edit, units, rng, each):
                tally.add(case)
                if options.show and (case.anchored > case.right or case.expected > case.found):
                    print("  ", location.tier, quoted.quote, "→", location.text, location.rivals)
        print(_row(name, tally))
        total.add(tally)
    print(_row("合计", total))

    gone = DELETIONS * each * len(documents)
    counts = [
        run_deletion(units, random.Random(f"{options.seed} deletion {number}"), DELETIONS * each)
        for number, units in enumerate(documents)
    ]
    attached, verbatim, told = map(sum, zip(*counts, strict=True))
    print(
        f"\n整段删去：{gone} 例，自动档挂到别处 {attached} 例（{100 * attached / gone:.2f} %），"
        f"其中 {verbatim} 例那里有一字不差的话；有 ids.tsv 时 {told} 例（{100 * told / gone:.2f} %）"
    )


def _row(name: str, tally: Tally) -> str:
    precision = tally.right / max(1, tally.anchored)
    recall = tally.found / max(1, tally.expected)
    auto, told = tally.auto_right / max(1, tally.auto), tally.told_right / max(1, tally.told)
    shares = f"{auto:.3f} | {tally.auto / tally.cases:.2f} | {told:.3f} | {tally.told / tally.cases:.2f}"
    took = 1000 * tally.seconds / tally.cases
    return f"| {name} | {tally.cases} | {precision:.3f} | {recall:.3f} | {shares} | {took:.2f} |"


if __name__ == "__main__":
    main()
