"""The structure of a text on a page: headings by kind and depth of their divisions, each number in its frame."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from gongwen.verify.page_form import PageForm
from gongwen.verify.site_metadata import letters

_KINDS = {
    "part": "part",
    "subpart": "subpart",
    "chp": "chapter",
    "sec": "section",
    "para": "paragraph",
    "subpara": "subparagraph",
    "point": "point",
    "indent": "indent",
}
_STEP = re.compile(r"([a-z]+)_")


def structure_faults(
    form: PageForm, numbers: Mapping[str, str], convert: Callable[[str], str], due: Iterable[str] = ()
) -> Iterator[str]:
    """What is wrong with headings and numbers; `numbers` has what each division is numbered by in its source, `due` are
    the texts that have to be on the page."""
    levels: dict[str, int] = {}
    for level, classes, eid in form.headings:
        kind = _STEP.match(eid.rpartition("__")[2])
        own = set(_KINDS.values()) & {name.removeprefix("gw-") for name in classes}
        if kind and kind[1] in _KINDS and own != {_KINDS[kind[1]]}:
            yield f"{eid}：{' '.join(classes)}"
        above = next((levels[one] for one in _around(eid) if one in levels), None)
        if above is not None and level != above + 1:
            yield f"{eid}：h{level}"
        levels[eid] = level
    for eid, words in form.numbers:
        if eid in numbers and letters(words) not in (letters(numbers[eid]), letters(convert(numbers[eid]))):
            yield f"{eid}：{words}"
    framed = {eid for eid, _ in form.numbers}
    yield from (f"{eid}：{numbers[eid]}" for eid in (*form.ids, *due) if numbers.get(eid) and eid not in framed)


def _around(eid: str) -> Iterator[str]:
    """The eIds of what a division stands in, the nearest first."""
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid
