"""The eId of a place that a text names, in a document of which only the eIds are known.

`holds` says whether there is a text of that eId. A number that stands twice (its second text is called `_r2`) names no
place, nor does 第（三）项 in an article where two 款 have one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongwen.text.locators import Step

Holds = Callable[[str], bool]

# The abbreviations that the unit's divisions may have, the likeliest first: 第二部分 is what 二、 opens.
_BELOW: dict[str, tuple[str, ...]] = {
    "编": ("part",),
    "分编": ("subpart",),
    "部分": ("chp", "part"),
    "章": ("chp",),
    "节": ("sec",),
    "条": ("sec", "para", "subpara", "chp"),
    "款": ("para",),
    "项": ("point", "indent", "subpara"),
    "目": ("indent", "point"),
    "点": ("sec", "para", "subpara", "point", "indent"),
}
_IN_ARTICLES = ("point", "indent")  # 第三条第（二）点 is an item; the article's second 款 nobody calls so
_IN_PLANS = ("sec", "para", "subpara")  # 第二部分第（一）项: what stands in a part of a plan, whatever people call it
_MOST = 200  # chapters of a 编, 款 of an article


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a place could be followed: the eId of the last step that is there, and how many steps lead to it."""

    eid: str
    steps: int


def follow_steps(prefix: str, steps: tuple[Step, ...], holds: Holds) -> Reached:
    """The place below `prefix` (an attachment's or division's eId and `__`, '' for the document)."""
    eid = prefix.removesuffix("__")
    for count, step in enumerate(steps):
        is_in_plan = count > 0 and steps[count - 1].unit == "部分" and step.unit in ("项", "款")
        names = _IN_PLANS if is_in_plan else _BELOW[step.unit]
        if step.unit == "点" and "art_" in eid:
            names = _IN_ARTICLES
        found = _certain(_candidates(prefix, eid, step, names, holds), holds)
        if found is None:
            return Reached(eid, count)
        eid = found
    return Reached(eid, len(steps))


def _candidates(prefix: str, above: str, step: Step, names: tuple[str, ...], holds: Holds) -> Iterator[str]:
    """Where the step may lead; several where nothing tells them apart."""
    if step.unit == "条" and holds(article := f"{prefix}art_{step.reference}"):
        yield article  # articles count through the whole text
        return
    if step.unit == "条" and above == prefix.removesuffix("__"):
        return  # 三、 of a plan is no 第三条; 第二部分第（四）条 says what it stands in
    inner = f"{above}__" if above else ""
    direct = next((eid for name in names if holds(eid := f"{inner}{name}_{step.reference}")), None)
    if direct:
        yield direct
    elif step.unit in ("项", "目", "点", "章", "分编"):
        for between in _between(step.unit, inner, holds):
            yield from (eid for name in names if holds(eid := f"{between}__{name}_{step.reference}"))


def _between(unit: str, inner: str, holds: Holds) -> Iterator[str]:
    """What may stand unsaid above a step: the 款 of a 项, 目 or 点, the 编 or 分编 of a 章."""
    for name in ("para",) if unit in ("项", "目", "点") else ("part", "subpart"):
        for number in range(1, _MOST):
            if not holds(eid := f"{inner}{name}_{number}"):
                break
            yield eid


def _certain(candidates: Iterator[str], holds: Holds) -> str | None:
    found = tuple(candidates)
    return found[0] if len(found) == 1 and not holds(f"{found[0]}_r2") else None
