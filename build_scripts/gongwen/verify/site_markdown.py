"""The Markdown beside the pages: lines of the document's whole text, in its order, and words of ours about them."""

import json
import re
from collections.abc import Callable, Container, Iterator, Mapping
from html import unescape

from gongwen.model import Metadata
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import BIDI
from gongwen.verify.site_json import Within, same
from gongwen.verify.site_library import unaligned

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"([a-z_]+): (.*)")
_KEYS_NAMES = (
    "title eid document document_title number issuers doc_type date published index_number events script "
    "converted_from address source rights summary_by summary description kind layout term english pinyin status "
    "sources topics aliases"
)
_KEYS = frozenset(_KEYS_NAMES.split())
# HTML in Markdown of ours is a table with spans, an empty element with a name, a line's end.
_HTML = re.compile(
    r"</?(?:table|thead|tbody|tr|br|sup|sub)>|<br ?/>|</(?:th|td|a|div|span|p)>"
    r"|<(?:table|th|td|a|div|span|p)"
    r"(?: (?:id|href|colspan|rowspan|class|scope|markdown|data-apparatus)(?:=\"[^\"<>]*\")?)*>"
)
_MARKUP = re.compile(r"<[A-Za-z!/?]")
# Code, a quotation, struck out, a line that makes the one before it a heading: no form of ours.
_OTHER_FORM = re.compile(r"\t|~~|`{3}|=+\s*$|-+\s*$|\[[^\]]*\]: | {4}(?![ ]*(?:[-*]|[0-9]+\.) )")
# What stands out says why: a note quotes it, a heading runs in (their names follow in braces), a list has parts.
_EMPHASIS = re.compile(r"(?<![\\*])(\*\*?)(?:[^*\\]|\\.)+\1(?=\{:)|(?<=[0-9]\. )\*\*\[(?:[^*\\]|\\.)+\)\*\*$")
_STAR = re.compile(r"(?<!\\)\*")
_LINK = re.compile(r"(?<!\\)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?: \"[^\"]*\")?\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]~<>#+\-.:=)])")
_NAME = re.compile(r"\{:[^{}]*?#([\w-]+)")
_EID = re.compile(
    r"(?:front|preamble|conclusions|news|summary)__|(?:att|part|subpart|chp|sec|art|para|subpara|point|indent)_"
)
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}")


def markdown_faults(
    text: str,
    whole: Mapping[str, int],
    eids: Container[str],
    metadata: Metadata | None,
    known: KnownWords,
    is_address: Callable[[str], bool],
    convert: Callable[[str], str] = str,
    within: Within = unaligned,
) -> Iterator[str]:
    """What is wrong with a page's Markdown. `whole` says where each line of the whole text stands there (bare_line);
    `is_address` tells whether a link's target is the site's, or one that somebody wrote down."""
    if BIDI.search(text):
        yield "改变文字方向的字符"
    front = _FRONT.match(text)
    if front:
        yield from _front_faults(front[1], metadata, known, convert, within)
    body = text[front.end() :] if front else text
    last = -1
    for line in body.split("\n"):
        if not line.strip():
            continue
        if whole and (_OTHER_FORM.match(line) or _has_emphasis(line)):  # people write their own pages as they like
            yield line[:80]
        yield from _line_faults(line, is_address)
        at = whole.get(bare_line(line))
        if at is None or "data-apparatus" in line:
            yield from known.strangers(unescape(_ESCAPED.sub(r"\1", _ATTRIBUTES.sub(" ", _LINK.sub("] ", line)))))
            yield from (f"#{eid}" for eid in _NAME.findall(line) if _EID.match(eid) and eid not in eids)
        elif at < last and at >= 0:
            yield f"次序：{line[:40]}"
        else:
            last = max(last, at)


def bare_line(line: str) -> str:
    """A line as it stands on every page that has it: without its level, its links' targets and its classes."""
    bare = _LINK.sub("]()", line.lstrip("#").strip())
    return _ATTRIBUTES.sub(lambda found: " ".join(re.findall(r"#[\w-]+", found[0])), bare)


def lines_of(text: str) -> dict[str, int]:
    """Where each line of the whole text stands, counted from 0; -1 for one that stands there more than once."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            bare = bare_line(line)
            found[bare] = -1 if bare in found else number
    return found


def _has_emphasis(line: str) -> bool:
    """True where words stand out and nothing says why; in tables of comparisons what was changed does."""
    before, bare = "", line
    while bare != before:
        before, bare = bare, _EMPHASIS.sub("", bare)
    return bool(_STAR.search(bare)) and not line.startswith("|")


def _line_faults(line: str, is_address: Callable[[str], bool]) -> Iterator[str]:
    if _MARKUP.search(_HTML.sub("", line).replace("\\<", "")):
        yield line[:80]
    for target in _LINK.findall(line):
        if not is_address(target):
            yield target


def _front_faults(
    front: str, metadata: Metadata | None, known: KnownWords, convert: Callable[[str], str], within: Within
) -> Iterator[str]:
    for line in front.split("\n"):
        match = _FIELD.fullmatch(line)
        if not match or match[1] not in _KEYS:
            yield line[:80]
            continue
        wanted = _wanted(match[1], metadata)
        if wanted is not None and not same(_text(match[2]), wanted, convert, within):
            yield line[:80]
        yield from known.strangers(match[2])


def _wanted(key: str, metadata: Metadata | None) -> str | None:
    """The value that a key has to have; None where its words have to be known, no more."""
    if metadata is None:
        return None
    values = {
        "document_title": metadata.title,
        "number": metadata.number,
        "index_number": metadata.index_number,
        "doc_type": metadata.doc_type,
        "date": metadata.date,
        "published": metadata.published,
    }
    return values.get(key)


def _text(value: str) -> str:
    try:
        found = json.loads(value)
    except ValueError:
        return value
    return found if isinstance(found, str) else value
