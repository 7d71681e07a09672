"""A reader's note from dialog to page: fork, request, check, merge, published; and by letter.

Plain git stands for the forge, the library's own .ci/check for its runner.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import gongwen
from tests.small_project import ARTICLE

from gongwen.library.starter import Answers
from gongwen.library.upgrading import start_library

pytestmark = pytest.mark.site
NOTE = "docs/documents/pilot/annotations/first-step.md"
# What the dialog hands over, its first line the place below docs/ (tests/browser/test_annotate.py has it from a page).
LETTER = """\
documents/pilot/annotations/first-step.md
---
id: first-step
target: chp_1__p_1
quote:
  exact: 先行先试
  suffix: ，逐步推开。
author: 读者
created: 2024-02-01
licence: CC0-1.0
kind: question
---
哪几个市先试？
"""
WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.cn", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.cn"}
ENVIRONMENT = {
    **os.environ,
    **WHO,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout


def clone(source: Path, target: Path, *how: str) -> Path:
    git(source.parent, "clone", "--quiet", *how, str(source), str(target))
    return target


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """A repository that holds a library with one document, as an editor pushed it."""
    editor = tmp_path / "editor"
    start_library(editor, Answers(scripts=("zh-Hans",), notes="https://gitea.example.cn/a/b"), glossary=False)
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    imported = gongwen(editor, "import", "../article.txt", "--slug", "pilot")
    assert imported.returncode == 0, imported.stderr
    git(editor, "init", "--quiet", "-b", "main")
    git(editor, "add", "-A")
    git(editor, "commit", "--quiet", "-m", "A library begins")
    return clone(editor, tmp_path / "forge.git", "--bare")


def requested(forge: Path, name: str, text: str) -> Path:
    """A reader's fork, in which the forge's page for a new file has committed one on a branch."""
    fork = clone(forge, forge.parent / f"{name}.git", "--bare")
    work = clone(fork, forge.parent / name)
    path = work / NOTE
    path.parent.mkdir(parents=True)
    path.write_text(text.partition("\n")[2], "utf-8")
    git(work, "checkout", "--quiet", "-b", "note")
    git(work, "add", "-A")
    git(work, "commit", "--quiet", "-m", "A note")
    git(work, "push", "--quiet", "origin", "note")
    return fork


def checked(forge: Path, fork: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The request merged into main in the runner's own clone, and what the library's check says of it."""
    runner = clone(forge, fork.with_suffix(".runner"))
    git(runner, "fetch", "--quiet", str(fork), "note")
    git(runner, "merge", "--quiet", "--no-ff", "-m", "Merge a note", "FETCH_HEAD")
    command = [str(runner / ".ci" / "check"), "--no-pdf"]
    return runner, subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_a_note_comes_from_a_fork_through_check_and_merge_onto_the_page(forge: Path) -> None:
    runner, said = checked(forge, requested(forge, "reader", LETTER))
    assert said.returncode == 0, said.stdout + said.stderr
    git(runner, "push", "--quiet", "origin", "main")  # the editor merges
    assert git(forge, "show", f"main:{NOTE}") == LETTER.partition("\n")[2]
    page = runner / "site" / "pilot" / "text" / "index.html"
    page = page if page.is_file() else runner / "site" / "pilot" / "chp_1" / "index.html"
    text = page.read_text("utf-8")
    assert "哪几个市先试？" in text and 'data-note="first-step"' in text
    settings = runner / "site" / "assets" / "gongwen" / "annotate-settings.js"
    assert "gitea.example.cn/a/b" in settings.read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [("先行先试\n", "从未写过的一句话\n", "docs/documents/pilot"), ("CC0-1.0", "保留一切权利", "licence")],
    ids=["words-that-are-not-there", "no-licence"],
)
def test_a_request_that_does_not_pass_is_told_why_and_main_stays(
    forge: Path, wrong: str, right: str, code: str
) -> None:
    before = git(forge, "rev-parse", "main")
    runner, said = checked(forge, requested(forge, "stranger", LETTER.replace(wrong, right)))
    assert said.returncode == 1 and code in said.stderr and NOTE in said.stderr
    assert not (runner / "site").exists() and git(forge, "rev-parse", "main") == before


def test_by_letter_the_editor_has_the_same_file(forge: Path) -> None:
    editor = clone(forge, forge.parent / "by-letter")
    (forge.parent / "mail.txt").write_text(f"编辑您好：\n\n{LETTER}", "utf-8")
    said = gongwen(editor, "receive", "../mail.txt")
    assert said.returncode == 0, said.stderr
    assert (editor / NOTE).read_text("utf-8") == LETTER.partition("\n")[2]
    assert git(editor, "status", "--porcelain").strip() == f"?? {NOTE.rpartition('/')[0]}/"
