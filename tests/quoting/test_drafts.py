"""Drafts of every form are paragraphs with their lines."""

from io import BytesIO

import docx
import pytest
from tests.quoting.word import docx_file

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“甲\n\n乙\n\n丙”，丁\n\n戊", ["他说“甲\n乙\n丙”，丁", "戊"]),
        ("“甲\n\n“乙\n\n“丙”", ["“甲”", "“乙”", "“丙”"]),  # each paragraph of one quotation opens again
        ("“甲\n\n乙「丙」\n\n丁", ["“甲", "乙「丙」", "丁"]),  # never closed
        ("“甲“乙”\n\n丙”", ["“甲“乙”\n丙”"]),
        ("“甲\n\n「乙」丙」\n\n丁”", ["“甲\n「乙」丙」\n丁”"]),  # closed by its own kind of mark
        ("“甲\n\n" + "乙\n\n" * 9 + "丙”", ["“甲", *"乙" * 9, "丙”"]),  # too far off
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraph(text: str, expected: list[str]) -> None:
    assert [one.text for one in draft_paragraphs(text)] == expected


def test_lines_of_paragraphs_that_are_joined() -> None:
    (one,) = draft_paragraphs("题“甲\n乙\n\n丙\n\n\n丁”尾")
    assert [one.line_at(one.text.index(character)) for character in "题甲乙丙丁尾"] == [1, 1, 2, 4, 7, 7]


def test_rows_notes_and_changes_of_a_word_file() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    call = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    changed = (
        "<w:del w:id='1'><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id='2'>" + run.format("丙") + "</w:ins>"
    )
    first = run.format("他说“甲") + call.format(2) + changed + run.format("”。") + call.format(3) + run.format("又")
    rows = (("出处", "原话"), ("《某法》第三条", "“丁”"))
    cells = ("".join(f"<w:tc><w:p>{run.format(cell)}</w:p></w:tc>" for cell in row) for row in rows)
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    notes = {2: "插在话里", 3: "《某法》第二条"}
    footnotes = "".join(
        f"<w:footnote w:id='{n}'><w:p>{run.format(text)}</w:p></w:footnote>" for n, text in notes.items()
    )
    data = docx_file(body=f"<w:p>{first}</w:p>{table}", footnotes=footnotes)

    found = read_draft(data, "a.docx")
    # A note behind a quotation says where it is from; one within it stands apart.
    assert [one.text for one in found] == [
        "他说“甲丙”。（《某法》第二条）又",
        "出处\t原话",
        "《某法》第三条\t“丁”",
        "插在话里",
    ]
    assert found[0].line_at(7) != found[0].line_at(0) == found[0].line_at(len(found[0].text) - 1)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"])
def test_what_is_no_draft_is_refused(data: bytes) -> None:
    with pytest.raises(GongwenError):
        read_draft(data, "a")
