"""Where Typst has put the eIds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an eId begins: page of the file and number printed on it, points from the page's upper left corner."""

    eid: str
    page: int
    number: int
    x: float
    y: float
