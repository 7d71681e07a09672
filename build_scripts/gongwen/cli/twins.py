"""One text in several forms (x.docx, x.pdf, x.doc): the best comes in, the others are compared with it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from gongwen.errors import GongwenError
from gongwen.library.inputs import parse_input, read_input_bytes
from gongwen.model import Document, Finding, walk_part_text
from gongwen.text.visible import visible
from gongwen.verify.alignment import Match, align

# The best first: what holds paragraphs and numbers, what holds places, what an office has to convert.
_RANKS = (".docx", ".pdf", ".ofd", ".odt", ".wps", ".doc", ".rtf")
_MOST_TOLD = 5
_SHOWN = 30


def best_of(files: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The files that come in, by name, each with those that are the same text in a form that loses more."""
    groups: dict[str, list[str]] = defaultdict(list)
    for file in files:
        path = Path(file)
        groups[str(path.with_suffix("")) if path.suffix.lower() in _RANKS else file].append(file)
    ranked = (sorted(group, key=_rank) for group in groups.values())
    return {best: tuple(others) for best, *others in ranked}


def _rank(file: str) -> int:
    ending = Path(file).suffix.lower()
    return _RANKS.index(ending) if ending in _RANKS else 0


def twin_findings(name: str, document: Document, twins: Sequence[str]) -> Iterator[Finding]:
    """That other forms of a text did not come in, and where they say something else."""
    ours = _text(document)
    for twin in twins:
        try:
            theirs = _text(parse_input(twin, read_input_bytes(twin)))
        except GongwenError as error:
            yield Finding(name, 1, "W-twin", f"同名的 {Path(twin).name} 没有放入，也没有与它核对：{error.message}")
            continue
        differences = list(_differences(ours, theirs))
        said = f"文字有 {len(differences)} 处不同；请核对" if differences else "文字相同"
        code = "W-twin" if differences else "I-twin"
        yield Finding(name, 1, code, f"同名的 {Path(twin).name} 没有放入（取 {Path(name).name}），{said}")
        for one, other in differences[:_MOST_TOLD]:
            yield Finding(
                name, 1, "W-twin", f"{Path(name).name} 是“{_opening(one)}”，{Path(twin).name} 是“{_opening(other)}”"
            )


def _text(document: Document) -> str:
    return visible("".join(unit.text for unit in walk_part_text(document.main)))


def _differences(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    edges = [Match(0, 0, 0), *align(ours, theirs), Match(len(ours), len(theirs), 0)]
    for before, after in pairwise(edges):
        one = ours[before.left + before.length : after.left]
        other = theirs[before.right + before.length : after.right]
        if one or other:
            yield one, other


def _opening(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
