"""`init` and `upgrade`: a library of one's own, and what a newer package changes in its files."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from gongwen.cli.output import printable, say
from gongwen.library.project import find_project
from gongwen.library.starter import Answers
from gongwen.library.upgrading import Change, State, accept_upgrade, start_library, upgrade_changes
from gongwen.model import VARIANTS, Variant

_STATES: dict[State, str] = {
    "new": "这一版新添的文件",
    "changed": "这一版有改动，本库没有改过",
    "both": "这一版有改动，本库也改过；请自己取舍",
    "gone": "这一版不再带这个文件；可以删去",
    "covered": "它盖住的主题文件在这一版里改了；请对照",
}


def run_init(arguments: argparse.Namespace) -> int:
    answers = _answers(arguments)
    for fault in answers.faults():
        arguments.refuse(fault)
    folder = Path(arguments.folder)
    files = start_library(folder, answers, glossary=arguments.glossary)
    terms = sum(name.startswith("docs/glossary/") for name in files)
    say(f"{arguments.folder}/ 里写好了 {len(files)} 个文件，其中 {terms} 条词条随程序带来（origin: gongwen）。接下来：")
    for line in (f"  cd {arguments.folder}", "  gongwen import 文章.html --slug 名字", "  gongwen serve"):
        say(line)
    return 0


def _answers(arguments: argparse.Namespace) -> Answers:
    """What the options say, and where they do not what is answered to a question; --yes asks none."""
    answers, asks = Answers(), not arguments.yes
    name = _answer(arguments.name, asks, "库的名称", answers.name)
    address = _answer(arguments.address, asks, "公布以后的地址（还不知道就留着）", answers.address)
    scripts = _answer(arguments.scripts, asks, f"出哪几种文字（{'、'.join(VARIANTS)}）", ",".join(answers.scripts))
    notes = _answer(arguments.notes, asks, "读者的批注送到哪里（仓库地址或邮箱，可以不写）", answers.notes)
    return replace(answers, name=name, address=address, scripts=_scripts(arguments, scripts), notes=notes)


def _answer(given: str | None, asks: bool, question: str, default: str) -> str:
    if given is not None or not asks:
        return default if given is None else given.strip()
    print(f"{question} [{default}]：", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip() or default


def _scripts(arguments: argparse.Namespace, value: str) -> tuple[Variant, ...]:
    """The scripts that are named, in our order."""
    named = value.replace("，", ",").replace("、", ",").replace(",", " ").split()
    if unknown := [name for name in named if name not in VARIANTS]:
        arguments.refuse(f"不认识的文字：{'、'.join(unknown)}；能用的是 {'、'.join(VARIANTS)}")
    return tuple(tag for tag in VARIANTS if tag in named)


def run_upgrade(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    version, changes = upgrade_changes(project)
    for change in changes:
        _print_change(change)
    if arguments.accept:
        accept_upgrade(project, changes)
        written = sum(change.state in ("new", "changed") for change in changes)
        say(f"换上了 {written} 个文件；其余的请照上面所列自己取舍")
        return 0
    if changes:
        say(
            f"这个库上次跟到 {version or '（不明）'}，共 {len(changes)} 处；gongwen upgrade --accept 换上本库没有改过的"
        )
    else:
        say("本库的文件和这一版的一致，没有要做的")
    return 0


def _print_change(change: Change) -> None:
    print(printable(f"{change.path}：{_STATES[change.state]}"))
    for line in change.diff.splitlines():
        print(printable(f"    {line}"))
