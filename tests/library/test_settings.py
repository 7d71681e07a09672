"""mkdocs.yml is data to every command but build and serve."""

import os
from pathlib import Path

import pytest

from gongwen.cli import main
from gongwen.errors import ProjectError
from gongwen.library.settings import read_settings


def settings_of(folder: Path, text: str | bytes) -> dict[str, object]:
    (folder / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return dict(read_settings(folder))


@pytest.mark.parametrize(
    "value",
    [
        '!!python/object/apply:os.system ["touch {}"]',
        "!!python/object/new:os.system ['touch {}']",
        "!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{}']]",
        "[{{x: !!python/object/apply:os.system ['touch {}']}}]",
        "!<tag:yaml.org,2002:python/object/apply:os.system> ['touch {}']",
        "&a !!python/object/apply:os.system ['touch {}']",
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["verify"],
        ["receive", "letter.txt"],
        ["rebase"],
        ["import", "letter.txt"],
        ["annotate", "x", "引文"],
        ["tasks", "x"],
        ["build"],
    ],
    ids=lambda command: command[0],
)
def test_no_command_runs_what_the_file_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, command: list[str]
) -> None:
    mark = tmp_path / "ran"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 公文\nextra: {value.format(mark)}\n", "utf-8")
    (tmp_path / "letter.txt").write_text("甲", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(command) != 0
    assert not mark.exists()


def test_a_name_of_python_is_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boobytrap.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    settings = settings_of(tmp_path, "a: !!python/name:boobytrap.x\nb: !!python/name:material.emoji.twemoji\n")

    assert settings == {"a": "", "b": ""}
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: !!python/object/apply:os.system ['x']\n", 2, "python/object/apply:os.system"),
        ("a: !!python/module:os\n", 1, "标签"),
        ("a: !!binary aGk=\n", 1, "标签"),
        ("a: !include x.yml\n", 1, "!include"),
        ("%TAG ! tag:yaml.org,2002:python/\n---\na: !object/apply:os.getpid []\n", 3, "标签"),
        ("a: !!timestamp x\n", 1, "标签"),
        ("a: !!int x\n", 1, "读不懂"),
        ("a: " + "[" * 30 + "]" * 30, 1, "嵌套"),
        ("a: &a [*a]\n", 1, "绕回"),
        ("x: 1\na: &a {b: {c: *a}}\n", 2, "绕回"),
        ("a: &a 1\nb: [" + "*a," * 21 + "]\n", 2, "别名"),
        ("a: *a\n", 1, "YAML"),
        ("a: !ENV []\n", 1, "!ENV"),
        ("a: !ENV {b: c}\n", 1, "!ENV"),
        (b"a: \xff\n", 1, "不允许"),
        ("a: \x07\n", 1, "不允许"),
        ("a: " + "x" * 300_000, 1, "最多"),
        ("- a\n", 1, "键"),
        ("x: 1\nINHERIT: ../other.yml\n", 2, "不在项目里"),
        ("INHERIT: /etc/hostname\n", 1, "不在项目里"),
        ("INHERIT: [a]\n", 1, "不在项目里"),
        ("INHERIT: mkdocs.yml\n", 1, "绕回"),
    ],
)
def test_what_is_no_data_is_refused_with_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    (tmp_path.parent / "other.yml").write_text("a: 1\n", "utf-8")
    with pytest.raises(ProjectError) as caught:
        settings_of(tmp_path, text)

    assert caught.value.line == line
    assert said in caught.value.message


def test_merges_of_merges_do_not_multiply(tmp_path: Path) -> None:
    lines = ["k0: &k0 {a: 1, b: 2}"]
    lines += [f"k{n}: &k{n} {{<<: [*k{n - 1}, *k{n - 1}]}}" for n in range(1, 11)]

    assert settings_of(tmp_path, "\n".join(lines))["k10"] == {"a": 1, "b": 2}
    with pytest.raises(ProjectError, match="别名"):
        settings_of(tmp_path, "\n".join((*lines, "k11: {<<: *k10}")))


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", {}),
        ("a: 2022-13-45\n", {"a": "2022-13-45"}),
        ("a: {b: true, c: 1, d: ~}\n", {"a": {"b": True, "c": 1, "d": None}}),
        ("a: &a {b: 1}\nc: {<<: *a, d: 2}\n", {"a": {"b": 1}, "c": {"b": 1, "d": 2}}),
        ("a: !relative $docs_dir\n", {"a": "$docs_dir"}),
        ("a: !ENV GONGWEN_TEST\n", {"a": True}),
        ("a: !ENV [GONGWEN_NONE, GONGWEN_TEST, 甲]\n", {"a": True}),
        ("a: !ENV [GONGWEN_NONE, 甲]\n", {"a": "甲"}),
        ("a: !ENV GONGWEN_NONE\n", {"a": None}),
    ],
)
def test_what_mkdocs_allows_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, settings: dict[str, object]
) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "GONGWEN_TEST": "true"})

    assert settings_of(tmp_path, text) == settings


def test_a_file_of_the_project_may_be_inherited(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("site_name: 甲\nextra: {a: 1, b: {c: 2}}\nlist: [1]\n", "utf-8")

    settings = settings_of(tmp_path, "INHERIT: base.yml\nsite_name: 乙\nextra: {b: {d: 3}}\nlist: [2]\n")

    assert settings["site_name"] == "乙"
    assert settings["extra"] == {"a": 1, "b": {"c": 2, "d": 3}}
    assert settings["list"] == [2]
