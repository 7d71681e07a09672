"""SECURITY.md's list of paths that are code, the CODEOWNERS files and what is in the project say the same."""

import re
import subprocess

import pytest
from tests.conftest import ROOT

# What a stranger may change without touching code: texts, and what says how the project is used.
CONTENT = {"docs", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "README.md", "README.zh-CN.md"}
PLAIN = [".gitee", ".github", ".gitlab"]


def listed() -> list[str]:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    section = text.partition("## Which paths are code\n")[2].partition("\n## ")[0]
    return re.findall(r"^- `([^`]+)`$", section, re.MULTILINE)


def owned(folder: str) -> list[str]:
    lines = (ROOT / folder / "CODEOWNERS").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 2 and row[1].startswith("@") for row in rows)
    return [row[0] for row in rows]


def tracked() -> list[str]:
    result = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.skip("这里不是 git 的工作区")
    return [path for path in result.stdout.split("\0") if path]


def test_every_path_at_the_top_is_code_or_content() -> None:
    tops = {path.partition("/")[0] for path in tracked()}

    assert {entry.strip("/") for entry in listed() if "/" not in entry.strip("/")} == tops - CONTENT
    assert listed() == sorted(listed())


def test_a_folder_is_listed_as_one() -> None:
    assert all((ROOT / entry).is_dir() == entry.endswith("/") for entry in listed() if "*" not in entry)


def test_pages_written_by_hand_are_code() -> None:
    assert "docs/*.md" in listed()


@pytest.mark.parametrize("folder", PLAIN)
def test_code_owners_are_asked_about_each(folder: str) -> None:
    assert owned(folder) == [f"/{entry}" for entry in listed()]


def test_gitea_which_reads_regular_expressions_asks_about_the_same_files() -> None:
    forms = [re.compile(entry.replace("\\\\", "\\")) for entry in owned(".gitea")]
    assert len(forms) == len(listed())
    folders = tuple(entry for entry in listed() if entry.endswith("/"))
    for path in tracked():
        is_code = path in listed() or path.startswith(folders) or bool(re.fullmatch(r"docs/[^/]*\.md", path))

        assert any(form.fullmatch(path) for form in forms) == is_code, path
