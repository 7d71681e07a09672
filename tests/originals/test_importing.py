"""A PDF comes in with its original beside it; the record says what a second reading found; mendings are kept."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from tests.originals.papers import NUMBERED, paper
from tests.originals.test_pictures import drawn, image
from tests.small_project import small_project

from gongwen.cli import main

pytestmark = pytest.mark.pdf
BODY = """\
#align(center)[#text(size: 22pt)[某县人民政府关于河道巡护的通知]]

#align(center)[某政发〔2024〕8号]

#par(first-line-indent: 0em)[各乡镇人民政府：]

一、要求

{words}

#align(right)[某县人民政府#h(2em)\\ 2024年3月1日#h(2em)]
"""
WORDS = "每周巡护一次，如实记录水位和雨量，发现险情立即报告，" * 3 + "不得隐瞒。"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return paper(BODY.format(words=WORDS), footer=NUMBERED)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: bytes) -> Path:
    root = small_project(tmp_path / "library")
    shutil.rmtree(root / "docs" / "documents" / "pilot")
    (root / "notice.pdf").write_bytes(pdf)
    monkeypatch.chdir(root)
    return root


def test_the_original_lies_beside_its_source_unchanged(
    project: Path, pdf: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "notice.pdf", "--slug", "rivers"]) == 0

    folder = project / "docs" / "documents" / "rivers"
    assert (folder / "original.pdf").read_bytes() == pdf
    assert f'original: {{sha256: {sha256(pdf).hexdigest()}, reader: "PDFium' in (folder / "document.yml").read_text()
    assert (folder / "source.html").read_bytes() == (folder / "original-read.html").read_bytes()
    shown = capsys.readouterr().out
    assert "某县人民政府关于河道巡护的通知" in shown
    assert "某政发〔2024〕8号" in shown
    assert "W-original" not in shown


def test_its_pictures_lie_beside_the_source(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown, stamp = image(drawn()), image(drawn((200, 20, 20, 60)))[1:]
    (project / "notice.pdf").write_bytes(paper(BODY.format(words=f"{WORDS}\n\n{shown}\n\n#place(top, {stamp})")))

    assert main(["import", "notice.pdf", "--slug", "rivers"]) == 0
    assert (project / "docs/documents/rivers/files/page-1-1.png").read_bytes().startswith(b"\x89PNG")
    assert "有 1 处图像没有收入（第 1 页）" in capsys.readouterr().err


def test_the_record_tells_of_the_original_and_the_site_does_not_hold_it(project: Path, pdf: bytes) -> None:
    main(["import", "notice.pdf", "--slug", "rivers"])
    source = project / "docs" / "documents" / "rivers" / "source.html"
    source.write_text(source.read_text("utf-8").replace("立即报告", "立刻报告", 1), "utf-8")

    assert main(["build", "--no-pdf"]) == 0
    record = (project / "site" / "rivers" / "certificate" / "index.html").read_text("utf-8")
    assert "原文由原件 original.pdf 读出" in record
    assert "1 处不同" in record
    assert '<td lang="zh">刻</td><td lang="zh">即</td>' in record
    assert all(pdf != path.read_bytes() for path in (project / "site").rglob("*") if path.is_file())
    assert main(["verify"]) == 0


def test_what_an_editor_mended_is_kept_when_the_original_is_read_anew(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", "notice.pdf", "--slug", "rivers"])
    source = project / "docs" / "documents" / "rivers" / "source.html"
    source.write_text(
        source.read_text("utf-8").replace("不得隐瞒", "不许隐瞒").replace("一、要求", "一、总的要求"), "utf-8"
    )
    (project / "notice.pdf").write_bytes(paper(BODY.format(words=WORDS).replace("一、要求", "一、任务")))
    capsys.readouterr()

    assert main(["import", "notice.pdf", "--slug", "rivers", "--replace"]) == 0
    text = source.read_text("utf-8")
    assert "不许隐瞒" in text
    assert "一、任务" in text
    said = capsys.readouterr()
    assert "W-mending" in said.err + said.out
    assert "一、总的要求" in said.err + said.out
    assert "+<p" in (source.parent / "original-mendings.diff").read_text("utf-8")
    assert (source.parent / "document.yml").read_text("utf-8").count("\noriginal:") == 1


def test_check_says_what_a_second_reading_finds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", "notice.pdf", "--slug", "rivers"])
    folder = project / "docs" / "documents" / "rivers"
    source = folder / "source.html"
    source.write_text(source.read_text("utf-8").replace("雨量", "雨水", 1), "utf-8")
    capsys.readouterr()
    main(["check"])
    assert "第 1 页两种读法不同：原文是“水”，pdfminer.six" in "".join(capsys.readouterr())

    source.write_text(source.read_text("utf-8").replace("雨水", "量雨", 1), "utf-8")
    main(["check"])
    assert "第 1 页两种读法字数相同、次序不同" in "".join(capsys.readouterr())

    (folder / "original.pdf").write_bytes(b"%PDF-1.7 another")
    main(["check"])
    assert "不是读出原文的那个文件" in "".join(capsys.readouterr())

    (folder / "original.pdf").unlink()
    main(["check"])
    assert "文件夹里却没有 original.*" in "".join(capsys.readouterr())


def test_a_source_that_replaces_one_of_an_original_takes_that_away(project: Path) -> None:
    main(["import", "notice.pdf", "--slug", "rivers"])
    (project / "notice.txt").write_text("关于巡护的通知\n各乡镇：\n一、每周一次。\n某县政府\n2024年3月1日\n", "utf-8")

    assert main(["import", "notice.txt", "--slug", "rivers", "--replace"]) == 0
    folder = project / "docs" / "documents" / "rivers"
    assert list(folder.glob("original*")) == []
    assert "original:" not in (folder / "document.yml").read_text("utf-8")
