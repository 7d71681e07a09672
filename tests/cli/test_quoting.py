"""`quote` and `check-quotes` from the command line, in a project with one document."""

import json
from pathlib import Path

import pytest
from tests.small_project import small_project

from gongwen.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("words", [["试发〔2024〕1号", "一"], ["关于试点的通知一"], ["pilot", "chp_1"]])
def test_quote(project: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(["quote", *words, "--json", "--on", "2024-05-01"]) == 0

    value = json.loads(capsys.readouterr().out)
    assert (value["slug"], value["eid"], value["text"]) == ("pilot", "chp_1", "一、总体要求。\n先行先试，逐步推开。")
    assert value["address"].startswith("https://gongwen.example/pilot/text/#chp_1:~:text=")
    assert not (project / "build").exists()  # nothing is written


def test_quote_in_other_forms(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quote", "pilot", "一"]) == 0
    assert "状态：本库未见其废止或被替代" in capsys.readouterr().out
    assert main(["quote", "pilot", "一", "--form", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("> 一、总体要求。\n>\n> 先行先试，逐步推开。")


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["某法"], 1, "docs/documents: 本库没有“某法”；"),
        (["pilot", "第九条"], 1, "docs/documents: 《关于试点的通知》里没有“第九条”；可用 gongwen outline 看结构"),
        (["pilot", "--on", "昨天"], 2, "--on 要日期，如 2024-05-01，不能是 '昨天'"),
    ],
)
def test_what_cannot_be_quoted(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, message: str
) -> None:
    assert main(["quote", *words]) == status
    assert message in capsys.readouterr().err


DRAFT = "《关于试点的通知》第一部分提出：“先行先试，逐步推开。”\n\n试发〔2024〕1号要求“{words}”。\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("先行先试,逐步推开", 0, "draft.md:3: 相符 试发〔2024〕1号“先行先试,逐步推开”；不计标点样式；pilot chp_1__p_1"),
        (
            "先行先试，全面推开",
            1,
            "draft.md:3: 与原文不同 试发〔2024〕1号“先行先试，全面推开”；“全面”原文作“逐步”；pilot chp_1__p_1",
        ),
    ],
)
def test_check_quotes(project: Path, capsys: pytest.CaptureFixture[str], words: str, status: int, said: str) -> None:
    Path("draft.md").write_text(DRAFT.format(words=words), "utf-8")

    assert main(["check-quotes", "draft.md"]) == status
    assert said in capsys.readouterr().out.splitlines()


def test_check_quotes_of_a_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "drafts" / "inner").mkdir(parents=True)
    (project / "drafts" / "a.md").write_text(DRAFT.format(words="先行先试，逐步推开"), "utf-8")
    (project / "drafts" / "inner" / "b.txt").write_text("试发〔2024〕1号：“先行先试，逐步推广”", "utf-8")
    (project / "drafts" / "c.pdf").write_bytes(b"%PDF-1.7")

    assert main(["check-quotes", "drafts", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["path"], row["line"], row["state"]) for row in rows] == [
        ("drafts/a.md", 1, "exact"),
        ("drafts/a.md", 3, "exact"),
        ("drafts/inner/b.txt", 1, "altered"),
    ]


def test_a_draft_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-quotes", "absent.md"]) == 1
    assert "absent.md: 没有这个文件" in capsys.readouterr().err
