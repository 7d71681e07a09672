import pytest

from gongwen.text.front_matter import FrontMatter, split_front_matter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\n正文", FrontMatter("a: b", 2, "正文", 4)),
        ("---\n---\n", FrontMatter("", 2, "", 3)),
        ("\ufeff---\r\na: b\r\n---\r\n正文\r\n", FrontMatter("a: b", 2, "正文\n", 4)),
        ("--- \na: b\n---\t\n", FrontMatter("a: b", 2, "", 4)),
        ("---\na: b\n---\n上\n---\n下", FrontMatter("a: b", 2, "上\n---\n下", 4)),
        ("", None),
        ("正文", None),
        ("\n---\na: b\n---\n", None),
        ("---\na: b\n", None),
        ("----\na: b\n----\n", None),
    ],
)
def test_front_matter_is_told_from_the_body(text: str, parts: FrontMatter | None) -> None:
    assert split_front_matter(text) == parts
