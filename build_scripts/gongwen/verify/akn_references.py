"""Where the references of an Akoma Ntoso file lead: to divisions of that number, to terms and bodies of that name."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from gongwen.model import Document, Metadata, walk_parts
from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_metadata import letters

_REF = re.compile(r'<ref [^>]*?href="#([^"]*)"[^>]*>(.*?)</ref>', re.DOTALL)
_TERM = re.compile(r'<term [^>]*?refersTo="#term-([^"]*)"[^>]*>(.*?)</term>', re.DOTALL)
_ORGANIZATION = re.compile(r'<TLCOrganization eId="issuer_[^"]*"[^>]*?showAs="([^"]*)"')
_EXPRESSION = re.compile(r"<FRBRExpression>(.*?)</FRBRExpression>", re.DOTALL)
_DAY = re.compile(r'<FRBRdate date="([^"]*)"')
_LANGUAGE = re.compile(r'<FRBRlanguage language="(?!zho")([^"]*)"')
_NOBODY = "unknown"  # who issued a part that names nobody
_TAG = re.compile(r"<[^<>]*>")


def reference_faults(
    text: str, document: Document, numbers: Mapping[str, str], entry_of: Callable[[str], KnownWords | None]
) -> Iterator[str]:
    """The references that lead to something else than they say; `numbers` has what each division is numbered by,
    `entry_of` gives what may be said of an entry of the glossary."""
    named = {letters(number) for number in numbers.values()} - {""}
    for eid, words in _REF.findall(text):
        said = letters(unescape(_TAG.sub("", words)))
        if said in named and numbers.get(eid) and letters(numbers[eid]) != said:
            yield f"{said} → {eid}"
    for name, words in _TERM.findall(text):
        own = entry_of(unquote(unescape(name)))
        if own is None or any(True for _ in own.strangers(unescape(_TAG.sub("", words)))):
            yield f"{words} → {name}"
    parts = [part.metadata for part in walk_parts(document.main)]
    issuers = {letters(issuer) for metadata in parts for issuer in metadata.issuers or (_NOBODY,)}
    yield from (name for name in map(unescape, _ORGANIZATION.findall(text)) if letters(name) not in issuers)
    own_days = set(map(_day_of_text, parts))
    for expression in _EXPRESSION.findall(text):
        yield from (day for day in _DAY.findall(expression) if day not in own_days and own_days - {None})
    yield from _LANGUAGE.findall(text)


def _day_of_text(metadata: Metadata) -> str | None:
    """From when a text has its words: its last amendment, else its own day."""
    amended = (event.date for event in metadata.events if event.kind == "amended")
    return max(amended, default=metadata.date or metadata.published)
