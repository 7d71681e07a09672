"""Documents by what people call them, and by what their titles share with other words.

The keys of names: a title as it is folded, without marks and in the characters of the source; the same without what
people leave out. Marks never stand in a name: one before a key says what kind of name it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from gongwen.render.search_index.units import DocumentUnits
from gongwen.text.folding import fold_text

SLUG, NUMBER, YEAR = "《", "〔", "["  # before a key: a slug, a 文号 as it is, year and count of a 文号 (2022.14)
_MARKS = str.maketrans("", "", "《》〈〉〔〕[]()【】")
_STATE = "中华人民共和国"
_VERSION = re.compile(r"[(\[][^()\[\]]*[)\]]$")
_ABOUT = "关于"
_COUNTED = re.compile(r"\D*?((?:19|20)\d\d)\D*?(\d{1,5})\D*")
_SHORTEST = 2


def document_names(documents: Sequence[DocumentUnits], forms: Sequence[str]) -> dict[str, list[int]]:
    """The numbers of the documents under each of their names; `forms` are pairs of a script's own character and the
    source's.
    """
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for key in dict.fromkeys(_keys(document, forms)):
            found.setdefault(key, []).append(number)
    return found


def near_pairs(titles: Iterable[str], terms: Iterable[str]) -> dict[str, list[int]]:
    """The pairs of characters of each title, then of each term, by their numbers one after another."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate((*titles, *terms)):
        plain = bare(fold_text(name))
        for pair in dict.fromkeys(plain[at : at + 2] for at in range(len(plain) - 1)):
            found.setdefault(pair, []).append(number)
    return found


def bare(folded: str) -> str:
    """Without the marks about names and numbers."""
    return folded.translate(_MARKS)


def _keys(document: DocumentUnits, forms: Sequence[str]) -> Iterator[str]:
    yield SLUG + document.slug
    number = fold_text(document.number)
    plain = _canonical(bare(number), forms)
    if len(plain) >= _SHORTEST:
        yield NUMBER + plain
    if counted := _COUNTED.fullmatch(number):
        yield f"{YEAR}{counted[1]}.{int(counted[2])}"
    for name in (*_titles(fold_text(document.title)), *map(fold_text, document.aliases)):
        called = _canonical(bare(name), forms)
        if len(called) >= _SHORTEST and called != plain:
            yield called


def _titles(title: str) -> Iterator[str]:
    """A title, and what is left of it where people leave out its version, the state, or all before 关于."""
    for name in (title, _VERSION.sub("", title)):
        yield name
        if name.startswith(_STATE):
            yield name.removeprefix(_STATE)
        _, about, rest = name.partition(_ABOUT)
        if about:
            yield from (about + rest, rest)


def _canonical(text: str, forms: Sequence[str]) -> str:
    for pair in forms:
        text = text.replace(pair[0], pair[1])
    return text
