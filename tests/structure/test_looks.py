"""One line, one value: what a line looks like, all at once."""

import pytest

from gongwen.sources.blocks import SourceParagraph, SourceTable
from gongwen.structure.looks import Look, look_at


def seen(text: str) -> set[str]:
    """The names of all that a line looks like."""
    look = look_at(SourceParagraph(1, text))
    names = (
        "title title_line number order salutation signature is_date is_day dated note printed announces begins_count"
    )
    return {name for name in names.split() if getattr(look, name)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某市水务局关于巡河的通知", {"title", "title_line"}),
        ("某水〔2024〕3号", {"number"}),
        ("某市人民政府令", {"title", "title_line", "order"}),
        ("各区人民政府：", {"salutation"}),
        ("某市水务局", {"title_line", "signature"}),
        ("2024年3月5日", {"is_date", "is_day"}),
        ("某市水务局　2024年3月5日", {"is_day"}),
        ("（2024年3月5日某市人民代表大会通过）", {"dated", "note"}),
        ("（此件公开发布）", {"note", "printed"}),
        ("第一条　为了巡河，制定本办法。", {"begins_count"}),
        ("（一）巡河", set()),
        ("第二条　巡河每日一次。", set()),
        ("《巡河办法》全文如下：", {"announces", "title"}),
    ],
)
def test_likenesses(text: str, expected: set[str]) -> None:
    assert seen(text) == expected


def test_a_table_looks_like_nothing() -> None:
    table = SourceTable(7, (("某市水务局关于巡河的通知",),))

    assert look_at(table) == Look(table)
    assert not any(getattr(look_at(table), name) for name in Look.__slots__ if name != "block")
    assert (look_at(table).line, look_at(table).heading, look_at(table).is_text) == (7, 0, False)


def test_rules_read_the_folded_line_and_the_block_keeps_its_own() -> None:
    block = SourceParagraph(3, "關於巡河的通知", heading=2, quoted=True)
    look = look_at(block, lambda text: text.replace("關於", "关于"))

    assert (look.text, look.block.text, look.title) == ("关于巡河的通知", "關於巡河的通知", True)  # type: ignore[union-attr]
    assert (look.line, look.heading, look.quoted) == (3, 2, True)
