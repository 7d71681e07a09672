"""How a document is cited, on its overview: whole citations, which a reader can select where JavaScript is off."""

from collections.abc import Iterable, Iterator

from gongwen.model import Edition
from gongwen.render.addresses import absolute_address, overview_address
from gongwen.render.citation.forms import DOCUMENT_FORMS, form_names
from gongwen.render.citation.slots import Slot
from gongwen.render.citation.works import work_of
from gongwen.variants.ui import ui

Piece = dict[str, str]


def citations(edition: Edition) -> list[dict[str, object]]:
    """The document in each form and its address, in pieces. The day on which it was read is the reader's, and is left
    to the reader or to `citing.js`; what has not come yet (`from`) is taken away by the reader's browser."""
    variant, address = edition.variant, absolute_address(edition, overview_address(edition.slug))
    names, work = form_names(variant), work_of(edition, edition.document.main)
    ended = ui(variant, f"standing.{work.ended}") if work.ended else ""
    values = {"accessed": ui(variant, "cite.accessed"), "ended": ended, "address": address}
    rows = {key: list(_pieces(form(work), values, work.since)) for key, form in DOCUMENT_FORMS.items()}
    rows |= {"address": [{"text": address}]} if address else {}
    return [{"key": key, "name": names[key], "pieces": pieces} for key, pieces in rows.items()]


def _pieces(form: Iterable[str | Slot], values: dict[str, str], since: str) -> Iterator[Piece]:
    for piece in form:
        if isinstance(piece, str):
            yield {"text": piece}
        elif value := values.get(piece.name, ""):
            day = {"from": since} if piece.name == "ended" and since else {}
            key = "accessed" if piece.name == "accessed" else "text"
            yield {"before": piece.before, key: value, "after": piece.after} | day
