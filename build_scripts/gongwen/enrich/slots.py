"""What a summary of each kind of document must tell: the table of slots. docs/dev/summaries.md says why.

A slot is filled by the first good statement that holds its words; one that nothing fills stays empty.
"""

import re
from dataclasses import dataclass
from typing import Literal

from gongwen.model import Part

DocumentKind = Literal["rules", "reply", "announcement", "list", "measures"]

_FIGURE = (
    r"(?:\d[\d,.]*|[一二三四五六七八九十百千万两]+)"
    r"(?:%|％|个百分点|万?元|亿元|分(?!别|类|级|工|析|担|配|布)|套|倍|公里|平方米|周岁|岁|吨|人次|人户)"
    r"|百分之[一二三四五六七八九十百]+|\d+—\d+|[^第]\d+项"
)
_TERM = (
    r"(?:\d+|[一二三四五六七八九十]{1,3})(?:个?工作日|日|天|个月|年|小时)(?:内|以内|以上|前|为期|届满)"
    r"|(?:不得?少于|不超过|满|为期|间隔满|至少).{0,6}(?:日|天|个?月|年)"
)
_DAY = r"(?:\d{4}|二[〇○]\S{2})年\d{0,2}月?|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]+月底?前"
_OFTEN = r"每[一两二三四五]?个?(?:半年|年度?|季度|月|周|学期)|至少[^，]{0,6}次"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a reader must be told, known by its words; `worth` against the other slots of the kind, times `again` for
    every statement that fills it already."""

    name: str
    words: re.Pattern[str]
    worth: float
    again: float = 0.4


def _slot(name: str, words: str, worth: float, again: float = 0.4) -> Slot:
    return Slot(name, re.compile(words), worth, again)


FIGURES, TERMS = re.compile(_FIGURE), re.compile(rf"{_TERM}|{_DAY}|{_OFTEN}")

_FIGURES = _slot("数额", _FIGURE, 1.5, 0.75)  # each figure is news
_TERMS = _slot("期限", rf"{_TERM}|{_DAY}|{_OFTEN}", 1.5, 0.75)
_FORCE = _slot("施行", r"自.{2,24}起(?:施行|执行|实施)|同时废止|有效期", 1.6)
_SANCTION = _slot(
    "后果",
    r"罚款|吊销|(?:撤销|取消)[^，]{0,12}(?:证|许可|资格|登记|称号|保障)|追究|处分|视[为作]|不予受理|没收|责令|警告|无效|不得再",
    1.0,
)
_BAN = _slot("禁止", r"不得|禁止|严禁|不再|不准|未经", 1.5)
_BENEFIT = _slot("优待", r"免[征收费于予除试]|减[征半免收]|补贴|补助|资助|奖励|优惠|优先(?!发展)|返还", 1.2)
_PERMIT = _slot(
    "许可",
    r"取得[^，]{0,24}(?:证|许可|资格|批准|备案)|许可制|考核合格|方可|方为|经[^，]{2,30}(?:批准|许可|同意)",
    1.2,
)
_CHARGE = _slot(
    "职责",
    r"负责(?!人)|主管(?!部门|机关|机构|人员|单位)|统一.{0,4}(?:监督|管理)"
    r"|监督管理(?!部门|机构|机关|局|总局|人员|委员会)|牵头|设在",
    0.8,
)


SLOTS: dict[DocumentKind, tuple[Slot, ...]] = {
    "rules": (
        _slot(
            "适用",
            r"适用(?!税率|于?本)|必须(?:执行|遵守)本|应当遵守本|应当依照本|(?:单位|个人|组织|公民|企业|人员)，?(?:为|是)|适用本",
            1.4,
        ),
        _slot("制度", r"实行|分为|制度(?!建设)|周期|标准为|征收|计征|计算|一次记|统一", 1.0),
        _PERMIT,
        _BENEFIT,
        _CHARGE,
        _BAN,
        _FIGURES,
        _TERMS,
        _SANCTION,
        _FORCE,
    ),
    "reply": (
        _slot("同意", r"^(?:原则)?同意|^批准|^原则上?同意|不(?:予)?同意|设立", 3.0),
        _slot("组织", r"牵头|设在|由[^，]{4,80}组成|召集人|召开", 1.2),
        _CHARGE,
        _slot("要求", r"要|应当?|必须|不得", 0.3),
        _TERMS,
        _FIGURES,
    ),
    "announcement": (
        _slot("对象", r"对象|适用|符合.{0,10}条件|家庭|面向|具有.{2,12}户籍|凡", 1.6),
        _FIGURES,
        _slot("时间", _DAY, 1.4),
        _slot("办理", r"(?:申请|报名|提交|上传|登记|登录|缴费|预约|领取|受理|摇号|派位|招生|录取)", 1.0),
        _slot("地点", r"网站|平台|公众号|窗口|地址|地点|登录|微信|APP|大厅", 0.8),
        _TERMS,
        _SANCTION,
        _BAN,
        _FORCE,
    ),
    "list": (_slot("范围", r"^适用|适用于", 2.0), _FIGURES),
    "measures": (
        _slot("决定", r"^(?!本)[^，、]{0,24}决定(?![书的、])|^(?:原则)?同意|^批准", 2.0),
        _slot("目标", r"^到?(?:\d{4}|二〇\S{2})年(?:底|末)?[，,]", 1.0),
        _slot("对象", r"^对|对象|具有.{2,12}户籍|出生", 0.8),
        _FIGURES,
        _TERMS,
        _BAN,
        _SANCTION,
        _CHARGE,
        _BENEFIT,
        _slot("报送", r"报(?:送)?[^，]{2,40}(?:备案|部|委|局|厅|办)|制定.{0,8}(?:办法|细则|方案)", 1.0),
        _FORCE,
    ),
}

_LETTERS = re.compile(r"贺信|贺电|慰问|唁电|公开信|感谢信|致.{2,30}的信$|讲话|致辞")
REPLIES = ("批复", "函", "复函", "答复")
_ANNOUNCEMENTS = ("通告", "公告", "公示")
# Plans and notices that tell people how to come by something.
_FOR_THE_PUBLIC = re.compile(
    r"招生|招聘|招考|招录|报名|申领|申报|配租|摇号|派位|征集|(?:申请|办事|服务|报考).{0,6}(?:指引|指南|须知)"
)
_LIST_TITLE = re.compile(r"(?:清单|目录|名录)(?:[（(].*)?$")


def document_kind(part: Part, *, articles: bool) -> DocumentKind:
    """Which slots a part has, by its kind, its title and whether it rules by articles."""
    if articles:
        return "rules"
    if part.metadata.doc_type in REPLIES:
        return "reply"
    if part.metadata.doc_type in _ANNOUNCEMENTS:
        return "announcement"
    if _FOR_THE_PUBLIC.search(part.metadata.title or ""):
        return "announcement"
    if _LIST_TITLE.search(part.metadata.title or ""):
        return "list"
    return "measures"


def is_letter(part: Part) -> bool:
    """Whether a text speaks to somebody and rules nothing: a letter, a speech."""
    return bool(_LETTERS.search(part.metadata.title or ""))


def filled(text: str, kind: DocumentKind) -> tuple[Slot, ...]:
    """The slots whose words a text holds."""
    return tuple(slot for slot in SLOTS[kind] if slot.words.search(text))


# Characters of a document's summary: those of its text up to which a length holds, and the length. A decision is often
# one sentence, and that a long one.
LENGTHS: dict[DocumentKind | Literal["decision"], tuple[tuple[int, int], ...]] = {
    "rules": ((4000, 160), (10**9, 180)),
    "reply": ((10**9, 130),),
    "announcement": ((600, 120), (10**9, 180)),
    "list": ((600, 120), (10**9, 180)),
    "decision": ((2000, 160), (10**9, 180)),
    "measures": ((1000, 120), (2000, 160), (10**9, 180)),
}


def summary_length(kind: DocumentKind, size: int, doc_type: str | None) -> int:
    """How many characters the summary of a document of a kind may have, by those of its text."""
    row = "decision" if kind == "measures" and doc_type in ("决定", "决议") else kind
    return next(length for limit, length in LENGTHS[row] if size < limit)
