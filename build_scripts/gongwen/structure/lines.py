"""What a single line looks like: title, number, salutation, signature, note. A likeness, no verdict."""

import re

from gongwen.text.dates import whole_date

# The 15 of the Regulations on Official Documents (2012), then what laws and plans are called; longer names first.
_TYPES = (
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|"
    "法典|条例|规定|办法|细则|规则|规程|章程|解释|批示|方案|规划|纲要|计划|要点|制度|标准|指南|预案|措施|清单|目录|令|函|法"
)
_TYPE_END = re.compile(
    rf"(?P<type>{_TYPES})"
    r"(?:[（(](?:试行|暂行|草案|修订|修订草案|征求意见稿|[一二三四五六七八九十]+|[^（）()]{0,12}年[^（）()]{0,12})[）)])*$"
)
_ANNOUNCED = re.compile(r"[（(]?(?:全文|内容|原文)*如下[）)]?[：:]?$|[：:]?[（(](?:全文)[）)]$")
_SENTENCE = re.compile(r"[。；！？]")
_YEAR_NUMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,14})\s*[〔\[［（(【]\s*(?P<year>[0-9０-９]{4})\s*[〕\]］）)】]\s*(?:第\s*)?(?P<n>[0-9０-９]{1,5})\s*号"
)
_ORDER_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,24}令)?\s*[（(]?第\s*[0-9０-９〇○零一二三四五六七八九十百]{1,6}\s*号[）)]?"
)
_ORGAN = re.compile(
    r"(?:国务院|中央|人民政府|政府|办公厅|办公室|委员会|委|部|局|厅|院|署|会|社|银行|法院|检察院|中心|总队|集团|公司|大学|管委会|领导小组|指挥部|军委)$"
)
_OFFICE = re.compile(
    r"(?:国家主席|主\s*席|总\s*理|省\s*长|市\s*长|区\s*长|县\s*长|部\s*长|局\s*长|主\s*任|署\s*长|行\s*长)\s*[：:]?\s*[\u4e00-\u9fff·\s]{2,8}"
)
_NOTE = re.compile(r"[（(](?!.*\d+年\d+月\d+日[）)]$).*[）)]")
MAX_TITLE = 160
MAX_SIGNATURE = 60


def squeezed(text: str) -> str:
    """The text without white space: titles are often spaced out, 几 个 问 题 的 通 知."""
    return "".join(text.split())


def bare_title(text: str) -> str:
    """A title line without what announces the text: 国务院关于…的意见全文如下： → 国务院关于…的意见."""
    return _ANNOUNCED.sub("", text).strip()


def announces_text(text: str) -> bool:
    """True for a line that says that the document's text follows."""
    return bool(_ANNOUNCED.search(text))


def title_type(text: str) -> str | None:
    """The 文种 that a title ends with: 国务院关于…的指导意见 → 意见, 博物馆条例（2015年修订） → 条例."""
    match = _TYPE_END.search(squeezed(bare_title(text)))
    return match["type"] if match else None


def is_title(text: str) -> bool:
    """True for a line that could be a document's title, or its last line."""
    bare = bare_title(text)
    return (
        len(bare) <= MAX_TITLE
        and not _SENTENCE.search(bare)
        and bare[-1:] not in "，、：:"
        and title_type(text) is not None
    )


def is_document_number(text: str) -> bool:
    """True for a line that is a 文号 and nothing else: 国发〔2022〕14号, 第706号."""
    return bool(_YEAR_NUMBER.fullmatch(text) or _ORDER_NUMBER.fullmatch(text))


def is_salutation(text: str) -> bool:
    """True for a line that could address a document: 各省、自治区、直辖市人民政府，…："""
    return text[-1:] in "：:" and len(text) <= 400 and not _SENTENCE.search(text)


def is_signature(text: str) -> bool:
    """True for a line that could be the name of an issuing organ, or of an officer with his office."""
    bare = squeezed(text)
    if not bare or len(bare) > MAX_SIGNATURE or re.search(r"[。；，：:、？！]", bare.replace("：", "", 1)):
        return bool(_OFFICE.fullmatch(text.strip()))
    return bool(_ORGAN.search(bare) or _OFFICE.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    """True for a whole line in brackets that is no date: （此件公开发布）."""
    return bool(_NOTE.fullmatch(text)) and whole_date(text) is None
