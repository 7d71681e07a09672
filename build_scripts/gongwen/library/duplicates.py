"""Whether the library has a document already: the same 文号, or nearly the same text."""

from zlib import crc32

from gongwen.enrich.catalogue import plain_title
from gongwen.errors import GongwenError
from gongwen.library.project import Project
from gongwen.library.read import document_slugs, read_stored
from gongwen.model import Document, walk_part_text
from gongwen.text.visible import visible

_STRETCH = 8  # characters: two prints of one text share nearly all stretches of that length
_KEPT = 256  # of a text's stretches, those with the smallest numbers: a sketch by which two texts can be compared
_ALIKE = 0.8  # of what two sketches hold together


class KnownTexts:
    """What is known of the library's documents while files come in; each document is read but once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, tuple[str | None, frozenset[int]]] = {}
        self._titles: dict[str, str] = {}

    def same_as(self, slug: str, document: Document) -> tuple[str, ...]:
        """The slugs of other documents that are the same by 文号 or by nearly the same text."""
        number, sketch = self._known[slug] = _facts(document)
        self._titles[slug] = _title(document)
        others = (other for other in document_slugs(self._project) if other != slug)
        facts = ((other, *self._facts_of(other)) for other in others)
        return tuple(other for other, its, theirs in facts if (number and number == its) or _alike(sketch, theirs))

    def namesakes(self, slug: str, document: Document) -> tuple[str, ...]:
        """The slugs of other documents with the same title, the version in brackets apart: they may be versions of one
        text, or two texts; only a person knows."""
        title = _title(document)
        others = (other for other in document_slugs(self._project) if other != slug)
        return tuple(other for other in others if title and self._facts_of(other) and self._titles.get(other) == title)

    def _facts_of(self, slug: str) -> tuple[str | None, frozenset[int]]:
        if slug not in self._known:
            try:
                document = read_stored(self._project, slug).document
                self._known[slug], self._titles[slug] = _facts(document), _title(document)
            except GongwenError:
                return None, frozenset()  # what is wrong with it is for `check` to say
        return self._known[slug]


def _title(document: Document) -> str:
    return plain_title(document.main.metadata.title or "")


def _facts(document: Document) -> tuple[str | None, frozenset[int]]:
    """Its 文号, and the sketch of its text (bottom-k of Cohen and Kaplan, 2007)."""
    text = visible("".join(unit.text for unit in walk_part_text(document.main)))
    stretches = {crc32(text[i : i + _STRETCH].encode()) for i in range(max(0, len(text) - _STRETCH + 1))}
    return document.main.metadata.number, frozenset(sorted(stretches)[:_KEPT])


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """True where the two texts share most of their stretches, as far as their sketches tell."""
    together = sorted(one | other)[:_KEPT]
    return bool(one and other) and sum(n in one and n in other for n in together) >= _ALIKE * len(together)
