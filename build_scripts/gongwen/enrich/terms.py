"""Where the glossary's terms stand in a document: leftmost-longest, in one pass over its text."""

from collections.abc import Iterable, Iterator

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from gongwen.model import Document, Part, Span, TermEntry, TextUnit, walk_division_text, walk_parts


class TermMatcher:
    """Finds every term and alias of a glossary; of two that overlap the one that opens first, then the longer.

    Where two entries claim one word (a finding of `check_entries`) it belongs to the first of them.
    """

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        owners: dict[str, str] = {}
        for entry in entries:
            for word in (entry.term, *entry.aliases):
                owners.setdefault(word, entry.term)
        self._terms = tuple(owners.values())
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(owners), MATCH_KIND_LEFTMOST_LONGEST)

    def hits(self, document: Document) -> tuple[Span, ...]:
        """Every hit in what is read for terms, in order of the text; offsets count within the unit's text."""
        return tuple(span for unit in walk_term_text(document.main) for span in self.unit_hits(unit))

    def unit_hits(self, unit: TextUnit) -> Iterator[Span]:
        """The hits in one piece of text. Cells of a table stand on lines of their own, so none spans two."""
        for start, end, index in self._automaton.find(unit.text):
            yield Span(unit.eid, start, end, "term", self._terms[index])


def unused_entries(entries: tuple[TermEntry, ...], documents: Iterable[Document]) -> tuple[TermEntry, ...]:
    """The entries that stand in none of the documents, under no name of theirs."""
    matcher = TermMatcher(entries)
    met = {span.ref for document in documents for span in matcher.hits(document)}
    return tuple(entry for entry in entries if entry.term not in met)


def walk_term_text(main: Part) -> Iterator[TextUnit]:
    """What is read for terms: preambles, divisions and conclusions, attachments alike; not the front."""
    for part in walk_parts(main):
        for block in part.preamble:
            yield TextUnit(block.eid, block.line, block.text)
        for division in part.divisions:
            yield from walk_division_text(division)
        for block in part.conclusions:
            yield TextUnit(block.eid, block.line, block.text)
