"""`convert --review`: what is listed, what is recorded, what is asked again."""

from pathlib import Path

import pytest

from gongwen.cli import main

ARTICLE = "关于试点的通知\n各市：\n一、总体要求。\n单一出现的问题要解决，推动发展。\n省政府\n2024年1月2日\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    folder = root / "docs" / "documents" / "pilot"
    folder.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    for name in ("index", "about", "contributing"):
        (root / "docs" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n正文\n", "utf-8")
    (folder / "source.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(root)
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--accept", "--to", "zh-Hant"], "--review"),
        (["--review", "--to", "zh-Hans"], "zh-Hans"),
        (["--review", "--accept"], "--accept"),
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
    assert "单一【出】现的" in first[1] and "跨了词界" in first[1]  # the doubtful one first
    assert not (folder / "conversion-reviewed.tsv").exists()

    assert main(["convert", "--review", "pilot", "--accept"]) == 0
    assert capsys.readouterr().out.splitlines()[: len(first)] == first
    header, *rows = (folder / "conversion-reviewed.tsv").read_text("utf-8").splitlines()
    assert header == "eid\tat\tsource\tvariant\tanswer"
    assert "chp_1__p_1\t0\t单一出现的\tzh-Hant-TW\t單一出現的" in rows

    assert main(["convert", "--review", "docs/documents/pilot/source.txt"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    (folder / "source.txt").write_text(ARTICLE.replace("推动", "采取措施推动"), "utf-8")
    assert main(["convert", "--review", "pilot"]) == 0
    asked = capsys.readouterr().out.splitlines()[1:]
    assert [line.partition("】")[0][-1] for line in asked] == ["采"]


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
