"""What a published page of comparison says: only a document that agrees with its source is published with one."""

import re

from gongwen.model import VARIANTS, Certified

_ROW = re.compile(
    r'<tr><td lang="(?P<variant>[^"]+)">[^<]*</td><td>(?P<format>[^<]*)</td>'
    r"<td>(?P<characters>\d+)</td><td>(?P<missing>\d+)</td><td>(?P<added>\d+)</td><td>(?P<moved>\d+)</td>"
)


def read_certificate(html: str, sha256: str) -> tuple[Certified, ...]:
    """The rows of the page, if it is that of the source with this digest; else none."""
    if sha256 not in html:
        return ()
    return tuple(
        Certified(variant, row["format"], *_counts(row))
        for row in _ROW.finditer(html)
        for variant in VARIANTS
        if variant == row["variant"]
    )


def _counts(row: re.Match[str]) -> tuple[int, int, int, int]:
    return int(row["characters"]), int(row["missing"]), int(row["added"]), int(row["moved"])
