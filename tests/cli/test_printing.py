"""`print`: parts of a document as one PDF."""

from pathlib import Path

import pypdf
import pytest
from tests.small_project import small_project

from gongwen.cli import main

PLAN = "试点方案\n" + "".join(f"{n}、第{n}步\n（一）准备。先行{n}试。\n（二）实施。逐步推开。\n" for n in "一二三")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "project")
    (root / "docs" / "documents" / "plan").mkdir()
    (root / "docs" / "documents" / "plan" / "source.txt").write_text(PLAN, "utf-8")
    monkeypatch.chdir(root)
    return root


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.pdf
def test_chosen_parts_stand_in_one_file_in_order_of_the_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["print", "plan", "chp_3", "chp_1", "--output", "选.pdf", "--variant", "zh-Hant-TW"]
    assert main([*chosen, "--lines", "--qr"]) == 0
    assert capsys.readouterr().err == "选.pdf：2 页\n"
    said = text_of(project / "选.pdf")

    assert said.index("先行一試") < said.index("先行三試") and "先行二試" not in said
    assert "https://gongwen.example/zh-Hant-TW/plan/" in said
    assert main([*chosen, "--output", "不编号.pdf"]) == 0
    assert len(text_of(project / "不编号.pdf")) < len(said)


@pytest.mark.pdf
def test_one_part_names_its_own_page_and_nothing_chosen_is_the_whole(project: Path) -> None:
    assert main(["print", "plan", "chp_2"]) == 0
    assert "https://gongwen.example/plan/chp_2/" in text_of(project / "chp_2.pdf")
    assert main(["print", "plan"]) == 0
    assert all(f"先行{n}试" in text_of(project / "plan.pdf") for n in "一二三")


@pytest.mark.pdf
def test_the_text_is_printed_as_it_is_now_not_as_a_build_kept_it(project: Path) -> None:
    assert main(["build", "--no-pdf", "--variant", "zh-Hans"]) == 0
    source = project / "docs" / "documents" / "plan" / "source.txt"
    source.write_text(PLAN.replace("先行二试", "后行二试"), "utf-8")
    assert main(["print", "plan"]) == 0
    assert "后行二试" in text_of(project / "plan.pdf") and "先行二试" not in text_of(project / "plan.pdf")

    source.unlink()
    assert main(["print", "plan"]) == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [(["plan", "chp_9"], "可以选 chp_1、chp_2、chp_3"), (["planned"], "现有的文件是：pilot、plan")],
)
def test_what_is_not_there_is_said_in_a_line(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert main(["print", *words]) == 1
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1


def test_what_was_withdrawn_is_not_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "documents" / "plan" / "document.yml").write_text("withdrawn: 有误\n", "utf-8")

    assert main(["print", "plan"]) == 1
    assert "已撤回" in capsys.readouterr().err and not (project / "plan.pdf").exists()
