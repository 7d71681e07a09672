"""The numbering marks that open a paragraph: what they look like and what they count."""

import re
from dataclasses import dataclass
from typing import Literal

from gongwen.text.numerals import CHINESE_NUMERAL, chinese_numeral, number_value

Style = Literal[
    "编",
    "分编",
    "章",
    "节",
    "条",
    "部分",
    "Ⅰ",
    "一、",
    "（一）",
    "1",
    "1.",
    "（1）",
    "1）",
    "①",
    "1.1",
    "1.1.1",
    "1.1.1.1",
    "（i）",
]

_HAN = f"[{CHINESE_NUMERAL}]{{1,9}}"
_ANY = rf"(?:{_HAN}|[0-9０-９]{{1,4}})"
_SPACE = r"[\s\u3000]*"
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x2776 + n): n + 1 for n in range(10)}
_BRACKETED = {chr(0x2474 + n): n + 1 for n in range(20)}
_BRACKETED_HAN = {chr(0x3220 + n): n + 1 for n in range(10)}
_FULL_STOP = {chr(0x2488 + n): n + 1 for n in range(20)}
_SIGNS: tuple[tuple[Style, dict[str, int]], ...] = (
    ("①", _CIRCLED),
    ("（1）", _BRACKETED),
    ("（一）", _BRACKETED_HAN),
    ("1.", _FULL_STOP),
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_VALUES = {roman: n for n, roman in enumerate(_ROMANS, 1)}
_ROMAN_SIGNS = {chr(0x2160 + n): n + 1 for n in range(12)} | {chr(0x2170 + n): n + 1 for n in range(12)}
# Ⅰ. or I. above a text, （i） within one; a letter alone is a name.
_ROMAN = re.compile(r"([\u2160-\u216bIVX]{1,4})(?:[.．、]|[\s\u3000])[\s\u3000]*(?=[\u4e00-\u9fff《“])")
_BRACKETED_ROMAN = re.compile(r"[（(]([\u2170-\u217bivx]{1,4})[）)]")
_SIGN_MARKS = {sign: (style, value) for style, signs in _SIGNS for sign, value in signs.items()}
# 第九条改为第七条, 第十条第四项修改为：“…”: an instruction to change another text opens no article.
_INSTRUCTION = (
    rf"(?:第{_ANY}[款项項])?(?:修改[为為]|[改作][为為]第|[后後]?增加一[款项項条條]|中的?[“「]|[删刪][去除][。；;])"
    rf"|第{_ANY}[款项項][“「]"
)
_AFTER_DI = re.compile(
    rf"第{_SPACE}(?P<n>{_ANY})(?:-(?P<hyphen>[0-9]{{1,2}}))?{_SPACE}"
    rf"(?P<style>分[编編]|[编編](?!制|号|號|辑|輯)|篇(?!章|幅)|章(?!程)|[节節](?!假|点|點)|[条條]|部分)"
    rf"(?P<inserted>(?<=[条條])之{_ANY}|之{_ANY}(?=[\s\u3000]|$))?(?!{_INSTRUCTION})"
)
_DI_STYLES: dict[str, Style] = {s: s for s in ("分编", "编", "章", "节", "条", "部分")} | {
    "篇": "编",
    "編": "编",
    "分編": "分编",
    "節": "节",
    "條": "条",
}
_BRACKETS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("（一）", re.compile(rf"[（(]{_SPACE}({_HAN}){_SPACE}[）)]")),
    ("（1）", re.compile(rf"[（(]{_SPACE}([0-9０-９]{{1,3}}){_SPACE}[）)]")),
)
_HAN_MARKS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("一、", re.compile(rf"({_HAN}){_SPACE}(?:、|[.．](?=[\s\u3000]|[^\d.]))")),
)
# A mark ends where its text begins: 1.5亿 and 2022.6 are figures.
_DIGIT_MARKS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("1.1.1.1", re.compile(r"(?:\d{1,2}[.．]){3}(\d{1,2})(?![\d.．%％])")),
    ("1.1.1", re.compile(r"(?:\d{1,2}[.．]){2}(\d{1,2})(?![\d.．%％])")),
    ("1.1", re.compile(r"[1-9]\d?[.．](\d{1,2})(?=[\s\u3000]|[\u4e00-\u9fff])(?![\d.．%％亿万倍个元米])")),
    ("1.", re.compile(r"([0-9０-９]{1,3})(?:[.．](?![0-9０-９])|、)")),
    ("1）", re.compile(r"([0-9０-９]{1,3})[）)]")),
)
_PATTERNS = {
    **dict.fromkeys("（(", _BRACKETS),
    **dict.fromkeys(CHINESE_NUMERAL, _HAN_MARKS),
    **dict.fromkeys("0123456789０１２３４５６７８９", _DIGIT_MARKS),
}


