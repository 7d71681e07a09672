"""What a new library begins with."""

from pathlib import Path

import pytest
import yaml

from gongwen import __version__
from gongwen.enrich.entries import parse_entry
from gongwen.library.project import find_project
from gongwen.library.publishable import missing_settings
from gongwen.library.starter import Answers, answers_of, record_of, starter_files
from gongwen.library.upgrading import start_library
from gongwen.render.annotating import Repository

HOSTILE = 'a: "b" @ADDRESS@ #\\ {{ c }}'


def project_of(folder: Path, answers: Answers) -> tuple[str, str, tuple[str, ...], Repository | None, str]:
    start_library(folder, answers, glossary=False)
    project = find_project(folder)
    return project.site_name, project.site_url, project.scripts, project.repository, project.editors


def test_without_answers_a_library_has_simplified_and_one_traditional_script_and_publishes_no_news(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "library"
    assert project_of(folder, Answers())[2:] == (("zh-Hans", "zh-Hant"), None, "")
    project = find_project(folder)
    assert project.omit == ("news", "editor_summaries")
    assert missing_settings(project) == ("site_url", "repository", "editors")


@pytest.mark.parametrize(
    ("notes", "repository", "editors"),
    [
        ("https://github.com/a/b", Repository("github", "https://github.com/a/b", "main"), ""),
        ("https://gitlab.example.cn/a/b", Repository("gitlab", "https://gitlab.example.cn/a/b", "main"), ""),
        ("https://gitee.com/a/b", Repository("gitee", "https://gitee.com/a/b", "main"), ""),
        ("https://code.example.cn/github/b", Repository("gitea", "https://code.example.cn/github/b", "main"), ""),
        ("editors@example.cn", None, "editors@example.cn"),
    ],
)
def test_answers_are_what_the_settings_say(
    tmp_path: Path, notes: str, repository: Repository | None, editors: str
) -> None:
    answers = Answers(HOSTILE, "https://texts.example.cn", ("zh-Hans", "zh-Hant-TW"), notes)
    assert list(answers.faults()) == []
    found = project_of(tmp_path / "library", answers)
    assert found == (HOSTILE, "https://texts.example.cn/", ("zh-Hans", "zh-Hant-TW"), repository, editors)
    assert answers_of(record_of(answers)) == answers


@pytest.mark.parametrize(
    "answers",
    [
        Answers(name=" "),
        Answers(name="甲\n乙"),
        Answers(name="甲" * 61),
        Answers(address="texts.example.cn"),
        Answers(address="https://a b/"),
        Answers(address='https://a/"\n'),
        Answers(scripts=("zh-Hant",)),
        Answers(notes="某人"),
        Answers(notes="https://a@github.com/a/b"),
    ],
)
def test_an_answer_that_cannot_be_meant_is_told(answers: Answers) -> None:
    assert len(list(answers.faults())) == 1


def test_entries_come_with_their_source_and_say_that_they_are_not_the_librarys(tmp_path: Path) -> None:
    files = starter_files(Answers(), glossary=True)
    entries = {name: data.decode() for name, data in files.items() if name.startswith("docs/glossary/")}
    read = [parse_entry(text, name) for name, text in entries.items()]
    assert len(entries) > 100
    names = {entry.term for entry, _ in read if entry}
    assert all(entry and set(entry.related) <= names for entry, _ in read)
    assert all(entry and entry.source and entry.origin == "gongwen" and not found for entry, found in read)


def test_no_place_is_left_open_and_the_version_is_the_packages() -> None:
    files = starter_files(Answers(name="库"), glossary=False)
    texts = {name: data.decode() for name, data in files.items()}
    opened = [name for name, text in texts.items() for place in ("@NAME@", "@SCRIPTS@", "@VERSION@") if place in text]
    assert opened == [] and texts["requirements.txt"] == f"gongwen=={__version__}\n"
    for name in (".github/workflows/check.yml", ".github/workflows/publish.yml", ".gitlab-ci.yml", "mkdocs.yml"):
        assert isinstance(yaml.safe_load(texts[name]), dict)
    assert not any(name.startswith("docs/glossary/") for name in files)
