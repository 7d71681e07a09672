"""`gongwen init` and `gongwen upgrade`: what is asked, what is printed, how they end."""

import io
from pathlib import Path

import pytest

from gongwen.cli import main
from gongwen.library.project import find_project


def test_four_questions_and_an_empty_answer_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("馆藏公文\n\nzh-Hant-HK，zh-Hans\neditors@example.cn\n"))
    assert main(["init", "library", "--no-glossary"]) == 0
    asked = capsys.readouterr().err
    assert asked.count("]：") == 4 and "gongwen import" in asked
    project = find_project(tmp_path / "library")
    assert (project.site_name, project.site_url) == ("馆藏公文", "https://gongwen.example/")
    assert (project.scripts, project.editors) == (("zh-Hans", "zh-Hant-HK"), "editors@example.cn")


def test_nothing_is_asked_where_all_is_said_or_nobody_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = ["--name", "甲", "--address", "https://a.cn/", "--scripts", "zh-Hans", "--notes", "a@b.cn"]
    assert main(["init", "one", "--no-glossary", *said]) == 0
    assert main(["init", "two", "--no-glossary", "--yes", "--name", "乙"]) == 0
    assert "]：" not in capsys.readouterr().err
    assert main(["init", "three", "--no-glossary"]) == 0  # the end of input: all defaults
    assert [find_project(tmp_path / name).site_name for name in ("one", "two", "three")] == ["甲", "乙", "公文库"]


@pytest.mark.parametrize(
    "arguments", [["--scripts", "zh-CN"], ["--scripts", "zh-Hant"], ["--notes", "某人"], ["--address", "a"]]
)
def test_a_wrong_answer_is_wrong_usage_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "library", "--yes", *arguments]) == 2
    assert not (tmp_path / "library").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert main(["init", str(tmp_path), "--yes"]) == 1
    assert "换一个新的文件夹" in capsys.readouterr().err


def test_an_upgrade_shows_and_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "library"), "--yes", "--no-glossary"]) == 0
    monkeypatch.chdir(tmp_path / "library")
    assert main(["upgrade"]) == 0
    assert "没有要做的" in capsys.readouterr().err
    record = tmp_path / "library" / ".gongwen.json"
    record.write_text(record.read_text("utf-8").replace('"docs/about.md": "', '"docs/about.md": "0'), "utf-8")
    (tmp_path / "library" / "docs" / "about.md").write_text("本馆\n", "utf-8")
    assert main(["upgrade"]) == 0
    printed = capsys.readouterr()
    assert (
        "docs/about.md：这一版有改动，本库也改过" in printed.out
        and "-本馆" in printed.out
        and "--accept" in printed.err
    )
    assert main(["upgrade", "--accept"]) == 0
    assert main(["upgrade"]) == 0
    assert "没有要做的" in capsys.readouterr().err
