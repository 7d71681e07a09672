"""Words that an editor covers (`redact` in document.yml): each of their visible characters becomes ■."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar
from urllib.parse import unquote

from gongwen.text.folding import FoldedText, fold_text, fold_with_offsets
from gongwen.text.visible import is_visible

COVER = "■"
_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
# Fields whose strings are names and addresses of ours, days or digests, and never words of a document.
_OURS_NAMES = (
    "path sha256 form eid eids at now since kind code sort privacy name target created date published day licence "
    "script orphaned id key_lines redact levels accept conversion names omit work former_slugs "
    "left_out reviews withdrawn_on"
)
_OURS = frozenset(_OURS_NAMES.split())
Value = TypeVar("Value")


def _folded(word: str) -> str:
    return fold_text(word).translate(_SMALL)


class Redactor:
    """Finds the words whatever white space stands in them, in every width and script, in capitals or not.

    A text keeps its length, so that offsets hold; white space within a word stays.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(filter(None, map(_folded, words))))

    def __bool__(self) -> bool:
        return bool(self._words)

    def covered(self, text: str) -> str:
        """The text with ■ in place of each visible character of the words."""
        folded = fold_with_offsets(text) if self._words else None
        if folded is None or not self._is_in(folded.text):
            return text
        characters = list(text)
        for start, end in self._spans(folded):
            characters[start:end] = [COVER if is_visible(c) else c for c in text[start:end]]
        return "".join(characters)

    def holds(self, text: str) -> bool:
        """True where one of the words stands in a text, or in an address with its percent signs decoded."""
        return bool(self._words) and any(self._is_in(fold_text(form)) for form in (text, unquote(text)))

    def _is_in(self, folded: str) -> bool:
        return any(word in folded.translate(_SMALL) for word in self._words)

    def _spans(self, folded: FoldedText) -> Iterator[tuple[int, int]]:
        small = folded.text.translate(_SMALL)
        for word in self._words:
            at = small.find(word)
            while at >= 0:
                yield folded.original_span(at, at + len(word))
                at = small.find(word, at + 1)


NO_WORDS = Redactor(())


def covered_value(value: Value, redactor: Redactor) -> Value:
    """A frozen value with every word of a document in it covered, however deep it stands."""
    return _covered(value, redactor) if redactor else value  # type: ignore[return-value]  # of the type that it was


def _covered(value: object, redactor: Redactor) -> object:
    if isinstance(value, str):
        return redactor.covered(value)
    if isinstance(value, tuple):
        return tuple(_covered(item, redactor) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _OURS}
        return replace(value, **{name: _covered(item, redactor) for name, item in held.items()})
    return value
