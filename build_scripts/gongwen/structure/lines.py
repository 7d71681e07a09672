"""What a single line looks like: title, number, salutation, signature, note. A likeness, no verdict."""

import re
from collections.abc import Sequence

from gongwen.structure.marks import read_mark
from gongwen.text.dates import DateMention, date_mentions, whole_date

# The 15 of the Regulations on Official Documents (2012), then what laws and plans are called; longer names first.
_TYPES = (
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|"
    "法典|条例|规定|办法|细则|规则|规程|章程|解释|批示|方案|规划|纲要|计划|要点|制度|标准|指南|预案|措施|清单|令|函|(?<![做办方看说])法"
)
_ADDITION = (
    r"(?:[（(〔](?:试\s*行|暂行|草案|修订|修正|修订草案|征求意见稿|稿|[一二三四五六七八九十]+"
    r"|[^（）()]{0,16}年[^（）()]{0,12})[）)〕])*"
)
_TYPE_END = re.compile(rf"(?P<type>{_TYPES}){_ADDITION}$")
_ANNOUNCED = re.compile(r"[（(]?(?:全文|内容|原文)+如下[）)]?[：:。]?$|[：:]?[（(]全文[）)]$")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SENTENCE = re.compile(r"[。；;！？?]")
_YEAR_NUMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,14}?(?:字)?)\s*(?:第\s*)?[〔\[［（(【]\s*(?P<year>[0-9０-９]{4})\s*[〕\]］）)】]\s*"
    r"(?:第\s*)?(?P<n>[0-9０-９]{1,5})\s*号"
)
_ORDER = re.compile(r"[\u4e00-\u9fff]{2,30}令")
_ORDER_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,30}(?:令|公告))?\s*(?:[0-9]{4}年)?[（(]?第\s*[0-9０-９〇○零一二三四五六七八九十百]{1,6}\s*号[）)]?"
)
_ORGAN = re.compile(
    r"(?:国务院|中央|政府|办公厅|办公室|委员会|委|部|局|厅|院|署|会|社|银行|中心|总队|集团|公司|大学|学校|小组|指挥部|处|办|兵团|馆|司令部)"
    r"(?:[（(]代章[）)])?$"
)
_OFFICE = re.compile(
    r"(?:(?:中华人民共和国)?主\s*席|国家主席|总\s*理|省\s*长|市\s*长|区\s*长|县\s*长|部\s*长|局\s*长|主\s*任|署\s*长|行\s*长|院\s*长|检察长)"
    r"\s*[：:]?\s*[\u4e00-\u9fff·\s]{2,8}"
)
_NOTE = re.compile(r"[（(].*[）)]")
_CLOSING = re.compile(
    r"(?:公开方式|公开属性|信息公开选项|公开类别|抄\s*送|主\s*送|主题词|联系人|联系电话|承办单位|印发日期)[：:].*"
    r"|[^。；]{0,60}(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|日)印发[。]?|[（(]?此件[^。]{0,20}[）)]?"
)
_DATED = re.compile(
    r"(?:通过|公布|发布|颁布|批准|修正|修订|修改|施行|实施|废止|制定|印发)(?:[^，。；]{0,8})?[）)]?\s*[。]?$"
)
_ANNEX = re.compile(
    r"(?P<head>附\s*件|附\s*表|附\s*录|附)\s*(?P<n>(?:[0-9０-９]{1,3}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,3})?)"
    r"(?:\s*(?P<colon>[：:.．])\s*|\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_MEMBER = re.compile(
    r"(?:[\u4e00-\u9fff\s\u3000]{1,12}[：:]\s*)?[\u4e00-\u9fff][\s\u3000]?[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,8})?"
    r"[\s\u3000]{2,}(?!.*关于)[\u4e00-\u9fff]\S{1,40}"
)
_ADDRESSEE = re.compile(
    r"(?:政府|机构|机关|部门|单位|委|局|厅|会|部|院|署|处|办|公司|大学|学校|学院|企业|中心|代表|委员|同志|社|行|省|市|州|区|县|旗|镇|乡"
    r"|街道|兵团|集团|办公室|中央|组织|小组|司|馆|站|所|队|团|军|校|人员|朋友|们)等?(?:[（(][^（）()]*[）)])?\s*$"
)
_LEADING = re.compile(r"如下|下列|以下|决定|规定|要求|包括")  # what leads to a list, not to a reader
MAX_TITLE = 160
_MAX_SIGNATURE = 60
_MAX_SIGNATURE_LINE = 120  # with the spaces between joint issuers
_MAX_DATED = 400
_MAX_DATED_LINES = 5


def squeezed(text: str) -> str:
    """The text without white space: titles are often spaced out, 几 个 问 题 的 通 知."""
    return "".join(text.split())


def bare_title(text: str) -> str:
    """A title line without what announces the text: 关于…的决定全文如下：, 《关于…的决定》全文如下。 → 关于…的决定."""
    bare = _ANNOUNCED.sub("", text).strip()
    is_quoted = bare != text.strip() and bare.startswith("《") and bare.find("》") == len(bare) - 1
    return bare[1:-1] if is_quoted else bare


def announces_text(text: str) -> bool:
    """True for a line that says that the document's text follows."""
    return bool(_ANNOUNCED.search(text))


