"""What stands at a provision that changed in another version of its work: that it did, and all that it was."""

from gongwen.model import ProvisionHistory, ProvisionState, Referrer
from gongwen.render.addresses import overview_address, relative
from gongwen.render.markdown.index import EditionIndex
from gongwen.render.markdown.status import title_in_marks
from gongwen.variants.ui import ui

Value = dict[str, object]


def history_value(index: EditionIndex, eid: str, here: str) -> Value:
    """What is said below a text: of the provision that ends there its name, what became of it after this version by the
    reader's day, what it was in each version, which instructions changed it; {} where there is nothing to say."""
    found: Value = {"label": "", "marks": [], "states": [], "acts": _acts(index, index.amended.get(eid, ()), here)}
    if history := index.histories.get(eid):
        own = next(n for n, state in enumerate(history.states) if state.slug == index.edition.slug)
        label = dict(history.states[own].places)[history.eid]
        states = [_state(index, state, here, own=n == own) for n, state in enumerate(history.states)]
        found |= {"label": label, "marks": _marks(index, history, own, label, here), "states": states}
    return found if any(found.values()) else {}


def _acts(index: EditionIndex, changing: tuple[Referrer, ...], here: str) -> list[Value]:
    """The ways to the instructions that change a provision, once for each place where one stands."""
    cards = {card.slug: card for card in index.edition.cards}
    return [
        {
            "title": title_in_marks(cards[slug].metadata.title or slug),
            "place": place or eid,
            "link": relative(f"{index.homes_of[slug][eid]}#{eid}", here),
        }
        for slug, eid, place in dict.fromkeys((one.slug, one.eid, one.place) for one in changing)
    ]


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
