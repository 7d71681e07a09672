"""A page as a laid-out form (PDF, OFD) gives it: characters and rules with their places, no lines and no paragraphs.

Places count in points from the top left corner, so that what is read first is smaller.
"""

from dataclasses import dataclass
from typing import Literal

Aside = Literal["", "artifact", "watermark", "unseen"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; `aside` says why it is no text by the file's own word."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    aside: Aside = ""
    tag: int = 0  # the paragraph that the file itself says it belongs to; 0 where it says none
    heading: int = 0  # its level as the file says, 0 where it is none

    @property
    def top(self) -> float:
        return self.baseline - 0.86 * self.size  # the em box of a Han character stands so on its baseline

    @property
    def bottom(self) -> float:
        return self.baseline + 0.14 * self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, upright or level; `start` ≤ `end` along it, `at` across."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its bytes in a form that browsers show; without them where it cannot be taken out. `why` says what
    tells by the page alone that it is none of the text."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    data: bytes = b""
    ending: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """`pictured` is the share of the page that pictures cover, `curves` how many drawn shapes have a bent side."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    pictured: float = 0.0
    pictures: tuple[Picture, ...] = ()
    curves: int = 0
