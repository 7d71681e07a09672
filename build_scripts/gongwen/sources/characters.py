"""Characters that no document should hold, and those that an editor should know of."""

import re
from dataclasses import dataclass, field

from gongwen.model import Finding

# Cc but for tab and line ends; bidirectional marks, overrides and isolates; zero-width characters and soft hyphens.
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ODD = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\u2e80-\u2fdf\uf900-\ufaff\ufffd]")
_NOTABLE = re.compile(f"{_DROPPED.pattern}|{_ODD.pattern}")


def clean_text(text: str, line: int, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text without control, direction and zero-width characters, and a finding for each kind on each line."""
    findings: dict[tuple[int, str], Finding] = {}
    place, counted = line, 0
    for match in _NOTABLE.finditer(text):
        place += text.count("\n", counted, match.start())
        counted = match.start()
        if (place, match[0]) not in findings and (finding := _finding(match[0], place, path)):
            findings[place, match[0]] = finding
    return _DROPPED.sub("", text), tuple(findings.values())


def is_clean(text: str) -> bool:
    """True if there is nothing to drop or to report; the quick way past nearly every text."""
    return _NOTABLE.search(text) is None


def _finding(character: str, line: int, path: str) -> Finding | None:
    point = f"U+{ord(character):04X}"
    if character in _BIDI:
        return Finding(path, line, "W-bidi", f"有改变文字方向的字符 {point}，已删去；请核对这一行的字序")
    if ord(character) < 0xA0 and character != "\u00ad":
        return Finding(path, line, "W-control", f"有控制字符 {point}，已删去；请核对原文是否缺字")
    if character == "\ufffd":
        return Finding(path, line, "W-damaged", f"有替换字符 {point}，此处原有的字已丢失；请核对原文")
    if "\u2e80" <= character <= "\u2fdf":
        return Finding(path, line, "W-compatibility", f"有部首字符 {point} {character}，照录；请核对是否应为普通汉字")
    if "\uf900" <= character <= "\ufaff":
        return Finding(path, line, "W-compatibility", f"有兼容汉字 {point} {character}，照录；请核对是否应为普通汉字")
    if _ODD.fullmatch(character):
        return Finding(path, line, "W-private-use", f"有自造字 {point}，照录，多数设备不能显示；请核对原文")
    return None


@dataclass(slots=True)
class Cleaner:
    """Cleans the texts of one file, nearly all of which need it not, and collects what there is to say."""

    path: str
    findings: list[Finding] = field(default_factory=list)

    def clean(self, text: str, line: int) -> str:
        if is_clean(text):
            return text
        cleaned, found = clean_text(text, line, self.path)
        self.findings += found
        return cleaned.strip()
