"""The YAML block that site generators put before an article: a stranger's strings, never part of the text."""

import re
from dataclasses import dataclass

from gongwen.errors import FindingsError
from gongwen.model import Finding, Omitted
from gongwen.sources.blocks import Field
from gongwen.text.dates import parse_day
from gongwen.text.strict_yaml import YamlFault, YamlList, YamlMap, YamlString, parse_strict_yaml
from gongwen.text.visible import visible

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)")
_WORD = re.compile(r"[^\W\d_]")
_DATES = ("date", "published", "publish_date", "pubdate")
_META = re.compile(r"(?:\s*<meta\b[^<>]*>)+\s*", re.IGNORECASE)
# YAML that reaches for code or for memory is an attack, not a slip of the pen.
_MAX_LINES = 1000
_REFUSED = ("E-yaml-feature", "E-control")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood before the article; `lines` is how many lines of the source it takes up, 0 where there is none."""

    lines: int = 0
    fields: tuple[Field, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    findings: tuple[Finding, ...] = ()
    within: tuple[int, ...] = ()  # further lines (counted from 0) that are no text


def read_front_matter(lines: list[str], path: str) -> FrontMatter:
    """The front matter of a source given in lines; it may follow blank lines and <meta> elements only."""
    first = next((i for i, line in enumerate(lines) if line.strip() and not _META.fullmatch(line)), len(lines))
    if first == len(lines) or not _FENCE.fullmatch(lines[first]):
        return FrontMatter()
    within = range(first + 1, min(len(lines), first + _MAX_LINES))
    last = next((i for i in within if _END.fullmatch(lines[i])), None)
    if not any(_KEY.match(line) for line in lines[first + 1 : last or first + 3]):
        return FrontMatter()
    if last is None:
        message = "文件头没有结束，已当作正文；请在它的末尾补上一行 ---"
        is_open = _KEY.match(lines[first + 1])
        return FrontMatter(findings=(Finding(path, first + 1, "W-front-matter", message),) if is_open else ())
    omitted = tuple(
        Omitted(number, "文件头（YAML）", line.strip(), sort="marks")
        for number, line in enumerate(lines[first : last + 1], first + 1)
        if visible(line)
    )
    fields, findings = _fields("\n".join(lines[first + 1 : last]), first + 2, path)
    return FrontMatter(last + 1, fields, omitted, findings)


def _fields(text: str, line: int, path: str) -> tuple[tuple[Field, ...], tuple[Finding, ...]]:
    try:
        node = parse_strict_yaml(text, line)
    except YamlFault as fault:
        if fault.code in _REFUSED:
            raise FindingsError([Finding(path, fault.line, fault.code, fault.message)]) from fault
        message = f"文件头没有采用：{fault.message}"
        return (), (Finding(path, fault.line, "W-front-matter", message),)
    if not isinstance(node, YamlMap):
        return (), (Finding(path, line, "W-front-matter", "文件头不是“键: 值”的形式，没有采用；请改写或删去"),)
    fields: list[Field] = []
    findings: list[Finding] = []
    for key, value in node.entries:
        if isinstance(value, YamlString):
            fields.append(Field(key, value.value, value.line))
            findings += _odd(key, value, path)
        elif isinstance(value, YamlList):
            fields += [Field(key, item.value, item.line) for item in value.items if isinstance(item, YamlString)]
        else:
            message = f"文件头的“{key}”不是文字，没有采用；请改为文字或删去"
            findings.append(Finding(path, node.line_of(key), "W-front-matter", message))
    return tuple(fields), tuple(findings)


def _odd(key: str, value: YamlString, path: str) -> tuple[Finding, ...]:
    """A finding for a title that is no title and for a date that is no day."""
    if key == "title" and not _WORD.search(value.value):
        message = f"文件头的 title“{value.value[:40]}”不像标题，没有采用；请改写或删去"
    elif key in _DATES and value.value and parse_day(value.value) is None:
        message = f"文件头的 {key}“{value.value[:40]}”不是日期，没有采用；请写成 2018-03-05 的形式"
    else:
        return ()
    return (Finding(path, value.line, "W-front-matter", message),)
