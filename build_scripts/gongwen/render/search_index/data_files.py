"""The script files of search: one index for all scripts, and for each script its library and its texts.

Each calls `gongwenSearchData(name, value)` of overrides/assets/gongwen/search.js.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from gongwen.model import TermEntry, Variant
from gongwen.render.search_index.names import document_names, near_pairs
from gongwen.render.search_index.pinyin import pinyin, term_pinyin
from gongwen.render.search_index.places import places
from gongwen.render.search_index.postings import COMMON, LONGEST, STRIDE, runs
from gongwen.render.search_index.shards import SHARD, Shards, cut_shards, encode_numbers, encode_places, encode_rising
from gongwen.render.search_index.units import (
    DocumentUnits,
    Place,
    SearchUnit,
    SearchUnits,
    called,
    term_units,
)
from gongwen.render.search_index.words import reader_words
from gongwen.text.folding import fold_text
from gongwen.variants.ui import ui, ui_table

TEXTS = 900  # folded characters in a file of texts, so that twenty hits in twenty files are some 60 KB
OVERHEAD = 16  # characters that an eId and its punctuation count for: most headings of laws are shorter than they
TEXT_FILES = 512  # files of texts of which one file tells where they begin
ROWS = 8  # documents in a file of what results say of them: twenty results in twenty documents are some 20 KB
NAMES = 2048  # bytes of a file of names: of each query one or two are read that hold nothing
_STRINGS = "search."
# What quote-names.js makes of a mark: below 0 not yet the text's words, above 0 no longer.
_STATES = {"coming": -1, "unknown": 0, "repealed": 1, "replaced": 2, "amended": 3}
_NEWER = 4  # amended, and the library has the words that were made of it


@dataclass(frozen=True, slots=True)
class FoldedUnits:
    """All units in the source script by eId and folded text, which number and place everything: so many of terms, of
    headings and paragraphs so many a document. Of `documents` what they are called."""

    eids: tuple[str, ...]
    folded: tuple[str, ...]
    terms: int
    headings: tuple[int, ...]
    paragraphs: tuple[int, ...]
    documents: tuple[DocumentUnits, ...]


def fold_units(documents: Iterable[DocumentUnits], terms: tuple[TermEntry, ...]) -> FoldedUnits:
    """The units of a library as `search_units` orders them; each document is taken once, and let go."""
    found = [(unit.eid, fold_text(unit.text)) for unit in term_units(terms)]
    count, below, counts, named = len(found), list[tuple[str, str]](), list[tuple[int, int]](), list[DocumentUnits]()
    for document in documents:
        found += ((unit.eid, fold_text(unit.text)) for unit in document.headings)
        below += ((unit.eid, fold_text(unit.text)) for unit in document.paragraphs)
        counts.append((len(document.headings), len(document.paragraphs)))
        named.append(called(document))
    found += below
    eids, folded = (tuple(pair[at] for pair in found) for at in range(2))
    headings, paragraphs = (tuple(pair[at] for pair in counts) for at in range(2))
    return FoldedUnits(eids, folded, count, headings, paragraphs, tuple(named))


# --- one index for all scripts --------------------------------------------------------------------------------------


def index_files(source: FoldedUnits, *, common: int = COMMON) -> dict[str, bytes]:
    """The index by file name: `index.js` first loaded, then the shards of runs (`p0.js` …) and places (`n0.js` …) with
    their directories, where the files of texts begin (`u0.js` …) and what documents are called (`documents.js`), in a
    folder named by the version of all.

    A run at more places than `common` is common (postings.py).
    """
    found = runs(source.folded, common)
    written = {run: encode_places(at) for run, at in found.places.items()}
    pairs = cut_shards(written | {run: encode_rising(numbers) for run, numbers in found.texts.items()})
    numbers = _rising_shards(places(source.eids))
    firsts = [first for first, _ in text_ranges(source.folded)]
    groups = [firsts[at : at + TEXT_FILES] for at in range(0, len(firsts), TEXT_FILES)]
    index = {
        "terms": source.terms,
        "headings": encode_numbers(source.headings),
        "paragraphs": encode_numbers(source.paragraphs),
        "stride": STRIDE,
        "common": " ".join(sorted(found.texts)),
        "longest": LONGEST,
        "textFiles": TEXT_FILES,
        "texts": encode_rising(group[0] for group in groups),
        "pairs": pairs.top(),
        "places": numbers.top(),
    }
    directory: dict[str, object] = {f"u{n}": encode_rising(group) for n, group in enumerate(groups)}
    directory["documents"] = [_named(one) for one in source.documents]
    named = (pairs.named("p"), numbers.named("n"), directory)
    return _versioned("index", index, chain.from_iterable(files.items() for files in named))


def _rising_shards(lists: Mapping[str, Iterable[int]], size: int = SHARD) -> Shards:
    return cut_shards({key: encode_rising(numbers) for key, numbers in lists.items()}, size)


# --- what is shown in one script ------------------------------------------------------------------------------------


def script_files(
    source: FoldedUnits,
    units: SearchUnits,
    terms: tuple[TermEntry, ...],
    source_terms: tuple[TermEntry, ...],
    variant: Variant,
) -> dict[str, bytes]:
    """The files of one script by name: `library.js` and, in a folder named by their version, the texts (`t0.js` …),
    what results say of documents (`d0.js` …), by what these are called (`m0.js` …) and near to (`w0.js` …), pinyin of
    their titles (`names.js`) and of terms (`terms.js`); all but `source` in that script.
    """
    shown, documents = units.all(), units.documents
    ranges = enumerate(text_ranges(source.folded))
    texts = ((f"t{n}", _texts(shown[a:b], source.folded[a:b])) for n, (a, b) in ranges)
    rows = [_row(found) for found in documents]
    told = {f"d{n}": rows[at : at + ROWS] for n, at in enumerate(range(0, len(rows), ROWS))}
    forms = _forms(shown, source.folded)
    names = _rising_shards(document_names(documents, forms), NAMES)
    near = _rising_shards(near_pairs([found.title for found in documents], [entry.term for entry in terms]))
    library = {
        "rows": ROWS,
        "names": names.top(),
        "near": near.top(),
        "ended": _ended(documents),
        "words": reader_words(source_terms, terms),
        "forms": forms,
        "strings": {key.removeprefix(_STRINGS): ui(variant, key) for key in ui_table() if key.startswith(_STRINGS)},
    }
    letters = {"names": [pinyin(found.title) for found in documents], "terms": term_pinyin(terms)}
    others = (letters, told, names.named("m"), near.named("w"))
    return _versioned("library", library, chain(chain.from_iterable(files.items() for files in others), texts))


def _row(found: DocumentUnits) -> list[object]:
    """A document: slug, title, number, and what is said of it, day by day."""
    said = [[mark.since, mark.words, int(mark.has_ended)] for mark in found.standing]
    return [found.slug, found.title, found.number, said]


def _ended(documents: Sequence[DocumentUnits]) -> list[list[int | str]]:
    """The documents whose words are once not those in force: number, days from which that is so and is not, in turn."""
    found: list[list[int | str]] = []
    for number, document in enumerate(documents):
        marks = sorted(document.standing, key=lambda mark: mark.since)
        before = [False, *(mark.has_ended for mark in marks)]
        days = [mark.since for mark, ended in zip(marks, before, strict=False) if mark.has_ended != ended]
        if days:
            found.append([number, *days])
    return found


def _named(found: DocumentUnits) -> list[object]:
    """What quotations are bound to a document by: its names, the days that change its state, its parts."""
    days = [[mark.since, _NEWER if mark.has_newer else _STATES[mark.state]] for mark in found.standing]
    names = [found.slug, found.title, found.number, list(found.aliases)]
    return [*names, days, found.begins, found.work, list(map(list, found.attachments)), found.date]


def text_ranges(folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First unit and end of each file of texts."""
    first, size = 0, 0
    for number, text in enumerate(folded):
        cost = len(text) + OVERHEAD
        if number > first and size + cost > TEXTS:
            yield first, number
            first, size = number, 0
        size += cost
    if folded:
        yield first, len(folded)


