"""What the scripts of a site say of each other: the same page in another script has the same elements, addresses,
figures and days, and its words are the same words.

Whoever changes a file of one script has the others against him, whatever it was that he changed; against who changes
all of them alike stand the checks that look into docs/.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from posixpath import normpath
from urllib.parse import unquote

from gongwen.model import VARIANTS, Variant
from gongwen.text.folding import fold_text
from gongwen.variants.ui import ui_table
from gongwen.verify.markup import End, Event, Start, Words

_SCRIPT = re.compile(r"(?<![\w-])zh-(?:Hans|Hant(?:-TW|-HK)?)(?![\w-])/?")
_SCRIPTS_NAMES = frozenset({"lang", "hreflang"})
_ADDRESSES_NAMES = (
    "href src action data-gw-quotes data-gw-citation data-gw-moved data-gw-site data-gw-assets data-gw-index "
    "data-gw-root"
)
_ADDRESSES = frozenset(_ADDRESSES_NAMES.split())
_SCHEME = re.compile(r"[a-z][a-z+.-]*:|#")
# Of each script its own: the way to the others, the files that are there, that a text was converted.
_OWN = frozenset({"gw-scripts", "gw-menu", "gw-downloads", "gw-converted", "gw-ways", "gw-pdf", "gw-tools"})
# A page for all scripts, and lists that are sorted by the signs of a script.
UNLIKE = re.compile(r"404\.html|(?:glossary/)?index\.(?:html|md)|library/.*|.*\.pages\.json")
_WORDS = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_HAN = re.compile(r"[^\x00-\x7f]+")
_MARKDOWN = re.compile(r"(?:/index)?\.md(?=[)#])")  # the page instead, where a script has no such file
_ADDRESS = re.compile(r"\{:[^{}]*\}|\]\([^()]*\)|^\w+: \"|\"$")  # their signs are looked at already
_UP = re.compile(r"(?:\.\.?/)+")
# What was converted says so, and feeds have names of their own.
_OWN_LINES = re.compile(
    r"^(?:converted_from|script): .*\n|urn:uuid:[0-9a-f-]+"
    r"|^- \[[^\]]*\]\([\w.-]+\.(?:csv|docx|epub|pdf|json|xml|bib|ris|md)\)(?:\{: download \})?\n",
    re.MULTILINE,
)
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes|comments)\.xml|EPUB/(?!nav|colophon)[\w-]+\.xhtml")
_SHEET = re.compile(r'\n<(div|span) id="page_\d+"[^<>]*(?:/>|>\n\s*</\1>)\n')
_TAGS = re.compile(r"<[^<>]*>")
_FIGURES = re.compile(r"[0-9]+(?:[.:/-][0-9]+)*")
_HOLE = re.compile(r"\{[^{}]*\}")
_DOT = " · "  # between things that are told side by side
Token = tuple[str, str]  # a tag without its words and '', or '' and words


def page_tokens(events: Iterable[Event], path: str) -> list[Token]:
    """What a page is made of but for what each script has of its own; `path` is the page's."""
    found: list[Token] = []
    here, away = path.rpartition("/")[0], -1
    for event in events:
        if away >= 0:
            away = -1 if isinstance(event, End) and event.depth == away else away
        elif isinstance(event, Start):
            if _OWN & set(event.attributes.get("class", "").split()):
                away = event.depth
            else:
                found += _tag(event, here)
        elif isinstance(event, End):
            found.append(("/", ""))
        elif isinstance(event, Words) and event.text.strip():
            found.append(("", event.text))
    return found


def _tag(event: Start, here: str) -> Iterator[Token]:
    """An element with what it has, then the words among that."""
    shown, words = [event.name], []
    for key, value in event.attributes.items():
        if key in _SCRIPTS_NAMES:
            shown.append(key)
        elif key in _ADDRESSES and not _SCHEME.match(value):
            path, hash_, place = value.partition("#")
            shown.append(f"{key}={_bare(normpath(f'/{here}/{unquote(path)}'))}{hash_}{fold_text(unquote(place))}")
        elif value.isascii():
            shown.append(f"{key}={_SCRIPT.sub('', value)}")
        else:
            shown.append(key)
            words.append(value)
    yield " ".join(shown), ""
    yield from (("", value) for value in words)


def _bare(path: str) -> str:
    """An address below the site, whatever the script."""
    return fold_text(_SCRIPT.sub("", path.strip("/")).strip("/"))


