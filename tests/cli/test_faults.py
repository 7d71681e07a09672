"""What the machine refuses is one line with place and remedy and exit 1, and leaves docs/ and site/ as they were."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.children import run_main, without_privileges
from tests.small_project import ARTICLE, LETTER, contents, small_project

pytestmark = pytest.mark.site
COMMAND = f"{sys.executable} -m gongwen"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "other.txt").write_text(ARTICLE.replace("试点", "改革"), "utf-8")
    return small_project(tmp_path / "project")


# Each command that writes, so that what it writes is not there before.
WRITERS = (
    ("build", "--no-pdf", "--variant", "zh-Hans"),
    ("build", "--no-pdf", "--jobs", "2"),
    ("import", "../other.txt", "--slug", "other"),
    ("import", "../other.txt", "--slug", "pilot", "--replace"),
    ("annotate", "pilot", "--quote", "逐步推开"),
    ("receive", "../letter.txt"),
    ("rebase", "--accept"),
    ("convert", "--review", "--accept", "pilot"),
)
READERS = (
    ("check",),
    ("check", "--json"),
    ("outline", "docs/documents/pilot/source.txt"),
    ("summarize", "docs/documents/pilot/source.txt"),
    ("terms", "docs/documents/pilot/source.txt"),
    ("tasks", "docs/documents/pilot/source.txt"),
    ("convert", "--to", "zh-Hant-TW", "docs/documents/pilot/source.txt"),
    ("rebase",),
    ("verify",),
)


def told(lines: list[str]) -> str:
    """The one line that says what stopped a command: with a place, a thing and a remedy."""
    (line,) = (line for line in lines if not re.search(r": [IW]-|^  |^检查完：", line))
    assert ": " in line and "；" in line and "Traceback" not in line
    return line


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_the_project_and_its_commands_are_in_order(arguments: tuple[str, ...], project: Path) -> None:
    before = contents(project)
    ended = run_main(project, arguments)
    assert ended.status == 0, ended.err
    assert contents(project) != before, "a test of what it writes tests nothing"


def no_room() -> None:
    """No file takes more than three bytes: what a full disk does, without one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3, 3))


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_without_room_nothing_is_left_half_written(arguments: tuple[str, ...], project: Path) -> None:
    docs = contents(project / "docs")
    ended = run_main(project, arguments, no_room)
    assert ended.status == 1
    assert told(ended.lines)
    assert contents(project / "docs") == docs
    assert not (project / "site").exists()
    assert not list(project.glob("build/import-*")) and not list(project.rglob("*.new"))


def may_not_write(project: Path) -> None:
    for folder in (project, *(path for path in project.rglob("*") if path.is_dir())):
        folder.chmod(0o555)


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_where_nobody_may_write_a_line_says_so(arguments: tuple[str, ...], project: Path) -> None:
    before = contents(project)
    may_not_write(project)
    ended = run_main(project, arguments, without_privileges)
    assert ended.status == 1
    assert "没有权限" in told(ended.lines)
    assert contents(project) == before


@pytest.mark.parametrize("arguments", READERS[:-1], ids=" ".join)
def test_who_only_reads_needs_no_right_to_write(arguments: tuple[str, ...], project: Path) -> None:
    may_not_write(project)
    assert run_main(project, arguments, without_privileges).status == 0


