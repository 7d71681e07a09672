"""Dates as official documents write them: 2018年3月5日, 二〇一八年三月五日, 2018-03-05."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate

from gongwen.text.numerals import number_value

_CHINESE = "〇○零ＯO一二三四五六七八九"
_DATE = re.compile(
    rf"(?P<year>[0-9０-９]{{4}}|[{_CHINESE}]{{4}})\s*年\s*"
    rf"(?P<month>[0-9０-９]{{1,2}}|[{_CHINESE}十]{{1,3}})\s*月\s*"
    rf"(?P<day>[0-9０-９]{{1,2}}|[{_CHINESE}十]{{1,3}})\s*日"
)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; `iso` is None where the calendar has no such day (13月45日)."""

    start: int
    end: int
    iso: str | None


def iso_date(year: int, month: int, day: int) -> str | None:
    """YYYY-MM-DD, None for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def date_mentions(text: str) -> Iterator[DateMention]:
    """Every date written with 年, 月 and 日."""
    for match in _DATE.finditer(text):
        year, month, day = (number_value(match[name]) or 0 for name in ("year", "month", "day"))
        yield DateMention(match.start(), match.end(), iso_date(year, month, day))


def whole_date(text: str) -> DateMention | None:
    """The date that is all a line says, within brackets or not: （2018年1月2日）."""
    bare = text.strip().strip("（）()〔〕[]").strip()
    match = _DATE.fullmatch(bare)
    return next(date_mentions(bare)) if match else None


def parse_day(text: str) -> str | None:
    """YYYY-MM-DD of a date as pages write it: 2018-03-05, 2018/3/5 10:20, Mon, 5 Mar 2018, 2018年3月5日."""
    if match := _ISO.fullmatch(text):
        return iso_date(*(int(n) for n in match.groups()))
    if mention := next(date_mentions(text), None):
        return mention.iso
    parsed = parsedate(text)
    return iso_date(*parsed[:3]) if parsed else None
