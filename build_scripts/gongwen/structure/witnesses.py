"""What speaks for a value besides the text: a page's table of fields, <meta>, <h1>, <title>, a file's head or name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongwen.sources.blocks import Article, Field
from gongwen.sources.page_fields import labelled_fields
from gongwen.structure.lines import ADDITION, is_signature, squeezed, title_type
from gongwen.structure.looks import Look, NamedLook
from gongwen.structure.number_lines import is_document_number
from gongwen.structure.title_lines import is_title, is_title_line
from gongwen.structure.titles import folded
from gongwen.text.dates import parse_day
from gongwen.text.scripts import simplified

# What a page's title and the name of its site are parted by.
_SITE = re.compile(r"\s*(?:[|｜_]|\s[-–—]+\s|(?<=[\u4e00-\u9fff）])-+(?=[\u4e00-\u9fff]))\s*")
_NOTHING = ("无", "暂无", "-", "--", "—", "——", "/", "null", "None")
_EXTENSION = re.compile(r"\.(?:html?|shtml|md|markdown|txt|docx)$", re.IGNORECASE)
IN_TEXT = "正文的标注"
# 来源：某局　发布时间：2024-03-05, and cells of a table that was flattened.
_LABELS_APART = re.compile(r"\||[\s\u3000]+(?=[\u4e00-\u9fff]{2,6}[：:])")
_MIN_TITLE = 6  # 通知公告 and 政策文件 are names of columns
_MIN_LAW = 3
_LAWS = ("法", "法典", "条例", "规程", "通则", "细则")
_ADDITIONS = re.compile(ADDITION)
# Which names of fields speak for which value; those of a file's head are its author's, in any case of letters.
_NAMES = {
    "title": "title",
    "page_title": "title",
    "number": "number",
    "issuer": "issuers",
    "issued": "date",
    "published": "published",
    "publish_date": "published",
    "pubdate": "published",
    "date": "published",
    "index_number": "index_number",
}


@dataclass(frozen=True, slots=True)
class Witness:
    """What one place says of one value; `firm` where the place holds nothing else: a field, not <title> or <h1>."""

    name: str
    value: str
    where: str
    line: int
    firm: bool = True


def read_witnesses(article: Article) -> tuple[Witness, ...]:
    """All witnesses of an article, in the order in which they are believed where the text is silent."""
    found = [witness for field in article.fields for witness in _witness(field)]
    found += _file_name(article.path)
    return tuple(sorted(found, key=lambda witness: not witness.firm))


def label_witnesses(lines: Iterable[NamedLook]) -> Iterator[Witness]:
    """What lines of the text with a label say: 发文字號：…, 法規名稱：…; the text's own word, in its own characters."""
    for line in lines:
        if "|" in line.look.text or line.look.furniture:
            yield from page_witnesses([line.look])
        elif line.look.label and line.look.label[0]:
            name, value = line.look.label
            end = len(line.look.text.rstrip())
            own = line.look.own_text[end - len(value) : end]
            for witness in _witness(Field(name, value, line.look.line, IN_TEXT)):
                yield replace(witness, value=own) if witness.value == value else witness


def page_witnesses(looks: Iterable[Look]) -> Iterator[Witness]:
    """What the lines say that a page prints above a document: labels with values beside or below, several in a line."""
    pieces = ((look.line, _mark_free(piece)) for look in looks for piece in _LABELS_APART.split(look.own_text))
    for field in labelled_fields((line, piece) for line, piece in pieces if piece):
        yield from _witness(field)


def _mark_free(piece: str) -> str:
    return piece.replace("*", "").strip("-+•· ")


def _witness(field: Field) -> Iterator[Witness]:
    name = _NAMES.get(field.name.lower())
    value = "" if field.value.strip() in _NOTHING else field.value.strip()
    where = field.where or f"文件头的 {field.name}"
    firm = field.name != "page_title"
    value = value if firm else value.rstrip("-–—_|｜ ")  # 某市节水条例-, as sites without a name have it
    if name == "title":
        titles = [value] if firm else _SITE.split(value)
        title = next((t for t in titles if _may_be_title(t, firm=firm)), None)
        if title:
            yield Witness(name, title.strip(), where, field.line, firm)
    elif name in ("date", "published"):
        if day := parse_day(value):
            yield Witness(name, day, where, field.line)
    elif name == "number":
        if is_document_number(value):
            yield Witness(name, value, where, field.line)
    elif name and value:
        yield Witness(name, value, where, field.line)


def _may_be_title(text: str, *, firm: bool) -> bool:
    """True for what may be a document's title; of <title> and <h1> only what ends as one does."""
    is_law = firm and title_type(simplified(text)) in _LAWS  # 法規名稱：預算法
    long = len(squeezed(text)) >= (_MIN_LAW if is_law else _MIN_TITLE)
    return long and (is_title(text) or (firm and is_title_line(text) and not is_signature(text)))


def _file_name(path: str) -> list[Witness]:
    name = _EXTENSION.sub("", re.split(r"[/\\]", path)[-1])
    return [Witness("title", name, "文件名", 1, False)] if "关于" in name and is_title(name) else []


def titles_of(witnesses: Iterable[Witness]) -> frozenset[str]:
    """The titles that witnesses give, as they are compared with lines of the text."""
    return frozenset(folded(witness.value) for witness in witnesses if witness.name == "title")


def same_title(theirs: str, ours: str) -> bool:
    """True for one title in two forms: with and without its issuers, with an addition, cut short with ….

    But …印发某某办法 is not …印发某某办法实施细则的通知: one of them is not whole.
    """
    left, right = folded(theirs).rstrip(".…"), folded(ours).rstrip(".…")
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        is_cut = theirs.rstrip().endswith(("…", "...")) or not short
        return is_cut or _ADDITIONS.fullmatch(long[len(short) :]) is not None
    return short in long
