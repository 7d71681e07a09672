"""What of a part or division may be told at all: its statements, the headings that say what is done, its lists with
the words that govern them. Choosing among them is choosing.py's affair."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, takewhile

from gongwen.enrich.choosing import Passage
from gongwen.enrich.clauses import first_clause, split_sentences
from gongwen.enrich.cutting import LIMITS_BEFORE, OTHER_LAWS
from gongwen.enrich.sentences import is_demand
from gongwen.enrich.slots import FIGURES, TERMS
from gongwen.enrich.statements import (
    Statement,
    first_case,
    has_another_limit_for_it,
    has_predicate,
    lead_statement,
    stands_alone,
    statements,
    without_grounds,
)
from gongwen.enrich.tasks import is_general
from gongwen.enrich.telling import (
    GENERIC,
    HEADING_MARKS,
    MAX_HEADING,
    NAMES_ONLY,
    division_articles,
    heading_clause,
    paragraphs,
    says,
)
from gongwen.model import Clause, Division, Paragraph, Part, intro_blocks, walk_divisions

BROKEN = 20  # characters of a line that has no stop and is no caption
MORE = "……"
MAX_LIST = 130  # characters of a list that is told with its lead
FIRST_SENTENCE, FIRST_PARAGRAPH, HEADING = 0.4, 0.4, 2.0  # worth of themselves
LESSER = -0.5  # of a heading whose parent or children tell more
TELLING = 8  # characters of a heading that says enough: 扩大补贴发放范围, not 建设创新高地

# A lead whose items are measures of their own, not cases of it: 重点做好以下工作：
_ANNOUNCES = re.compile(r"(?:工作|任务|措施|意见|要求|事项|问题|通知|规定|决定)(?:如下)?[：:]$|如下[：:]$")
# What has the whole text behind it: …必须加强管理，现通知如下：
_NOTIFIES = re.compile(r"(?:现|特)[^，。；]{0,40}(?:如下|通知|公告|通告|函复)[：:]$")
_RULES = re.compile(r"应当|必须|不得|可以|符合|遵守|具备|有下列")  # 应当遵守下列规定： announces no measures
_CASE = re.compile(r"[的者]$")
_STOPS = "。；：！？;:!?”）)】」"
_OPENS_AS_RULE = re.compile(r"(?:应当|可以|不得|必须|由(?!.{2,30}(?:负责|部门|机关|政府)))")
_TAKEN_BACK = re.compile(
    r"[^。，]{0,12}前[两二三]?款.{0,40}(?:不适用|除外|不受|另有|例外|但|从其)|有下列.{0,20}(?:除外|不适用)"
)
_LISTS = re.compile(r"下列|以下|如下|之一")
_COUNTS = re.compile(rf"{FIGURES.pattern}|{TERMS.pattern}|同时废止")
_TELLS_AT_ONCE = re.compile(
    r"适用于|同意|决定(?:如下|自)|自.{2,24}起|[每一]年(?:至少|不少于)?[^，。]{0,8}次|之日起[^，。]{1,12}[日月]内|不(?:得?超过|少于)"
)
_REASONS = re.compile(r"思想|原则|形势|背景|意义|现状|基础|思路")
_OF_SOMEBODY = re.compile(r"^负责|(?:标准|金额|数额)[为是].*\d")  # 助学金，标准为1000元, below 普通高中
_BRACKETS = re.compile(r"（[^）]*）")
_FORCE = re.compile(r"自.{2,24}起(?:施行|执行|实施)|有效期")


def part_passages(part: Part) -> Iterator[Passage]:
    """The passages of a document or attachment and of what it issues, each with its top-level division as topic."""
    order = count()
    # What stands before divisions says mostly how the text came about.
    covers = bool(part.divisions) or any(a.role != "annex" for a in part.attachments)
    opening = (p for p in paragraphs(part.preamble) if not covers or _TELLS_AT_ONCE.search(p.text))
    yield from _paragraphs(tuple(opening), (f"{part.eid}preamble",), order)
    yield from _below(part.divisions, (), order, governed=_leads_on(paragraphs(part.preamble)))
    forced = tuple(p for p in paragraphs(part.conclusions) if _FORCE.search(p.text))
    yield from _paragraphs(forced, ("conclusions",), order)
    issues = any(a.role != "annex" for a in part.attachments)
    for attachment in part.attachments:
        if attachment.role != "annex" or (not part.divisions and not issues and attachment.divisions):
            yield from part_passages(attachment)


def division_passages(division: Division) -> Iterator[Passage]:
    """The passages of one division, each with the division below it as topic."""
    yield from _inside(division, (), count())


def _below(
    divisions: tuple[Division, ...],
    path: tuple[str, ...],
    order: Iterator[int],
    *,
    governed: bool = False,
    above: bool = False,
    whose: tuple[Clause, ...] = (),
) -> Iterator[Passage]:
    """What stands in divisions side by side, but for those without a heading that a line before them governs. `above`
    says that the heading over them tells what is done, `whose` is that heading where it names for whom they hold."""
    broken = listed = False
    lesser = above and not _tell_well(divisions)
    for index, division in enumerate(divisions):
        told = tuple(p for d in walk_divisions((division,)) for p in paragraphs(d.blocks))
        if (
            (governed or broken or (listed and not division.number))
            and not division.heading
            and division.kind != "article"
        ):
            broken, listed = False, _lists_on(told)
            continue
        governed, broken, listed = _leads_on(told), _breaks_off(told), _lists_on(told)
        following = divisions[index + 1] if index + 1 < len(divisions) else None
        yields = following is not None and _yields(following)
        taken_back = following is not None and not yields and _takes_back(following, told)
        if _yields(division) or taken_back or (is_general(division.heading) and _REASONS.search(division.heading)):
            continue
        inner = (*path, division.eid)
        yield from _heading(division, inner, order, lesser=lesser or _tell_well(division.divisions))
        yield from _sentence_heading(division, inner, order)
        inside = _inside(division, inner, order, whose=() if division.heading else whose)
        yield from (replace(p, text=p.text.removesuffix(MORE) + MORE) for p in inside) if yields else inside


def _yields(division: Division) -> bool:
    """Whether a paragraph says no more than that other laws go before: 法律另有规定的，从其规定。"""
    told = paragraphs(division.blocks)
    return division.kind == "paragraph" and len(told) == 1 and bool(OTHER_LAWS.match(told[0].text))


def _inside(
    division: Division, path: tuple[str, ...], order: Iterator[int], *, whose: tuple[Clause, ...] = ()
) -> Iterator[Passage]:
    """What stands in a division and below it; a list is told with its lead or not at all."""
    lead = _list_lead(division)
    label = _label(division) if path else ()
    told = tuple(p for p in paragraphs(division.blocks) if p is not lead)
    for statement in lead_statement(lead.text, lead.eid) if lead else ():
        clause = Clause(statement.text, (statement.eid,))
        yield Passage(
            (clause,), statement.text, path or (division.eid,), (next(order), 0, 0), FIRST_SENTENCE + FIRST_PARAGRAPH
        )
    yield from _paragraphs(told, path or (division.eid,), order, label=label or whose)
    if lead:
        items = tuple(_item(child) for child in division.divisions)
        yield from _list(lead, items, path or (division.eid,), order)
    else:
        told_above = bool(path) and says(division.heading)
        yield from _below(division.divisions, path, order, above=told_above, whose=_label(division))


def _tell_well(divisions: tuple[Division, ...]) -> bool:
    """Whether most headings of divisions side by side say what is done in more than a few words."""
    telling = sum(says(d.heading) and len(d.heading.strip(HEADING_MARKS)) >= TELLING for d in divisions)
    return 2 * telling > len(divisions)


def _leads_on(told: tuple[Paragraph, ...]) -> bool:
    """Whether a text ends with a line that has its cases behind it: 有下列情形之一的："""
    return bool(told) and _governs(told[-1])


def _lists_on(told: tuple[Paragraph, ...]) -> bool:
    """Whether a text is an item that another follows: a line below it without a number is one too."""
    return bool(told) and told[-1].text.rstrip().endswith(("；", ";"))


def _breaks_off(told: tuple[Paragraph, ...]) -> bool:
    """Whether a text ends within a sentence, as sources do whose lines were broken: what follows is its end."""
    return bool(told) and len(told[-1].text) > BROKEN and not told[-1].text.rstrip().endswith(tuple(_STOPS))


def _takes_back(division: Division, before: tuple[Paragraph, ...]) -> bool:
    """Whether a paragraph opens by limiting the one before it: 前款规定不适用于…."""
    if division.kind != "paragraph":
        return False
    return any(_limits(p, before[-1]) for p in paragraphs(division.blocks)[:1] if before)


def _limits(paragraph: Paragraph, before: Paragraph) -> bool:
    """Whether a paragraph takes the one before it back, or sets another limit for some of what that speaks of."""
    if _TAKEN_BACK.match(paragraph.text) or has_another_limit_for_it(before.text, paragraph.text):
        return True
    return "art_" in paragraph.eid and bool(LIMITS_BEFORE.match(paragraph.text))


# --- paragraphs and headings -----------------------------------------------------------------------------------------


def _paragraphs(
    told: tuple[Paragraph, ...],
    path: tuple[str, ...],
    order: Iterator[int],
    *,
    label: tuple[Clause, ...] = (),
) -> Iterator[Passage]:
    listed = 0
    for number, paragraph in enumerate(told):
        if number < listed or (number + 1 < len(told) and _limits(told[number + 1], paragraph)):
            continue
        if items := _items_below(paragraph, told[number + 1 :]):
            listed = number + 1 + len(items)
            yield from _list(paragraph, tuple(map(_first_sentence, ((item,) for item in items))), path, order)
            continue
        place = next(order)
        for statement in statements(paragraph.text, paragraph.eid):
            if statement.text.startswith("负责") and not label:
                continue  # whose charge it is stands elsewhere
            if "art_" not in paragraph.eid or _rules(statement):
                base = FIRST_PARAGRAPH * (number == 0) + FIRST_SENTENCE * (statement.sentence == 0)
                yield _labelled(statement, label, path, (place, statement.sentence, statement.start), base)


def _items_below(lead: Paragraph, told: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The lines below a lead that are its items: each but the last ends in a semicolon, the last in one sentence."""
    if not _governs(lead) or not _lists_on(told[:1]):
        return ()
    items = tuple(takewhile(lambda p: _lists_on((p,)), told))
    return (*items, *(p for p in told[len(items) : len(items) + 1] if len(split_sentences(p.text)) == 1))