def _texts(units: Sequence[SearchUnit], folded: Sequence[str]) -> dict[str, object]:
    """Units with the places that they share. One that folds otherwise than its source carries that too."""
    shared: dict[tuple[int, Place], int] = {}
    rows: list[list[int | str]] = []
    for unit, source in zip(units, folded, strict=True):
        text = unit.text + unit.remark
        row: list[int | str] = [shared.setdefault((unit.document, unit.place), len(shared)), unit.eid, text]
        rows.append(row if fold_text(text) == source else [*row, source])
    return {"places": [[number, p.address, p.page, p.division] for number, p in shared], "units": rows}


def _forms(units: Sequence[SearchUnit], folded: Sequence[str]) -> list[str]:
    """Characters that this script writes where the source, folded, has another: 覆复 (批覆 stands for 批复)."""
    found = set()
    for unit, source in zip(units, folded, strict=True):
        ours = fold_text(unit.text)
        if ours != source and len(ours) == len(source):
            found |= {a + b for a, b in zip(ours, source, strict=True) if a != b}
    return sorted(found)


# --- script files ---------------------------------------------------------------------------------------------------


def _versioned(name: str, first: Mapping[str, object], others: Iterable[tuple[str, object]]) -> dict[str, bytes]:
    """The first file, which names the version of all, and the others in a folder of that name.

    Browsers keep files. One that kept the first of before asks for others that are gone, and learns so that it is of
    before: two states never mix.
    """
    written, digest = {}, hashlib.sha256(b"[")
    for other, value in others:  # each is written as soon as it is made, and the value let go
        told = _json(value).encode()
        digest.update(told + b",")
        written[other] = _script(other, told)
    digest.update(_json(first).encode() + b"]")
    version = digest.hexdigest()[:10]
    below = {f"{version}/{other}.js": script for other, script in written.items()}
    return {f"{name}.js": _script(name, _json({"version": version, **first}).encode()), **below}


def _script(name: str, value: bytes) -> bytes:
    return b"gongwenSearchData(%s, %s);\n" % (_json(name).encode(), value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
