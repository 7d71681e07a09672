from dataclasses import replace

import pytest

from gongwen.annotations.check import check_ids, check_notes
from gongwen.model import Document, Metadata, Note, Paragraph, Part, TextQuoteSelector

FIRST = "推进数字机关建设，提升政务运行效能。全面提升政府决策科学化水平。"
SECOND = "各地区、各部门要加强安全保障，落实“安全制度”要求，做好统筹协调。"
THIRD = "加强组织领导，做好统筹协调。"


MOVED = ("提升政务运行效能", "推进数字机关建设，", "。全面提升政府决策科学化水平。")
AROUND = ("各地区、各部门要加强安全保障，", "要求，做好统筹协调。")


def make_note(
    exact: str,
    prefix: str = "",
    suffix: str = "",
    *,
    target: str = "preamble__p_1",
    note_id: str = "note-1",
    orphaned: str = "",
) -> Note:
    return Note(
        id=note_id,
        target=target,
        quote=TextQuoteSelector(exact, prefix, suffix),
        author="reader-a",
        created="2022-06-25",
        licence="CC-BY-4.0",
        kind="note",
        body="正文。",
        path=f"docs/documents/demo/annotations/{note_id}.md",
        orphaned=orphaned,
        key_lines=(("id", 2), ("target", 3), ("quote.exact", 5)),
    )


def make_document() -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", n, text) for n, text in enumerate((FIRST, SECOND, THIRD), 1))
    return Document("docs/documents/demo/source.html", "", Part("", "main", Metadata(), preamble=blocks))


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        (make_note("提升政务运行效能"), []),
        (make_note("提升政務運行效能"), ["I-folded"]),
        (make_note("提升政务运行效能", target="preamble__p_3"), ["W-changed"]),  # elsewhere, without context
        (make_note(*MOVED, target="preamble__p_3"), ["I-moved"]),
        (make_note("落实「安全制度」"), ["W-changed"]),
        (make_note("落实「安全制度」", *AROUND), ["I-folded", "I-moved"]),
        (make_note("全面提高政府决策的科学化水平"), ["W-changed"]),
        (make_note("从来没有出现过的话"), ["W-orphan"]),
        (make_note("从来没有出现过的话", orphaned="2023-01-01"), []),  # seen and recorded
        (make_note("做好统筹协调"), ["W-ambiguous"]),
        (make_note("做好统筹协调", target="preamble__p_3"), []),
    ],
)
def test_findings(note: Note, codes: list[str]) -> None:
    findings = check_notes((note,), make_document())

    assert [finding.code for finding in findings] == codes
    assert all(finding.line == 5 for finding in findings)


def test_a_message_shows_what_the_text_says_now() -> None:
    (finding,) = check_notes((make_note("全面提高政府决策的科学化水平"),), make_document())

    assert str(finding) == (
        "docs/documents/demo/annotations/note-1.md:5: W-changed "
        "原文已修改，preamble__p_1 现在是“全面提升政府决策科学化水平”；请核对后改写 quote.exact"
    )


def test_ambiguous_places_are_named() -> None:
    (finding,) = check_notes((make_note("做好统筹协调"),), make_document())

    assert "preamble__p_2、preamble__p_3" in finding.message


def test_both_files_of_one_id_are_reported() -> None:
    here = make_note("提升政务运行效能")
    there = make_note("提升政务运行效能", note_id="other")
    again = replace(here, path="docs/documents/two/annotations/note-1.md")

    findings = check_ids((here, there, again))

    assert [(finding.path, finding.line, finding.code) for finding in findings] == [
        (here.path, 2, "E-id-duplicate"),
        (again.path, 2, "E-id-duplicate"),
    ]
    assert again.path in findings[0].message