def _rules(statement: Statement) -> bool:
    """Whether a sentence of an article can be told without those before it: the first, or one that counts or dates."""
    if _OPENS_AS_RULE.match(statement.text) or _CASE.search(statement.text):
        return False
    return statement.sentence == 0 or bool(_COUNTS.search(statement.text))


def _labelled(
    statement: Statement, label: tuple[Clause, ...], path: tuple[str, ...], order: tuple[int, int, int], base: float
) -> Passage:
    """A statement below the noun that heads its division, where it does not name that itself: 民办幼儿园：…."""
    clause = Clause(statement.text, (statement.eid,))
    leans = is_demand(statement.text) or _OF_SOMEBODY.search(statement.text)
    heads = tuple(head for head in label if leans and not _names(statement.text, head.text))
    text = "".join(f"{head.text}：" for head in heads) + statement.text + MORE * statement.more
    return Passage((*heads, clause), text, path, order, base)


def _names(text: str, heading: str) -> bool:
    name = _BRACKETS.sub("", heading)
    return any(name[i : i + 2] in text for i in range(len(name) - 1))


def _label(division: Division) -> tuple[Clause, ...]:
    heading = division.heading.strip(HEADING_MARKS)
    if division.kind == "article" or not 2 <= len(heading) <= MAX_HEADING or GENERIC.match(heading) or says(heading):
        return ()
    return () if NAMES_ONLY.search(heading) else first_clause(heading, division.eid)


