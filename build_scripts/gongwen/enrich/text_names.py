"""What texts are called where they are cited: 《titles》, short names that were given before, names without 《》.

Texts that the library has not are told by their names alone.
"""

import re
from dataclasses import dataclass

from gongwen.enrich.catalogue import NOBODY, Named, Register, can_precede_name, follows_verb, plain_title, short_names
from gongwen.model import Variant

# 本办法第十一条: the document's own; the name of its kind alone (刑法第三条) is another text's.
KINDS = (
    r"(?:法|法典|条例|办法|规定|细则|规则|决定|解释|章程|制度|意见|方案|规程|准则|标准|通知|规划|规范|安排|批复|纲要|指南"
    r"|公约|协定|议定书|修正案|公告|通告|计划|要点|守则|总则|分则|附则|大纲|合同|协议|判决|裁定|法例)"
)
_NAME_ENDS = re.compile(rf"{KINDS}$")
_RUN = re.compile(r"[^，。；：、！？“”「」《》\s]*$")  # no name goes over a mark
NAME_OF_KIND = re.compile(rf"(?:》(?:[（(][^（）()]{{0,30}}[）)])?|{KINDS})(?:中?的|中)?$")
# Characters of a short name that tell it without 《》 (办法第三条 may be any 办法's), and whatever goes before it.
_TELLING, _TELLING_ALONE = 3, 5
_LONGEST_NAME = 60  # characters of the name of another text that stands without 《》


# Named without 《》 whatever words go before them (运输、出售刑法第三百四十一条规定的…).
_CODES = ("宪法", "民法典", "民法通则", "刑事诉讼法", "民事诉讼法", "行政诉讼法", "刑法")
# What ends like a name and is none: 方法, 依法; the text itself or one of which nothing is said: 本法, 其他办法.
_NO_NAME = re.compile(
    r"(?:[方做立司执违依用非合书语看想说手旧新国私公枉守普]法|^[该本其此各同原旧新]" + KINDS + r")$"
    r"|^(?:其他|其它|有关|相关|上述|前述|下列|以下|现行|具体|若干|国家|地方|行政|中华人民共和国)*"
    + KINDS
    + r"$|第.*[条款项]"
)
_SHORT_RUN, _LONG_RUN = 8, 14  # characters of a run that is a name as a whole; of one that may be
_NEVER_FIRST = "的除依按在和与及或由将但即并且则"  # no name begins with them
_JOINING = _NEVER_FIRST + "有因是为"  # nor goes over them


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text that words name, and which it is: None where the library has none of that name. `name` is empty where the
    words name the document itself, or a text of which nothing tells what it is called."""

    name: str
    known: Named | None


ITSELF, UNTOLD = NamedText("", NOBODY), NamedText("", None)


def written_name(words: str) -> str:
    """The name without 《》 that ends the words, of whatever text: 应当依照刑法 → 刑法; '' where none is told."""
    match = _RUN.search(words[-_LONGEST_NAME:])
    run = match[0] if match else ""
    if not _NAME_ENDS.search(run):
        return ""
    if code := next((name for name in _CODES if run.endswith(name)), ""):
        return code
    name = run[_name_start(run) :].lstrip(_NEVER_FIRST)
    return "" if len(name) > _LONG_RUN or _NO_NAME.search(name) else name


def _name_start(run: str) -> int:
    """Behind the last verb that cites (属于|商标法); a short run is a name itself (数据安全法), in a longer one what
    follows the last word that may stand before a name (债务人有|企业破产法)."""
    ends = range(len(run) - 2, 0, -1)  # no name is shorter
    if verb := next((at for at in ends if follows_verb(run[:at])), 0):
        return verb
    if len(run) <= _SHORT_RUN:
        return 0
    return next((at for at in ends if run[at - 1] in _JOINING), 0)


class Names:
    """What a title means at a place of one document: the short names that were given before it count first."""

    def __init__(self, register: Register, script: Variant) -> None:
        self._register = register
        self._script = script
        self._short: dict[str, NamedText] = {}

    def learn(self, text: str) -> None:
        """Takes up the short names that a paragraph gives; they hold in it too."""
        for short, title in short_names(text):
            named = NamedText(title, self._register.by_title(title, self._script))
            self._short.setdefault(plain_title(short), named)

    def look_up(self, title: str) -> NamedText:
        """The text with this title, or that was given this short name."""
        plain = plain_title(title)
        return self._short.get(plain) or NamedText(title, self._register.by_title(title, self._script))

    def ending(self, words: str) -> NamedText | None:
        """The text whose name, without 《》, ends the words: 依照条例, 违反刑法; None where they end with none."""
        for name, named in self._short.items():
            is_told = len(name) >= _TELLING_ALONE or can_precede_name(words.removesuffix(name))
            if len(name) >= _TELLING and words.endswith(name) and is_told:
                return named
        if not _NAME_ENDS.search(words):
            return None
        run = _RUN.search(words[-_LONGEST_NAME:])
        plain = run[0] if run else ""
        if found := self._register.by_ending(plain, self._script):
            return NamedText(plain[found[1] :], found[0])
        name = written_name(words)
        return NamedText(name, None) if name else None
