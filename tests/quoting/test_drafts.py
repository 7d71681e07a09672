"""Drafts of every form are paragraphs with their lines."""

from io import BytesIO

import docx
import pytest

from gongwen.errors import GongwenError
from gongwen.quoting.drafts import draft_paragraphs, read_draft


def test_lines_of_a_paragraph_are_kept() -> None:
    first, second = draft_paragraphs("# 题\n甲\n乙\n\n\n> 丙\n> 丁\n")

    assert (first.text, [first.line_at(at) for at in (0, 2, 4)]) == ("题\n甲\n乙", [1, 2, 3])
    assert (second.text, second.line_at(2)) == ("丙\n丁", 7)


def test_code_is_no_text() -> None:
    assert [p.text for p in draft_paragraphs("甲\n```\n“乙”\n\n丙\n```\n丁")] == ["甲", "丁"]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("“**应当**在`二月`底前”", "“应当在二月底前”"),
        ("[《某法》第三条](https://example.org/a)规定[^1]", "《某法》第三条规定"),
        ("<b>甲</b>，<乙>，3 < 4 > 2", "甲，<乙>，3 < 4 > 2"),
        ("“甲\\*乙”", "“甲乙”"),
        ("- 甲", "甲"),
    ],
)
def test_marks_of_markdown_are_no_text(line: str, plain: str) -> None:
    assert draft_paragraphs(line)[0].text == plain
    assert draft_paragraphs(line, is_markdown=False)[0].text == line


def test_lines_that_end_as_in_windows() -> None:
    assert [p.text for p in draft_paragraphs("甲\r\n乙\r\n\r\n丙")] == ["甲\n乙", "丙"]


def test_other_encodings() -> None:
    assert read_draft("《某法》第三条“甲乙”".encode("gb18030"), "a.txt")[0].text == "《某法》第三条“甲乙”"


def test_word_files_have_paragraphs_for_lines() -> None:
    document, stream = docx.Document(), BytesIO()
    document.add_paragraph("甲")
    document.add_paragraph("《某法》规定：“乙”")
    document.add_table(1, 1).cell(0, 0).text = "“丙”"
    document.save(stream)

    found = read_draft(stream.getvalue(), "a.docx")

    assert [p.text for p in found] == ["甲", "《某法》规定：“乙”", "“丙”"]
    assert found[0].line_at(0) < found[1].line_at(0) < found[2].line_at(0)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"])
def test_what_is_no_draft_is_refused(data: bytes) -> None:
    with pytest.raises(GongwenError):
        read_draft(data, "a")