def _heading(division: Division, path: tuple[str, ...], order: Iterator[int], *, lesser: bool) -> Iterator[Passage]:
    place = next(order)
    if division_articles((division,)) or not says(division.heading):
        return  # a chapter of a law is called by its matter
    for clause in heading_clause(division):
        yield Passage((clause,), clause.text, path, (place, 0, 0), LESSER if lesser else HEADING)


def _sentence_heading(division: Division, path: tuple[str, ...], order: Iterator[int]) -> Iterator[Passage]:
    """What a heading says that is a sentence: 二、土地使用权以租赁的方式取得，使用期限至2047年6月30日止。"""
    heading = division.heading.rstrip()
    if len(heading) <= MAX_HEADING or heading.endswith(("：", ":")) or division_articles((division,)):
        return  # a lead is told with its items or not at all
    text = heading if heading.endswith("。") else f"{heading}。"
    place = next(order)
    for statement in statements(text, division.eid):
        clause = Clause(statement.text, (statement.eid,))
        yield Passage(
            (clause,),
            statement.text,
            path,
            (place, statement.sentence, statement.start),
            FIRST_SENTENCE + FIRST_PARAGRAPH,
        )


# --- lists -----------------------------------------------------------------------------------------------------------


def _list_lead(division: Division) -> Paragraph | None:
    """The paragraph that governs the items below a division, None where they stand by themselves."""
    before = paragraphs(intro_blocks(division))
    lead = before[-1] if before and division.divisions else None
    if lead is None or not _governs(lead):
        return None
    return None if any(child.heading for child in division.divisions) else lead


