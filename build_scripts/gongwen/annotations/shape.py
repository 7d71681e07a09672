"""How deep and how bracketed a Markdown body is, told from its lines in one pass, before any parser sees it.

Measured on Python-Markdown: 4 KiB of `1. ` end in a RecursionError, and time grows with the square of the open
brackets. Within the limits below the worst of some 500 built bodies of 4,000 characters took 0.11 s.
"""

import re

MAX_BRACKETS = 80
MAX_NESTING = 6

_QUOTE_MARK = re.compile(r"[ \t]{0,3}>[ \t]?")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TAB_SIZE = 4


def bracket_line(body: str) -> int | None:
    """The line of the body (from 0) on which the number of `[` passes the limit, or None."""
    count = 0
    for number, line in enumerate(body.split("\n")):
        count += line.count("[")
        if count > MAX_BRACKETS:
            return number
    return None


def nesting_line(body: str) -> int | None:
    """The first line of the body (from 0) on which quotations and lists stand deeper than the limit, or None.

    A list item counts one level deeper than the nearest item above it that is indented less. Code is not told apart: a
    list seven levels deep inside a code block is refused too.
    """
    columns: list[int] = []  # of the list marks that are open, outer before inner
    for number, line in enumerate(body.split("\n")):
        quotes, columns = _open_marks(line.expandtabs(_TAB_SIZE), columns)
        if quotes + len(columns) > MAX_NESTING:
            return number
    return None


def _open_marks(line: str, columns: list[int]) -> tuple[int, list[int]]:
    """Number of `>` marks that open the line, and the columns of the list marks that are open after it."""
    quotes = position = 0
    while not _RULE.match(line, position):
        if mark := _QUOTE_MARK.match(line, position):
            quotes += 1
        elif mark := _LIST_MARK.match(line, position):
            column = mark.end() - len(mark[0].lstrip())
            columns = [*(outer for outer in columns if outer < column), column]
        else:
            break
        position = mark.end()
    return quotes, columns
