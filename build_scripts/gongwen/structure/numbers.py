"""Document numbers (文号), brought into the form of GB/T 9704-2012, 7.2.5: 国发〔2018〕1号."""

import re

from gongwen.structure.lines import squeezed
from gongwen.structure.number_lines import number_alone
from gongwen.text.dates import date_mentions

_FORMS = str.maketrans("０１２３４５６７８９[]［］（）()【】﹝﹞發", "0123456789〔〕〔〕〔〕〔〕〔〕〔〕发")
_YEAR = re.compile(r"^〔?(?P<name>[\u4e00-\u9fff、]*)〔(?P<year>\d{4})〕(?P<ordinal>第)?(?P<n>\d+)号〕?$")
_ACTS = ("令", "公告", "通告", "布告")  # 某部令〔2024〕第3号 and 〔2024〕第3号 below 某部公告 keep their 第
_HAN_DIGITS = "0-9〇零一二三四五六七八九十百"
_ORGAN = r"(?:[\u4e00-\u9fff]{2,30}、)*[\u4e00-\u9fff]{2,30}"
_IN_LINE = re.compile(
    rf"(?P<number>{_ORGAN}(?:令|公告)\s*(?:\d{{4}}年)?第\s*[{_HAN_DIGITS}]+\s*号"
    rf"|{_ORGAN}第\s*[{_HAN_DIGITS}]+\s*号令)\s*(?:公布|发布|颁布|修订发布|修订公布|修改公布)"
)
JUDICIAL_NUMBER = re.compile(r"法[释发]\s*[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*\d+\s*号")


def document_number(text: str) -> str:
    """The number of a line that is one, in the standard's form; other forms as they are, without spaces."""
    bare = squeezed(number_alone(text))
    match = _YEAR.match(bare.translate(_FORMS))
    if match:
        of_an_act = not match["name"] or match["name"].endswith(_ACTS)
        ordinal = (match["ordinal"] or "") if of_an_act else ""
        return f"{match['name']}〔{match['year']}〕{ordinal}{match['n']}号"
    if bare.startswith(("（", "(")) and bare.endswith(("）", ")")):
        bare = bare[1:-1]
    return bare.translate(str.maketrans("０１２３４５６７８９／", "0123456789/"))


def same_number(theirs: str, ours: str) -> bool:
    """True for one number in two forms: 国令第706号 and 中华人民共和国国务院令第706号."""
    left, right = document_number(theirs), document_number(ours)
    digits = re.compile(r"\d+")
    return left == right or ("令" in left and "令" in right and digits.findall(left) == digits.findall(right))


def promulgating_number(line: str) -> str | None:
    """The number in a dated line: 2015年2月9日 中华人民共和国国务院令第659号公布 → 国务院令第659号; 法释〔2021〕9号."""
    starts = [0, *(mention.end for mention in date_mentions(line))]  # 日 of a date is no part of a name
    matches = (_IN_LINE.search(line[start:end]) for start, end in zip(starts, [*starts[1:], len(line)], strict=True))
    orders = (squeezed(match["number"]).replace("中华人民共和国", "") for match in matches if match)
    order = next((number.removeprefix("以") for number in orders), None)  # 以某省人民政府令第9号公布
    judicial = JUDICIAL_NUMBER.search(line)
    return order or (document_number(judicial[0]) if judicial else None)
