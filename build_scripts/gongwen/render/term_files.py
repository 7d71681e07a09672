"""The glossary as files: the script that a page's popovers read, and the table for those who calculate."""

import csv
import io
import json
from collections.abc import Mapping

from gongwen.model import TermEntry, Variant
from gongwen.render.addresses import GLOSSARY, term_file_name
from gongwen.render.terms import regional_names, source_line
from gongwen.variants.ui import ui

SCRIPT = f"{GLOSSARY}terms.js"
TABLE = f"{GLOSSARY}terms.csv"

_LABELS = ("term.aliases", "term.source", "term.page", "term.close")
_COLUMNS = (
    "term",
    "pinyin",
    "english",
    "aliases",
    "definition",
    "topics",
    "related",
    "regional",
    "source",
    "kind",
    "passage",
)
_BOM = "\ufeff"
# What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def terms_script(variant: Variant, terms: tuple[TermEntry, ...]) -> str:
    """A classic script that says what each term means, by the last part of its page's address.

    Loaded as a script and not fetched as JSON, so that it comes from a file system too.
    """
    value = {
        "labels": {key.partition(".")[2]: ui(variant, key) for key in _LABELS},
        "terms": {term_file_name(entry.source_term): _explained(variant, entry) for entry in terms},
    }
    return f"window.gongwenTerms = {json.dumps(value, ensure_ascii=False, indent=1)};\n"


def _explained(variant: Variant, entry: TermEntry) -> dict[str, object]:
    return {
        "term": entry.term,
        "definition": entry.definition,
        "aliases": list(entry.aliases),
        "regional": [list(name) for name in regional_names(variant, entry)],
        "source": source_line(variant, entry),
    }


def terms_csv(variant: Variant, terms: tuple[TermEntry, ...], counts: Mapping[str, int]) -> str:
    """Every entry a row, with how often it stands in the library (`counts`, by the term in the source
    script). It opens with the mark by which Excel knows UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")  # RFC 4180
    writer.writerow((*_COLUMNS, "count", "key"))
    for entry in terms:
        cells = (
            entry.term,
            entry.pinyin,
            entry.english,
            "、".join(entry.aliases),
            entry.definition,
            "、".join(entry.topics),
            "、".join(entry.related),
            "；".join(f"{opening}{name}" for _, opening, name in regional_names(variant, entry)),
            source_line(variant, entry),
            entry.source.kind if entry.source else "",
            entry.source.passage if entry.source else "",
        )
        writer.writerow((*map(_cell, cells), counts.get(entry.source_term, 0), _cell(entry.source_term)))
    return _BOM + table.getvalue()


def _cell(text: str) -> str:
    """The text so that no spreadsheet calculates it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