UNREADABLE = (
    "mkdocs.yml",
    "docs",
    "docs/about.md",
    "docs/glossary",
    "docs/glossary/试点.md",
    "docs/conversion",
    "docs/conversion/phrases.tsv",
    "docs/documents",
    "docs/documents/pilot",
    "docs/documents/pilot/source.txt",
    "docs/documents/pilot/document.yml",
    "docs/documents/pilot/annotations",
    "docs/documents/pilot/annotations/first.md",
    "docs/documents/pilot/files",
    "overrides",
    "overrides/partials",
    "overrides/main.html",
)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_may_not_be_read_is_an_error_and_never_counts_as_empty(name: str, project: Path) -> None:
    (project / "docs" / "documents" / "pilot" / "files").mkdir()
    (project / name).chmod(0)
    ended = run_main(project, ("build", "--no-pdf", "--variant", "zh-Hans"), without_privileges)
    assert ended.status == 1
    assert name.removesuffix("/source.txt") in told(ended.lines) or name in ("docs", "mkdocs.yml")
    assert not (project / "site").exists()
    if name.startswith("docs"):
        ended = run_main(project, ("check",), without_privileges)
        assert ended.status == 1 and name in ended.err and "Traceback" not in ended.err


@pytest.mark.parametrize(
    "name",
    [
        "docs/about.md",
        "docs/glossary",
        "docs/conversion",
        "docs/conversion/phrases.tsv",
        "docs/documents",
        "docs/documents/pilot/document.yml",
        "docs/documents/pilot/ids.tsv",
        "docs/documents/pilot/annotations",
        "docs/documents/pilot/files",
    ],
)
def test_a_file_where_a_folder_should_be_or_the_other_way_round(name: str, project: Path) -> None:
    path = project / name
    path.parent.mkdir(exist_ok=True)
    if path.suffix:
        path.unlink(missing_ok=True)
        path.mkdir()
    else:
        path.rename(path.with_name("away")) if path.exists() else None
        path.write_text("x", "utf-8")
    ended = run_main(project, ("check",))
    assert ended.status == 1 and name in ended.err and "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("outline - <&-", 1, "（标准输入）: "),
        ("import - --slug x <&-", 1, "（标准输入）: "),
        ("receive - <&-", 1, "（标准输入）: "),
        ("convert --to zh-Hant <&-", 1, "（标准输入）: "),
        ("outline {source} >&-", 1, "标准输出: "),
        ("convert --to zh-Hant {source} >&-", 1, "标准输出: "),
        ("check docs/about.md >&-", 0, "检查完："),
        ("check --json >&-", 1, "标准输出: "),
        ("outline {source} >/dev/full", 1, "标准输出: 磁盘满了"),
        ("outline --json {source} >/dev/full", 1, "标准输出: 磁盘满了"),
        ("tasks --csv {source} >/dev/full", 1, "标准输出: 磁盘满了"),
        ("--help >/dev/full", 1, "标准输出: 磁盘满了"),
        ("build --help >/dev/full", 1, "标准输出: 磁盘满了"),
        ("--version >/dev/full", 1, "标准输出: 磁盘满了"),
        ("outline {source} | true", 1, "标准输出: 读输出的程序先结束了"),
        ("outline absent 2>/dev/full", 1, ""),
        ("nonsense 2>/dev/full", 1, ""),
        ("nonsense 2>&-", 2, ""),
        ("outline absent >&- 2>&- <&-", 1, ""),
    ],
)
def test_streams_that_are_closed_full_or_deaf(line: str, status: int, said: str, project: Path) -> None:
    command = line.format(source="docs/documents/pilot/source.txt")
    shell = f"set -o pipefail; {COMMAND} {command}"
    ended = subprocess.run(["bash", "-c", shell], cwd=project, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.count("\n")) == (status, int(bool(said))), ended.stderr
    assert ended.stderr.startswith(said)


