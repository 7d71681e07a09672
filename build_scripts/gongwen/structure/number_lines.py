"""Lines that are a document's number, and a number that stands on the line of a title."""

import re

from gongwen.text.scripts import simplified

_ORGANS = r"[\u4e00-\u9fff、\s\u3000]"  # names of one organ or of several
_DIGITS = r"[0-9０-９×]"  # × in a sample
_YEAR_NUMBER = re.compile(
    rf"(?P<name>{_ORGANS}{{0,40}}?(?:字)?)\s*(?:第\s*)?[〔﹝\[［（(【]\s*(?P<year>{_DIGITS}{{4}})\s*[〕﹞\]］）)】]\s*"
    rf"(?:第\s*)?(?P<n>{_DIGITS}{{1,5}})\s*号"
)
_CASE_NUMBER = re.compile(
    rf"[〔\[［（(]{_DIGITS}{{4}}[〕\]］）)][\u4e00-\u9fff0-9]{{2,12}}?{_DIGITS}{{1,6}}号"
)  # a court's
# What stands on the line of a number beside it: who signs an upward document, the day, the class of a reply.
# 某发〔2024〕3号　2024年3月5日, 某函〔2024〕3号（A类）, 某函〔2024〕3号　类别：B
_BESIDE_NUMBER = re.compile(
    r"(?<![\s\u3000])[\s\u3000]++(?:[\u4e00-\u9fff]{2,6}\s*[：:].*"
    r"|\d{4}\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}\s*日?(?:印发|发布|公布|发文)?)$"
    r"|(?<=号)[\s\u3000]*+[（(]\s*[A-EＡ-Ｅ]\d?\s*类?\s*[）)]$"
)
# （某发〔2024〕3号，2024年3月5日）
_DAY_BEHIND = re.compile(r"(?<=号)\s*[，,、]\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
# 某行公告〔2020〕第21号（某某事宜）, as portals head what has no title of its own
_ACT_AND_TOPIC = re.compile(
    r"(?P<number>[\u4e00-\u9fff、\s]{2,60}(?:令|公告|通告)\s*[〔\[（(]\d{4}[〕\]）)]\s*第?\s*\d{1,4}\s*号)\s*[（(].{2,80}[）)]"
)
_SESSION = r"[〔\[（(][一二三四五六七八九十]{1,3}届[〕\]）)]"  # 某市人民代表大会常务委员会公告〔十五届〕第35号
_ORDER = re.compile(r"[\u4e00-\u9fff、]{2,40}令")
# 某教学(三)字第1120012345A号
_LETTER = r"[\u4e00-\u9fff][\u4e00-\u9fff0-9（）()]{1,15}字\s*第\s*[0-9]{1,12}[A-Z]?\s*号"
_ORDER_NUMBER = re.compile(
    rf"(?:{_ORGANS}{{0,60}}(?:令|公告|通告|布告))?\s*(?:{_SESSION}|{_DIGITS}{{4}}\s*年)?\s*"
    rf"[（(]?第\s*[0-9０-９〇○零一二三四五六七八九十百]{{1,6}}(?:[/／]{_DIGITS}{{4}})?\s*号[）)]?"
    rf"|{_LETTER}"
    r"|[（(〔\[]?[0-9]{2}(?:[0-9]{2})?[）)〕\]]?[\u4e00-\u9fff]{1,10}字第?\s*[0-9]{1,4}\s*号"  # （84）某发字第13号
    rf"|{_ORGANS}{{2,60}}(?:[（(][\u4e00-\u9fff]{{1,8}}[）)])?第\s*[0-9]{{1,4}}[/／][0-9]{{4}}\s*号"  # of Hong Kong
    r"|[0-9]{4}年第\s*[0-9]{1,4}\s*号[\u4e00-\u9fff]{2,8}公告"
)
_NAMED = _YEAR_NUMBER.pattern.replace("{0,40}?", "{2,40}?", 1)
_NAMED_NUMBER = re.compile(_NAMED)
# …工作的通知（某政发〔2024〕3号）, and 某政发〔2024〕3号　关于…的通知.
_AN_ORDER = (
    r"[\u4e00-\u9fff、]{2,30}令\s*(?:第\s*[0-9０-９]{1,4}|[〔\[]\d{4}[〕\]]\s*第?\s*\d{1,4})\s*号"  # 国务院令 第297号
)
_AFTER_TITLE = re.compile(rf"[（(]\s*(?P<number>{_AN_ORDER}|{_NAMED})\s*[）)]$")
_BEFORE_TITLE = re.compile(rf"(?P<number>{_NAMED})(?:[\s\u3000]+|(?=《))(?!签\s*发\s*人)(?=\S)")
_TITLE_BEFORE = re.compile(r"关于.+的[\u4e00-\u9fff]{2,4}(?=[\s\u3000])")
_SPACED_AFTER = re.compile(rf"(?<=[\u4e00-\u9fff》）])[\s\u3000]+(?P<number>{_NAMED})$")  # …的通知　某发〔2024〕3号
_OF_AN_ORDER = re.compile(r"令(?:第|[〔\[（(]\d{4}[〕\]）)]第?\d)")
_PASSES_ON = ("转发", "批转")  # the number in brackets is that of what is passed on


def is_document_number(text: str) -> bool:
    """True for a line that is a 文号 and nothing else: 国发〔2018〕1号, （2018）第3号, 第706号."""
    text = number_alone(text)
    bare = text.strip("（）() ")
    if _CASE_NUMBER.fullmatch("".join(text.split())):
        return True
    if "关于" in text or "關於" in text:
        return False  # …关于某事的通知　某发〔2024〕3号 is a title and its number
    return bool(
        _YEAR_NUMBER.fullmatch(text)
        or _YEAR_NUMBER.fullmatch(bare)
        or _ORDER_NUMBER.fullmatch(text)
        or _ORDER_NUMBER.fullmatch(bare)
    )


def is_letter_number(text: str) -> bool:
    """True for the number of a letter of Taiwan: 某交字第1131012345号."""
    return re.fullmatch(_LETTER, text) is not None


def number_alone(text: str) -> str:
    """The line of a number without who signs, the day or a class, which may stand beside it, in brackets or not."""
    within = text[1:-1] if text[:1] in ("（", "(") and text[-1:] in ("）", ")") else text
    if act := _ACT_AND_TOPIC.fullmatch(text):
        return act["number"].strip()
    alone = _BESIDE_NUMBER.sub("", within if within == text else _DAY_BEHIND.sub("", within))
    return text if alone == within else alone


def is_order(text: str) -> bool:
    """True for the head of an order: 中华人民共和国国务院令, with its number or without: 广州市人民政府令第179号."""
    bare = "".join(text.split())
    bare = number_alone(bare)
    is_numbered = _ORDER_NUMBER.fullmatch(bare) or _NAMED_NUMBER.fullmatch(bare)
    return bool(_ORDER.fullmatch(bare)) or (is_numbered is not None and _OF_AN_ORDER.search(bare) is not None)


def numbers_among(text: str) -> list[str]:
    """The named numbers among the words of a line: 某发〔2024〕3号 | 2024-03-05 | 某局; 某字第1120012345號."""
    words = re.split(r"[\s\u3000|｜]+", text)
    return [word for word in words if _NAMED_NUMBER.fullmatch(word) or is_letter_number(simplified(word))]


def opens_with_number(text: str) -> bool:
    """True for a line that begins with a named number, whatever stands on it further: 某发〔2024〕3号 ★."""
    return bool(_BEFORE_TITLE.match(text))


def number_beside_title(text: str) -> tuple[str, str] | None:
    """Number and title of a line that holds both: 关于…的意见(某政[2001]85号), 某政发〔2010〕22号 关于…的决定."""
    if match := _BEFORE_TITLE.match(text):
        return match["number"], text[match.end() :]
    match = _AFTER_TITLE.search(text) or (_SPACED_AFTER.search(text) if _TITLE_BEFORE.search(text) else None)
    if match and text[: match.start()].strip() and not any(word in text for word in _PASSES_ON):
        return match["number"], text[: match.start()].rstrip()
    return None
