"""The project's own glossary: every entry is sound, and every term stands in a document of the library."""

from pathlib import Path

import pytest

from gongwen.enrich.entries import check_entries, parse_entry
from gongwen.enrich.terms import TermMatcher, walk_term_text
from gongwen.model import TermEntry
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted((DOCS / "glossary").glob("*.md"))
SOURCE = DOCS / "documents/digital-government/source.html"
SEED = SOURCE.read_text(encoding="utf-8")


def entry(path: Path) -> TermEntry:
    parsed, findings = parse_entry(path.read_text(encoding="utf-8"), f"docs/glossary/{path.name}")
    assert parsed is not None, findings
    return parsed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_entry_is_sound(path: Path) -> None:
    parsed = entry(path)

    assert 15 <= len(parsed.definition) <= 160
    assert any(word in SEED for word in (parsed.term, *parsed.aliases))
    assert (parsed.source is not None) == (parsed.status == "reviewed") == parsed.is_shown


def test_no_word_is_claimed_twice_and_every_relation_has_an_entry() -> None:
    assert check_entries(tuple(map(entry, FILES))) == ()


def leftmost_longest(text: str, words: list[str]) -> list[tuple[int, str]]:
    """The hits in a text, found the slow way."""
    hits = []
    at = 0
    while at < len(text):
        longest = max((word for word in words if text.startswith(word, at)), key=len, default="")
        if longest:
            hits.append((at, longest))
        at += len(longest) or 1
    return hits


def test_the_glossary_s_hits_on_the_seed_are_those_of_a_naive_search() -> None:
    entries = tuple(map(entry, FILES))
    owners = {word: e.term for e in entries for word in (e.term, *e.aliases)}
    document = parse_structure(read_article(SOURCE.read_bytes(), "source.html"))

    hits = [(h.eid, h.start, h.end, h.ref) for h in TermMatcher(entries).hits(document)]

    assert hits == [
        (unit.eid, start, start + len(word), owners[word])
        for unit in walk_term_text(document.main)
        for start, word in leftmost_longest(unit.text, list(owners))
    ]
    assert {ref for *_, ref in hits} == {e.term for e in entries}
