import pytest

from gongwen.sources.characters import clean_text


@pytest.mark.parametrize(
    ("text", "cleaned", "codes"),
    [
        ("正文", "正文", []),
        ("甲\x00乙", "甲乙", ["W-control"]),
        ("甲\u202e乙\u202c", "甲乙", ["W-bidi", "W-bidi"]),
        ("甲\u200b乙\ufeff", "甲乙", []),  # zero width: nothing that a reader misses
        ("甲\ue5d2", "甲\ue5d2", ["W-private-use"]),
        ("⽬标", "⽬标", ["W-compatibility"]),
        ("甲\ufffd", "甲\ufffd", ["W-damaged"]),
        ("𠮷\U00030000", "𠮷\U00030000", []),
    ],
)
def test_cleaning(text: str, cleaned: str, codes: list[str]) -> None:
    found = clean_text(text, 7, "x")

    assert found[0] == cleaned
    assert [f.code for f in found[1]] == codes


def test_a_character_is_named_once_a_line_with_its_line() -> None:
    findings = clean_text("甲\ue000\ue000\n\ue000", 7, "x")[1]

    assert [(f.line, "U+E000" in f.message) for f in findings] == [(7, True), (8, True)]
