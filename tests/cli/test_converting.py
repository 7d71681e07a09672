"""`convert --review`: what is listed, what is recorded, what is asked again."""

import io
import os
from pathlib import Path

import pytest

from gongwen.cli import main
from gongwen.cli.keys import read_key
from gongwen.library.project import find_project
from gongwen.library.read import read_stored
from gongwen.model import VARIANTS
from gongwen.variants.conversion import Converter

ARTICLE = "关于试点的通知\n各市：\n一、总体要求。\n单一出现的问题要解决，推动发展。\n省政府\n2024年1月2日\n"


# The package knows 一出; a library's own row takes its place, here with two cells that leave the answer to OpenCC.
ROWS = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n一出\t\t\t一出\t不定\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    folder = root / "docs" / "documents" / "pilot"
    folder.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    for name in ("index", "about", "contributing"):
        (root / "docs" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n正文\n", "utf-8")
    (folder / "source.txt").write_text(ARTICLE, "utf-8")
    (root / "docs" / "conversion").mkdir()
    (root / "docs" / "conversion" / "phrases.tsv").write_text(ROWS, "utf-8")
    monkeypatch.chdir(root)
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--accept", "--to", "zh-Hant"], "--review"),
        (["--review", "--to", "zh-Hans"], "zh-Hans"),
        (["--review", "--accept"], "--accept"),
        (["--review", "--answer"], "--answer"),
        (["--answer", "--to", "zh-Hant"], "--review"),
        (["--reviewer", "王某", "--to", "zh-Hant"], "--review"),
        (["--review", "--reviewer", "王某", "pilot"], "--answer"),
    ],
)
def test_options_that_do_not_go_together_exit_2(
    folder: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err


def test_what_was_accepted_is_not_asked_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--review", "pilot"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert "单一【出】现的" in first[1] and "跨了词界" in first[1]
    assert not (folder / "conversion-reviewed.tsv").exists()

    assert main(["convert", "--review", "pilot", "--accept"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == first[0]
    written = (folder / "conversion-reviewed.tsv").read_text("utf-8").splitlines()
    assert written[0] == "variant\treviewer\tday\tagreed"
    assert [line.split("\t")[:2] for line in written[1:]] == [[tag, ""] for tag in VARIANTS[1:]]  # and no row

    assert main(["convert", "--review", "docs/documents/pilot/source.txt"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    (folder / "source.txt").write_text(ARTICLE.replace("推动", "只会同推动"), "utf-8")
    assert main(["convert", "--review", "pilot"]) == 0
    asked = capsys.readouterr().out.splitlines()[1:]
    assert [line.partition("】")[0][-1] for line in asked] == ["只"]


def test_check_says_how_many_doubtful_ones_nobody_has_reviewed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    assert "docs/documents/pilot/source.txt:4: I-conversion 转换成繁体时有 1 条拿不准" in capsys.readouterr().err
    assert main(["convert", "--review", "pilot", "--accept"]) == 0
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "I-conversion" not in capsys.readouterr().err
    (folder / "conversion-reviewed.tsv").write_text("eid\n", "utf-8")
    assert main(["check"]) == 1
    assert "docs/documents/pilot/conversion-reviewed.tsv:1: E-reviewed" in capsys.readouterr().err


def test_one_script_is_reviewed_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--review", "--accept", "--to", "zh-Hant-TW", "pilot"]) == 0
    assert main(["convert", "--review", "--to", "zh-Hant-TW", "pilot"]) == 0
    capsys.readouterr()
    assert main(["convert", "--review", "pilot"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1


@pytest.mark.parametrize(
    ("keys", "mended", "agreed"),
    [
        ("\n", [], 1),
        ("y\n\n", [], 1),  # no such answer: asked again
        ("2\n", ["齣"], 0),
        ("1\n", [], 1),
        ("s\n", [], 0),
        ("q\n", [], 0),
        ("", [], 0),
    ],
)
def test_each_is_answered_with_one_key(
    folder: Path, keys: str, mended: list[str], agreed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    arguments = ["--review", "--answer", "--reviewer", "王某", "--to", "zh-Hant-TW"]

    assert main(["convert", *arguments, "pilot"]) == 0
    reviews, _, rows = (folder / "conversion-reviewed.tsv").read_text("utf-8").partition("\n\n")
    assert reviews.splitlines()[1].split("\t")[1] == "王某"
    assert len(reviews.splitlines()[1].split("\t")[3].split()) == agreed
    assert [line.split("\t")[4][2] for line in rows.splitlines()[1:]] == mended


def test_what_was_put_right_is_published(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2\n"))

    assert main(["convert", "--review", "--answer", "--to", "zh-Hant-TW", "pilot"]) == 0
    stored = read_stored(find_project(folder), "pilot")
    converter = Converter("zh-Hant-TW").for_document(stored.particulars)
    assert converter.convert("单一出现的问题", "chp_1__p_1") == "單一齣現的問題"
    assert converter.convert("单一出现的问题", "chp_1__p_2") == "單一出現的問題"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="没有伪终端")
def test_a_terminal_gives_a_key_without_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "r") as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        os.write(ours, b"2")

        assert read_key() == "2"
    os.close(ours)


def test_outside_a_project_the_rows_that_came_with_the_program_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("宣布市场准入。\n", "utf-8")

    assert main(["convert", "--to", "zh-Hant-HK", "a.txt"]) == 0
    assert capsys.readouterr().out == "宣布市場准入。\n"
