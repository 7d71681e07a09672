"""What styles do to the text of a page: what they hide, what they leave but keep from being seen, what they strike.

Only what stands in the page itself is known: an element's own attributes, and rules of the page's <style> that name one
element, class or id. A style sheet elsewhere is nobody's to fetch.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gongwen.text.style_sheets import rules_of, without_comments

Declarations = dict[str, str]

_SHEET = re.compile(r"<style(?=[\s/>])", re.IGNORECASE)
_SHEET_END = re.compile(r"</style(?=[\s/>])", re.IGNORECASE)
_MOST_SHEET = 200_000  # characters of rules that are looked at
# @media print, @keyframes: not for the screen, or not always.
_AT_BLOCK = re.compile(r"@[^{};@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_SIMPLE = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)")
_ZERO = re.compile(r"[+-]?0*\.?0*(?:px|pt|em|rem|%|vw|vh)?")
_NUMBER = re.compile(r"([+-]?\d*\.?\d+)(px|pt|em|rem|%|vw|vh)?")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "hsl(0,0%,100%)"})
_FAR = 500  # pixels from the page's edge where nobody reads
_EM = 16
_TELLING = frozenset({
    "display", "visibility", "opacity", "font-size", "color", "background", "background-color", "background-image",
    "text-indent", "position", "clip", "clip-path", "overflow", "text-decoration", "text-decoration-line", "list-style",
    "list-style-type",
})  # fmt: skip
BACKGROUND = "background"  # no cause: what is white may be seen on it


Rule = tuple[str, frozenset[str], Declarations]  # element (empty for any), classes and ids, what is declared


class Sheet:
    """The declarations of a page's own rules, by element, class or id: `p`, `.a`, `#b`, `p.a`."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        self._rules = _effective(rules)
        self.tags = frozenset(tag or "*" for tag, marks, _ in self._rules if not marks)  # named alone; * for all
        counts = Counter(mark for _, marks, _ in self._rules for mark in marks)
        self._places: dict[str, list[int]] = {}  # of the rules, by the rarest mark of each, or its element
        for place, (tag, marks, _) in enumerate(self._rules):
            self._places.setdefault(min(marks, key=lambda mark: (counts[mark], mark), default=tag), []).append(place)

    def of(self, tag: str, attributes: Mapping[str, str]) -> Declarations:
        """All that is declared for an element: by the rules in their order, then by its own style."""
        names = {f".{name}" for name in attributes.get("class", "").split()} | {f"#{attributes.get('id', '')}"}
        found: Declarations = {}
        for place in sorted(place for key in {"", tag} | names for place in self._places.get(key, ())):
            wanted, marks, said = self._rules[place]
            if wanted in ("", tag) and marks <= names:
                found |= said
        return found | declarations(attributes.get("style", ""))


def _effective(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules without what a later one for the same elements declares again: a page may repeat one without end."""
    later: dict[tuple[str, frozenset[str]], set[str]] = {}
    kept: list[Rule] = []
    for tag, marks, said in reversed(rules):
        seen = later.setdefault((tag, marks), set())
        if own := {name: value for name, value in said.items() if name not in seen}:
            kept.append((tag, marks, own))
        seen.update(own)
    return tuple(reversed(kept))


def read_sheet(page: str) -> Sheet:
    """The rules of a page that could keep text from being seen."""
    rules: list[Rule] = []
    for sheet in _sheets(page):
        text = _AT_BLOCK.sub("", without_comments(sheet[:_MOST_SHEET]))
        for selectors, body in rules_of(text):
            said = declarations(body)
            rules += ((tag, marks, said) for tag, marks in _selectors(selectors) if is_telling(said))
    return Sheet(rules)


def _sheets(page: str) -> Iterator[str]:
    """What stands in <style>; where one does not end, no search for an end comes after."""
    at = 0
    while opening := _SHEET.search(page, at):
        begun = page.find(">", opening.end()) + 1
        end = _SHEET_END.search(page, begun) if begun else None
        if end is None:
            return
        yield page[begun : end.start()]
        at = end.end()


def _selectors(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for selector in text.lower().split(","):
        if (match := _SIMPLE.fullmatch(selector.strip())) and match[0]:
            yield (match[1] or "").strip("*"), frozenset(re.findall(r"[.#][\w-]+", match[2]))


def declarations(style: str) -> Declarations:
    """The declarations of a style attribute or rule, names and values in lower case; of two the last."""
    pairs = (part.partition(":") for part in without_comments(style).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


def hides(attributes: Mapping[str, str], own: Declarations) -> bool:
    """True for an element that is not there for a reader: the attribute `hidden`, or its own style."""
    return "hidden" in attributes or _is_away(own)


def _is_away(said: Declarations) -> bool:
    return said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse")


def strikes(said: Declarations) -> bool:
    """True for a line through the text."""
    return "line-through" in said.get("text-decoration", "") + said.get("text-decoration-line", "")


def is_telling(said: Declarations) -> bool:
    """True for declarations that may keep text from being seen, put a background behind it, or number a list."""
    return bool(_TELLING.intersection(said))


def unseen(said: Declarations, outer: frozenset[str]) -> frozenset[str]:
    """Why the text of an element is not seen, `outer` being why that around it is not; empty where it is seen."""
    if not said:
        return outer
    causes = set(outer) | ({"display:none"} if _is_away(said) else set())
    if "font-size" in said:
        causes.discard("font-size:0")
        causes |= {"font-size:0"} if _is_none(said["font-size"]) else set()
    if _has_background(said):
        causes = causes - {"白字"} | {BACKGROUND}
    if "color" in said:
        causes -= {"白字", "color:transparent"}
        colour = "".join(said["color"].split())
        causes |= {"白字"} if colour in _WHITE and BACKGROUND not in causes else set()
        causes |= {"color:transparent"} if colour == "transparent" else set()
    if _is_none(said.get("opacity", "1")):
        causes.add("opacity:0")
    if _is_far(said):
        causes.add("移出页面")
    if _is_cut_away(said):
        causes.add("裁去")
    return frozenset(causes)


def _has_background(said: Declarations) -> bool:
    names = ("background", "background-color", "background-image")
    values = ["".join(said[name].split()) for name in names if name in said]
    return any(value not in (*_WHITE, "none", "transparent", "inherit", "initial", "") for value in values)


def _is_far(said: Declarations) -> bool:
    names = ["text-indent"]
    if said.get("position") in ("absolute", "fixed"):
        names += ["left", "top", "right", "margin-left"]
    return any(_pixels(said[name]) <= -_FAR for name in names if name in said)


def _is_cut_away(said: Declarations) -> bool:
    clipped = re.sub(r"\s", "", said.get("clip", "") + said.get("clip-path", ""))
    if clipped in ("rect(0,0,0,0)", "rect(0px,0px,0px,0px)", "rect(1px,1px,1px,1px)", "inset(100%)", "inset(50%)"):
        return True
    without_room = any(name in said and _is_none(said[name]) for name in ("height", "max-height", "width", "max-width"))
    return without_room and said.get("overflow", "") in ("hidden", "clip")


def _is_none(value: str) -> bool:
    return bool(value) and bool(_ZERO.fullmatch(value)) and any(c.isdigit() for c in value)


def _pixels(value: str) -> float:
    match = _NUMBER.fullmatch(value)
    if match is None:
        return 0
    return float(match[1]) * {"em": _EM, "rem": _EM, "%": 10, "vw": 10, "vh": 10}.get(match[2] or "px", 1)
