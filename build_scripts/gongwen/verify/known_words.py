"""Whether words beside the text are known: from the text, from what people wrote in docs/, from the interface.

Nothing here knows how a page is made. Words are cut at punctuation and white space; every stretch has to stand
somewhere in what is known, character by character, whatever its script (text/folding.py). A figure is free
only among words of the interface: 共 7 条. Latin letters alone are words of the markup or of other languages, and are
let pass; days and addresses are not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from gongwen.text.folding import fold_text

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = rf"0-9A-Za-z{_HAN}〔〕"
_STRETCH = re.compile(rf"[{_WORD}]+(?:(?<=[0-9])[-./:](?=[0-9])[{_WORD}]+)*")
_ADDRESS = re.compile(rf"(?:https?:|mailto:)[^\s\"'<>{_HAN}，。；：、）】…]+")
_LATIN = re.compile(r"[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[0-9]+\.[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}")
_FIGURES = re.compile(r"[0-9]+(?:[.:/][0-9]+)*")
_NUMERALS = re.compile(r"[0-9]+(?:\.[0-9]+)*|[〇零一二三四五六七八九十百千]+")
_DIGITS = re.compile("[0-9]+")
_LONGEST_COUNT = 6  # digits of a number of things; a day has its hyphens
_HOLE = re.compile(r"\{[^{}]*\}")
_TOUCHING = re.compile(rf"([{_HAN}〔〕]*) ?\{{[^{{}}]*\}} ?([{_HAN}〔〕]*)")
_NUMBERED = re.compile(rf"([{_HAN}]*)\{{n\}}([{_HAN}]*)")  # 第{n}条
# 第二编, 第二小节, 第十条之一
_COUNTED = rf"第(?:{_NUMERALS.pattern})(?:分?[编篇章节条款项目点段]|小节)(?:之(?:{_NUMERALS.pattern}))*"
_SHORT = re.compile(rf"[{_HAN}]{{2,4}}")
_BETWEEN = "\n"
# Without the word before it a passage says the opposite.
_DENYING = frozenset("不未非无無勿莫没沒否")
# But for what is set apart from it: 何亚非　外交部部长助理.
_PARTED = re.compile(rf"[{''.join(sorted(_DENYING))}](?=\s)")


class KnownWords:
    """Texts in which words may stand, and the phrases of the interface, which may stand about figures and words.

    `is_address` tells the addresses of other hosts that somebody wrote down. What `wider` knows is known here too.
    """

    def __init__(
        self,
        texts: Iterable[str],
        phrases: Sequence[str] = (),
        is_address: Callable[[str], bool] = lambda address: False,
        wider: "KnownWords | None" = None,
    ) -> None:
        folded, start, self._parted = [""], len(_BETWEEN), set[int]()
        for text in texts:
            folded.append(fold_text(text))
            self._parted.update(start + len(fold_text(text[: end.end()])) for end in _PARTED.finditer(text))
            start += len(folded[-1]) + len(_BETWEEN)
        self._text = _BETWEEN.join([*folded, ""])
        self._wider = wider
        self._is_address: Callable[[str], bool] = wider._is_address if wider else is_address
        self._phrases: frozenset[str] = wider._phrases if wider else frozenset(_parts(phrases))
        self._about: tuple[str, ...] = wider._about if wider else tuple(dict.fromkeys(_beside_holes(phrases)))
        self._numbered: re.Pattern[str] = wider._numbered if wider else _numbered(phrases)
        self._seen: dict[str, bool] = {}
        self._held: dict[str, bool] = {}

    def strangers(self, words: str) -> Iterator[str]:
        """The stretches of some words that nothing vouches for."""
        if "://" in words or "mailto:" in words:
            yield from (address for address in _ADDRESS.findall(words) if not self._is_written(address))
            words = _ADDRESS.sub(" ", words)
        for stretch in stretches(words):
            known = self._seen.get(stretch)
            if known is None:
                known = self._seen[stretch] = self._knows(stretch)
            if not known:
                yield stretch

    def holds(self, stretch: str) -> bool:
        """True for a folded stretch that stands in a text, and not after a word that denies it everywhere."""
        at = self._text.find(stretch)
        while at >= 0:
            if self._text[at - 1] not in _DENYING or at in self._parted:
                return True
            at = self._text.find(stretch, at + 1)
        return self._wider is not None and self._wider._holds_too(stretch)

    def _holds_too(self, stretch: str) -> bool:
        """The same, remembered: each document asks what all of them may say for the same words."""
        held = self._held.get(stretch)
        if held is None:
            held = self._held[stretch] = self.holds(stretch)
        return held

    def _knows(self, stretch: str) -> bool:
        if _LATIN.fullmatch(stretch) or stretch in self._phrases or self.holds(stretch):
            return True
        if _DAY.search(stretch) or any(len(figure) > _LONGEST_COUNT for figure in _DIGITS.findall(stretch)):
            return False
        return self._is_counted(stretch) or self._knows_about(stretch, 2)

    def _is_written(self, address: str) -> bool:
        return self._is_address(address) or self.holds(fold_text(address))

    def is_of_interface(self, words: str) -> bool:
        """True for words of the interface alone, with their figures."""
        return all(stretch in self._phrases or self._is_counted(stretch) for stretch in stretches(words))

    def _is_counted(self, stretch: str) -> bool:
        parts = _FIGURES.split(stretch)
        return bool(self._numbered.fullmatch(stretch)) or all(part in self._phrases for part in parts if part)

    def _knows_about(self, stretch: str, most: int) -> bool:
        """True for words of the interface about something known, on one side or on both: 转载自某报, 同为某厅发布."""
        for phrase in self._about:
            rest = stretch.removeprefix(phrase) if stretch.startswith(phrase) else stretch.removesuffix(phrase)
            if rest != stretch:
                if not rest or rest in self._phrases or self.holds(rest) or self._is_counted(rest):
                    return True
                if most > 1 and self._knows_about(rest, most - 1):
                    return True
        return False


def _parts(phrases: Iterable[str]) -> Iterator[str]:
    """The stretches of the interface, and what stands in them beside figures."""
    for phrase in phrases:
        for part in stretches(_HOLE.sub(" ", phrase)):
            yield part
            yield from (beside for beside in _FIGURES.split(part) if any(map(str.isalpha, beside)))


def _beside_holes(phrases: Iterable[str]) -> Iterator[str]:
    """The stretches of the interface that touch a place for words: 转载自 of 转载自{publisher}."""
    for phrase in phrases:
        for before, after in _TOUCHING.findall(phrase):
            yield from filter(None, (fold_text(before), fold_text(after)))


def _numbered(phrases: Iterable[str]) -> re.Pattern[str]:
    """Places as they are counted, within a chapter or a part that is named: 第3条第1款, 第二章第一节, 开头第2段."""
    found = {tuple(map(fold_text, match)) for phrase in phrases for match in _NUMBERED.findall(phrase)}
    forms = [f"{re.escape(before)}(?:{_NUMERALS.pattern}){re.escape(after)}" for before, after in sorted(found)]
    named = sorted({fold_text(phrase) for phrase in phrases if _SHORT.fullmatch(phrase)})
    counted = "|".join([*forms, _COUNTED, *named]) or "(?!)"
    points = "|".join(forms) or "(?!)"
    return re.compile(f"(?:{counted})+(?:第|{_NUMERALS.pattern})?|第[0-9]+点第|点(?:{points})*")


def stretches(words: str) -> list[str]:
    """Words cut at punctuation and white space, folded."""
    return [fold_text(match[0]) for match in _STRETCH.finditer(words)]
