"""Which clauses tell what a division says.

A chapter is told by the first clause of each heading below it and the last two clauses of its lead; where the lead
names every section, by the lead alone. A section whose heading is a mere label (指导思想) is told by what stands in
it. benchmarks/summaries.py measures the rule and the constants; nothing here reads an editor's summary.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from gongwen.enrich.clauses import clause_places, first_clause, names, split_clauses, split_sentences
from gongwen.enrich.cutting import ADDS, BANS, LIMITS, SCOPE_END
from gongwen.enrich.sentences import is_demand, is_scope
from gongwen.enrich.statements import stands_alone
from gongwen.enrich.tasks import is_general
from gongwen.model import Block, Clause, Division, Paragraph, intro_blocks, walk_divisions


@dataclass(frozen=True, slots=True)
class SummaryRule:
    """What was chosen by measurement; the defaults are what is shipped, the benchmark tries the others."""

    last_of_lead: int = 2  # clauses
    lead_alone: bool = True  # where it names every section
    drop_scenes: bool = True  # clauses of the lead that only set the scene: 围绕…, 按照…


MAX_LABEL = 5  # characters: 指导思想, 主要目标, 开设整合 tell nothing; 健全标准规范 does
MIN_HALF, MAX_HALF = 4, 10  # characters of a clause of a heading that has more than one
MAX_OPENING = 12  # characters of a sentence that opens a paragraph as its heading: 坚持改革引领。
MAX_LEAD = 400  # characters of a lead that can stand alone

HEADING_MARKS = "。．.；;：: \u3000"
# Verbs that open a heading beside those of a demand.
_DOES = re.compile(
    r"(?:助推|引领|发挥|坚持|把|让|使|用好|用活|增强|筑牢|夯实|守住|守好|管好|维护|服务|支撑|保护|抓住|抓紧|抓好|促进|稳定|稳住|补齐|破除|办好|履行|"
    r"合理|主动|全力|带量|以量|保证|努力|率先|分类|因地制宜|汇聚|凝聚|释放|激活|集中(?!采购|供|居|连片|隔离|管理)|巩固|壮大|繁荣|传承|弘扬|挖掘|盘活|赋予|赋能|按|免试|免收|免除|"
    r"禁止|严禁|充实|配备|控制|压减|压缩|淘汰|关停|解决|处理|处置|转变|转移|转化|承接|联合|共建|共享|实现|形成|达到|成为|选派|选好|"
    r"延长|缩短|试行|开放|开通|取缔|撤销|同意|批准|下放|赋权|治理|修复|防治|防止|遏制|杜绝|扭转|应对|做大|做强|做优)"
)
# Two verbs and a noun are a name: 监督检查要点.
_NOMINAL = re.compile(
    r"(?:国家|省级|市级|年度)?(?:编制|监督|检查|管理|登记|审查|评估|考核|培训|统计|预警|监测|处理|救助|保护|奖励|公示|办理|组织|保障).{0,4}"
    r"(?:依据|目的|要点|概况|名单|须知|指南|标准|程序|办法|要求|机构|制度|内容|方式|流程|管理|检查|措施|指引|渠道|分析|考核|形式)"
    r"|[一-鿿]{2,4}的[一-鿿]{2,12}(?:（[^）]*）)?"
)
MAX_HEADING = 30  # characters
GENERIC = re.compile(
    r"^(?:总则|附则|总体|主要|基本|工作|指导|组织|保障|实施|有关|其他|其它|温馨|附|相关|具体|一般|目的|适用|说明|法律责任)"
)
NAMES_ONLY = re.compile(
    r"(?:问题|情况|安排|要求|原则|目标|事项|方式|对象|职责|流程|任务|措施|机构|范围|标准|条件|程序|规定|依据|内容|时间|提示|分工|基础|意义|思想|现状)$"
)

# A clause that only sets the scene opens with a preposition (not 经营者, 当事人, 对外贸易) or ends as a condition.
_PREPOSITION = (
    r"围绕|按照|依照|根据|依据|针对|为了?|以|在(?![校职编])|对(?![外方])|经(?![营济办])|除|因|当(?![事地])|但|并"
)
_SCENE = re.compile(rf"要?(?:{_PREPOSITION})|.*(?:以来|时|后|前|[内外下对的])$")
_WITH = (
    r"(?:[^，；。\n]{0,9}以[^，；。\n]{1,40}为[^，；。\n]{1,6}，)?"  # 建成以…为龙头，: the target itself comes after it
)
_TARGET = re.compile(rf"到?(?:\d{{4}}|二〇\w{{2}})年(?:底|末)?，?{_WITH}[^，；。\n]+")


def telling_headings(division: Division, rule: SummaryRule) -> tuple[Clause, ...]:
    """The headings and the lead that say what a division says, in order of reading; none where they do not."""
    if division_articles((division,)):
        return ()
    lead = _lead(division)
    headings = tuple(clause for child in division.divisions for clause in heading_clause(child))
    if rule.lead_alone and lead and len(headings) > 1 and _names_all(lead, headings):
        return _without_scenes(lead) if rule.drop_scenes else lead
    saying = sum(says(child.heading) for child in division.divisions)
    general = any(is_general(child.heading) for child in division.divisions)
    if not general and 2 * saying <= len(division.divisions):
        return ()
    told = tuple(clause for child in division.divisions for clause in _told(child))
    return told + _end(lead, rule.last_of_lead) if told else ()


def heading_clause(division: Division) -> tuple[Clause, ...]:
    """What a heading says, without the aims that end it (提升…): all of it where later clauses limit the first, nothing
    where it leans."""
    heading = division.heading.strip(HEADING_MARKS)
    places = clause_places(heading, 0, len(heading))
    pieces = tuple(heading[start:end] for start, end in places)
    if not pieces:
        return ()
    if is_scope(pieces[0]) or any(LIMITS.search(piece) for piece in pieces[1:]):
        told = heading
    else:
        more = takewhile(lambda i: is_demand(pieces[i]) and not ADDS.match(pieces[i]), range(1, len(pieces)))
        ends = [places[i][1] for i in (0, *more)]
        told = heading[places[0][0] : max((end for end in ends if end <= MAX_HEADING), default=ends[0])]
    return (Clause(told, (division.eid,)),) if stands_alone(told) else ()


def _end(lead: tuple[Clause, ...], count: int) -> tuple[Clause, ...]:
    """The last clauses of a lead, none where they hold under a condition or a ban that stands before them."""
    before, last = lead[:-count], lead[-count:]
    governed = any(SCOPE_END.search(c.text) or BANS.search(c.text) for c in before[-1:])
    return () if governed or any(LIMITS.search(c.text) for c in last) else last


def division_articles(divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """The articles below the divisions, or the divisions themselves where they are articles."""
    return tuple(d for d in walk_divisions(divisions) if d.kind == "article")


def says(heading: str) -> bool:
    """Whether a heading says what is done, not what is spoken of: 扩大补贴范围。 not 补贴范围。"""
    name = heading.strip(HEADING_MARKS)
    first = next((clause.text for clause in first_clause(name, "")), "")
    if _says_in_two(name):
        return True
    if (
        _NOMINAL.fullmatch(first)
        or not MAX_LABEL < len(first) <= MAX_HEADING
        or name.startswith("关于")
        or name.endswith(("？", "?"))
        or not stands_alone(first)
    ):
        return False
    return bool(is_demand(first) or _DOES.match(first))


def _says_in_two(name: str) -> bool:
    """Whether short clauses side by side say what is done: 带量采购，以量换价。"""
    pieces = tuple(clause.text for clause in split_clauses(name, ""))
    short = len(pieces) > 1 and all(MIN_HALF <= len(piece) <= MAX_HALF for piece in pieces)
    return short and stands_alone(name) and any(is_demand(piece) or _DOES.match(piece) for piece in pieces)


def is_label(heading: str) -> bool:
    """Whether a heading names a kind of content and says nothing of it: 指导思想。"""
    return len(heading.strip("。 \u3000")) <= MAX_LABEL


def paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs among some blocks; tables and pictures tell nothing here."""
    return tuple(b for b in blocks if isinstance(b, Paragraph))


