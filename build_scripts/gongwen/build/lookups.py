"""What a document asked the library for, and whether it would be told the same today."""

from dataclasses import dataclass, field

from gongwen.enrich.references import Catalogue, Named

# Kind of the question, the two parts of it, the answer.
Asked = tuple[str, str, str, object]


@dataclass(frozen=True, slots=True)
class Lookups:
    """A catalogue that writes down what it is asked and what it answers, nothing found included."""

    catalogue: Catalogue
    _asked: dict[tuple[str, str, str], object] = field(default_factory=dict)

    def by_title(self, title: str) -> Named | None:
        """Slug and part of the one document with this title."""
        answer = self.catalogue.by_title(title)
        self._asked["title", title, ""] = answer
        return answer

    def by_number(self, words: str) -> tuple[str, int] | None:
        """Slug of the document whose 文号 ends the words, and where in them it begins."""
        answer = self.catalogue.by_number(words)
        self._asked["number", words, ""] = answer
        return answer

    def holds(self, slug: str, eid: str) -> bool:
        """True where the document has a text of that eId."""
        answer = self.catalogue.holds(slug, eid)
        self._asked["eid", slug, eid] = answer
        return answer

    def asked(self) -> tuple[Asked, ...]:
        """All questions and answers, in an order that does not depend on that of the questions."""
        return tuple((*question, self._asked[question]) for question in sorted(self._asked))


def answers_hold(asked: tuple[Asked, ...], catalogue: Catalogue) -> bool:
    """True where the catalogue gives every answer that was given before."""
    return all(_answer(catalogue, kind, first, second) == answer for kind, first, second, answer in asked)


def _answer(catalogue: Catalogue, kind: str, first: str, second: str) -> object:
    if kind == "title":
        return catalogue.by_title(first)
    if kind == "number":
        return catalogue.by_number(first)
    return catalogue.holds(first, second)
