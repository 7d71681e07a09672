"""docs/dev/codes.md lists every code of a finding, and no code that does not exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = r"[EWI]-[a-z]+(?:-[a-z]+)*"


def test_the_table_of_codes_is_complete() -> None:
    used: set[str] = set()
    for path in (ROOT / "build_scripts" / "gongwen").rglob("*.py"):
        used.update(re.findall(rf'"({CODE})"', path.read_text("utf-8")))
    table = (ROOT / "docs" / "dev" / "codes.md").read_text("utf-8")
    listed = {
        code for line in table.split("\n") if line.startswith("| ") for code in re.findall(CODE, line.split("|")[1])
    }

    assert listed == used
