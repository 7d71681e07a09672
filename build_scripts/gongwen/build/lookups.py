"""What a document asked the library for, and whether it would be told the same today."""

from dataclasses import dataclass, field

from gongwen.enrich.catalogue import Catalogue, Named, TextVersion
from gongwen.model import SOURCE_VARIANT, VARIANTS, Variant

# Kind of the question, the two parts of it, the answer.
Asked = tuple[str, str, str, object]


@dataclass(frozen=True, slots=True)
class Lookups:
    """A catalogue that writes down what it is asked and what it answers, nothing found included."""

    catalogue: Catalogue
    _asked: dict[tuple[str, str, str], object] = field(default_factory=dict)

    def by_title(self, title: str, script: Variant = SOURCE_VARIANT) -> Named | None:
        """Slug and part of the one document with this title."""
        answer = self.catalogue.by_title(title, script)
        self._asked["title", title, script] = answer
        return answer

    def by_number(self, words: str) -> tuple[str, int] | None:
        """Slug of the document whose 文号 ends the words, and where in them it begins."""
        answer = self.catalogue.by_number(words)
        self._asked["number", words, ""] = answer
        return answer

    def by_ending(self, words: str, script: Variant = SOURCE_VARIANT) -> tuple[Named, int] | None:
        """The document whose title ends the words, and where in them it begins."""
        answer = self.catalogue.by_ending(words, script)
        self._asked["ending", words, script] = answer
        return answer

    def issued(self, slug: str) -> str:
        """The eId of the attachment that a notice is about."""
        answer = self.catalogue.issued(slug)
        self._asked["issued", slug, ""] = answer
        return answer

    def holds(self, slug: str, eid: str) -> bool:
        """True where the document has a text of that eId."""
        answer = self.catalogue.holds(slug, eid)
        self._asked["eid", slug, eid] = answer
        return answer

    def versions(self, name: str, script: Variant = SOURCE_VARIANT) -> tuple[TextVersion, ...]:
        """All that the library has of a text."""
        answer = self.catalogue.versions(name, script)
        self._asked["versions", name, script] = answer
        return answer

    def asked(self) -> tuple[Asked, ...]:
        """All questions and answers, in an order that does not depend on that of the questions."""
        return tuple((*question, self._asked[question]) for question in sorted(self._asked))


def answers_hold(asked: tuple[Asked, ...], catalogue: Catalogue) -> bool:
    """True where the catalogue gives every answer that was given before."""
    return all(_answer(catalogue, kind, first, second) == answer for kind, first, second, answer in asked)


def _answer(catalogue: Catalogue, kind: str, first: str, second: str) -> object:
    match kind:
        case "title":
            return catalogue.by_title(first, _script(second))
        case "ending":
            return catalogue.by_ending(first, _script(second))
        case "versions":
            return catalogue.versions(first, _script(second))
        case "number":
            return catalogue.by_number(first)
        case "issued":
            return catalogue.issued(first)
        case _:
            return catalogue.holds(first, second)


def _script(tag: str) -> Variant:
    return next(variant for variant in VARIANTS if variant == tag)
