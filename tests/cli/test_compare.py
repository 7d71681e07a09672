"""Any two documents are compared by their slugs, as lines and as JSON by eId."""

import json
from pathlib import Path

import pytest
from tests.small_project import small_project

from gongwen.cli import main

TEXTS = {
    "a": "船闸办法\n第一条　船闸由县管理。\n第二条　每日开闸两次，早晚各一。\n",
    "b": "船闸办法\n第一条　船闸由县管理。\n第二条　每日开闸三次，早晚各一。\n第三条　违者罚款。\n",
    "c": "船闸办法\n第一条　船闸由县管理。\n第二条　每日开闸三次，早晚各一。\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = small_project(tmp_path / "project")
    for slug, text in TEXTS.items():
        folder = found / "docs" / "documents" / slug
        folder.mkdir()
        (folder / "source.txt").write_text(text, "utf-8")
    monkeypatch.chdir(found)
    return found


@pytest.mark.usefixtures("project")
def test_versions_that_are_no_neighbours_are_compared_in_both_directions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "c", "--json"]) == 0
    there = json.loads(capsys.readouterr().out)
    assert main(["compare", "b", "a", "--json"]) == 0
    back = json.loads(capsys.readouterr().out)

    (change,) = there["changes"]
    assert (change["old"]["eid"], change["new"]["eid"], change["change"]) == ("art_2", "art_2", "changed")
    taken = [text for kind, length in change["pieces"] for text in [(kind, length)] if kind != "same"]
    assert {kind for kind, _ in taken} == {"deleted", "inserted"}
    assert back["counts"]["deleted"] == 1 and back["changes"][-1]["new"] is None
    assert sum(back["counts"].values()) == 4


@pytest.mark.usefixtures("project")
def test_lines_mark_what_changed_and_end_with_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "b"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert any(line.startswith("art_2 → art_2:") and "[-" in line and "{+" in line for line in lines)
    assert lines[-1] == "a → b：改动 1 段，新增 1 段，删去 0 段，只改写法 0 段，未改 2 段"


def test_a_sheet_of_both_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a", "c", "--pdf", "sheet.pdf"]) == 0
    assert capsys.readouterr().err.endswith("sheet.pdf：1 页\n")
    assert (project / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_nothing_is_told_of_what_was_withdrawn_or_is_not_there(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "documents" / "a" / "document.yml").write_text("withdrawn: 有误\n", "utf-8")
    assert main(["compare", "a", "b", "--json"]) == 0
    assert "县管理" not in json.dumps([row["old"] for row in json.loads(capsys.readouterr().out)["changes"]])
    assert main(["compare", "a", "nope"]) == 1 and "nope" in capsys.readouterr().err
