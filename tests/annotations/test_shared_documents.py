"""Notes on real documents keep their sentence when the article is imported again from another site."""

import random
from pathlib import Path

import pytest

from gongwen.annotations.anchor import Texts, is_at_target, locate_quote
from gongwen.annotations.compose import selector_at
from gongwen.model import Document, TextQuoteSelector, TextUnit, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.folding import fold_text

NOTES = 60
# What another site leaves out or writes anew; the document itself it repeats, but for the marks of its divisions.
NOT_REPEATED = ("news", "summary", "front", "att_1__front")


def read(path: Path) -> Document:
    return parse_structure(read_article(path.read_bytes(), path.name))


def quotations(document: Document, seed: str) -> list[tuple[TextQuoteSelector, str]]:
    """What readers may have selected, as the page's dialog takes it."""
    rng = random.Random(seed)
    units = [u for u in walk_text(document) if len(u.text) >= 8 and not u.number and not u.eid.startswith(NOT_REPEATED)]

    def one(unit: TextUnit) -> tuple[TextQuoteSelector, str]:
        length = min(len(unit.text), rng.randint(6, 40))
        start = rng.randrange(len(unit.text) - length + 1)
        return selector_at(unit.text, start, start + length), unit.eid

    return [one(rng.choice(units)) for _ in range(NOTES)]


@pytest.mark.parametrize("form", ["gb18030.html", "halfparen.md", "nostrong.html", "seedlike.html", "u3000.txt"])
@pytest.mark.parametrize("name", ["004", "022"])
def test_a_note_survives_another_form_of_the_article(documents_root: Path, name: str, form: str) -> None:
    """Another encoding, other brackets, no bold type, an aggregator's page around it, indented plain text."""
    notes = quotations(read(documents_root / "originals" / f"{name}.html"), name)
    texts = Texts.of(read(documents_root / "variants-of-form" / f"{name}-{form}"))
    for quote, target in notes:
        location = locate_quote(quote, target, texts)

        assert location.tier in ("exact", "folded"), (quote, location)
        assert is_at_target(location.eid, target)
        assert fold_text(location.text) == fold_text(quote.exact)