def _governs(lead: Paragraph) -> bool:
    """Whether what follows a line holds only under it: not behind a label, nor where measures are announced. In an
    article a label governs too: 发包方的义务："""
    line = lead.text.rstrip()
    if "art_" in lead.eid and line.endswith(("：", ":")):
        return True
    if not line.endswith(("：", ":")) or _NOTIFIES.search(line):
        return False
    if _ANNOUNCES.search(line) and not _RULES.search(line):
        return False
    return has_predicate(line) or "，" in line or bool(_LISTS.search(line))


def _list(
    lead: Paragraph, items: tuple[tuple[Clause, bool], ...], path: tuple[str, ...], order: Iterator[int]
) -> Iterator[Passage]:
    """The lead with as many of its items as there is room for; …… says that there are more."""
    place = next(order)
    whole = without_grounds(lead.text.strip(HEADING_MARKS))
    governing = first_case(whole)
    if not stands_alone(governing) or len(governing) > MAX_LIST:
        return
    for told in sorted({1, 2, len(items)}):
        clauses = tuple(clause for clause, _ in items[:told])
        more = told < len(items) or not all(whole for _, whole in items[:told])
        text = f"{governing}{MORE * (governing != whole)}：" + "、".join(c.text for c in clauses) + f"、{MORE}" * more
        if len(text) <= MAX_LIST and all(c.text and stands_alone(c.text) for c in clauses):
            lead_clause = Clause(governing, (lead.eid,))
            yield Passage((lead_clause, *clauses), text, path, (place, 0, 0), FIRST_SENTENCE + FIRST_PARAGRAPH)


def _item(division: Division) -> tuple[Clause, bool]:
    """The first sentence of an item, and whether that is all of it."""
    clause, whole = _first_sentence(paragraphs(division.blocks))
    return clause, whole and not division.divisions


def _first_sentence(told: tuple[Paragraph, ...]) -> tuple[Clause, bool]:
    """The first sentence of some paragraphs, and whether that is all of them."""
    sentences = split_sentences(told[0].text) if told else ()
    if not sentences:
        return Clause("", ()), False
    return Clause(sentences[0].strip(HEADING_MARKS), (told[0].eid,)), len(sentences) == len(told) == 1
