"""Whether a text holds on a day, as far as the library knows: repealed is not replaced, and neither is unknown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from gongwen.enrich.catalogue import STATE, plain_title
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.quoting.holding import Holding

State = Literal["in-force", "repealed", "replaced", "not-yet", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Validity:
    """A state, the day from which it holds ('' where only the fact is known), the slug of the text that brought it.

    `amended` are the slug and the day of the last act that amended a text whose new version the library has not.
    """

    state: State
    since: str = ""
    by: str = ""
    amended: tuple[str, str] = ("", "")

    @property
    def note(self) -> str:
        """The same in words."""
        day = f"（{self.since}）" if self.since else ""
        match self.state:
            case "repealed":
                return f"已废止{day}" + (f"，见 {self.by}" if self.by else "")
            case "replaced":
                return f"已有新文本替代{day}，见 {self.by}"
            case "not-yet":
                return f"这一文本当日还没有公布或施行（{self.since} 起）"
            case "withdrawn":
                return "本库已撤下"
        slug, since = self.amended
        if slug:
            return f"已修改{f'（{since}）' if since else ''}，见 {slug}；本库没有修改后的文本"
        return "本库未见其废止或被替代"


def valid_on(holding: Holding, others: Iterable[Holding], day: str) -> Validity:
    """What is known of a text on a day (YYYY-MM-DD)."""
    if holding.particulars.withdrawn:
        return Validity("withdrawn")
    begins = beginning(holding)
    if begins > day:
        return Validity("not-yet", begins)
    known = tuple(others)
    ends = sorted(end for end in _ends(holding, known) if end.since <= day)
    if ends:
        return ends[0].validity
    acts = sorted((since, slug) for since, slug in _acts(holding, known) if begins < since <= day or not since)
    return Validity("in-force", begins, amended=acts[-1][::-1] if acts else ("", ""))


def beginning(holding: Holding) -> str:
    """The day from which a text holds; '' where nothing tells."""
    part = holding.document.main
    return beginning_day(part.metadata, effective_day(part))


@dataclass(frozen=True, slots=True, order=True)
class _End:
    since: str
    by: str
    kind: Literal["repealed", "replaced"]

    @property
    def validity(self) -> Validity:
        return Validity(self.kind, self.since, self.by)


def _ends(holding: Holding, others: Iterable[Holding]) -> Iterator[_End]:
    """All that ends the text: its own event, what others repeal and replace, a later version of it."""
    title, begins = plain_title(holding.title), beginning(holding)
    for event in holding.document.main.metadata.events:
        if event.kind == "repealed":
            yield _End(event.date, "", "repealed")
    for other in others:
        if other.slug == holding.slug or other.particulars.withdrawn:
            continue
        relations = dict(other.particulars.relations)
        if _names(relations.get("repeals", ()), holding.slug, title):
            yield _End(beginning(other), other.slug, "repealed")
        replaces = _names(relations.get("replaces", ()), holding.slug, title)
        if replaces or (_is_version(other, holding) and beginning(other) > begins):
            yield _End(beginning(other), other.slug, "replaced")


def _acts(holding: Holding, others: Iterable[Holding]) -> Iterator[tuple[str, str]]:
    """The day and slug of each act whose document.yml says that it amends the text."""
    title = plain_title(holding.title)
    for other in others:
        amends = dict(other.particulars.relations).get("amends", ())
        if other.slug != holding.slug and not other.particulars.withdrawn and _names(amends, holding.slug, title):
            yield beginning(other), other.slug


def _is_version(one: Holding, other: Holding) -> bool:
    """True for two versions of one text: the same name or, where document.yml says it, the same work."""
    works = one.particulars.work, other.particulars.work
    return works[0] == works[1] if all(works) else plain_title(one.title) == plain_title(other.title)


def _names(names: tuple[str, ...], slug: str, title: str) -> bool:
    short = title.removeprefix(STATE)
    return any(name == slug or plain_title(name.strip("《》")).removeprefix(STATE) == short for name in names)
