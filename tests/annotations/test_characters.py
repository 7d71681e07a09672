import pytest

from gongwen.annotations.characters import ZERO_WIDTH, mixed_scripts, refused_characters


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("正文\t一\n二　三", []),
        ("a\u202eb", [(1, "U+202E")]),  # right-to-left override
        ("a\u2066b\u2069", [(1, "U+2066"), (3, "U+2069")]),
        ("a\u200fb", [(1, "U+200F")]),
        ("a\u061cb", [(1, "U+061C")]),
        ("a\u200bb", [(1, "U+200B")]),
        ("a\ufeffb", [(1, "U+FEFF")]),
        ("a\u00adb", [(1, "U+00AD")]),
        ("a\u2028b", [(1, "U+2028")]),
        ("a\x85b", [(1, "U+0085")]),
        ("a\x7fb\x00", [(1, "U+007F"), (3, "U+0000")]),
        ("a\uffffb", [(1, "U+FFFF")]),
        ("a\U000e0041b", [(1, "U+E0041")]),  # a tag character: text that nobody sees
        ("👩‍💻 ❤️‍🔥", []),
        ("a\u200d👩", [(1, "U+200D")]),
        ("👩\u200d", [(1, "U+200D")]),
        ("葛\U000e0100", []),  # an ideographic variation
        ("𠮷\ue000", []),
        ("甲\u3164乙", [(1, "U+3164")]),  # a letter of which nothing is seen
        ("\u2800", [(0, "U+2800")]),  # so too a sign
        ("e\u0302\u0301", []),
        ("z" + "\u0336" * 5, [(4, "U+0336"), (5, "U+0336")]),  # marks that grow over what stands around
    ],
)
def test_refused(text: str, refused: list[tuple[int, str]]) -> None:
    assert list(refused_characters(text)) == refused


def test_what_is_allowed_is_let_through() -> None:
    assert list(refused_characters("a\u200bb\u202ec", ZERO_WIDTH)) == [(3, "U+202E")]


@pytest.mark.parametrize(
    ("word", "mixed"),
    [
        ("reader", False),
        ("读者A", False),
        ("ｒｅａｄｅｒ", False),
        ("読みカタ", False),
        ("한글漢字", False),
        ("ㄅㄆ注音", False),
        ("Иван", False),
        ("аdmin", True),  # a Cyrillic а
        ("adminο", True),  # a Greek ο
        ("读者я", True),
        ("𝐚dmin", True),  # a mathematical 𝐚
        ("ひ한", True),
        ("123-_", False),
        ("", False),
    ],
)
def test_mixed_scripts(word: str, mixed: bool) -> None:
    assert mixed_scripts(word) is mixed
