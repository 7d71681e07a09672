"""One script into another, character for character, with the project's own corrections."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from functools import lru_cache

from gongwen.errors import ConversionError
from gongwen.model import SOURCE_VARIANT, Particulars, PhraseRow, Variant
from gongwen.variants.borders import borders
from gongwen.variants.markdown import protected_spans
from gongwen.variants.names import FAMILY_NAMES, is_name, name_contexts, name_form
from gongwen.variants.places import LONGEST, Pattern, PatternIndex, Place, write_over
from gongwen.variants.rewriting import rewrite
from gongwen.variants.rules import rule_patterns

# Ranks: the narrower scope first, then persons' names, and borders last, which give way to the others within them.
_BLOCK, _DOCUMENT, _KNOWN_NAME, _LIBRARY, _NAME, _BORDER = 0, 2, 4, 6, 8, 9


class Converter:
    """Converts to one script: OpenCC's answer, and over it the rows, the narrower scope first, then the longer.

    `written` is the script of what is converted; in it a text stays as it is, bit by bit. A document's own rows and
    names come with `for_document`, which shares all that is costly.
    """

    def __init__(self, variant: Variant, rows: Iterable[PhraseRow] = (), *, written: Variant = SOURCE_VARIANT) -> None:
        self.variant: Variant = variant
        self.written: Variant = written
        self._rows = tuple(rows)
        self._scopes: tuple[PatternIndex, ...] = ()
        self._blocks: dict[str, PatternIndex] = {}
        self._known: dict[tuple[str, str | None], str] = {}
        if written == SOURCE_VARIANT != variant:
            self._scopes = (_library_index(variant, self._rows),)
        elif written != variant:
            self._scopes = (_traditional_index(written, variant, self._rows),)

    def reading(self, written: Variant) -> "Converter":
        """The converter with the same rows for texts in another script."""
        return self if written == self.written else Converter(self.variant, self._rows, written=written)

    def for_document(self, particulars: Particulars, script: Variant = SOURCE_VARIANT) -> "Converter":
        """A converter for a document in this script, of which a document.yml says this."""
        return self.reading(script).with_rows(particulars.conversion, particulars.names)

    def with_rows(self, rows: Iterable[PhraseRow], names: Iterable[str] = ()) -> "Converter":
        """A converter for one document: its rows go before those that are here already, then its persons' names."""
        rows, names = tuple(rows), tuple(names)
        if not (rows or names) or self.variant == self.written:
            return self
        converter = copy(self)
        own = [*_patterns(self.variant, (row for row in rows if row.at is None), _DOCUMENT), *self._names(names)]
        converter._scopes = (PatternIndex(own), *self._scopes)
        converter._blocks = {
            eid: PatternIndex(_patterns(self.variant, (row for row in rows if row.at == eid), _BLOCK))
            for eid in {row.at for row in rows if row.at is not None}
        }
        return converter

    def _names(self, names: tuple[str, ...]) -> Iterator[Pattern]:
        for name in names:
            alone = rewrite("\n".join(name), self.written, self.variant).replace("\n", "")
            form = name_form(name, alone) if self.written == SOURCE_VARIANT else alone
            yield Pattern(name, 0, len(name), form, _KNOWN_NAME)

    def convert(self, text: str, eid: str | None = None) -> str:
        """The text in this script, as long as it was; `eid` names the block it stands in, for rows with `at`."""
        if self.variant == self.written:
            return text
        if (known := self._known.get((text, eid))) is not None:
            return known
        converted = rewrite(text, self.written, self.variant, eid)
        places = self.places(text, eid)
        return write_over(converted, places) if places else converted

    def knowing(self, units: Sequence[tuple[str, str | None]]) -> "Converter":
        """The same converter with the answers for these texts at hand, all worked out at once."""
        converter = copy(self)
        converter._known = dict(zip(units, self.convert_all(units), strict=True))
        return converter

    def convert_all(self, units: Sequence[tuple[str, str | None]]) -> list[str]:
        """Texts, each with its eid, as `convert` gives them: a third faster than one by one, for a whole document."""
        if self.variant == self.written or not units:
            return [text for text, _ in units]
        # A line each: no phrase, row or border reaches over a line's end.
        joined = "\n".join(text for text, _ in units)
        if joined.count("\n") >= len(units):
            return [self.convert(text, eid) for text, eid in units]  # a text has lines of its own
        try:
            converted = rewrite(joined, self.written, self.variant)
        except ConversionError:
            return [self.convert(text, eid) for text, eid in units]  # says which text it is
        return write_over(converted, [*self._block_places(units), *self.places(joined)]).split("\n")

    def _block_places(self, units: Sequence[tuple[str, str | None]]) -> Iterator[Place]:
        """What the rows of single blocks have to say, in the text that all units make, a line each."""
        if not self._blocks:
            return
        at = 0
        for text, eid in units:
            if eid is not None and eid in self._blocks:
                for start, end, priority, gives_way, answer in self._blocks[eid].places(text):
                    yield at + start, at + end, priority, gives_way, answer
            at += len(text) + 1

    def places(self, text: str, eid: str | None = None) -> list[Place]:
        """Where rows and borders have something to say about the text."""
        scopes = self._scopes
        if eid is not None and eid in self._blocks:
            scopes = (self._blocks[eid], *scopes)
        found = [place for scope in scopes for place in scope.places(text)]
        if self.written == SOURCE_VARIANT and text and text[0] in FAMILY_NAMES and scopes and is_name(text, 0):
            # Nothing stands before it that an index could find.
            found.append((0, 1, _NAME * LONGEST - 1, False, text[0]))
        return found

    def decided(self, text: str, eid: str | None = None) -> frozenset[int]:
        """The characters about which a row has a say, and with it a person."""
        rows = (place for place in self.places(text, eid) if place[2] < _LIBRARY * LONGEST)
        return frozenset(position for start, end, *_ in rows for position in range(start, end))

    def convert_markdown(self, text: str) -> str:
        """Hand-written Markdown in this script; code, addresses, ids, attributes and front-matter keys stay."""
        if self.variant == self.written:
            return text
        converted = self.convert(text)
        # Every character keeps its place, so what is protected can be put back from the source.
        return write_over(converted, [(start, end, 0, False, text[start:end]) for start, end in protected_spans(text)])


