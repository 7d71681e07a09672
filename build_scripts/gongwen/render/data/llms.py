"""llms.txt: where a language model finds the documents as Markdown, and how to quote them (llmstxt.org)."""

import re
from collections.abc import Iterable, Iterator

from gongwen.model import Card

GUIDE = "llms.txt"
_FULL = "llms-full{}.txt"
_MARKS = re.compile(r"([\\\[\]()*_`<>])")
_RULES = (
    "每份公文的全文是一个 Markdown 文件，方括号和花括号里的名字（eId）是段落的地址：<slug>/<页>/#<eId>。",
    "引文请照录原文，注明标题、文号和地址；本站是转载，以发文机关公布的文本为准。",
    "文中标有 data-apparatus 的是编号、目录等，不是公文正文；批注和摘要也不是。",
)


def full_name(part: int) -> str:
    """The name of the first, second … part of the whole texts in one."""
    return _FULL.format("" if part == 1 else f"-{part}")


def llms_txt(site_name: str, site_url: str, cards: Iterable[Card], parts: int = 0) -> str:
    """The guide: what this is, the rules, a line for each document with what is known of it, the data in bulk, where
    llms-full.txt has so many parts."""
    rules = "\n".join(f"- {rule}" for rule in _RULES)
    documents = "\n".join(_line(site_url, card) for card in cards)
    data = "\n".join(f"- [{name}]({site_url}{path})：{said}" for name, path, said in _data(parts))
    head = f"# {_plain(site_name)}\n\n> 公文的转载整理，逐字核对。"
    return "\n\n".join((head, rules, "## 公文", documents, "## 数据", data)) + "\n"


def _data(parts: int) -> Iterator[tuple[str, str, str]]:
    yield "全部公文的清单", "api/index.json", "标题、文号、日期和各种格式，JSON"
    if parts:
        yield "逐段的文本", "data/paragraphs.jsonl.gz", "四种字形，每段一行 JSON"
        yield "全部公文的 Markdown", "data/library.zip", "每件一个文件"
    for part in range(1, parts + 1):
        yield f"全部公文的全文（第 {part} 部分，共 {parts} 部分）", full_name(part), "Markdown"


def _line(site_url: str, card: Card) -> str:
    values = card.metadata
    said = "，".join(known for known in (values.number, "、".join(values.issuers), values.date) if known)
    name = _plain(values.title or card.slug)
    return f"- [{name}]({site_url}{card.slug}/{card.slug}.md)" + (f"：{_plain(said)}" if said else "")


def _plain(text: str) -> str:
    """Text of a title on one line, none of it a mark of Markdown."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
