"""`annotate`, `receive`, `rebase` as a user meets them."""

import io
import quopri
import sys
from pathlib import Path

import pytest

from gongwen.cli import main

ARTICLE = (
    "关于试点的通知\n各市：\n一、总体要求。\n坚持先行先试，稳妥推进改革。建立健全容错机制。\n"
    "二、工作任务。\n建立健全容错机制。推行“一网通办”，让群众少跑路。\n省政府\n2024年1月2日\n"
)
NOTE = """---
id: a-note
target: chp_2__p_1
quote:
  exact: 推行“一网通办”
author: 甲
created: 2024-02-03
licence: CC-BY-4.0
---
正文。
"""
TERM = """---
term: 一网通办
english: unified online service
pinyin: yī wǎng tōng bàn
status: draft
---
在一个网站上办完各种事情。
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    (root / "docs" / "documents" / "pilot").mkdir(parents=True)
    (root / "docs" / "glossary").mkdir()
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    for name in ("index", "about", "contributing"):
        (root / "docs" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n正文\n", "utf-8")
    (root / "docs" / "documents" / "pilot" / "source.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(root)
    return root


def notes(project: Path) -> list[Path]:
    return sorted((project / "docs" / "documents" / "pilot").glob("annotations/*"))


def annotate(project: Path, quote: str) -> Path:
    """A note written by the command and finished by its author."""
    assert main(["annotate", "pilot", "--quote", quote, "--author", "甲"]) == 0
    (path,) = notes(project)
    path.write_text(path.read_text("utf-8") + "这一条的由来是试点经验。\n", "utf-8")
    return path


# --- annotate


@pytest.mark.parametrize("quote", ["推行“一网通办”，让群众", "推行「一網通辦」，讓群眾", "推行 “一网通办” ，让群众"])
def test_annotate_writes_a_file_that_passes_the_check(
    project: Path, quote: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annotate", "pilot", "--quote", quote, "--author", "甲: 乙"]) == 0
    (path,) = notes(project)

    assert path.relative_to(project).as_posix() in capsys.readouterr().out
    assert "推行“一网通办”，让群众" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8") + "由来见试点方案。\n", "utf-8")
    assert main(["check", "--strict", str(path)]) == 0


def test_a_note_that_nobody_has_written_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "pilot", "--quote", "推行“一网通办”", "--author", "甲"]) == 0
    (path,) = notes(project)
    capsys.readouterr()

    assert main(["check", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{path.relative_to(project).as_posix()}:") and " E-body-empty " in said


def test_annotate_names_the_nearest_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "pilot", "--quote", "推行“一网统管”，让群众少跑路"]) == 1
    said = capsys.readouterr().err

    assert said.startswith("docs/documents/pilot/source.txt: ") and said.count("\n") == 1
    assert "一网通办" in said and notes(project) == []


def test_annotate_wants_an_eid_where_words_stand_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["annotate", "pilot", "--quote", "建立健全容错机制"]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "2 处" in said and "chp_1" in said and "chp_2" in said
    assert main(["annotate", "pilot", "chp_2", *arguments[2:]]) == 0
    assert main(["annotate", "pilot", "chp_1", "--quote", "推行“一网通办”"]) == 1
    assert "请改 EID" in capsys.readouterr().err
    assert main(["annotate", "pilot", "chp_9", *arguments[2:]]) == 1
    assert main(["annotate", "pilot", "--quote", "建立"]) == 1


# --- receive


@pytest.mark.parametrize(
    "first", ["documents/pilot/annotations/a-note.md", "docs/documents/pilot/annotations/a-note.md"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_note_that_came_by_mail_is_put_in_its_place(project: Path, tmp_path: Path, first: str, ends: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(f"\n{first}\n\n{NOTE}".replace("\n", ends).encode())

    assert main(["receive", str(letter)]) == 0
    (path,) = notes(project)
    assert path.read_text("utf-8") == NOTE
    assert main(["check", "--strict", "docs/documents/pilot/annotations"]) == 0


@pytest.mark.parametrize(
    "letter",
    [
        f"编辑您好：\n\ndocs/documents/pilot/annotations/a-note.md\n{NOTE}\n-- \n甲\n",
        f"\ufeffdocuments/pilot/annotations/a-note.md\r\n{NOTE}",
        f"### 批注\n\n```\ndocs/documents/pilot/annotations/a-note.md\n{NOTE}```\n",
        "甲写道：\n"
        + "".join(f"> {line}\n" for line in f"docs/documents/pilot/annotations/a-note.md\n{NOTE}".split("\n")),
        quopri.encodestring(f"docs/documents/pilot/annotations/a-note.md\n{NOTE}".encode()).decode(),
    ],
)
def test_a_letter_or_an_issue_is_taken_as_it_came(project: Path, tmp_path: Path, letter: str) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(letter.encode())

    assert main(["receive", str(path)]) == 0
    (written,) = notes(project)
    assert written.read_text("utf-8") == NOTE


def test_a_term_comes_the_same_way_and_from_standard_input(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"glossary/一网通办.md\n{TERM}".encode())))

    assert main(["receive", "-"]) == 0
    assert (project / "docs" / "glossary" / "一网通办.md").read_text("utf-8") == TERM


def test_a_term_that_windows_could_not_check_out_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"glossary/con.md\n{TERM.replace('term: 一网通办', 'term: con')}", "utf-8")

    assert main(["receive", str(letter)]) == 1
    assert "E-path" in capsys.readouterr().err
    assert not (project / "docs" / "glossary" / "con.md").exists()


@pytest.mark.parametrize("filling", ["> 甲乙丙\n", "documents/pilot/annotations/a-note.md\n", "=E4=B8=AD", "\n"])
def test_a_letter_far_larger_than_a_note_is_not_taken_apart(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], filling: str
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"documents/pilot/annotations/a-note.md\n{NOTE}" + filling * (2**20 // len(filling) + 1), "utf-8")

    assert main(["receive", str(letter)]) == 1
    assert "最多 1048576 字节" in capsys.readouterr().err
    assert notes(project) == []


@pytest.mark.parametrize(
    "first",
    [
        "---",
        "documents/pilot/source.txt",
        "documents/pilot/document.yml",
        "documents/../pilot/annotations/a-note.md",
        "documents/pilot/annotations/../../a-note.md",
        "documents/pilot/annotations/sub/a-note.md",
        "/etc/passwd",
        "../mkdocs.yml",
        "glossary/../index.md",
        "glossary/.hidden.md",
        "glossary/a\\b.md",
        "docs/index.md",
        "documents/nowhere/annotations/a-note.md",
        "x" * 5000,
    ],
)
def test_nothing_is_written_anywhere_else(project: Path, tmp_path: Path, first: str) -> None:
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    letter = tmp_path / "letter.txt"
    letter.write_text(f"{first}\n{NOTE}", "utf-8")

    assert main(["receive", str(letter)]) == 1
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


def test_what_is_wrong_is_named_by_the_line_of_the_letter(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    note = NOTE.replace("2024-02-03", "2024-02-31").replace("推行", "施行")
    letter.write_text(f"您好！\n\n> documents/pilot/annotations/a-note.md\n{_quoted(note)}\n再见。\n", "utf-8")

    assert main(["receive", str(letter)]) == 1
    assert capsys.readouterr().err.startswith(f"{letter}:10: E-date ")
    assert notes(project) == []


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    "content",
    [
        b"---\n\xff\xfe\n---\n",
        b"---\nid: " + b"[" * 9000 + b"\n---\n",
        b"---\n" + b"a: b\n" * 9000 + b"---\n",
        "---\nid: \u202e\n---\n正文".encode(),
        b"",
        b"---\nid: &a [*a]\n---\n",
        b"---\n" + "".join(f"key{n}: 1\n" for n in range(20)).encode() + b"---\n<script>\n",
    ],
)
def test_what_is_hostile_is_refused_line_by_line(
    project: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"documents/pilot/annotations/a-note.md\n" + content)

    assert main(["receive", str(letter)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said and all(line.startswith(f"{letter}:") and len(line) < len(str(letter)) + 200 for line in said)
    assert notes(project) == []


def test_what_is_there_already_is_left(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"documents/pilot/annotations/a-note.md\n{NOTE}", "utf-8")

    assert main(["receive", str(letter)]) == 0
    letter.write_text(f"\ndocuments/pilot/annotations/a-note.md\n{NOTE.replace('正文', '别的话')}", "utf-8")
    capsys.readouterr()
    assert main(["receive", str(letter)]) == 1
    assert capsys.readouterr().err.startswith(f"{letter}:2: ")
    (path,) = notes(project)
    assert path.read_text("utf-8") == NOTE


# --- rebase


def test_rebase_shows_what_happens_and_accept_writes_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = annotate(project, "推行“一网通办”，让群众少跑路")
    written = path.read_text("utf-8")
    source = project / "docs" / "documents" / "pilot" / "source.txt"
    source.write_text(ARTICLE.replace("让群众少跑路", "让群众和企业少跑路"), "utf-8")

    assert main(["check", "--strict"]) == 1
    capsys.readouterr()
    assert main(["rebase", "pilot"]) == 0
    out = capsys.readouterr().out
    assert f"{path.relative_to(project).as_posix()}:5: 原文已改" in out and "{+和企业+}" in out
    assert path.read_text("utf-8") == written
    assert main(["rebase", "--accept"]) == 0
    assert "让群众和企业少跑路" in path.read_text("utf-8")
    assert main(["check", "--strict", str(path)]) == 0
    capsys.readouterr()
    assert main(["rebase"]) == 0
    assert "1 条没有变化" in capsys.readouterr().out


def test_a_loss_is_recorded(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = annotate(project, "推行“一网通办”，让群众少跑路")
    source = project / "docs" / "documents" / "pilot" / "source.txt"
    source.write_text(ARTICLE.replace("推行“一网通办”，让群众少跑路。", ""), "utf-8")

    assert main(["check", "--strict", str(path)]) == 1
    assert main(["rebase", "--accept"]) == 0
    assert "[-推行“一网通办”，让群众少跑路-]" in capsys.readouterr().out
    assert "\norphaned: 20" in path.read_text("utf-8")
    assert main(["check", "--strict", str(path)]) == 0


def test_github_is_told_where(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project / "docs" / "documents" / "pilot" / "annotations"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a,b.txt").write_text("正文", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert main(["check"]) == 1
    assert (
        "::error file=docs/documents/pilot/annotations/sub/a%2Cb.txt,line=1,title=E-path::" in capsys.readouterr().out
    )
    assert main(["check", "--json"]) == 1
    assert "::error" not in capsys.readouterr().out


def test_a_new_source_says_what_it_changes(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotate(project, "推行“一网通办”，让群众少跑路")
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE.replace("让群众少跑路", "让群众和企业少跑路"), "utf-8")
    capsys.readouterr()

    assert main(["import", str(article), "--slug", "pilot", "--replace"]) == 0
    out = capsys.readouterr().out
    assert "chp_2__p_1: 建立健全容错机制。推行“一网通办”，让群众{+和企业+}少跑路。" in out
    assert "pilot：1 条批注，0 条没有变化" in out
    assert "changes.tsv：记下 1 处改动" in out
    recorded = (project / "docs/documents/pilot/changes.tsv").read_text("utf-8").splitlines()
    assert [line.split("\t")[1:] for line in recorded] == [["eid", "what", "now"], ["chp_2__p_1", "changed", ""]]
    assert main(["import", str(article), "--slug", "pilot", "--replace"]) == 0
    assert "changes.tsv" not in capsys.readouterr().out


REPORTED = "新平台在各地区上线后办理时间缩短了百分之十二。"
REPORT = f"关于试点的通知\n各市：\n一、进展。\n甲组报告称，{REPORTED}\n乙组报告称，{REPORTED}\n张三负责收尾。\n省政府\n"


@pytest.fixture
def report(project: Path, tmp_path: Path) -> Path:
    """A report with a note on each of two paragraphs, of which one has a twin; then both are changed."""
    article = tmp_path / "report.txt"
    article.write_text(REPORT, "utf-8")
    assert main(["import", str(article), "--slug", "report"]) == 0
    for quote in (f"甲组报告称，{REPORTED}", "张三负责收尾"):
        assert main(["annotate", "report", "--quote", quote, "--author", "甲"]) == 0
    folder = project / "docs" / "documents" / "report"
    for path in folder.glob("annotations/*"):
        text = path.read_text("utf-8").replace("甲组报告称，新平台", "新平台")
        prefix = '  prefix: "甲组报告称，"\n' if "新平台" in text else ""
        path.write_text(text.replace("author:", f"{prefix}author:") + "正文。\n", "utf-8")
    article.write_text(REPORT.replace(f"甲组报告称，{REPORTED}\n", "").replace("张三", "王五"), "utf-8")
    assert main(["import", str(article), "--slug", "report", "--replace"]) == 0
    return folder


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_note_whose_paragraph_is_gone_never_goes_to_its_twin(
    project: Path, report: Path, times: int, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["rebase", "report"]) == 0
    told = capsys.readouterr().out
    assert "2 条批注，0 条没有变化" in told and "原文已删" in told and f"[-{REPORTED}-]" in told
    assert "[-张三-]{+王五+}负责收尾" in told and "chp_1__p_3 → chp_1__p_2_r2" in told

    assert [main(["rebase", "--accept"]) for _ in range(times)] == [0] * times
    (lost,) = [text for path in report.glob("annotations/*") if "新平台" in (text := path.read_text("utf-8"))]
    (kept,) = [text for path in report.glob("annotations/*") if "王五" in (text := path.read_text("utf-8"))]
    assert "\norphaned: 20" in lost and '\n  prefix: "甲组报告称，"' in lost and "\ntarget: chp_1__p_1\n" in lost
    assert "\ntarget: chp_1__p_2_r2\n" in kept
    capsys.readouterr()
    assert main(["rebase", "report"]) == 0
    assert capsys.readouterr().out == "report：2 条批注，2 条没有变化\n"
    assert main(["check", "--strict", str(report / "annotations")]) == 0
    assert capsys.readouterr().err == "检查完：0 个错误，0 个警告，0 条提示\n"


def test_what_only_a_person_can_tell_is_left_to_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody knows which texts there were before: the twin has taken the number of the one that is gone."""
    source = project / "docs" / "documents" / "pilot" / "source.txt"
    source.write_text(REPORT, "utf-8")
    path = annotate(project, f"甲组报告称，{REPORTED}")
    written = path.read_text("utf-8")
    source.write_text(REPORT.replace(f"甲组报告称，{REPORTED}\n", ""), "utf-8")
    for _ in range(3):
        assert main(["rebase", "--accept"]) == 0
        assert path.read_text("utf-8") == written
    out = capsys.readouterr().out
    assert "可能在这里，凭文字不能确定" in out and "有 1 条批注要由人来定" in out
    assert main(["check", "--strict", str(path)]) == 1
    assert " W-changed " in capsys.readouterr().err
    path.write_text(written.replace("甲组", "乙组"), "utf-8")  # a person says that it is of both
    assert main(["check", "--strict", str(path)]) == 0