def title_type(text: str) -> str | None:
    """The 文种 that a title ends with: 国务院关于…的指导意见 → 意见, 博物馆条例（2015年修订） → 条例."""
    match = _TYPE_END.search(squeezed(bare_title(text)))
    return match["type"] if match else None


def is_title(text: str) -> bool:
    """True for a line that ends as a document's title does."""
    bare = bare_title(text)
    is_plain = "，" not in bare or "关于" in bare
    return is_plain and is_title_line(bare) and title_type(bare) is not None


def is_title_line(text: str) -> bool:
    """True for a line that could be part of a title: short, no sentence, no number, no date."""
    return (
        0 < len(text) <= MAX_TITLE
        and _HAN.search(text) is not None
        and not _SENTENCE.search(text)
        and text[-1] not in "，、：:,"
        and read_mark(text) is None
        and not is_document_number(text)
        and not is_day_line(text)
        and not is_dated(text)
        and not is_closing_note(text)
        and not (is_member(text) and title_type(text) is None)
    )


def is_document_number(text: str) -> bool:
    """True for a line that is a 文号 and nothing else: 国发〔2018〕1号, （2018）第3号, 第706号."""
    bare = text.strip("（）() ")
    return bool(_YEAR_NUMBER.fullmatch(text) or _YEAR_NUMBER.fullmatch(bare) or _ORDER_NUMBER.fullmatch(text))


def is_order(text: str) -> bool:
    """True for the head of an order: 中华人民共和国国务院令, with its number or without: 广州市人民政府令第179号."""
    bare = squeezed(text)
    return bool(_ORDER.fullmatch(bare)) or (bool(_ORDER_NUMBER.fullmatch(bare)) and "令第" in bare)


def is_salutation(text: str) -> bool:
    """True for a line that addresses a document, ending in whom it speaks to: 各市人民政府：, 各位代表："""
    if text[-1:] not in ("：", ":") or len(text) > 400 or _SENTENCE.search(text) or announces_text(text):
        return False
    return bool(_ADDRESSEE.search(text[:-1])) and not _LEADING.search(text)


def is_signature(text: str) -> bool:
    """True for a line that could be the name of an issuing organ, or of an officer with his office."""
    bare = squeezed(text)
    if len(text) > _MAX_SIGNATURE_LINE:
        return False
    if _OFFICE.fullmatch(text.strip()):
        return True
    name = bare.removesuffix("（代章）").removesuffix("(代章)")
    is_name = 0 < len(name) <= _MAX_SIGNATURE and not re.search(r"[。；，：:、？！“”《》（）()]", name)
    return is_name and bool(_ORGAN.search(bare)) and read_mark(text) is None


def signature_and_date(text: str) -> tuple[str, DateMention] | None:
    """The two halves of a line that is both: 某某部　2018年3月5日; None for another line."""
    mentions = list(date_mentions(text)) if len(text) <= _MAX_SIGNATURE_LINE else []
    if len(mentions) != 1 or mentions[0].end != len(text.rstrip()):
        return None
    name = text[: mentions[0].start].rstrip()
    return (name, mentions[0]) if name and is_signature(name) else None


def is_day_line(text: str) -> bool:
    """True for a line that dates a document: a date alone, or after a signature."""
    return whole_date(text) is not None or signature_and_date(text) is not None


def is_note(text: str) -> bool:
    """True for a whole line in brackets that is no date: （此件公开发布）."""
    return bool(_NOTE.fullmatch(text)) and len(text) <= 100 and whole_date(text) is None and read_mark(text) is None


def is_closing_note(text: str) -> bool:
    """True for a line that prints below a document: 公开方式：主动公开, …2024年7月29日印发, （此件公开发布）."""
    return bool(_CLOSING.fullmatch(text)) and len(text) <= 200


def is_dated(text: str) -> bool:
    """True for a dated line below a law's title: 2015年1月14日 国务院第78次常务会议通过."""
    if len(text) > _MAX_DATED or "。" in text[:-2] or _runs_on(text):
        return False
    return next(date_mentions(text), None) is not None and bool(_DATED.search(text)) and read_mark(text) is None


def dated_length(texts: Sequence[str]) -> int:
    """How many of the first lines make one dated line: one, or more where a title or a meeting runs on in the next."""
    joined = ""
    for count, text in enumerate(texts[:_MAX_DATED_LINES], 1):
        joined += text
        if is_dated(joined):
            return count
        first = next(date_mentions(joined), None)
        if first is None or first.start > 2 or not (_runs_on(joined) or joined.endswith("会议")):
            return 0
    return 0


def _runs_on(text: str) -> bool:
    return text.count("《") > text.count("》") and "。" not in text


def is_member(text: str) -> bool:
    """True for a line of a list of members: 副组长：甲乙丙　　某部部长."""
    return len(text) <= _MAX_SIGNATURE_LINE and bool(_MEMBER.fullmatch(text))


def annex_line(text: str) -> tuple[str, str] | None:
    """Number and title of an 附件 line, None for another: 附件1：名单 → 1, 名单; 附件 → empty, empty."""
    match = _ANNEX.fullmatch(text)
    if match is None or (match["head"] == "附" and not match["colon"]) or "。" in match["rest"][:-1]:
        return None
    return match["n"], match["rest"]
