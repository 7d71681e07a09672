"""The project's own glossary: every entry is sound, and every term stands in a document of the library."""

from pathlib import Path

import pytest

from gongwen.enrich.entries import check_entries, parse_entry
from gongwen.model import TermEntry

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted((DOCS / "glossary").glob("*.md"))
SEED = (DOCS / "documents/digital-government/source.html").read_text(encoding="utf-8")


def entry(path: Path) -> TermEntry:
    parsed, findings = parse_entry(path.read_text(encoding="utf-8"), f"docs/glossary/{path.name}")
    assert parsed is not None, findings
    return parsed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_entry_is_sound(path: Path) -> None:
    parsed = entry(path)

    assert 40 <= len(parsed.definition) <= 160
    assert any(word in SEED for word in (parsed.term, *parsed.aliases))
    assert (parsed.source is not None) == (parsed.status == "reviewed")


def test_no_word_is_claimed_twice_and_every_relation_has_an_entry() -> None:
    assert check_entries(tuple(map(entry, FILES))) == ()
