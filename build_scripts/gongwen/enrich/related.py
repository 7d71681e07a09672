"""Which documents of a library belong together, and why: terms that few others use, references to the same documents,
topics of their own or of their terms, an issuer in common."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongwen.model import Edition, Reason, Related

MOST = 3
LEAST = 0.5  # worth; what is below is chance
NAMED = 3  # things that a reason names
MAX_SHARED = 100  # documents; what more have tells nothing
SHARED_REFERENCE, SHARED_TOPIC, TERM_TOPIC, SAME_ISSUER = 1.5, 1.5, 0.5, 0.3
OFTEN = 4  # times that a term that counts full stands in a text
TOPICS = 2  # of its terms' topics, those that count as the document's

Features = Mapping[str, float]  # what a document has of a kind, and how much of it


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a document others may share; `terms` with how often they stand there, `references` are slugs."""

    slug: str
    title: str
    terms: tuple[tuple[str, int], ...] = ()
    references: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    term_topics: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of thing that documents share: what each has of it, how much a common one is worth."""

    name: str
    of: Callable[[Profile], Features]
    worth: float
    alone: bool = True  # whether it is reason enough


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What all documents have of one kind, and for each thing who has it."""

    kind: _Kind
    features: Mapping[str, Features]
    having: Mapping[str, Sequence[str]]

    def shared(self, slug: str, count: int) -> dict[str, dict[str, float]]:
        """By document, what it shares with this one and how much each thing is worth; what all have, nothing."""
        found: dict[str, dict[str, float]] = {}
        for thing, much in self.features[slug].items():
            others = self.having[thing]
            if not 1 < len(others) <= MAX_SHARED:
                continue
            rarity = math.log((count + 1) / len(others)) / math.log((count + 1) / 2)
            for other in others:
                worth = self.kind.worth * min(much, self.features[other][thing]) * rarity
                found.setdefault(other, {})[thing] = worth
        return found


_KINDS = (
    _Kind("reference", lambda profile: dict.fromkeys(profile.references, 1.0), SHARED_REFERENCE),
    _Kind("term", lambda profile: {term: min(1.0, count / OFTEN) for term, count in profile.terms}, 1.0),
    _Kind("topic", lambda profile: dict.fromkeys(profile.topics, 1.0), SHARED_TOPIC),
    _Kind("term_topic", lambda profile: dict.fromkeys(profile.term_topics, 1.0), TERM_TOPIC, alone=False),
    _Kind("issuer", lambda profile: dict.fromkeys(profile.issuers, 1.0), SAME_ISSUER, alone=False),
)


def profile_of(edition: Edition) -> Profile:
    """What of an edition (in the source script) others may share; who refers to whom is said elsewhere."""
    values = edition.document.main.metadata
    terms = Counter(span.ref for span in edition.spans if span.kind == "term")
    references = (span.ref.partition("#")[0] for span in edition.spans if span.kind == "reference")
    return Profile(
        edition.slug,
        values.title or edition.slug,
        tuple(sorted(terms.items())),
        tuple(sorted(set(filter(None, references)))),
        edition.particulars.topics,
        _term_topics(edition, terms),
        values.issuers,
    )


def _term_topics(edition: Edition, terms: Mapping[str, int]) -> tuple[str, ...]:
    """The topics that most of a document's terms have in the glossary."""
    entries = {entry.term: entry for entry in edition.terms}
    topics: Counter[str] = Counter()
    for term, count in terms.items():
        topics.update(dict.fromkeys(entries[term].topics, count) if term in entries else {})
    return tuple(topic for topic, _ in sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))[:TOPICS])


def related_documents(
    profiles: Sequence[Profile], known: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Related, ...]]:
    """For each document the few that share most with it, with the reasons, but for those that are `known` to it; a
    thing that few have is worth more."""
    by_slug = {profile.slug: profile for profile in profiles}
    shelves = [_shelf(kind, by_slug) for kind in _KINDS]
    return {slug: _related(by_slug, slug, shelves, known.get(slug, frozenset())) for slug in by_slug}


def _shelf(kind: _Kind, profiles: Mapping[str, Profile]) -> _Shelf:
    features = {slug: kind.of(profile) for slug, profile in profiles.items()}
    having: dict[str, list[str]] = {}
    for slug, things in features.items():
        for thing in things:
            having.setdefault(thing, []).append(slug)
    return _Shelf(kind, features, having)


def _related(
    profiles: Mapping[str, Profile], slug: str, shelves: Sequence[_Shelf], known: frozenset[str]
) -> tuple[Related, ...]:
    shared: dict[str, list[tuple[_Kind, dict[str, float]]]] = {}
    for shelf in shelves:
        for other, worth in shelf.shared(slug, len(profiles)).items():
            shared.setdefault(other, []).append((shelf.kind, worth))
    rated = [
        (sum(sum(worth.values()) for _, worth in kinds), other)
        for other, kinds in shared.items()
        if other != slug and other not in known and any(kind.alone for kind, _ in kinds)
    ]
    best = sorted((pair for pair in rated if pair[0] >= LEAST), key=lambda pair: (-pair[0], pair[1]))[:MOST]
    return tuple(Related(other, profiles[other].title, tuple(_reasons(shared[other]))) for _, other in best)


def _reasons(kinds: Iterable[tuple[_Kind, dict[str, float]]]) -> Iterator[Reason]:
    for kind, worth in kinds:
        named = sorted(worth, key=lambda thing: (-worth[thing], thing))[:NAMED]
        yield Reason(kind.name, tuple(named))
