"""The head of a paper that several organs issue: 文件 stands beside their names and is read behind the last of them."""

from collections.abc import Sequence
from itertools import takewhile

from gongwen.sources.laid_out.lines import Line
from gongwen.sources.laid_out.page import Glyph

_WORD = "文件"
_LARGE = 18.0  # points: the text of official papers has 16
_FIRST = 16  # lines of a page


def with_joint_head(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page; of a head with names above and below the height of 文件 in the order in which it is read.

    GB/T 9704-2012, 7.2.4: the names of joint issuers stand one below the other, 文件 to their right in the middle.
    """
    for place, line in enumerate(lines[:_FIRST]):
        name, word = _parted(line)
        if not word:
            continue
        below = _names(lines[place + 1 :], word)
        if below and _names(lines[:place][::-1], word):
            own = [Line(line.page, name, line.column)] if name else []
            last = Line(line.page, (*below[-1].glyphs, *word), line.column)
            rest = lines[place + 1 + len(below) :]
            return [*lines[:place], *own, *below[:-1], last, *rest]
    return list(lines)


def _parted(line: Line) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]]:
    """What of a line stands before 文件, and that word, where it stands alone or apart; no word in any other line."""
    seen = tuple(glyph for glyph in line.glyphs if not glyph.text.isspace())
    name, word = seen[:-2], seen[-2:]
    is_word = "".join(glyph.text for glyph in word) == _WORD and word[0].size >= _LARGE
    apart = not name or word[0].left - name[-1].right > 0.5 * word[0].size
    return (name, word) if is_word and apart else (seen, ())


def _names(lines: Sequence[Line], word: Sequence[Glyph]) -> list[Line]:
    """The first lines that are as large as names in a head are, and left of the word."""
    return list(takewhile(lambda line: line.size >= _LARGE and line.right <= word[0].left, lines))
