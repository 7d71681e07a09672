"""The quotations of a paragraph: what stands in quotation marks, the outermost of those that stand in one another."""

_PAIRS = {"“": "”", "「": "」", "『": "』", "﹁": "﹂", "〝": "〞"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_STRAIGHT = '"＂'

Quoted = tuple[int, int]  # the words between the marks


def quotations(text: str) -> tuple[Quoted, ...]:
    """Every quotation in order; “…“一网通办”…” is one. A mark without its partner counts as none."""
    pairs = sorted((*_paired(text), *_straight(text)))
    outermost: list[Quoted] = []
    for start, end in pairs:
        if not outermost or start >= outermost[-1][1]:
            outermost.append((start, end))
    return tuple(outermost)


def left_open(text: str) -> str:
    """The opening mark whose quotation goes on behind the text; '' where all are closed."""
    opened = _read_marks(text)[1]
    return opened[-1][0] if opened else ""


def closing_of(mark: str) -> str:
    """The mark that closes what one opens."""
    return _PAIRS[mark]


def ends_quotation(text: str, mark: str) -> bool:
    """True where the text closes a quotation that it has not opened."""
    return mark in _read_marks(text)[2]


def _paired(text: str) -> list[Quoted]:
    return _read_marks(text)[0]


def _read_marks(text: str) -> tuple[list[Quoted], list[tuple[str, int]], set[str]]:
    """The pairs, the opening marks without a partner, and those that closing ones without a partner would have."""
    found: list[Quoted] = []
    alone: set[str] = set()
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            opened.append((character, at))
        elif opening := _CLOSING.get(character):
            place = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == opening), None)
            if place is not None:
                found.append((opened[place][1] + 1, at))
                del opened[place:]
            else:
                alone.add(opening)
    return found, opened, alone


def _straight(text: str) -> list[Quoted]:
    """Pairs of straight marks, line by line: nothing tells an opening one from a closing one."""
    found: list[Quoted] = []
    start = 0
    for line in text.split("\n"):
        places = [start + at for at, character in enumerate(line) if character in _STRAIGHT]
        found += [(first + 1, second) for first, second in zip(places[::2], places[1::2], strict=False)]
        start += len(line) + 1
    return found
