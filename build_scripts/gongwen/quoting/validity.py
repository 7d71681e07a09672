"""Whether a text holds on a day, as far as the library knows: repealed is not replaced, and neither is unknown.

What became of a text is what `enrich/standing.py` gathers, for pages and quotations alike; here it is put in words.
"""

from dataclasses import dataclass
from typing import Literal

from gongwen.enrich.standing import beginning_day, effective_day, spells
from gongwen.model import Standing
from gongwen.quoting.holding import Holding

State = Literal["unknown", "amended", "repealed", "replaced", "not-yet", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Validity:
    """A state, the day from which it holds ('' where only the fact is known), the slug of the text that brought it.

    Nobody says of a text that is `unknown` that it ended, nor that it is in force. `has_newer`: the library has the
    words that an amendment made of it; `namesake` are slug and day of a newer text of the same name, of which nobody
    says how the two stand to each other.
    """

    state: State
    since: str = ""
    by: str = ""
    has_newer: bool = False
    namesake: tuple[str, str] = ("", "")

    @property
    def may_hold(self) -> bool:
        """True where nothing speaks against these being the words in force."""
        return self.state == "unknown" or (self.state == "amended" and not self.has_newer)

    @property
    def is_remarkable(self) -> bool:
        """True where who quotes the text should know of more than its words."""
        return self.state != "unknown" or bool(self.namesake[0])

    @property
    def note(self) -> str:
        """The same in words."""
        day = f"（{self.since}）" if self.since else ""
        see = f"，见 {self.by}" if self.by else ""
        match self.state:
            case "repealed":
                return f"已废止{day}{see}"
            case "replaced":
                return f"已有新文本替代{day}{see}"
            case "amended":
                return f"已修改{day}{see}" + ("" if self.has_newer else "；本库没有修改后的文本")
            case "not-yet":
                return f"这一文本当日还没有公布或施行（{self.since} 起）"
            case "withdrawn":
                return "本库已撤下"
        slug, begins = self.namesake
        also = f"；另有同名的较新文本 {slug}（{begins}），本库未注明两者的关系" if slug else ""
        return f"本库未见其废止或被替代{also}"


def valid_on(holding: Holding, standings: tuple[Standing, ...], day: str) -> Validity:
    """What is known of a text on a day (YYYY-MM-DD) by what became of it."""
    if holding.particulars.withdrawn:
        return Validity("withdrawn")
    begins = beginning(holding)
    if begins > day:
        return Validity("not-yet", begins)
    said = next(spell for spell in reversed(spells(standings)) if spell.since <= day)
    match said.state:
        case "coming":
            return Validity("not-yet", said.until)
        case "unknown":
            return Validity("unknown", begins)
    return Validity(said.state, said.since, said.by, said.has_newer)


def beginning(holding: Holding) -> str:
    """The day from which a text holds; '' where nothing tells."""
    part = holding.document.main
    return beginning_day(part.metadata, effective_day(part))
