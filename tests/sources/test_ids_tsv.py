"""ids.tsv says one thing of each eId, or is refused with the line."""

import pytest

from gongwen.errors import IdsError
from gongwen.model import PublishedEid
from gongwen.sources.ids_tsv import ids_text, parse_ids

HEAD = "eid\tnow\tsince\topening\n"
ROWS = (
    PublishedEid("chp_1", "chp_1", "2026-01-01", '"总体要求', 2),
    PublishedEid("chp_2", "chp_1", "2025-01-01", "", 3),
    PublishedEid("art_10-1", "", "2024-02-29", "=1+1", 4),
)


def test_what_is_written_is_read() -> None:
    assert parse_ids(ids_text(ROWS), "ids.tsv") == ROWS


def test_a_file_written_by_hand_may_leave_the_opening_out() -> None:
    assert parse_ids("eid\tnow\tsince\nchp_1\tchp_1\t2026-01-01\n", "ids.tsv")[0].opening == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("eid,now,since\n", 1),
        ("", 1),
        (HEAD + "chp_1\tchp_1\n", 2),
        (HEAD + "chp_1\tchp_1\t2026-01-01\t甲\t乙\n", 2),
        (HEAD + "chp_1\tchp_1\t2026-02-30\t\n", 2),
        (HEAD + "\tchp_1\t2026-01-01\t\n", 2),
        (HEAD + "../x\t\t2026-01-01\t\n", 2),
        (HEAD + 'p"><script>\t\t2026-01-01\t\n', 2),
        (HEAD + "chp_1\tchp_1\t2026-01-01\t\nchp_1\t\t2026-01-01\t\n", 3),
        (HEAD + "chp_1\tchp_2\t2026-01-01\t\n", 2),  # leads to what is not there
        (HEAD + "chp_1\tchp_2\t2026-01-01\t\nchp_2\tchp_3\t2026-01-01\t\nchp_3\tchp_3\t2026-01-01\t\n", 2),  # a chain
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(IdsError) as caught:
        parse_ids(text, "ids.tsv")
    assert caught.value.line == line
