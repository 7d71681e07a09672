"""Where each pair of neighbouring characters stands in the folded text: what makes search exact.

The folded texts of all units stand one after another with one empty place between them, so that no pair crosses a
border. A word of m characters stands where its pairs stand in step; ⌈m/2⌉ pairs cover it.
"""

from array import array
from collections.abc import Sequence


def text_starts(folded: Sequence[str]) -> tuple[int, ...]:
    """The position of each text's first character."""
    starts, position = [], 0
    for text in folded:
        starts.append(position)
        position += len(text) + 1
    return tuple(starts)


def pair_positions(folded: Sequence[str]) -> dict[str, "array[int]"]:
    """The rising positions of every pair of characters; a text of one character has none and is never found."""
    found: dict[str, array[int]] = {}
    for start, text in zip(text_starts(folded), folded, strict=True):
        for offset in range(len(text) - 1):
            pair = text[offset : offset + 2]
            if pair not in found:
                found[pair] = array("I")
            found[pair].append(start + offset)
    return found
