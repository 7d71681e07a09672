"""One annotation file: bytes from a stranger in, a Note or what is wrong with it out.

The order keeps every step cheap: size before decoding, decoding before characters, characters before YAML, YAML before
fields, length and shape of the body before Markdown.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from functools import partial
from typing import cast

from gongwen.annotations.body_rules import body_faults
from gongwen.annotations.characters import ZERO_WIDTH, mixed_scripts, refused_characters
from gongwen.annotations.fault import Fault
from gongwen.model import SOURCE_VARIANT, VARIANTS, Finding, Note, NoteKind, TextQuoteSelector, Variant
from gongwen.text.file_names import DEVICE
from gongwen.text.front_matter import FrontMatter, split_front_matter
from gongwen.text.strict_yaml import YamlFault, YamlMap, YamlNode, YamlString, parse_strict_yaml
from gongwen.text.visible import visible

MAX_BYTES = 16 * 1024
MIN_QUOTE, MAX_QUOTE, MAX_CONTEXT = 4, 300, 64
MAX_AUTHOR = 60
SAMPLE_AUTHOR = "您的名字"  # of docs/contributing.md
LICENCES = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0")
KINDS = ("note", "question", "correction", "reference")

_PATH = re.compile(r"docs/documents/[a-z0-9][a-z0-9-]{0,63}/annotations/(?P<id>[a-z0-9][a-z0-9-]{2,63})\.md")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,63}")
_EID_PART = r"[a-z]{1,16}(?:_[1-9][0-9]{0,5}(?:-[1-9][0-9]{0,3})*(?:_r[1-9][0-9]{0,3})?)?"
_EID = re.compile(rf"{_EID_PART}(?:__{_EID_PART}){{0,11}}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")

_REQUIRED = ("id", "target", "quote", "author", "created", "licence")
_KEYS = (*_REQUIRED, "kind", "script", "orphaned", "withdrawn")
_QUOTE_KEYS = ("exact", "prefix", "suffix")
_WITHDRAWN_KEYS = ("day", "reason")

Rule = Callable[[str], str | None]


def parse_note(data: bytes, path: str, today: date | None = None) -> tuple[Note | None, tuple[Finding, ...]]:
    """The note in a file and what there is to say about it; no note where one of the findings is an error.

    `path` is the file's path below the project's root. A note dated after `today` is an error (a day's grace, for
    where the writer lives it may be tomorrow already); without it the future is not looked at.
    """
    place = _PATH.fullmatch(path)
    faults = list(_path_faults(place))
    note, found = _read(data, path, place["id"] if place else None, today)
    faults += found
    findings = tuple(Finding(path, fault.line, fault.code, fault.message) for fault in faults)
    broken = any(finding.severity == "error" for finding in findings)
    return (None if broken else note), findings


def _path_faults(place: re.Match[str] | None) -> Iterator[Fault]:
    if place is None:
        yield Fault(
            1,
            "E-path",
            "批注要放在 docs/documents/〈文件〉/annotations/〈id〉.md，只用小写字母、数字和连字符；请移动或改名",
        )
    elif DEVICE.match(place["id"]):
        yield Fault(1, "E-path", f"“{place['id']}”是 Windows 保留的名字，别人检出不了；请改名，并改 id")


def _read(data: bytes, path: str, stem: str | None, today: date | None) -> tuple[Note | None, list[Fault]]:
    """The note, None where it cannot even be put together, with its faults."""
    if len(data) > MAX_BYTES:
        return None, [Fault(1, "E-size", f"文件有 {len(data)} 字节，最多 {MAX_BYTES} 字节；请缩短")]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Fault(line, "E-encoding", "不是 UTF-8 编码的文字；请另存为 UTF-8")]
    parts = split_front_matter(text)
    if controls := list(_control_faults(text, parts)):
        return None, controls
    if parts is None:
        return None, [Fault(1, "E-front-matter", "开头要有两行 ---，中间写 id、target、quote 等；请照样本补上")]
    try:
        front = parse_strict_yaml(parts.yaml, parts.yaml_line)
    except YamlFault as fault:
        return None, [Fault(fault.line, fault.code, fault.message)]
    if front is None:
        front = YamlMap((), (), parts.yaml_line)
    if not isinstance(front, YamlMap):
        return None, [Fault(front.line, "E-yaml-type", "两行 --- 之间要写“键: 值”；请照样本改写")]
    return _read_parts(front, parts, path, stem, today)


def _read_parts(
    front: YamlMap, parts: FrontMatter, path: str, stem: str | None, today: date | None
) -> tuple[Note | None, list[Fault]]:
    faults = [*_front_faults(front, stem, today)]
    body, body_line = _trim_body(parts)
    faults += body_faults(body, body_line)
    if any(fault.code.startswith("E") for fault in faults):
        return None, faults
    return _note(front, body, body_line, path), faults


def _control_faults(text: str, parts: FrontMatter | None) -> Iterator[Fault]:
    """A fault a line for characters that are refused; in the front matter a zero-width one is judged by its key."""
    lines = text.split("\n")
    body_line = parts.body_line if parts else 1
    for number, line in enumerate(lines, 1):
        allowed = ZERO_WIDTH if number < body_line else frozenset[str]()
        yield from _control_fault(line, number, allowed)


def _control_fault(text: str, line: int, allowed: frozenset[str]) -> Iterator[Fault]:
    names = dict.fromkeys(name for _, name in refused_characters(text, allowed))
    if names:
        yield Fault(line, "E-control", f"有看不见的控制字符或方向字符（{'、'.join(names)}）；请删去")


def _trim_body(parts: FrontMatter) -> tuple[str, int]:
    """The body without blank lines around it, and the line on which it begins."""
    lines = parts.body.split("\n")
    blank = next((n for n, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[blank:]).rstrip(), parts.body_line + blank


# --- the front matter -----------------------------------------------------------------------------------------------


def _front_faults(front: YamlMap, stem: str | None, today: date | None) -> Iterator[Fault]:
    yield from _key_faults(front, _KEYS, _REQUIRED)
    quote = front.get("quote")
    if isinstance(quote, YamlMap):
        yield from _key_faults(quote, _QUOTE_KEYS, ("exact",), "quote.")
        for key in _QUOTE_KEYS:
            rule: Rule = _exact_fault if key == "exact" else partial(_context_fault, key)
            yield from _value_faults(quote, key, "E-quote", rule, ZERO_WIDTH)
    elif quote is not None:
        yield Fault(front.line_of("quote"), "E-type", "quote 下面要另起一行，缩进两格写 exact: 引文；请照样本改写")
    withdrawn = front.get("withdrawn")
    if isinstance(withdrawn, YamlMap):
        yield from _key_faults(withdrawn, _WITHDRAWN_KEYS, ("reason",), "withdrawn.")
        yield from _value_faults(withdrawn, "reason", "E-type", _reason_fault)
        yield from _value_faults(withdrawn, "day", "E-date", partial(_date_fault, today))
    elif withdrawn is not None:
        yield from _value_faults(front, "withdrawn", "E-type", _reason_fault)
    rules: tuple[tuple[str, str, Rule], ...] = (
        ("id", "E-id", partial(_id_fault, stem)),
        ("target", "E-target", _target_fault),
        ("author", "E-author", _author_fault),
        ("created", "E-date", partial(_date_fault, today)),
        ("licence", "E-licence", partial(_choice_fault, LICENCES)),
        ("kind", "E-kind", partial(_choice_fault, KINDS)),
        ("script", "E-script", partial(_choice_fault, VARIANTS)),
        ("orphaned", "E-date", partial(_date_fault, today)),
    )
    for key, code, rule in rules:
        yield from _value_faults(front, key, code, rule)
    author = front.get("author")
    if isinstance(author, YamlString) and any(map(mixed_scripts, re.split(r"[\W_]+", author.value))):
        yield Fault(author.line, "W-mixed-script", f"署名“{author.value}”里混有形似而不同的字母；请核对是否有意")


def _key_faults(
    mapping: YamlMap, known: tuple[str, ...], required: tuple[str, ...], prefix: str = ""
) -> Iterator[Fault]:
    for key in mapping:
        if key not in known:
            near = get_close_matches(key[:40], known, 1)
            remedy = f"是否要写“{prefix}{near[0]}”？" if near else f"能用的键是：{'、'.join(known)}"
            yield Fault(mapping.line_of(key), "E-key-unknown", f"不认识的键“{prefix}{_short(key)}”；{remedy}")
    for key in required:
        if mapping.get(key) is None:
            yield Fault(mapping.line, "E-key-missing", f"缺少“{prefix}{key}”；请补上")


def _value_faults(
    mapping: YamlMap, key: str, code: str, rule: Rule, allowed: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    node = mapping.get(key)
    if node is None:
        return
    if not isinstance(node, YamlString):
        yield Fault(mapping.line_of(key), "E-type", f"{key} 要写成一段文字，不能是列表或映射；请改写")
        return
    controls = list(_control_fault(node.value, node.line, allowed))  # "\u202e" in double quotes appears only now
    yield from controls
    if not controls and (message := rule(node.value)):
        yield Fault(node.line, code, message)


def _id_fault(stem: str | None, value: str) -> str | None:
    if not _ID.fullmatch(value):
        return f"id “{_short(value)}”不合规则；请用 3 至 64 个小写字母、数字或连字符，不以连字符开头"
    if stem is not None and value != stem:
        return f"id “{value}”与文件名“{stem}”不同；请把两者改成一样"
    return None


def _target_fault(value: str) -> str | None:
    if _EID.fullmatch(value):
        return None
    return f"target “{_short(value)}”不像段落的标识；请从网页上段落旁的链接复制，例如 chp_2__sec_4__p_1"


def _exact_fault(value: str) -> str | None:
    if len(visible(value)) < MIN_QUOTE:
        return f"quote.exact 太短；请至少引 {MIN_QUOTE} 个字，引到不会认错的长度"
    if len(value) > MAX_QUOTE:
        return f"quote.exact 有 {len(value)} 个字，最多 {MAX_QUOTE} 个；请只引要说的那一句"
    return None


def _context_fault(key: str, value: str) -> str | None:
    if len(value) > MAX_CONTEXT:
        return f"quote.{key} 有 {len(value)} 个字，最多 {MAX_CONTEXT} 个；请缩短"
    return None


def _author_fault(value: str) -> str | None:
    if not visible(value):
        return "author 是空的；请写一个名字，笔名也行"
    if len(value) > MAX_AUTHOR:
        return f"author 有 {len(value)} 个字，最多 {MAX_AUTHOR} 个；请缩短"
    if value.strip() == SAMPLE_AUTHOR:
        return "author 还是样本里的字；请写一个名字，笔名也行"
    if bad := [c for c in "<>{}" if c in value]:
        return f"author 里不能有 {' '.join(bad)}；请删去"
    if any(c in value for c in "\n\t"):
        return "author 要写在一行里，不用制表符；请改写"
    return None


def _date_fault(today: date | None, value: str) -> str | None:
    match = _DATE.fullmatch(value)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        day = None
    if day is None:
        return f"日期“{_short(value)}”不是真实的一天；请写成 2022-06-25 的样子"
    if today is not None and day - today > timedelta(days=1):
        return f"日期 {value} 还没有到；请改成写批注的那一天"
    return None


def _reason_fault(value: str) -> str | None:
    return None if visible(value) else "withdrawn 没有写明理由；请写上，或删去这一行"


def _choice_fault(choices: Iterable[str], value: str) -> str | None:
    if value in choices:
        return None
    return f"“{_short(value)}”不在可选之列；请写 {'、'.join(choices)} 之一"


def _short(value: str) -> str:
    """A stranger's value as a message may show it: one line, not long."""
    line = " ".join(value.split())
    return line if len(line) <= 40 else line[:40] + "…"


# --- the note -------------------------------------------------------------------------------------------------------


def _note(front: YamlMap, body: str, body_line: int, path: str) -> Note:
    """The note of a front matter without faults."""
    quote = cast(YamlMap, front.get("quote"))
    withdrawn = front.get("withdrawn")
    said = withdrawn if isinstance(withdrawn, YamlMap) else None
    return Note(
        id=_string(front.get("id")),
        target=_string(front.get("target")),
        quote=TextQuoteSelector(*(_string(quote.get(key)) for key in _QUOTE_KEYS)),
        author=_string(front.get("author")),
        created=_string(front.get("created")),
        licence=_string(front.get("licence")),
        kind=cast(NoteKind, _string(front.get("kind")) or "note"),
        body=body,
        path=path,
        body_line=body_line,
        script=cast(Variant, _string(front.get("script")) or SOURCE_VARIANT),
        orphaned=_string(front.get("orphaned")),
        withdrawn=_string(said.get("reason") if said else withdrawn),
        withdrawn_on=_string(said.get("day") if said else None),
        key_lines=(*front.key_lines, *((f"quote.{key}", line) for key, line in quote.key_lines)),
    )


def _string(node: YamlNode | None) -> str:
    return node.value if isinstance(node, YamlString) else ""
