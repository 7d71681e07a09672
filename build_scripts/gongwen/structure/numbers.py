"""Document numbers (文号), brought into the form of GB/T 9704-2012, 7.2.5: 国发〔2018〕1号."""

import re

from gongwen.structure.lines import squeezed
from gongwen.text.dates import date_mentions

_FORMS = str.maketrans("０１２３４５６７８９[]［］（）()【】發", "0123456789〔〕〔〕〔〕〔〕〔〕发")
_YEAR = re.compile(r"^〔?(?P<name>[\u4e00-\u9fff]+)〔(?P<year>\d{4})〕(?:第)?(?P<n>\d+)号〕?$")
_IN_LINE = re.compile(
    r"(?:中华人民共和国)?(?P<number>[\u4e00-\u9fff]{2,16}令\s*第\s*[0-9〇零一二三四五六七八九十百]+\s*号)\s*(?:公布|发布|颁布)"
)


def document_number(text: str) -> str:
    """The number of a line that is one, in the standard's form; other forms as they are, without spaces."""
    bare = squeezed(text)
    match = _YEAR.match(bare.translate(_FORMS))
    if match:
        return f"{match['name']}〔{match['year']}〕{match['n']}号"
    return bare.strip("（）()").translate(str.maketrans("０１２３４５６７８９", "0123456789"))


def promulgating_number(line: str) -> str | None:
    """The number of the order in a dated line: 2015年2月9日 中华人民共和国国务院令第659号公布 → 国务院令第659号."""
    starts = [0, *(mention.end for mention in date_mentions(line))]  # 日 of a date is no part of a name
    matches = (_IN_LINE.search(line[start:end]) for start, end in zip(starts, [*starts[1:], len(line)], strict=True))
    return next((squeezed(match["number"]) for match in matches if match), None)
