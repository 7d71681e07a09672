"""What a user gets for right and wrong input: exit status, one line with a remedy, JSON alone on stdout."""

import io
import json
import sys
from pathlib import Path

import pytest

from gongwen.cli import main

ARTICLE = "关于试点的通知\n各市：\n一、总体要求。\n先行先试。\n省政府\n2024年1月2日\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    (root / "docs" / "documents" / "pilot").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    for name in ("index", "about", "contributing"):
        (root / "docs" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n正文\n", "utf-8")
    (root / "docs" / "documents" / "pilot" / "source.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--wrong"], "不认识的参数：--wrong"),
        (["build", "--variant", "zh_TW"], "zh_TW"),
        (["build", "--jobs", "0"], "正整数"),
        (["convert"], "--to"),
        (["outline"], "FILE"),
        (["nonsense"], "nonsense"),
        ([], "缺少参数"),
        (["tasks", "x", "--json", "--csv"], "不能和"),
        (["build", "--scheduler", "127.0.0.1:8786"], "如 tcp://"),
        (["build", "--scheduler", "http://127.0.0.1:8786"], "如 tcp://"),
        (["build", "--scheduler", "tcp://127.0.0.1:99999"], "如 tcp://"),
        (["build", "--scheduler", "tcp://127.0.0.1:x"], "如 tcp://"),
        (["build", "--scheduler", "tcp://"], "如 tcp://"),
        (["build", "--scheduler", "集群"], "如 tcp://"),
        (["build", "--scheduler", ""], "如 tcp://"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err and err.count("\n") == 1


COMMANDS = (
    "build",
    "serve",
    "print",
    "import",
    "outline",
    "summarize",
    "terms",
    "tasks",
    "convert",
    "annotate",
    "receive",
    "rebase",
    "check",
    "verify",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"gongwen {command}" in capsys.readouterr().out.split("示例：")[1]


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n    {command}" in out for command in COMMANDS)


BAD_FILES = {
    "absent.html": None,
    "folder": "",
    "empty.html": b"",
    "binary.html": bytes(range(256)) * 4,
    "mojibake.html": b"<meta charset='utf-8'><p>" + "中文".encode("gb18030") + b"</p>",
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize(
    "command", [["outline"], ["outline", "--json"], ["summarize"], ["terms"], ["import", "--slug", "x"]]
)
def test_a_bad_file_is_one_line_and_exit_1(
    command: list[str], name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = BAD_FILES[name]
    if data == "":
        Path(name).mkdir()
    elif data is not None:
        Path(name).write_bytes(data)  # type: ignore[arg-type]  # the str stands for a folder
    assert main([*command, name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{name}:") and err.count("\n") == 1 and "；" in err
    assert not (project / "docs" / "documents" / "x").exists()


def test_outline_prints_one_json_value(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "docs/documents/pilot/source.txt", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["title"] == "关于试点的通知" and value["divisions"][0]["eid"] == "chp_1"


def test_outline_explains_where_values_were_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "docs/documents/pilot/source.txt", "--explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["标题：关于试点的通知", "  取自 正文 第 1 行 [front__p_1]：关于试点的通知"]
    assert "发布日期：（未见）" in lines


def test_standard_input_is_a_file_named_by_a_dash(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert main(["outline", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["date"] == "2024-01-02"


def test_document_yml_counts_only_beside_a_source(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "docs" / "documents" / "pilot"
    (folder / "document.yml").write_text("number: 试发〔2024〕1号\n", "utf-8")
    (folder / "other.txt").write_text(ARTICLE, "utf-8")
    numbers = []
    for name in ("source.txt", "other.txt"):
        assert main(["outline", str(folder / name), "--json"]) == 0
        numbers.append(json.loads(capsys.readouterr().out)["number"])
    assert numbers == ["试发〔2024〕1号", None]


def test_tasks_are_lines_json_or_csv(project: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = project / "tasks.txt"
    path.write_text(ARTICLE.replace("总体要求", "加强工作").replace("先行先试", "各市要落实责任，确保安全"), "utf-8")

    assert main(["tasks", str(path)]) == 0
    assert "各市要落实责任，确保安全（各市）" in capfdbinary.readouterr().out.decode()
    assert main(["tasks", str(path), "--json"]) == 0
    (task,) = json.loads(capfdbinary.readouterr().out)
    assert (task["division"], task["body"], task["deadline"]) == ("chp_1", "各市", None)
    assert main(["tasks", str(path), "--csv"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbf")


def test_convert_uses_the_projects_phrases(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("新征程上“一网通办”的数据\n", "utf-8")
    assert main(["convert", "--to", "zh-Hant-TW", "a.txt"]) == 0
    before = capsys.readouterr().out
    (project / "docs" / "conversion").mkdir()
    rows = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n数据\t資料\t資料\t資料\t试验\n"
    (project / "docs" / "conversion" / "phrases.tsv").write_text(rows, "utf-8")
    assert main(["convert", "--to", "zh-Hant-TW", "a.txt"]) == 0
    assert "「一網通辦」的數據" in before and "「一網通辦」的資料" in capsys.readouterr().out


def test_import_prints_the_structure_and_what_to_do_next(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("文章.txt").write_text(ARTICLE.replace("试点", "改革"), "utf-8")
    assert main(["import", "文章.txt", "--slug", "reform"]) == 0
    out = capsys.readouterr().out
    assert "关于改革的通知" in out and "docs/documents/reform/source.txt" in out and "gongwen build" in out
    assert main(["import", "文章.txt", "--slug", "reform"]) == 1
    assert "--replace" in capsys.readouterr().err


def test_check_names_every_fault_with_path_and_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "docs" / "documents" / "pilot"
    (folder / "annotations").mkdir()
    (folder / "annotations" / "a-note.md").write_text("---\nid: a-note\n---\n正文\n", "utf-8")
    (folder / "document.yml").write_text("numbr: 甲\n", "utf-8")
    assert main(["check", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"path": "docs/documents/pilot/document.yml", "line": 1, "severity": "error"}.items() <= found[-1].items()
    (folder / "document.yml").unlink()
    assert main(["check", "--json"]) == 1
    codes = {f["code"] for f in json.loads(capsys.readouterr().out) if f["path"].endswith("a-note.md")}
    assert "E-key-missing" in codes
    assert main(["check", "docs/glossary"]) == 1  # no such folder here
    assert "docs/glossary" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "verify"])
def test_an_unknown_slug_is_named_with_those_that_are_there(
    command: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "nope"]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "nope" in err and "pilot" in err and err.count("\n") == 1


def test_verify_without_a_site_says_what_to_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 1
    assert "gongwen build" in capsys.readouterr().err


def test_verify_compares_any_site_with_any_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "pilot" / "source.txt"
    source.parent.mkdir()
    source.write_text("先行先试。\n", "utf-8")
    page = '<body><p id="preamble__p_1">先行先试。</p></body>'
    site = tmp_path / "elsewhere"
    for name in ("pilot", "pilot/full"):
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(page, "utf-8")
    arguments = ["verify", "--site", str(site), "--source", str(source), "--json"]
    main(arguments)
    exact = {r["format"]: r for r in json.loads(capsys.readouterr().out)}
    assert (exact["html"]["characters"], exact["html"]["missing"], exact["html"]["added"]) == (5, 0, 0)
    assert exact["json"]["missing"] == 5  # that site offers none
    (site / "pilot" / "index.html").write_text(page.replace("先试", "先试行"), "utf-8")
    assert main(arguments) == 1
    found = {r["format"]: r for r in json.loads(capsys.readouterr().out)}
    assert [p["text"] for p in found["html"]["places"]] == ["行"]
    assert main(["verify", "other", "--site", str(site), "--source", str(source)]) == 1
    assert "other" in capsys.readouterr().err


def test_outside_a_project_commands_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 1
    assert "mkdocs.yml" in capsys.readouterr().err
