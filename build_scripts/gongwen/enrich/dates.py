"""When something is to be done or reached, in the words of the text: 到2025年, 2019年6月底前, 每年."""

import re

_YEAR = r"(?:(?:20|19)\d{2}|[二一][〇○零九]\S{2})年"
_DAY = r"(?:\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|上半年|下半年)?"
_END = r"(?:[底末初]|年底|年末)?"
# 到…年 and …前 say by when; a bare year (2018年印发的通知) says nothing of the kind.
_WHEN = re.compile(
    rf"(?<![截迄])(?:到|至|力争到?|争取到?){_YEAR}{_DAY}{_END}"
    rf"|{_YEAR}{_DAY}{_END}(?:之前|以前|前)"
    rf"|(?<![截至迄]){_YEAR}{_DAY}[底末]"
    r"|(?:\d{1,2}月)?(?:年|月)?[底末](?:之前|以前|前)|\d{1,2}月\d{1,2}日(?:之前|以前|前)"
    r"|“[一二三四五六七八九十]{2,3}五”(?:末|时期末|期末)"
    r"|(?<![人户名台个])每年(?:\d{1,2}月(?:\d{1,2}日|[底末初])?|[一二三四五六七八九十]{1,2}月(?:底|末)?|第?[一二三四]季度|年?[底末])(?:之前|以前|前)?"
    r"|(?<![人户名台个])每(?:年|季度|半年|月)(?!度)"
)
# A span of time from something: 自受理之日起二十日内, 印发之日起30日内, 应当在十五日内.
_COUNT = r"(?:\d+|[一二三四五六七八九十百两]+)个?"
_DURATION = re.compile(
    rf"(?:[自于在][^，；。自于在]{{0,24}})?之[日时]起{_COUNT}(?:工作日|日|天|月|年)(?:之内|以内|内)"
    rf"|(?<=[在于后前]){_COUNT}(?:工作日|日|天|月|年|小时)(?:之内|以内|内|前)"
)
_FIGURES = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_NAMED_YEAR = re.compile(_YEAR)


def find_when(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first words in the stretch that say by when or how often."""
    return _WHEN.search(text, start, len(text) if end is None else end)


def find_duration(text: str) -> re.Match[str] | None:
    """The first words that say within which time from something."""
    return _DURATION.search(text)


def year_of(when: str) -> int | None:
    """The year that such words name: 到2025年 → 2025, 二〇三五年底前 → 2035; None for 每年."""
    match = _NAMED_YEAR.search(when)
    if not match:
        return None
    digits = [str(_FIGURES.get(c, c)) for c in match.group()[:4]]
    return int("".join(digits)) if all(d.isdigit() for d in digits) else None
