"""A citation with places that are filled in later: by a test, by the page that is built, or in the reader's browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# The day on which the reader saw the page; the address, place and words of what is cited; what became of it by now.
SlotName = Literal["accessed", "address", "place", "quote", "ended"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A value, between `before` and `after`; without a value nothing of it is written."""

    name: SlotName
    before: str = ""
    after: str = ""


Form = tuple[str | Slot, ...]


def fill(form: Form, values: Mapping[SlotName, str]) -> str:
    """The citation: text as it stands, each slot with its value. `citing.js` does the same."""
    return "".join(piece if isinstance(piece, str) else _filled(piece, values.get(piece.name, "")) for piece in form)


def _filled(slot: Slot, value: str) -> str:
    return slot.before + value + slot.after if value else ""


def form_value(form: Form) -> list[str | list[str]]:
    """The form as JSON: a text, or a slot's name with what stands before and after its value."""
    return [piece if isinstance(piece, str) else [piece.name, piece.before, piece.after] for piece in form]