def _lead(division: Division) -> tuple[Clause, ...]:
    """The clauses that stand before the division's own divisions, but for a line that only announces a list."""
    if not division.divisions:
        return ()
    told = (p for p in paragraphs(intro_blocks(division)) if not p.text.rstrip().endswith("："))
    return tuple(clause for p in told for clause in split_clauses(p.text, p.eid))


def _names_all(lead: tuple[Clause, ...], headings: tuple[Clause, ...]) -> bool:
    text = "，".join(clause.text for clause in lead)
    return len(text) <= MAX_LEAD and all(names(text, heading.text) for heading in headings)


def _without_scenes(lead: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(clause for clause in lead if not _SCENE.match(clause.text)) or lead


def _told(division: Division) -> tuple[Clause, ...]:
    """What a section says: its heading, or where that is a label its targets, openings and inner headings."""
    if not is_label(division.heading):
        return heading_clause(division)
    inner = tuple(clause for child in division.divisions for clause in _told(child))
    return _targets(division) + _openings(division) + inner


def _targets(division: Division) -> tuple[Clause, ...]:
    """到2025年，… with its first clause, from each paragraph that opens so."""
    found = ((p, _TARGET.match(p.text)) for p in paragraphs(division.blocks))
    return tuple(Clause(match.group(), (p.eid,)) for p, match in found if match)


def _openings(division: Division) -> tuple[Clause, ...]:
    """The short sentences that open paragraphs side by side: 坚持改革引领。 坚持数据赋能。"""
    openings = []
    for paragraph in paragraphs(division.blocks):
        sentences = split_sentences(paragraph.text)
        if len(sentences) > 1 and len(sentences[0]) <= MAX_OPENING and not re.search("[，；：]", sentences[0]):
            openings.append(Clause(sentences[0], (paragraph.eid,)))
    return tuple(openings) if len(openings) > 1 else ()
