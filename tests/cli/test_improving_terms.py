"""`receive` of an entry that is there: what changes is shown first, then put in with --replace."""

from pathlib import Path

import pytest

from gongwen.cli import main

ENTRY = """---
term: 会商机制
english: consultation mechanism
pinyin: huì shāng jī zhì
aliases: [会商]
# 台湾的说法见某某
regional: {zh-Hant-TW: 會商機制}
source:
  title: 会商办法
  article: 第二条
  passage: 有关部门应当会商。
  kind: 用例
  checked: 2026-11-24
status: reviewed
---
有关部门一起研究、协商的工作制度。
"""
LETTER = ENTRY.replace("[会商]", "[会商, 会商会]").replace("regional: {zh-Hant-TW: 會商機制}\n", "")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the entry in a project in which the command is run."""
    path = tmp_path / "project" / "docs" / "glossary" / "会商机制.md"
    path.parent.mkdir(parents=True)
    path.write_text(ENTRY, "utf-8")
    (tmp_path / "project" / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    monkeypatch.chdir(tmp_path / "project")
    return path


def receive(tmp_path: Path, text: str, *options: str) -> int:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"docs/glossary/会商机制.md\n{text}", "utf-8")
    return main(["receive", *options, str(letter)])


def test_changes_are_shown_and_nothing_is_written(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert receive(tmp_path, LETTER) == 1
    out, err = capsys.readouterr()

    assert out == "  aliases：会商{+、会商会+}\n"
    assert "docs/glossary/会商机制.md" in err and "--replace" in err
    assert path.read_text("utf-8") == ENTRY


def test_replace_puts_them_in_and_leaves_every_other_line(path: Path, tmp_path: Path) -> None:
    assert receive(tmp_path, LETTER, "--replace") == 0
    assert path.read_text("utf-8") == ENTRY.replace("[会商]", '["会商", "会商会"]')
    assert main(["check", "--strict", "docs/glossary/会商机制.md"]) == 0


def test_another_definition_is_a_draft_until_its_source_is_read(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert receive(tmp_path, ENTRY.replace("一起研究", "定期一起研究"), "--replace") == 0
    text = path.read_text("utf-8")

    assert "definition：有关部门{+定期+}一起研究" in capsys.readouterr().out
    assert "status: draft" in text and "checked" not in text and "定期一起研究" in text
    assert "regional: {zh-Hant-TW: 會商機制}\n" in text


def test_what_is_the_same_need_not_be_received(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert receive(tmp_path, ENTRY) == 1
    assert "没有改动" in capsys.readouterr().err
    assert receive(tmp_path, ENTRY, "--replace") == 0
    assert path.read_text("utf-8") == ENTRY


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LETTER.replace("english:", "anglais:"), "E-key-unknown"),
        (LETTER.replace("会商会", "部务会"), "E-id-duplicate"),
    ],
)
def test_what_is_wrong_leaves_the_entry(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    other = path.with_name("部务会.md")
    other.write_text("---\nterm: 部务会\nenglish: x\npinyin: x\nstatus: draft\n---\n部里的会议。\n", "utf-8")

    assert receive(tmp_path, text, "--replace") == 1
    assert code in capsys.readouterr().err
    assert path.read_text("utf-8") == ENTRY