def _patterns(variant: Variant, rows: Iterable[PhraseRow], rank: int) -> list[Pattern]:
    return [
        Pattern(row.source, 0, len(row.source), answer, rank)
        for row in rows
        for tag, answer in row.answers
        if tag == variant
    ]


@contextmanager
def _uncollected() -> Iterator[None]:
    """In here tens of thousands of values are made that stay: for every few the collector would walk all that there is,
    which takes longer than to make them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@lru_cache(maxsize=8)  # 6 MB each; a build has one a script
@_uncollected()
def _library_index(variant: Variant, rows: tuple[PhraseRow, ...]) -> PatternIndex:
    """The library's rows, and the borders behind them; a word at a border reads as the rows have it."""
    row_patterns = _patterns(variant, rows, _LIBRARY)
    # A line each, so that no phrase reaches from one word into the next.
    words = "\n".join(border.word for border in borders())
    answers = write_over(rewrite(words, SOURCE_VARIANT, variant), PatternIndex(row_patterns).places(words)).split("\n")
    return PatternIndex(
        [
            *row_patterns,
            *rule_patterns(variant, _LIBRARY),
            *(Pattern(word + name, len(word), len(word) + 1, name, _NAME, _name_at) for word, name in name_contexts()),
            *(
                Pattern(border.text, len(border.before), len(border.before + border.word), answer, _BORDER)
                for border, answer in zip(borders(), answers, strict=True)
            ),
        ]
    )


def _name_at(text: str, start: int, end: int) -> int:
    """How long a family name that ends at `end` is with the word before it, if it begins a name."""
    return end - start if is_name(text, end - 1) else 0


@lru_cache(maxsize=16)
def _traditional_index(written: Variant, variant: Variant, rows: tuple[PhraseRow, ...]) -> PatternIndex:
    """The library's rows for a traditional text: a word as its own script has it, and as the other has it.

    Only what a row says of both scripts: a word that one region alone writes stays what its author wrote. A row of one
    character tells which of several forms a simplified one has, which a traditional text tells itself.
    """
    answers = (({**dict(row.answers), SOURCE_VARIANT: row.source}) for row in rows if len(row.source) > 1)
    return PatternIndex(
        Pattern(row[written], 0, len(row[written]), row[variant], _LIBRARY)
        for row in answers
        if written in row and variant in row
    )
