"""Dates as official documents write them: 2018年3月5日, 二〇一八年三月五日, 中華民國九十三年五月十九日, 2018.3.5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate

from gongwen.text.numerals import number_value

# What people type for 〇: the letter o, small or large, Latin, Greek or Cyrillic, a full-width zero, a circle.
_ZEROS = "〇○零ＯｏOoΟοОо0０◯"
_CHINESE = f"{_ZEROS}一二三四五六七八九"
_AS_ZERO = str.maketrans(dict.fromkeys(_ZEROS, "〇"))
_REPUBLIC = 1911  # the year before the first of the Republic's
_DATE = re.compile(
    r"(?:(?P<republic>(?:中[華华])?民[國国]\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十百零〇○]{1,6}))"
    rf"|(?P<year>[0-9０-９]{{4}}|[{_CHINESE}]{{4}}))\s*年\s*"
    rf"(?P<month>[0-9０-９]{{1,2}}|[{_CHINESE}十]{{1,3}}|元|正)\s*月\s*"
    rf"(?P<day>[0-9０-９]{{1,2}}|[{_CHINESE}十]{{1,3}})\s*日"
)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?")
# 2008年9月24日（星期三）, 中華民國106年8月4日（補登）
_WEEKDAY = re.compile(r"(?<!\s)\s*+[（(](?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[补補]登)[）)]$")
_FIGURES = re.compile(r"(\d{4})\s?[-/.．－]\s?(\d{1,2})\s?[-/.．－]\s?(\d{1,2})")


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
        month, day = (_value(match[name]) for name in ("month", "day"))
        yield DateMention(match.start(), match.end(), iso_date(_year(match), month, day))


def whole_date(text: str) -> DateMention | None:
    """The date that is all a line says, within brackets or not: （2018年1月2日）, 2018.1.2."""
    bare = _WEEKDAY.sub("", text.strip()).strip("（）()〔〕[]").strip()
    if _DATE.fullmatch(bare):
        return next(date_mentions(bare))
    figures = _FIGURES.fullmatch(bare)
    return DateMention(0, len(bare), iso_date(*map(int, figures.groups()))) if figures else None


def final_date(text: str) -> DateMention | None:
    """The one date that a line ends with: 某局　2018年3月5日; None where it has none, or several."""
    bare = text.rstrip()
    mentions = list(date_mentions(bare))
    if not mentions and (figures := re.search(rf"(?<![\d.]){_FIGURES.pattern}$", bare)):
        mentions = [DateMention(figures.start(), figures.end(), iso_date(*map(int, figures.groups())))]
    return mentions[0] if len(mentions) == 1 and mentions[0].end == len(bare) else None


def _year(match: re.Match[str]) -> int:
    if republic := match["republic"]:
        return _REPUBLIC + _value(republic.replace("民國", "民国").partition("民国")[2].strip())
    return _value(match["year"])


def _value(numeral: str) -> int:
    """The number of a year, month or day; 0 where it is none."""
    if numeral in ("元", "正"):
        return 1
    return number_value(numeral if numeral.isdecimal() else numeral.translate(_AS_ZERO)) or 0


def parse_day(text: str) -> str | None:
    """YYYY-MM-DD of a date as pages write it: 2018-03-05, 2018/3/5 10:20, Mon, 5 Mar 2018, 2018年3月5日."""
    if match := _ISO.fullmatch(text):
        return iso_date(*(int(n) for n in match.groups()))
    if mention := next(date_mentions(text), None):
        return mention.iso
    parsed = parsedate(text)
    return iso_date(*parsed[:3]) if parsed else None
