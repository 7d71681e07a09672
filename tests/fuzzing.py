"""Seeded chance for long tests: the same cases on every machine, a few in `make test`, many in `make fuzz`."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random


class Chance(Random):
    """A source of chance that says by which seed its case is tried again."""

    def __init__(self, seed: str, case: int) -> None:
        super().__init__(f"{seed}/{case}")
        self.case = case
        self.again = f"GONGWEN_FUZZ_SEED={seed} GONGWEN_FUZZ_CASE={case}"


@dataclass(frozen=True, slots=True)
class Fuzz:
    """`only` is the number of the one case that is to be tried again, or empty."""

    seed: str
    long: bool = False
    only: str = ""

    def cases(self, *, sample: int, long: int) -> Iterator[Chance]:
        """One source of chance a case, each independent of the others: `sample` of them, or `long` in `make fuzz`.

        A test names `chance.again` in what it asserts, so that whoever sees it fail can try that case alone.
        """
        numbers = (int(self.only),) if self.only else range(long if self.long else sample)
        return (Chance(self.seed, number) for number in numbers)
