"""Words that a text defines itself: 本法所称X，是指…; under 下列用语的含义 also X，是指… alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongwen.model import TextUnit

_WORD = r"“?(?P<word>[^，。；：、“”《》（）〔〕\s]{2,20})”?(?:（[^）]{1,40}）)?"
_MEANS = r"，?(?:是指|系指|指的是)(?=[^，。；：]{2}|.{6})"
# 本条例所称的绍兴古城（以下简称古城）是指 …, and what opens a sentence: 房地产转让，是指 …
_NAMED = re.compile(rf"所称的?{_WORD}{_MEANS}")
_BARE = re.compile(rf"{_WORD}{_MEANS}")
_SENTENCE = re.compile(r"[^。；]+[。；]?")
# What opens a sentence before 是指 and is no name: 在香港特别行政区，是指 …, 前款规定的情形，是指 …
_NO_NAME = re.compile(r"[凡该此其]|在.+[区市省县中内上下时后前]$|[前上本]款|第|.*(?:应当|可以|不得|情形|行为的|有下列)")


@dataclass(frozen=True, slots=True)
class DefinedWord:
    """A word and the sentence that says what it means."""

    word: str
    eid: str
    sentence: str


def defined_words(units: Iterable[TextUnit]) -> Iterator[DefinedWord]:
    """Every word that a sentence of the text defines, in order; a word as often as it is defined."""
    for unit in units:
        for match in _SENTENCE.finditer(unit.text):
            sentence = match[0].strip()
            found = _NAMED.search(sentence) or _BARE.match(sentence)
            if found and (found.re is _NAMED or not _NO_NAME.match(found["word"])):
                yield DefinedWord(found["word"], unit.eid, sentence)
