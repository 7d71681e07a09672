"""What each clause of a sentence does: demands something, names its means or its goal, or only tells.

docs/dev/tasks.md holds the rule; the words here are those by which Chinese officialese joins clauses, none of them a
subject matter. Labels: tests/gold/tasks-labels.tsv.
"""

import re
from typing import Literal

Role = Literal["task", "means", "goal", "none"]

_ADVERBS = (
    "进一步|不断|持续|全面|有效|更好地?|更加|切实|努力|最大程度|最大限度|逐步|共同|大力|稳步|显著|整体|真正|加快|"
    "充分|积极|认真|注重|严格|科学|始终|牢牢|坚决|深入|善于|从而"
)
_OPENING = re.compile(rf"要?(?:{_ADVERBS})*")

# A demand in so many words. 主要, 重要, 需要 and their like hold the character and demand nothing.
_MODAL = re.compile(
    r"(?<![主重需必首纲摘简紧扼])要(?![求素点闻件义害么约塞地])|(?<![适反响供效呼顺感相对])应当?(?![用急对变邀答付有的收运缴纳届])|必须|须(?!知)"
    r"|不得|严禁|禁止|不再|负责(?![人同])|务必|(?<![申邀聘])请(?!示|求)"
)
_PERMISSION = re.compile(r"(?<![许认不])可(?:以|通过|根据|按|结合|依法|自行|适当|由|将|在|从|向|采取|采用|享受)")
_STATEMENT = re.compile(
    r"是指|^是|^[^，]{2,12}包括|(?<![于凡但还正就尤或若总只便别])是(?![否非])|近年来|目前|当前|截至|仍(?:然|存|有)"
    r"|已经?[^，]{0,6}(?:了|成|达|基本|同意|批准)|取得了?[^，]{0,6}(?:成效|进展|成就)"
)

_PREPOSITION = (
    r"按照?(?!期|时)|依照|根据|依据|依托|围绕|聚焦|立足|着眼|遵循|遵照|结合|适应|顺应|瞄准|坚持|秉持|把握|紧扣|紧贴"
    r"|针对|面向|以及"
)
_GROUND = re.compile(_PREPOSITION)
_DEMANDED_GROUND = re.compile(rf"[要应须]当?(?:{_PREPOSITION}|在.{{1,60}}(?:下|中|上|前提|基础)$)")
_SUBJECT_GROUND = re.compile(r"[^，]{2,20}按照[^，]*(?:原则|分工|规定|要求|部署)$")
# What goes on behind its ground has a verb of its own: 按照规范加大力度, 围绕重点领域等开展试点.
_GOES_ON = re.compile(
    r".{1,20}(?:原则|要求|规定|规范|标准|程序|部署|分工|思路)(?![和及与、]|以及).{4,}|.+等(?!方面)[^，、]{4,60}$"
)
_AS = re.compile(r"以.+(?:为|作为).{1,8}$|由.+(?:任|担任|兼任).{1,6}$|办公室设在.+$")
_USE = re.compile(r"(?:发挥|运用|利用|用好|借助).+(?:作用|优势|技术|手段|平台|资源|力量|渠道|工具|模式|效应)$")
_OBJECT = re.compile(r"对于?(?!接|标|外开)")
_HANDLES = re.compile(r"进行|开展|给予|予以|(?:实施|实行)(?!过程|中|情况)|加强|强化|加以|采取|推行")
_SETTING = re.compile(
    r"(?:在|从).+(?:[下中上内前后起]|方面|之间|过程|领域|条件|基础|前提)$|.+(?:的|时|后|以来|之际|的同时)$|除.+外$"
    r"|.+(?:前提下|基础上|条件下|过程中|领导下|指导下|框架下|范围内)$|[自从到至]?\d{4}年[^，]{0,8}$|每年$|.{1,10}(?<!其)中$|.{2,30}会同.{1,20}(?:部门|单位|地方|等)$|(?:因此|同时|此外|另外|其中|特别是)$"
    r"|通过.+(?:方式|形式|途径|手段|渠道)等?$|.{0,20}(?<![例比诸])如(?![期何实此下约]).+"
    r"|为了?(?:贯彻|落实|深入|加快|进一步|推进|推动|加强|规范|切实)"
)
_GOAL = re.compile(
    r"提升|提高|增强|确保|保障|保证|促进|促使|实现|形成|避免|防止|助力|赋能|支撑|服务(?!于)|消除|降低|减少|释放|激发"
    r"|凝聚|满足|维护|营造|筑牢|夯实|共创|共建|共享|使(?!用)|让(?!利)|便于|方便|达到|催生|带动|取得|走出|迈向|赢得"
)
_FOR = re.compile(r"为.+(?:提供|创造|奠定|打下|营造|注入|贡献)")
_PRINCIPLE = re.compile(r"(?:始终|毫不动摇)?坚持")


def clause_roles(clauses: tuple[str, ...]) -> tuple[Role, ...]:
    """The role of each clause of one sentence."""
    if all(_PRINCIPLE.match(clause) for clause in clauses):
        return tuple("none" for _ in clauses)
    roles: list[Role] = []
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else ""
        roles.append(_role(clause, following, roles))
    return tuple(roles)


def is_demanded(clause: str) -> bool:
    """Whether a clause says in so many words that something must or must not be done: 要, 应当, 不得, 负责."""
    return bool(_MODAL.search(clause))


def _role(clause: str, following: str, before: list[Role]) -> Role:
    if following and _is_means(clause, following, before):
        return "means"
    if is_demanded(clause):
        return "task"
    told = _without_adverbs(clause)
    if "task" in before and (_GOAL.match(told) or _FOR.match(told)):
        return "goal"
    if _PERMISSION.search(clause) or _STATEMENT.search(clause) or following.startswith("是"):
        return "none"
    return "none" if before and before[-1] == "none" else "task"


def _without_adverbs(clause: str) -> str:
    match = _OPENING.match(clause)
    return clause[match.end() :] if match else clause


def _is_means(clause: str, following: str, before: list[Role]) -> bool:
    told = _without_adverbs(clause)
    if _SETTING.match(clause) or _AS.match(told) or _USE.match(told):
        return True
    if is_demanded(clause):
        # 要立足职责，推动… does as a means; 应依托平台，避免… is itself what is demanded.
        alone = "task" not in before and _GOAL.match(_without_adverbs(following))
        return bool(_DEMANDED_GROUND.search(clause)) and not alone
    if _SUBJECT_GROUND.match(clause):
        return True
    if _GROUND.match(told):
        return not _GOES_ON.match(told)
    return bool(_OBJECT.match(told)) and not _HANDLES.search(told)
