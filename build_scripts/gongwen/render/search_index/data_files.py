"""The script files of search: one index for all scripts, and for each script its library and its texts.

Each calls `gongwenSearchData(name, value)` of overrides/assets/gongwen/search.js.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongwen.model import TermEntry, Variant
from gongwen.render.search_index.pinyin import pinyin, term_pinyin
from gongwen.render.search_index.places import places
from gongwen.render.search_index.postings import pair_positions
from gongwen.render.search_index.shards import cut_shards, encode_numbers
from gongwen.render.search_index.units import DocumentUnits, Place, SearchUnit, SearchUnits
from gongwen.render.search_index.words import reader_words
from gongwen.text.folding import fold_text
from gongwen.variants.ui import ui, ui_table

TEXTS = 900  # folded characters in a file of texts, so that twenty hits in twenty files are some 60 KB
OVERHEAD = 16  # characters that an eId and its punctuation count for: most headings of laws are shorter than they
_STRINGS = "search."


@dataclass(frozen=True, slots=True)
class FoldedUnits:
    """The units in the source script with their folded texts, which number and place everything."""

    units: SearchUnits
    folded: tuple[str, ...]


def fold_units(units: SearchUnits) -> FoldedUnits:
    return FoldedUnits(units, tuple(fold_text(unit.text) for unit in units.all()))


# --- one index for all scripts --------------------------------------------------------------------------------------


def index_files(source: FoldedUnits, documents: int) -> dict[str, bytes]:
    """The index by file name: `index.js` first loaded, then the shards of pairs (`p0.js` …) and places (`n0.js` …), in
    a folder named by the version of all.
    """
    pairs = cut_shards(pair_positions(source.folded))
    numbers = cut_shards(places(source.units.all()))
    files = {f"p{n}": shard for n, shard in enumerate(pairs.files)}
    files |= {f"n{n}": shard for n, shard in enumerate(numbers.files)}
    index = {
        "terms": len(source.units.terms),
        "headings": _per_document(source.units.headings, documents),
        "paragraphs": _per_document(source.units.paragraphs, documents),
        "lengths": encode_numbers(map(len, source.folded)),
        "texts": TEXTS,
        "overhead": OVERHEAD,
        "pairs": " ".join(pairs.first_keys),
        "places": " ".join(numbers.first_keys),
    }
    return _versioned("index", index, files)


def _per_document(units: Sequence[SearchUnit], documents: int) -> list[int]:
    counts = [0] * documents
    for unit in units:
        counts[unit.document] += 1
    return counts


# --- what is shown in one script ------------------------------------------------------------------------------------


def script_files(
    source: FoldedUnits,
    units: SearchUnits,
    documents: Sequence[DocumentUnits],
    terms: tuple[TermEntry, ...],
    source_terms: tuple[TermEntry, ...],
    variant: Variant,
) -> dict[str, bytes]:
    """The files of one script by name: `library.js` and, in a folder named by their version, the texts (`t0.js` …)
    and pinyin (`names.js`); all but `source` in that script.
    """
    shown = units.all()
    texts = {f"t{n}": _texts(shown[a:b], source.folded[a:b]) for n, (a, b) in enumerate(text_ranges(source.folded))}
    library = {
        "documents": [_row(found) for found in documents],
        "words": reader_words(source_terms, terms),
        "forms": _forms(shown, source.folded),
        "strings": {key.removeprefix(_STRINGS): ui(variant, key) for key in ui_table() if key.startswith(_STRINGS)},
    }
    names = {"documents": [pinyin(found.title) for found in documents], "terms": term_pinyin(terms)}
    return _versioned("library", library, {"names": names, **texts})


def _row(found: DocumentUnits) -> list[object]:
    """A document: slug, title, number, what else people call it, and what is said of it, day by day."""
    return [found.slug, found.title, found.number, list(found.aliases), _standing(found)]


def _standing(found: DocumentUnits) -> list[list[str | int]]:
    """What is said of a document, the day from which it holds first; 1 where its words are not those in force then."""
    return [[mark.since, mark.words, int(mark.has_ended)] for mark in found.standing]


def text_ranges(folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First unit and end of each file of texts; search.js reckons the same from the lengths."""
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


def _versioned(name: str, first: Mapping[str, object], others: Mapping[str, object]) -> dict[str, bytes]:
    """The first file, which names the version of all, and the others in a folder of that name.

    Browsers keep files. One that kept the first of before asks for others that are gone, and learns so that it is of
    before: two states never mix.
    """
    version = hashlib.sha256(_json([*others.values(), first]).encode()).hexdigest()[:10]
    below = {f"{version}/{other}.js": _script(other, value) for other, value in others.items()}
    return {f"{name}.js": _script(name, {"version": version, **first}), **below}


def _script(name: str, value: object) -> bytes:
    return f"gongwenSearchData({_json(name)}, {_json(value)});\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