@pytest.mark.parametrize("arguments", ["check", "build", "outline x", "verify", "serve", "import x"])
def test_a_folder_that_is_gone_is_left_with_a_line(arguments: str, tmp_path: Path) -> None:
    shell = f"mkdir gone; cd gone; rmdir ../gone; {COMMAND} {arguments}"
    ended = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert told(ended.stderr.splitlines())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assets/gongwen/gongwen.css", '@import "style/nobody.css";\n'),
        ("main.html", "{% if %}"),
        ("main.html", '{% include "partials/nobody.html" %}'),
        ("partials/switch.html", "{{ nobody.knows.this }}"),
        ("main.html", b"\xff\xfe\x00"),
    ],
)
def test_a_file_of_the_theme_that_cannot_be_used_is_told(name: str, text: str | bytes, project: Path) -> None:
    (project / "overrides" / name).write_bytes(text.encode() if isinstance(text, str) else text)
    ended = run_main(project, ("build", "--no-pdf", "--variant", "zh-Hans"))
    assert ended.status == 1, ended.err
    assert "Traceback" not in ended.err
    assert told(ended.lines)
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["docs/documents/pilot/document.yml", "docs/conversion/phrases.tsv", "docs/about.md"])
def test_a_pipe_is_not_waited_for(name: str, project: Path) -> None:
    (project / name).unlink()
    os.mkfifo(project / name)
    ended = run_main(project, ("check",))
    assert ended.status == 1 and name in told(ended.lines)


def test_a_pipe_in_a_site_is_not_waited_for_either(tmp_path: Path) -> None:
    """Nor one that a link leads to; a link to nowhere and a folder are no danger."""
    site = tmp_path / "site"
    (site / "pilot").mkdir(parents=True)
    (site / "nowhere").symlink_to("gone")
    os.mkfifo(tmp_path / "pipe")
    (site / "pilot" / "index.md").symlink_to("../../pipe")
    source = str(small_project(tmp_path / "project") / "docs/documents/pilot/source.txt")
    ended = run_main(tmp_path, ("verify", "--source", source, "--site", "site", "pilot"))
    assert ended.status == 1 and "site/pilot/index.md" in told(ended.lines) and "不是普通文件" in told(ended.lines)


@pytest.mark.parametrize("arguments", [("check",), ("build", "--no-pdf", "--variant", "zh-Hans")], ids=" ".join)
def test_a_folder_whose_name_is_no_text_is_named(arguments: tuple[str, ...], project: Path) -> None:
    folder = project / "docs" / "documents" / os.fsdecode(b"\xff")
    folder.mkdir()
    (folder / "source.txt").write_text("关于试点的通知\n", "utf-8")
    ended = run_main(project, arguments)
    assert ended.status == 1 and "Traceback" not in ended.err
    assert any(line.startswith("docs/documents/") and "文件夹名只能用" in line for line in ended.lines), ended.err


@pytest.mark.parametrize("name", ["docs/glossary", "docs/conversion/phrases.tsv", "docs/documents"])
def test_a_link_to_nowhere_is_not_what_is_absent(name: str, project: Path) -> None:
    (project / name).rename(project / "away")
    (project / name).symlink_to(project / "nowhere")
    ended = run_main(project, ("check",))
    assert ended.status == 1 and name in told(ended.lines)


def test_a_folder_that_was_begun_for_a_note_goes_with_it(project: Path) -> None:
    shutil.rmtree(project / "docs" / "documents" / "pilot" / "annotations")
    assert run_main(project, ("receive", "../letter.txt"), no_room).status == 1
    assert not (project / "docs" / "documents" / "pilot" / "annotations").exists()
    assert run_main(project, ("receive", "../letter.txt")).status == 0


@pytest.mark.parametrize("arguments", [*READERS, *WRITERS, ("verify",)], ids=" ".join)
@pytest.mark.parametrize("place", ["docs/glossary/圈.md", "docs/documents/pilot/annotations/圈.md"])
def test_a_link_to_itself_is_told_or_passed_over(arguments: tuple[str, ...], place: str, project: Path) -> None:
    """Python's own way to follow links raises an error of another kind for a circle."""
    if arguments == ("verify",):
        assert run_main(project, ("build", "--no-pdf")).status == 0
    (project / place).symlink_to(project / place)
    ended = run_main(project, arguments)
    assert ended.status in (0, 1), ended.err
    assert "Traceback" not in ended.err
    if arguments == ("verify",) and "glossary" in place:
        assert ended.status == 1
        assert "圈.md" in told(ended.lines)
