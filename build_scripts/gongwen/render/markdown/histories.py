"""What stands at a provision that changed in another version of its work: that it did, and all that it was."""

from gongwen.model import ProvisionHistory, ProvisionState
from gongwen.render.addresses import overview_address, relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.variants.ui import ui

Value = dict[str, object]


def history_value(index: EditionIndex, history: ProvisionHistory, here: str) -> Value:
    """The provision's name; what became of it after this version, by the reader's day; what it was in each version."""
    own = next(n for n, state in enumerate(history.states) if state.slug == index.edition.slug)
    label = dict(history.states[own].places)[history.eid]
    return {
        "label": label,
        "marks": _marks(index, history, own, label, here),
        "states": [_state(index, state, here, own=n == own) for n, state in enumerate(history.states)],
    }


def _marks(index: EditionIndex, history: ProvisionHistory, own: int, label: str, here: str) -> list[Value]:
    """One for each later version since the words are others: a browser shows that of its day, other readers see the
    last, which names its day too."""
    variant, later = index.edition.variant, history.states[own + 1 :]
    subject = ui(variant, "history.article" if label.endswith(ui(variant, "history.number")) else "history.division")
    found: list[Value] = []
    since = change = ""
    for state, until in zip(later, (*(one.since for one in later[1:]), ""), strict=False):  # "": no end
        if state.change != "same":
            since, change = state.since, "deleted" if state.change == "deleted" else "amended"
        if change:
            day = ui(variant, "standing.since", day=since) if since else ""
            words = f"{subject}{ui(variant, f'standing.{change}')}{day}"
            places = _places(index, state, here)
            found.append({"words": words, "from": state.since, "until": until, "hidden": True, "places": places})
    return [*found[:-1], *({**last, "hidden": False} for last in found[-1:])]


def _state(index: EditionIndex, state: ProvisionState, here: str, *, own: bool) -> Value:
    said = "" if state.change == "same" else ui(index.edition.variant, f"history.{state.change}")
    day = state.since or ui(index.edition.variant, "work.undated")
    return {"day": day, "said": said, "places": _places(index, state, here), "own": own}


def _places(index: EditionIndex, state: ProvisionState, here: str) -> list[Value]:
    """The ways to what a provision was; where it is gone, to the version that has it no more."""
    homes = index.homes_of.get(state.slug, {})
    if not state.places:
        card = next((card for card in index.edition.cards if card.slug == state.slug), None)
        title = (card and card.metadata.title) or state.slug
        return [{"label": f"《{title.strip('《》')}》", "link": relative(overview_address(state.slug), here)}]
    return [
        {"label": label, "link": relative(f"{homes[eid]}#{eid}", here) if eid in homes else ""}
        for eid, label in state.places
    ]
