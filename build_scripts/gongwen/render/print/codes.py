"""A code that a telephone reads (QR), as lines of the paper."""

from itertools import groupby
from typing import Any

import segno


def code_lines(address: str) -> dict[str, Any]:
    """The code of an address: how many modules it is wide, and its dark stretches as (row, first, length)."""
    rows = segno.make_qr(address, error="m").matrix
    lines = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            lines += [(y, x, length)] if dark else []
            x += length
    return {"size": len(rows), "lines": lines}
