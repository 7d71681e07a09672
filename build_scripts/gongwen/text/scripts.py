"""Which script a text is written in, and its simplified characters one for one, by which the rules read it."""

from functools import cache
from typing import Literal

from opencc import OpenCC

Script = Literal["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]

# Characters of official texts that one script writes and the other does not; each stands in nearly every text.
_TRADITIONAL = frozenset(
    "國務條關於規會為發業機體實點總與產時個後來東長門問開車馬說話們這學書對應據處廳縣區鄉證貿財稅農漁辦總訂項則"
)
_SIMPLIFIED = frozenset(
    "国务条关于规会为发业机体实点总与产时个后来东长门问开车马说话们这学书对应据处厅县区乡证贸财税农渔办总订项则"
) - {"于", "后"}
_MIN = 3  # characters of traditional script; a simplified text may quote a name
_SHARE = 4  # times as many as of the other
_TAIWAN = ("中華民國", "臺", "裡", "線上")
_HONG_KONG = ("香港", "憲報", "裏", "綫")
_SURROGATES = range(0xD800, 0xE000)
_MARKS = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def script_of(text: str) -> Script:
    """The script of a text, told from its characters; of traditional script the region where its words tell it."""
    traditional = sum(map(text.count, _TRADITIONAL))
    simplified = sum(map(text.count, _SIMPLIFIED))
    if traditional < _MIN or traditional < _SHARE * simplified:
        return "zh-Hans"
    taiwan = sum(text.count(word) for word in _TAIWAN)
    hong_kong = sum(text.count(word) for word in _HONG_KONG)
    if taiwan == hong_kong:
        return "zh-Hant"
    return "zh-Hant-TW" if taiwan > hong_kong else "zh-Hant-HK"


class _Simplified(dict[int, str]):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_han = character >= "\u2e80" and code not in _SURROGATES  # OpenCC takes UTF-8 only
        simple = _MARKS.get(character) or (_converter().convert(character) if is_han else character)
        self[code] = simple if len(simple) == 1 else character
        return self[code]


_TABLE = _Simplified()


def simplified(text: str) -> str:
    """The text in simplified characters and quotation marks, one for one, so that offsets hold."""
    return text.translate(_TABLE)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
