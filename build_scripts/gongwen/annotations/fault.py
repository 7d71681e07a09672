"""What is wrong in a file whose path the finder need not know."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A finding without its path; `line` counts in the file."""

    line: int
    code: str
    message: str
