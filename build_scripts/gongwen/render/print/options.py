"""What may be chosen about the sheets of a build."""

from dataclasses import dataclass
from typing import Literal, get_args


@dataclass(frozen=True, slots=True)
class Grid:
    """How many characters a line and lines a page hold, in a type area of 156 × 225 mm."""

    columns: int
    lines: int


OFFICIAL = Grid(28, 22)  # GB/T 9704-2012, 5.2.4
LARGE = Grid(22, 16)  # 大字版: characters of 20 pt (between 小二号 and 二号)
LARGE_PRINT = "large"  # the folder, in a document's own, of its PDFs in large print

# What is no official text, printed as PDF artifacts. Contents stand before the whole document where it is long, the
# summary, terms and notes after the text, the numbers of lines beside them, a code with the address (QR) at the foot
# of the last page.
Extra = Literal["contents", "summary", "terms", "notes", "lines", "qr"]
EXTRAS: tuple[Extra, ...] = get_args(Extra)


@dataclass(frozen=True, slots=True)
class Printing:
    """What a project wants printed beside the official text, and whether all of it in large print once more."""

    extras: tuple[Extra, ...] = ("contents",)
    large: bool = True


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the sheets of a build have in common; `site` is the published site's address, if there is one."""

    site: str = ""
    grid: Grid = OFFICIAL
    extras: tuple[Extra, ...] = ("contents",)
