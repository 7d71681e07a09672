"""`convert`: a text in another script; `--review`: what an editor has to look at first."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from gongwen.errors import DecodeError, ProjectError
from gongwen.library.inputs import STDIN, particulars_beside, read_input, read_input_bytes
from gongwen.library.project import Project, find_project
from gongwen.library.read import SLUG, read_phrases, source_path
from gongwen.library.reviewed import NAME, read_all_reviewed, read_reviewed, write_reviewed
from gongwen.model import SOURCE_VARIANT, VARIANTS, PhraseRow
from gongwen.variants.conversion import Converter
from gongwen.variants.review import Choice, Doubt, accept, choices, settle, unsettled

DOUBTS: dict[Doubt, str] = {
    "changed": "与上次审定的不同",
    "differs": "逐词转换得出另一个字",
    "border": "词典里的词跨了词界，已改正",
    "unseen": "单独成词，审定过的公文里没有这样写的",
}


def run_convert(arguments: argparse.Namespace) -> int:
    if fault := _usage_fault(arguments):
        arguments.refuse(fault)
    if arguments.review:
        return _review(arguments)
    data = read_input_bytes(arguments.file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecodeError(f"第 {error.start} 字节起不是 UTF-8；请另存为 UTF-8", arguments.file) from error
    sys.stdout.write(Converter(arguments.to, _rows(_project())).convert(text))
    return 0


def _usage_fault(arguments: argparse.Namespace) -> str | None:
    """What is wrong with the options taken together; or None."""
    if not arguments.review:
        return "--accept 要和 --review 同用" if arguments.accept else None if arguments.to else "缺少参数：--to"
    if arguments.to == SOURCE_VARIANT:
        return f"--review 看的是繁体，--to 不能是 {SOURCE_VARIANT}"
    if arguments.accept and arguments.file == STDIN:
        return "--accept 要知道记在哪里：请给出公文或文件"
    return None


def _project() -> Project | None:
    """The project around the working folder, if there is one."""
    try:
        return find_project(Path.cwd())
    except ProjectError:
        return None


def _rows(project: Project | None) -> tuple[PhraseRow, ...]:
    """The project's phrases; none where the command is run outside a project."""
    return read_phrases(project) if project else ()


def _review(arguments: argparse.Namespace) -> int:
    project = _project()
    name = _source_name(project, arguments.file)
    variants = (arguments.to,) if arguments.to else VARIANTS[1:]
    rows, own = _rows(project), particulars_beside(name)
    converters = [Converter(variant, rows).for_document(own) for variant in variants]
    beside = Path(name).with_name(NAME)
    before = () if name == STDIN else read_reviewed(beside, str(beside))
    settled = settle(before, read_all_reviewed(project) if project else ())
    found = choices(read_input(name), converters, settled)
    print("\n".join(_lines(found, unsettled(found, settled))))
    if arguments.accept:
        write_reviewed(beside, accept(found, before))
        print(f"都已记入 {project.shown(beside.absolute()) if project else beside}，下次不再列出。")
    return 0


def _source_name(project: Project | None, name: str) -> str:
    """The path of a document's source where a slug is named, else the name as it is."""
    if project and SLUG.fullmatch(name) and not Path(name).exists():
        return str(source_path(project, name))
    return name


def _lines(found: tuple[Choice, ...], new: tuple[Choice, ...]) -> Iterator[str]:
    doubtful = [choice for choice in new if choice.doubts]
    yield (
        f"有不止一种写法的字 {sum(choice.count for choice in found)} 处，连同前后文相同的并为一条，共 {len(found)} 条；"
        f"还没有审定的 {len(new)} 条，其中拿不准的 {len(doubtful)} 条在前。"
    )
    yield from map(_line, new)


def _line(choice: Choice) -> str:
    before, character, after = (
        choice.source[: choice.index],
        choice.source[choice.index],
        choice.source[choice.index + 1 :],
    )
    forms = {variant: answer[choice.index] for variant, answer in choice.answers}
    same = len(set(forms.values())) == 1
    shown = next(iter(forms.values())) if same else "，".join(f"{variant} {form}" for variant, form in forms.items())
    times = f"，{choice.count} 处" if choice.count > 1 else ""
    doubts = "".join(f"；{DOUBTS[doubt]}" for doubt in choice.doubts)
    mark = "？" if choice.doubts else "　"
    return f"{mark}{before}【{character}】{after} → {shown}  [{choice.eid} 第 {choice.line} 行{times}]{doubts}"
