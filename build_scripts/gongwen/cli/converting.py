"""`convert`: a text in another script; `--review`: what an editor has to look at first (cli/reviewing.py)."""

import argparse
import sys
from pathlib import Path

from gongwen.cli.reviewing import review
from gongwen.errors import DecodeError, ProjectError
from gongwen.library.inputs import STDIN, read_input_bytes
from gongwen.library.project import Project, find_project
from gongwen.library.read import read_packaged_phrases, read_phrases
from gongwen.model import SOURCE_VARIANT, PhraseRow
from gongwen.variants.conversion import Converter


def run_convert(arguments: argparse.Namespace) -> int:
    if fault := _usage_fault(arguments):
        arguments.refuse(fault)
    project = _project()
    if arguments.review:
        return review(arguments, project, phrases_of(project))
    data = read_input_bytes(arguments.file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecodeError(f"第 {error.start} 字节起不是 UTF-8；请另存为 UTF-8", arguments.file) from error
    sys.stdout.write(Converter(arguments.to, phrases_of(project)).convert(text))
    return 0


def _usage_fault(arguments: argparse.Namespace) -> str | None:
    """What is wrong with the options taken together; or None."""
    if not arguments.review:
        alone = [name for name in ("accept", "answer", "reviewer") if getattr(arguments, name)]
        return f"--{alone[0]} 要和 --review 同用" if alone else None if arguments.to else "缺少参数：--to"
    if arguments.to == SOURCE_VARIANT:
        return f"--review 看的是繁体，--to 不能是 {SOURCE_VARIANT}"
    if (arguments.accept or arguments.answer) and arguments.file == STDIN:
        return "--accept 和 --answer 要知道记在哪里：请给出公文或文件"
    if arguments.reviewer and not (arguments.accept or arguments.answer):
        return "--reviewer 要和 --accept 或 --answer 同用"
    return None


def _project() -> Project | None:
    """The project around the working folder, if there is one."""
    try:
        return find_project(Path.cwd())
    except ProjectError:
        return None


def phrases_of(project: Project | None) -> tuple[PhraseRow, ...]:
    """The project's phrases; outside a project those that came with the program."""
    return read_phrases(project) if project else read_packaged_phrases()
