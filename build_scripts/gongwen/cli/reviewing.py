"""`convert --review`: an editor looks at what is doubtful in a conversion, all at once or key by key."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gongwen.cli.keys import read_key
from gongwen.library.inputs import conclusions_beside, particulars_beside, read_input
from gongwen.library.project import Project
from gongwen.library.read import SLUG, source_path
from gongwen.library.reviewed import write_conclusions
from gongwen.model import REVIEWED, VARIANTS, PhraseRow
from gongwen.variants.conversion import Converter
from gongwen.variants.review import Choice, Doubt, choices, conclude, unsettled
from gongwen.variants.reviewed import Reviewed

DOUBTS: dict[Doubt, str] = {
    "differs": "逐词转换得出另一个字",
    "border": "词典里的词跨了词界，已改正",
    "alone": "单独成词，没有词可凭",
}
_KEYS = "回车或空格：对；数字：换成那个字；s：留着不答；q：停"


def review(arguments: argparse.Namespace, project: Project | None, rows: tuple[PhraseRow, ...]) -> int:
    """List what is doubtful in a document, and note down what is said of it."""
    name = _source_name(project, arguments.file)
    document, said = read_input(name), particulars_beside(name)
    variants = (arguments.to,) if arguments.to else VARIANTS[1:]
    found = choices(document, [Converter(v, rows).for_document(said, document.script) for v in variants])
    before = conclusions_beside(name)
    new = unsettled(found, before)
    print(f"有不止一种写法、拿得准的不列；拿不准的 {len(found)} 条，还没有审定的 {len(new)} 条。")
    if not (arguments.accept or arguments.answer):
        print("\n".join(map(_line, new)), end="\n" if new else "")
        return 0
    answered, mended = _asked(new) if arguments.answer else (new, [])
    left = {choice for choice in new if choice not in answered}
    settled = [choice for choice in found if choice not in left]
    beside = Path(name).with_name(REVIEWED)
    reviewer, day = arguments.reviewer or "", date.today().isoformat()
    write_conclusions(beside, conclude(settled, mended, before, variants, reviewer=reviewer, day=day))
    print(f"已记入 {project.shown(beside.absolute()) if project else beside}，下次不再列出。")
    return 0


def _asked(new: Sequence[Choice]) -> tuple[list[Choice], list[Reviewed]]:
    """The choices that were answered at the terminal, and the forms that were put right."""
    answered: list[Choice] = []
    mended: list[Reviewed] = []
    print(_KEYS)
    for number, choice in enumerate(new, 1):
        forms = "　".join(f"{n} {form}" for n, form in enumerate(choice.forms, 1))
        print(f"{number}/{len(new)} {_line(choice)}\n    {forms}", flush=True)
        while (key := read_key()) not in {"q", "s", " ", "\n", *map(str, range(1, len(choice.forms) + 1))}:
            print(_KEYS, flush=True)
        if key == "q":
            break
        if key != "s":
            answered.append(choice)
        if key.isdigit():
            form = choice.forms[int(key) - 1]
            mended += [row for v, _ in choice.answers if (row := choice.with_form(v, form)).answer != _said(choice, v)]
    return answered, mended


def _said(choice: Choice, variant: str) -> str:
    return next(answer for tag, answer in choice.answers if tag == variant)


def _source_name(project: Project | None, name: str) -> str:
    """The path of a document's source where a slug is named, else the name as it is."""
    if project and SLUG.fullmatch(name) and not Path(name).exists():
        return str(source_path(project, name))
    return name


def _line(choice: Choice) -> str:
    forms = {variant: answer[choice.index] for variant, answer in choice.answers}
    same = len(set(forms.values())) == 1
    shown = next(iter(forms.values())) if same else "，".join(f"{variant} {form}" for variant, form in forms.items())
    times = f"，{choice.count} 处" if choice.count > 1 else ""
    doubts = "；".join(_doubts(choice))
    place = f"[{choice.eid} 第 {choice.line} 行{times}]"
    return f"{choice.before}【{choice.character}】{choice.after} → {shown}  {place}；{doubts}"


def _doubts(choice: Choice) -> Iterator[str]:
    return (DOUBTS[doubt] for doubt in choice.doubts)
