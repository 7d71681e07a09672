"""The gold table: what strangers may send, and exactly what is said about it."""

import base64
import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gongwen.annotations.anchor import anchor_notes
from gongwen.annotations.body import render_body
from gongwen.annotations.check import check_ids, check_notes
from gongwen.annotations.form import parse_note
from gongwen.model import Division, Document, Finding, Metadata, Note, Paragraph, Part

GOLD = Path(__file__).parents[1] / "gold" / "hostile-annotations.tsv"
TODAY = date(2026, 1, 1)
PARAGRAPH = (
    "持续优化全国一体化政务服务平台功能，全面提升公共服务数字化、智能化水平，不断满足企业和群众多层次多样化服务需求。"
    "打造泛在可及的服务体系。充分发挥全国一体化政务服务平台“一网通办”枢纽作用。"
)


class Row(NamedTuple):
    id: str
    path: str
    data: bytes
    codes: tuple[str, ...]
    forbidden: str
    required: str


def _rows() -> list[Row]:
    csv.field_size_limit(sys.maxsize)
    with GOLD.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(
                row["id"],
                row["path"],
                _bytes(json.loads(row["content_json"])),
                tuple(row["expect_codes"].split()),
                row["html_must_not_contain"],
                row["html_must_contain"],
            )
            for row in rows
        ]


def _bytes(content: str | dict[str, str]) -> bytes:
    return content.encode() if isinstance(content, str) else base64.b64decode(content["base64"])


def _demo() -> Document:
    section = Division(
        "chp_2__sec_4", "section", 3, "（四）", "优化服务。", (Paragraph("chp_2__sec_4__p_1", 4, PARAGRAPH),)
    )
    chapter = Division("chp_2", "chapter", 2, "二、", "构建体系", (), (section,))
    return Document("docs/documents/demo/source.html", "", Part("", "main", Metadata(), divisions=(chapter,)))


def _other_notes() -> tuple[Note, ...]:
    """h069: another note with that id exists."""
    data = (
        "---\nid: seen-before\ntarget: p_1\nauthor: a\ncreated: 2022-06-25\nlicence: CC0-1.0\n"
        "quote: {exact: 别的文件里的话}\n---\n正文。\n"
    ).encode()
    note, _ = parse_note(data, "docs/documents/other/annotations/seen-before.md", TODAY)
    assert note
    return (note,)


def _findings(row: Row) -> tuple[Note | None, list[Finding]]:
    note, findings = parse_note(row.data, row.path, TODAY)
    notes = (note,) if note else ()
    found = [*findings, *check_notes(notes, _demo()), *check_ids((*_other_notes(), *notes))]
    return note, [finding for finding in found if finding.path == row.path]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row.id)
def test_gold_row(row: Row) -> None:
    note, findings = _findings(row)

    assert tuple(sorted({finding.code for finding in findings})) == tuple(sorted(row.codes))
    # What may be published at all shows nothing that it must not; an error keeps the note from the page.
    html = render_body(note.body, note.id) if note else ""
    if row.forbidden:
        assert row.forbidden not in html
    if row.required:
        assert row.required in html


def test_every_message_names_a_line_of_the_file() -> None:
    for row in _rows():
        _, findings = _findings(row)
        for finding in findings:
            assert 1 <= finding.line <= row.data.count(b"\n") + 1
            assert "；" in finding.message or finding.severity == "info"  # what is wrong; what to do


def test_a_sound_note_of_the_table_is_anchored() -> None:
    note, _ = parse_note(_rows()[0].data, _rows()[0].path, TODAY)

    assert note
    (anchored,) = anchor_notes((note,), _demo())
    assert (anchored.tier, anchored.eid) == ("exact", "chp_2__sec_4__p_1")
    assert PARAGRAPH[anchored.start : anchored.end] == note.quote.exact
