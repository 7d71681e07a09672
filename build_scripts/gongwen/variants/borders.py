"""Word borders that OpenCC's phrases must not reach across.

OpenCC takes the longest phrase from the left, however rare it is by itself: in 保护发展 it finds 护发 (hair care) and
writes 保護髮展. borders.txt lists such places, `护[发展]`: where these characters follow each other, the word in
brackets is converted by itself. benchmarks/borders.py makes the list and tells how.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple


class Border(NamedTuple):
    """`word` between what stands before and after it, one of which is empty."""

    before: str
    word: str
    after: str

    @property
    def text(self) -> str:
        """The characters that must follow each other."""
        return self.before + self.word + self.after


@cache
def borders() -> tuple[Border, ...]:
    """Every border of borders.txt, the likelier first."""
    text = resources.files("gongwen.variants").joinpath("borders.txt").read_text(encoding="utf-8")
    return tuple(parse_border(line) for line in text.splitlines() if line and not line.startswith("#"))


def parse_border(line: str) -> Border:
    """护[发展] → Border("护", "发展", "")."""
    before, _, rest = line.partition("[")
    word, bracket, after = rest.partition("]")
    if not (word and bracket and (before or after)):
        raise ValueError(f"borders.txt: {line}")
    return Border(before, word, after)
