"""Places of a text as people write them: 第二十一条第一款第（三）项, 第三、四、五条, 前条第二款, 第二章第二节.

Text is read in simplified characters (`simplified`); what a place is in a given document, its eIds tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.text.numerals import CHINESE_NUMERAL, number_value

# What stands within what. An annex has articles and chapters of its own.
LEVELS = {"附件": 0, "编": 1, "分编": 2, "章": 3, "部分": 3, "节": 4, "条": 5, "款": 6, "项": 7, "目": 8, "点": 8}

_N = f"[0-9０-９OＯ{CHINESE_NUMERAL}]{{1,9}}"
# 211-1 is 211条之一, 3-5 third to fifth: the second number tells; in Taiwan it is always the former.
_HYPHEN = r"(?:-[0-9]{1,3})?"
_NUMBER = re.compile(rf"({_N})(?:-([0-9]{{1,3}}))?")
_ONE = rf"第?\s?[（(]?\s?{_N}{_HYPHEN}\s?[）)]?"
_TOUCHING = rf"[（(]{_N}[）)]"  # 第（六）（七）项
# Between the numbers of one list: 第三、四、五条, 第二至五项, 第（一）、（二）项.
_COMMA = r"(?:[、，,]|以及|和|及|与|至|到|或者|或|[—－~～])"
# 第三项目标, 第二条例, 第一章程, 第五节目 are no places; 第三条之一 is one, 第三条之一部分 names a part of it.
_UNIT = (
    r"(?P<unit>分编|编(?![制号辑写])|部分|章(?!程)|节(?![假点目日能约])|条(?![例件约])"
    r"|款(?!项)|项(?!目(?!第))|目(?![标录前的]))"
)
_INSERTED = rf"(?P<inserted>(?<=条)之{_N}(?![部切般个种次半]))?"
_NUMBERED = re.compile(rf"第\s?[（(]?\s?{_N}{_HYPHEN}\s?[）)]?(?:{_COMMA}{_ONE}|{_TOUCHING})*\s?{_UNIT}{_INSERTED}")
_BRACKETED = re.compile(rf"[（(]{_N}[）)](?:{_COMMA}?第?[（(]{_N}[）)])*(?P<unit>项(?!目))")
# 前款, 前两款, 上一条, 本条第二款; not 目前条款, 以前条件, 以上款项.
_RELATIVE = re.compile(
    r"(?<![之此目当提])(?:(?P<word>前|上)(?P<back>[一二两三四五六七八九十]{1,3})?(?P<unit>条(?![件例文约款])|款(?![项式])|项(?!目))"
    r"|本(?P<own>条|款|项|章|节|编)(?=第|[（(]))"
)
# 同条第二款, 该条第二款: of the article that was named before.
_AGAIN = re.compile(r"(?:(?<![不相共])同|该)(?P<unit>条|款|项|章|节)(?=第|[（(]|前[一二两三四五六七八九十])")
# 第53项至63项: the last number of a range goes without 第.
_UPTO = re.compile(
    rf"(?<=[条款项])[至到](?P<number>{_N})\s?(?P<unit>条(?![例件约])|款(?![项式])|项(?!目(?!第)))" + _INSERTED
)
# 577条 after a name, 2款 and 3项 after what they stand in: numbers as people write them in drafts, without 第.
_BARE = re.compile(
    r"(?<![0-9０-９年.])(?P<number>[0-9０-９]{1,4}(?:-[0-9]{1,3})?)\s?(?P<unit>条(?![例件约])|款(?![项式])|项(?!目(?!第)))"
    + _INSERTED
)
# 第三条（二）, with nothing that a list of the draft's own would go on with.
_BARE_ITEM = re.compile(
    rf"(?<=[条款])[（(](?P<number>{_N})[）)](?=的?(?:规定|要求|内容|情形|办理|执行|处理|处罚)|[，。；、”」）)]|$)"
)
# 第（二）点 of a plan, after a name or what it stands in.
_POINT = re.compile(rf"第\s?[（(]?\s?(?P<number>{_N})\s?[）)]?点(?![钟半心])")
_ANNEX = re.compile(rf"附件\s?(?P<number>{_N})(?=\s?[第的中])")
_ATOM = re.compile("第|[（(]|[前上本同该至到]|附件")
_BARE_ATOM = re.compile("第|[（(]|[前上本同该至到]|附件|[0-9０-９]+")
_FORMS = (_NUMBERED, _BRACKETED, _RELATIVE, _AGAIN, _UPTO, _ANNEX)
_WITHIN = re.compile(r"(?:规定)?[的中之]?\s?")  # 第六条规定的第一款
_JOINT = re.compile(r"\s?(?:-|[、，,]|以及|和|及|与|至|到|直至|或者|或|[—－~～]|[、，,](?:以及|和|及|或者?))\s?")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a place: its unit and number; `back` tells how many units before its own place a text points (前款:
    1), `own` that it points to the one it stands in (本条第二款), `upto` the last of several (第二款前三项: 1 up to 3).

    A number of 0 is that of a place which was named before and is not known (该条 where no article was).
    """

    unit: str
    number: int = 0
    inserted: int = 0
    back: int = 0
    own: bool = False
    upto: int = 0

    @property
    def level(self) -> int:
        return LEVELS[self.unit]

    @property
    def is_relative(self) -> bool:
        return bool(self.back or self.own)

    @property
    def reference(self) -> str:
        """The number as an eId writes it: 31, or 10-1 for 第十条之一."""
        return f"{self.number}-{self.inserted}" if self.inserted else str(self.number)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place that a text names, with all its steps: in 第三条第一款、第二款 the second is 第三条第二款.

    `ends` says where each of those steps ends that stand there themselves; `follows` that the place before it and this
    one are named together, as places of the same text; `again` that it is told by one before it (同条第二款).
    """

    start: int
    steps: tuple[Step, ...]
    ends: tuple[int, ...]
    follows: bool = False
    again: bool = False

    @property
    def end(self) -> int:
        return self.ends[-1]

    @property
    def is_relative(self) -> bool:
        return self.steps[0].is_relative


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    step: Step
    again: bool = False


def read_locators(text: str, start: int = 0, *, paragraph_unit: str = "款", bare: bool = False) -> tuple[Locator, ...]:
    """Every place that the text names from `start` on; with `bare` also those without 第, which only a name before them
    tells from a count.

    In Taiwan 項 is what 款 is elsewhere, and 款 what 项 is: with `paragraph_unit` 项 they are read so;
    第三條第一項第二款 tells it by its order.
    """
    found: list[Locator] = []
    in_taiwan = is_turned = paragraph_unit == "项"
    for atom in _atoms(text, start, in_taiwan=in_taiwan, bare=bare):
        step = _turned(atom.step) if is_turned else atom.step
        last = found[-1] if found else None
        gap = text[last.end : atom.start] if last else ""
        is_touching = last is not None and not gap and step.unit == last.steps[-1].unit  # （六）（七）项
        is_within, is_joined = _WITHIN.fullmatch(gap), is_touching or _JOINT.fullmatch(gap)
        if last and is_within and step.unit == "款" and [s.unit for s in last.steps[-2:]] == ["条", "项"]:
            is_turned = True
            found[-1] = replace(last, steps=(*map(_turned, last.steps), _turned(step)), ends=(*last.ends, atom.end))
        elif last and is_within and (step := _first_of(step)).level > last.steps[-1].level and not step.is_relative:
            found[-1] = replace(last, steps=(*last.steps, step), ends=(*last.ends, atom.end))
        elif atom.again:
            found.append(Locator(atom.start, _named_before(found, step), (atom.end,), again=True))
        elif last and is_joined:
            above = () if step.is_relative else tuple(s for s in last.steps if s.level < step.level)
            found.append(Locator(atom.start, (*above, step), (atom.end,), True))
        else:
            is_turned = in_taiwan
            step = _turned(atom.step) if is_turned else atom.step
            found.append(Locator(atom.start, (step,), (atom.end,)))
    return tuple(found)


def _first_of(step: Step) -> Step:
    """前三项 below a 款 that is named are its first three."""
    return Step(step.unit, 1, upto=step.back) if step.back > 1 else step


def _named_before(found: list[Locator], step: Step) -> tuple[Step, ...]:
    """The steps of the last place of that unit; the step itself where none was named."""
    for locator in reversed(found):
        if any(one.unit == step.unit for one in locator.steps):
            return tuple(one for one in locator.steps if one.level <= step.level)
    return (step,)


def _turned(step: Step) -> Step:
    other = {"款": "项", "项": "款"}
    return replace(step, unit=other.get(step.unit, step.unit))


def _atoms(text: str, start: int, *, in_taiwan: bool, bare: bool) -> Iterator[_Atom]:
    """The numbers with their units, in order; a list gives one each: 第三、四条 → 第三, 四条."""
    at = start
    openers, forms = (_BARE_ATOM, (*_FORMS, _BARE, _BARE_ITEM, _POINT)) if bare else (_ATOM, _FORMS)
    while opener := openers.search(text, at):
        at = opener.start()
        match = next((m for form in forms if (m := form.match(text, at))), None)
        if match is None:
            at = opener.end()
            continue
        yield from _steps(match, in_taiwan=in_taiwan)
        at = match.end()


def _steps(match: re.Match[str], *, in_taiwan: bool) -> Iterator[_Atom]:
    if match.re is _RELATIVE:
        yield _Atom(match.start(), match.end(), _relative(match))
    elif match.re is _AGAIN:
        yield _Atom(match.start(), match.end(), Step(match["unit"]), again=True)
    elif match.re is _UPTO:
        number = number_value(match["number"]) if match.string[match.start() - 1] == match["unit"] else None
        if number:
            inserted = number_value((match["inserted"] or "")[1:]) or 0
            yield _Atom(match.start("number"), match.end(), Step(match["unit"], number, inserted))
    elif match.re is _ANNEX:
        number = number_value(match["number"])
        if number:
            yield _Atom(match.start(), match.end("number"), Step("附件", number))
    elif match.re in (_BARE_ITEM, _POINT):
        number = number_value(match["number"])
        if number:
            yield _Atom(match.start(), match.end(), Step("项" if match.re is _BARE_ITEM else "点", number))
    else:
        yield from _listed(match, in_taiwan=in_taiwan)


def _relative(match: re.Match[str]) -> Step:
    if own := match["own"]:
        return Step(own, own=True)
    return Step(match["unit"], back=number_value(match["back"] or "一") or 1)


def _listed(match: re.Match[str], *, in_taiwan: bool) -> Iterator[_Atom]:
    numbers = list(_NUMBER.finditer(match.string, match.start(), match.start("unit")))
    inserted = number_value(match["inserted"][1:]) or 0 if match.re is not _BRACKETED and match["inserted"] else 0
    for number in numbers:
        value, second = number_value(number[1]) or 0, int(number[2] or 0)
        is_last, is_range = number is numbers[-1], second > value and not in_taiwan
        start = match.start() if number is numbers[0] else _opening(match.string, number.start())
        end = match.end() if is_last else number.end() + (match.string[number.end()] in "）)")
        unit = match["unit"]
        if value and is_range:
            yield _Atom(start, number.end(1), Step(unit, value))
            yield _Atom(number.start(2), end, Step(unit, second))
        elif value:
            yield _Atom(start, end, Step(unit, value, inserted if is_last and inserted else second))


def _opening(text: str, at: int) -> int:
    """Where a number begins with what belongs to it: 第（二."""
    while text[at - 1] in "（(第":
        at -= 1
    return at