def line_tokens(text: str) -> list[Token]:
    """What a file of lines is made of but for what each script has of its own: of each line its plain signs, then its
    words."""
    found: list[Token] = []
    for line in _OWN_LINES.sub("", text).splitlines():
        plain = _UP.sub("", _MARKDOWN.sub("/", _SCRIPT.sub("", line).replace("](index.md", "](./")))
        found += [("".join(_HAN.split(plain)) or "/", ""), ("", _ADDRESS.sub(" ", plain))]
    return found


def archive_tokens(members: Mapping[str, bytes]) -> list[Token]:
    """The same of the text of a Word file or a book; sheets of paper begin where the signs of a script have them."""
    found: list[Token] = []
    for name, data in members.items():
        if _TEXTS.fullmatch(name):
            lines = _SHEET.sub("", _TAGS.sub(r"\n\g<0>\n", data.decode("utf-8", "replace"))).splitlines()
            signs = (_SCRIPT.sub("", line) for line in lines if line.strip())
            found += [(name, ""), *((line, "") if line[:1] == "<" else ("", line) for line in signs)]
    return found


class Twins:
    """Compares files of a script with the same in simplified; `pairs` are the signs of the compared texts that stand
    for one another in the two, `convert` gives words in the script."""

    def __init__(self, variant: Variant, pairs: Set[Token], convert: Callable[[str], str]) -> None:
        self._variant = variant
        self._pairs = pairs
        self._convert = convert

    def differing(self, found: Sequence[Token], wanted: Sequence[Token]) -> Iterator[str]:
        """The first place with another element or sign than in `wanted`, and words that are not the same."""
        for (tag, words), (right, other) in zip(found, wanted, strict=False):
            if tag != right or bool(words) != bool(other):
                yield f"与简体的不同：{tag or words}"
                return
            if words != other and not self.are_same(words, other):
                yield f"与简体的不同：{words.strip()}"
        if len(found) != len(wanted):
            yield f"与简体的不同：{len(found)}、{len(wanted)}"

    def are_same(self, words: str, other: str) -> bool:
        """True for the same words in the two scripts, sign by sign, or as the interface has them in both."""
        parts, others = words.split(_DOT), other.split(_DOT)
        return len(parts) == len(others) and all(map(self._are_same, parts, others))

    def _are_same(self, words: str, other: str) -> bool:
        one, two = _stretches(words), _stretches(other)
        if len(one) == len(two) and all(map(self._is_same, one, two)):
            return True
        # Texts of editors stand beside words of the interface: each stretch is one of these, or what is converted.
        converted = _stretches(self._convert(other))
        if len(one) == len(two) == len(converted) and all(
            a == c or self._is_same(a, b) for a, b, c in zip(one, two, converted, strict=True)
        ):
            return True
        return self._is_same("".join(one), "".join(two)) or converted == one

    def _is_same(self, words: str, other: str) -> bool:
        if words == other:
            return True
        if len(words) == len(other) and all(a == b or (b, a) in self._pairs for a, b in zip(words, other, strict=True)):
            return True
        if _FIGURES.findall(words) != _FIGURES.findall(other):
            return False
        return self._share_key(words, other) or all(
            one == two or self._share_key(one, two)
            for one, two in zip(_FIGURES.split(words), _FIGURES.split(other), strict=True)
        )

    def _share_key(self, words: str, other: str) -> bool:
        """True for one string of the interface in the two scripts."""
        return not _keys(self._variant, words).isdisjoint(_keys(VARIANTS[0], other))


def sign_pairs(simplified: Iterable[str], shown: Iterable[str]) -> set[Token]:
    """The signs, folded, that stand for one another in texts of equal length."""
    found: set[Token] = set()
    for one, other in zip(simplified, shown, strict=False):
        if len(one) == len(other) and one != other:
            found.update((a, b) for a, b in zip(one, other, strict=True) if a != b)
    return found


def _stretches(words: str) -> list[str]:
    return _WORDS.findall(_SCRIPT.sub("", fold_text(_SPACE.sub("，", words))))


@lru_cache(maxsize=1 << 14)
def _keys(variant: Variant, words: str) -> frozenset[str]:
    """The strings of the interface that some words are in a script."""
    return _whole(variant).get(words, frozenset()) | {key for key, form in _open(variant) if form.fullmatch(words)}


@cache
def _whole(variant: Variant) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for key, texts in ui_table().items():
        plain = "".join(_stretches(texts[variant]))
        found[plain] = found.get(plain, frozenset()) | {key}
    return found


@cache
def _open(variant: Variant) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those with places for words."""
    texts = ((key, one[variant]) for key, one in ui_table().items() if "{" in one[variant])
    return tuple((key, re.compile(".*".join(map(_joined, _HOLE.split(text))))) for key, text in texts)


def _joined(words: str) -> str:
    return "".join(_stretches(words))