_FORMS: dict[Style, str] = {
    "编": "第{han}编",
    "分编": "第{han}分编",
    "章": "第{han}章",
    "节": "第{han}节",
    "条": "第{han}条",
    "部分": "第{han}部分",
    "一、": "{han}、",
    "（一）": "（{han}）",
    "1": "{n}",
    "1.": "{n}.",
    "（1）": "（{n}）",
    "1）": "{n}）",
    "①": "第 {n} 个",
    "Ⅰ": "第 {n} 个",
    "（i）": "第 {n} 个",
    "1.1": "第 {n} 个",
    "1.1.1": "第 {n} 个",
    "1.1.1.1": "第 {n} 个",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark: `text` as written, `value` what it counts, `inserted` the 1 of 第十条之一 (else 0)."""

    style: Style
    text: str
    value: int
    inserted: int = 0

    @property
    def reference(self) -> str:
        """The number as an eId writes it: 31, or 10-1 for 第十条之一."""
        return f"{self.value}-{self.inserted}" if self.inserted else str(self.value)


def read_mark(text: str) -> tuple[Mark, str] | None:
    """The mark that opens a paragraph and the text that follows it, or None: （一）目标 → （一）, 目标."""
    opener = text[:1]
    if sign := _SIGN_MARKS.get(opener):
        return Mark(sign[0], opener, sign[1]), text[1:].lstrip()
    if opener == "第":
        return _read_di(text)
    if roman := _read_roman(text):
        return roman
    for style, pattern in _PATTERNS.get(opener, ()):
        if (match := pattern.match(text)) and (value := number_value(match[1])):  # 0.5 吨 counts nothing
            return Mark(style, match[0], value), text[match.end() :].lstrip()
    return None


def _read_roman(text: str) -> tuple[Mark, str] | None:
    """Ⅰ. 总体要求, II. 任务, （iv）其他."""
    styles: tuple[tuple[Style, re.Pattern[str]], ...] = (("Ⅰ", _ROMAN), ("（i）", _BRACKETED_ROMAN))
    for style, pattern in styles:
        match = pattern.match(text)
        value = (_ROMAN_SIGNS.get(match[1]) or _ROMAN_VALUES.get(match[1].lower())) if match else None
        if match and value:
            return Mark(style, match[0].rstrip(), value), text[match.end() :].lstrip()
    return None


def _read_di(text: str) -> tuple[Mark, str] | None:
    """第三条, 第 二 章, 第十七条之一."""
    match = _AFTER_DI.match(text)
    if match is None or (value := number_value(match["n"])) is None:
        return None
    inserted = match["hyphen"] or (match["inserted"] or "")[1:]  # 第 15-1 條, 第十五条之一
    mark = Mark(_DI_STYLES[match["style"]], match[0], value, number_value(inserted) or 0 if inserted else 0)
    return mark, text[match.end() :].lstrip()


def written(style: Style, value: int) -> str:
    """A mark as its style writes it: （一）, 4 → （四）."""
    return _FORMS[style].format(han=chinese_numeral(value), n=value)
