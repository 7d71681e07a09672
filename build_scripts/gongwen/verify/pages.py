"""Which page has to show which eId, told from the pages that there are (addresses as docs/dev/design.md has them)."""

from collections.abc import Collection, Sequence

from gongwen.verify.expected import Anchor

OVERVIEW = ""
TEXT = "text"
FULL = "full"


def homes(anchors: Sequence[Anchor], names: Collection[str]) -> dict[str, str]:
    """The name of every eId's home page: "" for the overview, `chp_2`, `text`, `att_1__chp_2`.

    Frame and front stand on the overview, the preamble too where divisions follow it; the wrap-up of a division that
    has a page (a 编 with chapters) on that page; what else there is on the last page that began before it (articles do
    not name their chapter).
    """
    text_names = _text_names(anchors, names)
    starts: dict[str, str] = {}
    for name in sorted(text_names, key=len):
        starts[next(a.eid for a in anchors if _is_below(a.eid, name))] = name
    has_text = TEXT in names
    on_overview = ("front__", "preamble__") if _has_divisions(anchors) else ("front__",)
    found: dict[str, str] = {}
    current = OVERVIEW
    for anchor in anchors:
        if anchor.group == "frame":
            found[anchor.eid] = OVERVIEW
            continue
        current = starts.get(anchor.eid, current)
        if has_text and current == OVERVIEW and not anchor.eid.startswith(on_overview):
            current = TEXT
        owner, mark, _ = anchor.eid.rpartition("__wrapup__")
        found[anchor.eid] = owner if mark and owner in text_names else current
    return found


def _has_divisions(anchors: Sequence[Anchor]) -> bool:
    """True where the document itself, its attachments aside, has more than front, preamble and conclusions."""
    others = ("front__", "preamble__", "conclusions__", "att_")
    return any(anchor.group == "text" and not anchor.eid.startswith(others) for anchor in anchors)


def _text_names(anchors: Sequence[Anchor], names: Collection[str]) -> set[str]:
    return {name for name in names if name and any(_is_below(anchor.eid, name) for anchor in anchors)}


def _is_below(eid: str, name: str) -> bool:
    return eid == name or eid.startswith(name + "__")
