"""What there is to say about a document once its structure is known: what is missing, in doubt or contradicted."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.model import Figure, Finding, Part, walk_divisions, walk_part_text, walk_parts
from gongwen.sources.blocks import Article
from gongwen.sources.links import is_web_address, local_path
from gongwen.structure.lines import signature_and_date
from gongwen.structure.numbering import division_mark
from gongwen.structure.personal import personal_numbers
from gongwen.text.dates import whole_date

_LONE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]?")
# A half-width ? between characters of a sentence that asks nothing.
_LOST = re.compile(r"[\u4e00-\u9fff]{0,4}[\u4e00-\u9fff]\?[\u4e00-\u9fff]{1,4}")
_ASKS = re.compile(r"[吗呢么何谁哪几否]|多少|怎|什么|问[：:]|能不能|是不是|可不可|有没有|[为如]何|嘛|吧")
_SENTENCE = 80  # characters before a ? in which its sentence is looked at
_LOST_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6});")


def part_findings(part: Part, article: Article) -> Iterator[Finding]:
    """Findings about the metadata of the document and the paragraphs of all its parts."""
    yield from _missing(part, article.path)
    for unit in walk_part_text(part):
        if not unit.number and _LONE_NUMBER.fullmatch(unit.text):
            message = f"只有编号“{unit.text}”的一行，原文可能缺字；请核对原文"
            yield Finding(article.path, unit.line, "W-damaged", message)
        elif found := _LOST_ENTITY.search(unit.text):
            message = f"有未能识别的符号 {found[0]}，原文可能缺字；请核对原文"
            yield Finding(article.path, unit.line, "W-damaged", message)
        elif words := _lost_character(unit.text):
            message = f"“{words}”中的问号像是丢失的字；请核对原文"
            yield Finding(article.path, unit.line, "W-damaged", message)
        for kind, shown in personal_numbers(unit.text):
            message = f"有{kind} {shown}，公布前请核对是否应当隐去"
            yield Finding(article.path, unit.line, "W-personal", message)
    for own in walk_parts(part):
        yield from _dates(own, article.path)
        yield from _levels(own, article.path)
        yield from _figures(own, article.path)


def _lost_character(text: str) -> str:
    """The words around a character that was lost to ?: 大青?村; empty where the text asks."""
    for match in _LOST.finditer(text):
        mark = match.start() + match[0].index("?")
        before = re.split(r"[。；？！?]", text[max(0, mark - _SENTENCE) : mark])[-1]
        if not _ASKS.search(before):
            return match[0]
    return ""


def _missing(part: Part, path: str) -> Iterator[Finding]:
    line = next((unit.line for unit in walk_part_text(part)), None)
    if line is None:
        yield Finding(path, 1, "W-text-missing", "没有找到正文；请核对来源")
        line = 1
    for value, code, name in (
        (part.metadata.title, "W-title-missing", "标题"),
        (part.metadata.issuers, "W-issuer-missing", "发文机关"),
        (part.metadata.date, "W-date-missing", "成文日期"),
    ):
        if not value:
            key = {"标题": "title", "发文机关": "issuers", "成文日期": "date"}[name]
            yield Finding(path, line, code, f"没有找到{name}；请在 document.yml 中写明 {key}")


def _dates(part: Part, path: str) -> Iterator[Finding]:
    for block in (*part.front, *part.preamble, *part.conclusions):
        signed = signature_and_date(block.text)
        mention = signed[1] if signed else whole_date(block.text)
        if mention and mention.iso is None:
            message = f"没有“{block.text}”这一天，日期没有采用；请核对原文"
            yield Finding(path, block.line, "W-date-invalid", message)


def _levels(part: Part, path: str) -> Iterator[Finding]:
    """Rows in which two styles of number stand side by side; 条 beside 章 is a missing 章, said by its number."""
    rows = [part.divisions, *(division.divisions for division in walk_divisions(part.divisions))]
    for row in rows:
        marks = [(division, mark) for division in row if (mark := division_mark(division)) and mark.style != "条"]
        for (_, mark), (division, following) in pairwise(marks):
            if following.style != mark.style:
                message = f"{following.text} 与 {mark.text} 写法不同却在同一层；请核对，或在 document.yml 中写明 levels"
                yield Finding(path, division.line, "W-level", message)


def _figures(part: Part, path: str) -> Iterator[Finding]:
    blocks = [*part.front, *part.preamble, *part.conclusions]
    blocks += [block for division in walk_divisions(part.divisions) for block in division.blocks]
    for block in blocks:
        if isinstance(block, Figure) and not (is_web_address(block.src) or local_path(block.src)):
            message = f"图片地址“{block.src[:80]}”指向文件夹之外，不会读取；请把图片放进 files/ 并改写地址"
            yield Finding(path, block.line, "W-image", message)


def link_findings(article: Article) -> Iterator[Finding]:
    """Links to annex files that lead out of the source's folder."""
    for link in article.links:
        if not local_path(link.href):
            message = f"附件地址“{link.href[:80]}”指向文件夹之外，不会读取；请把附件放进 files/ 并改写地址"
            yield Finding(article.path, link.line, "W-file", message)
