"""Values from all their witnesses: the text wins wherever it speaks; agreement makes sure, conflict is a finding."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongwen.model import Finding, Metadata, Omitted, ValueSource
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.lines import is_signature, squeezed, title_and_salutation, title_type
from gongwen.structure.looks import Look, NamedLook
from gongwen.structure.number_lines import is_document_number, number_beside_title, numbers_among, opens_with_number
from gongwen.structure.numbers import document_number, same_number
from gongwen.structure.title_lines import is_title
from gongwen.structure.titles import issuers_in_news, title_issuers
from gongwen.structure.witnesses import IN_TEXT, Witness, same_title
from gongwen.text.dates import date_mentions
from gongwen.text.scripts import simplified

# The values with their Chinese names, and the code of the finding where only the page has one.
_CODES = {
    "title": ("标题", "W-title-from-page"),
    "number": ("文号", "W-docno-from-page"),
    "issuers": ("发文机关", "W-issuer-from-page"),
    "date": ("成文日期", "W-date-from-page"),
    "published": ("发布日期", ""),
}
_PUBLISHERS = ("发布机构", "发布机关")  # who runs the page; often not who issued the document
_SHOWN = 80
_HEAD = 3  # lines of a preamble that may open with the document's own number
_LABEL_BEFORE = re.compile(r"(?!关于)[\u4e00-\u9fff]{2,8} (?=关于)")  # 政策名称 关于…的措施


@dataclass(frozen=True, slots=True)
class Completed:
    """Metadata with what the page says, and what there is to say about that."""

    metadata: Metadata
    findings: tuple[Finding, ...] = ()


def complete_from_page(metadata: Metadata, witnesses: Sequence[Witness], path: str) -> Completed:
    """The metadata with the values that only the page has, and with a finding for each that is not sure."""
    findings: list[Finding] = []
    sources = list(metadata.sources)
    result = metadata
    for name in ("title", "number", "issuers", "date", "published", "index_number"):
        theirs = [w for w in witnesses if w.name == name]
        if value_of(metadata, name):
            findings += _conflicts(metadata, name, theirs, path)
        elif chosen := next((w for w in theirs if _may_fill(w)), None):
            result = _filled(result, chosen)
            findings += _doubts(chosen, theirs, path)
            theirs = [chosen, *(w for w in theirs if w is not chosen)]
        sources += [ValueSource(name, w.value, w.where, w.line) for w in theirs]
    return Completed(replace(result, sources=tuple(sources)), tuple(findings))


def value_of(metadata: Metadata, name: str) -> str:
    """A value as one string; empty where there is none."""
    value = getattr(metadata, name)
    return "、".join(value) if isinstance(value, tuple) else value or ""


def _may_fill(witness: Witness) -> bool:
    """True for a witness whose value is taken where the text has none."""
    if witness.name != "issuers":
        return True
    return witness.where not in _PUBLISHERS and all(map(is_signature, _names(witness.value)))


def _names(issuers: str) -> tuple[str, ...]:
    return tuple(issuers.replace("、", " ").split())


def _filled(metadata: Metadata, witness: Witness) -> Metadata:
    value = witness.value
    if witness.name == "title":
        issuers = title_issuers(value) or metadata.issuers
        return replace(metadata, title=value, doc_type=title_type(simplified(value)), issuers=issuers)
    if witness.name == "issuers":
        return replace(metadata, issuers=metadata.issuers or _names(value))
    if witness.name == "number":
        value = document_number(value)
    single: dict[str, str] = {witness.name: value}
    return replace(metadata, **single)  # type: ignore[arg-type]  # the names of single values


def _doubts(chosen: Witness, theirs: Sequence[Witness], path: str) -> Iterator[Finding]:
    """A finding where one place alone gives a value that the text has not, or where two places differ."""
    title, code = _CODES.get(chosen.name, ("", ""))
    other = next((w for w in theirs if w is not chosen and not agrees(chosen.name, w.value, chosen.value)), None)
    if other and title:
        message = (
            f"{_place(chosen)}写的{title}是“{chosen.value[:_SHOWN]}”，{_place(other)}是“{other.value[:_SHOWN]}”，"
            f"采用了前一个；请核对，或在 document.yml 中写明 {chosen.name}"
        )
        yield Finding(path, chosen.line, "W-conflict", message)
    elif code and chosen.where != IN_TEXT and not any(w is not chosen and w.where != chosen.where for w in theirs):
        message = (
            f"正文没有{title}，采用了{_place(chosen)}写的“{chosen.value[:_SHOWN]}”；"
            f"请核对，或在 document.yml 中写明 {chosen.name}"
        )
        yield Finding(path, chosen.line, code, message)


def _conflicts(metadata: Metadata, name: str, theirs: Sequence[Witness], path: str) -> Iterator[Finding]:
    """Where a field of the page says otherwise than the text; the text wins. <title> and <h1> may be a headline."""
    ours = value_of(metadata, name)
    line = next((f"第 {s.line} 行" for s in metadata.sources if s.name == name), "")
    for witness in theirs:
        is_value = name != "title" or is_title(witness.value)  # a headline is none
        if witness.firm and is_value and name in _CODES and not agrees(name, witness.value, ours):
            message = (
                f"{_place(witness)}写的{_CODES[name][0]}是“{witness.value[:_SHOWN]}”，正文{line}是“{ours[:_SHOWN]}”，"
                f"以正文为准；请核对，或在 document.yml 中写明 {name}"
            )
            yield Finding(path, witness.line, "W-conflict", message)


def _place(witness: Witness) -> str:
    """网页的发文字号, 网页的<meta PubDate>, 文件头的 title, 文件名."""
    place = witness.where if witness.where.startswith("文件") else f"网页的{witness.where}"
    return f"{place} " if place[-1].isascii() and place[-1] != ">" else place


def agrees(name: str, theirs: str, ours: str) -> bool:
    """True where two places say one value, each in its form: 国令第706号 and 国务院令第706号."""
    if name == "title":
        return same_title(theirs, ours)
    if name == "number":
        return same_number(theirs, ours)
    if name == "issuers":
        known = [squeezed(issuer) for issuer in ours.split("、")]
        return any(issuer in squeezed(theirs) or squeezed(theirs) in issuer for issuer in known)
    return theirs == ours


def text_sources(
    metadata: Metadata, front: Sequence[NamedLook], preamble: Sequence[NamedLook], conclusions: Sequence[NamedLook]
) -> tuple[ValueSource, ...]:
    """For each value the line of the text that says it."""
    places = {
        "title": (*front, *preamble),
        "number": (*front, *preamble),
        "issuers": (*front, *conclusions, *preamble),
        "date": (*conclusions, *front, *preamble),
        "salutation": preamble,
        "signature": (*conclusions, *preamble),
    }
    found: list[ValueSource] = []
    for name, lines in places.items():
        value = value_of(metadata, name)
        line = next((line for line in lines if value and _says(line, name, value)), None)
        if line:
            found.append(ValueSource(name, value, "正文", line.look.line, line.eid))
    return tuple(found)


def _says(line: NamedLook, name: str, value: str) -> bool:
    if name == "date":
        days = [mention.iso for mention in date_mentions(line.look.text)]
        return value in (*days, line.look.date.iso if line.look.date else None)
    wanted = squeezed(value.split("、")[0] if name == "issuers" else value)
    beside = number_beside_title(line.look.text) if name == "number" else None
    number = beside[0] if beside else line.look.text if line.look.number else ""
    said = document_number(number) if number else line.look.squeezed
    return bool(said) and (wanted in said or (said in wanted and len(said) > 1))


def complete_from_news(metadata: Metadata, frame: Iterable[SourceBlock]) -> Metadata:
    """The metadata with the issuers that the news around the document names, where the document names none."""
    if metadata.issuers or metadata.title is None:
        return metadata
    texts = [block for block in frame if isinstance(block, SourceParagraph)]
    for block in texts:
        if issuers := issuers_in_news(metadata.title, [block.text]):
            source = ValueSource("issuers", "、".join(issuers), "报道", block.line)
            return replace(metadata, issuers=issuers, sources=(*metadata.sources, source))
    return metadata


def unread_findings(
    metadata: Metadata, preamble: Sequence[NamedLook], above: Iterable[Omitted], path: str
) -> Iterator[Finding]:
    """Lines of the preamble that look like a number or a salutation of which the document has none, and numbers in
    what the page prints above the text."""
    looks = [line.look for line in preamble]
    numbers = (
        look for i, look in enumerate(looks) if _may_be_number(look) or (i < _HEAD and opens_with_number(look.text))
    )
    number = None if metadata.number else next(numbers, None)
    printed = (
        [] if metadata.number or number else [(left, found) for left in above for found in numbers_among(left.text)]
    )
    for left, found in printed[:1]:
        message = f"网页上的“{found}”像是文号，没有算作文号；请核对，或在 document.yml 中写明 number"
        yield Finding(path, left.line, "W-docno-unread", message)
    salutation = None if metadata.salutation else next((look for look in looks if look.salutation), None)
    for look, code, name, key in (
        (number, "W-docno-unread", "文号", "number"),
        (salutation, "W-salutation-unread", "主送机关", "salutation"),
    ):
        if look:
            message = f"“{look.text[:_SHOWN]}”像是{name}，没有算作{name}；请核对，或在 document.yml 中写明 {key}"
            yield Finding(path, look.line, code, message)


def _may_be_number(look: Look) -> bool:
    return look.number or (look.label is not None and look.label[0] == "number" and is_document_number(look.label[1]))


def title_findings(
    metadata: Metadata, front: Sequence[NamedLook], preamble: Sequence[NamedLook], path: str
) -> Iterator[Finding]:
    """What is not sure of a title that the text has: it ends as none known here, or more lines look like titles."""
    title = metadata.title
    source = next((s for s in metadata.sources if s.name == "title" and s.where == "正文"), None)
    if title is None or source is None:
        return
    agreed = any(s.name == "title" and s.where != "正文" and same_title(s.value, title) for s in metadata.sources)
    headed = any(line.look.heading for line in front if line.eid == source.eid)
    if metadata.doc_type is None and not agreed and not headed:
        message = f"标题“{title[:_SHOWN]}”不以文种结尾，按位置认作标题；请核对，或在 document.yml 中写明 title"
        yield Finding(path, source.line, "W-title-kind", message)
    if any(line.eid == source.eid and title_and_salutation(line.look.text) for line in preamble[:1]):
        message = f"标题“{title[:_SHOWN]}”和主送机关写在一行，按词意分开；请核对，或在 document.yml 中写明 title"
        yield Finding(path, source.line, "W-title-lines", message)
    label = _LABEL_BEFORE.match(title)
    if label and not agreed and not is_signature(label[0].strip()):
        message = (
            f"标题“{title[:_SHOWN]}”开头的“{label[0].strip()}”不像发文机关；请核对，或在 document.yml 中写明 title"
        )
        yield Finding(path, source.line, "W-title-lines", message)
    forms = (squeezed(title), squeezed(simplified(title)))  # lines are looked at in simplified characters
    number = simplified(metadata.number or "")
    heads = [line for line, below in pairwise(preamble) if below.look.salutation or below.look.number]
    for line in (*front, *heads):
        look = line.look
        is_other = not any(look.squeezed in form or form in look.squeezed for form in forms)
        if look.title and not agreed and is_other and look.squeezed.removeprefix("中华人民共和国") not in number:
            shown, whole = look.text[:_SHOWN], title[:_SHOWN]
            message = f"“{shown}”也像标题，没有算入标题“{whole}”；请核对，或在 document.yml 中写明 title"
            yield Finding(path, look.line, "W-title-lines", message)
