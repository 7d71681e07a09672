"""The lines that a collector, a crawler or a reader of pages put before (or right below the title of) a saved text."""

import re
from collections.abc import Iterable, Iterator

from gongwen.model import Omitted
from gongwen.sources.blocks import Field
from gongwen.sources.front_matter import FrontMatter
from gongwen.text.visible import visible

_ENTRY = re.compile(r"[-*]?[ \t]*(?P<key>[A-Za-z_][\w.-]*)[ \t]*:[ \t]+(?P<value>.+)")
_TITLE = re.compile(r"#{1,6}[ \t]+\S.*")
_TEXT_BELOW = re.compile(r"[-=*—]{3,}\s*(?:正文|全文|内容)\s*[-=*—]{3,}")  # ==== 正文 ====
_DASHES = re.compile(r"-{3,}[ \t]*")
_MAX_LINES = 60
# 标题：某某, - 来源：某某, **发布日期**: 某某, 【文号】某某, URL Source: https://…
_LABELLED = re.compile(
    r"(?:[-*+>][ \t]+)*"
    r"(?:【(?P<boxed>[^】]{1,16})】|\*\*(?P<bold>[^*：:]{1,16})(?P<inner>[：:])?\*\*|(?P<bare>[^：:*【】]{1,24}))"
    r"[ \t]*(?P<colon>[：:])?[ \t]*(?P<value>.*)"
)
# Keys that speak of the document, with the name of their field; spaces and the case of letters are set aside.
_FIELDS = {
    "title": ("title", "标题", "標題", "题名", "文章标题", "名称", "法规名称", "法規名稱", "文件名称", "文件标题"),
    "number": ("文号", "文號", "发文字号", "發文字號", "发文文号", "文件编号", "文件号", "docno"),
    "issuer": ("发文机关", "發文機關", "发布机构", "发布机关", "制定机关", "发文单位", "issuer"),
    "issued": ("成文日期", "印发日期", "修正日期"),
    "published": ("published", "publishedtime", "publishedat", "publishtime", "publishdate", "pubdate", "date",
                  "发布日期", "发布时间", "發布日期", "发表时间", "发布于", "公布日期"),
    "index_number": ("索引号",),
}  # fmt: skip
# Keys that no official document has: that the lines are a collector's is told by one of them.
_COLLECTORS = (
    "url", "urlsource", "sourceurl", "source", "link", "crawltime", "crawledat", "fetchedat", "retrieved",
    "scrapedat", "markdowncontent", "网址", "链接", "原文链接", "原文地址", "来源网址", "来源链接", "文章链接",
    "页面地址", "来源", "來源", "文章来源", "信息来源", "稿件来源", "数据来源", "抓取时间", "采集时间",
    "爬取时间", "收录时间", "下载时间", "保存时间", "抓取日期", "采集日期", "法规类别", "法規類別", "法规位阶",
    "法規位階", "法规网址", "法規網址", "文种", "浏览次数", "点击数", "阅读次数",
)  # fmt: skip
_OTHERS = (
    "author", "site", "tags", "keywords", "description", "lang", "language", "id", "numberofpages", "warning",
    "updated", "作者", "编辑", "责任编辑", "网站", "站点", "分类", "类别", "栏目", "标签", "关键词", "更新时间",
    "更新日期", "異動日期", "廢止日期", "废止日期", "异动日期", "生效狀態", "效力级别", "时效性", "文件类型", "类型",
    "主题分类", "字数", "分享", "字体", "文档类型", "文件来源", "检索时间", "检索关键词",
    "发文日期", "文件类别", "公文种类",
)  # fmt: skip
_NAMES = {key: name for name, keys in _FIELDS.items() for key in keys}
_KNOWN = frozenset({*_NAMES, *_COLLECTORS, *_OTHERS})
_ENDS = frozenset({"markdowncontent", "正文", "内容", "全文", "content", "正文内容"})
# What collectors call such a list; no title of a document.
_HEADS = ("基本信息", "文件信息", "文档信息", "政策信息", "公文信息", "元数据", "元信息")
_MAX_TITLE = 80
_MAX_VALUE = 300
_SENTENCE = re.compile("[。；！？]")


def read_capture_header(lines: list[str]) -> FrontMatter:
    """The header of a source given in lines, in either form; the lines of the second may stand below a title."""
    found = _dashed(lines)
    return found if found.lines else _labelled(lines)


def _dashed(lines: list[str]) -> FrontMatter:
    """At most a heading, then entries with Latin keys, then dashes."""
    fields: list[Field] = []
    for index, line in enumerate(lines[:_MAX_LINES]):
        if entry := _ENTRY.fullmatch(line.strip()):
            fields.append(Field(entry["key"], entry["value"], index + 1))
        elif fields and _DASHES.fullmatch(line):
            return FrontMatter(index + 1, tuple(fields), _omitted(lines, range(index + 1)))
        elif line.strip() and (fields or not _TITLE.fullmatch(line)):
            break
    return FrontMatter()


def _labelled(lines: list[str]) -> FrontMatter:
    """Two or more lines with keys that are known, one of them a collector's; a title may stand above them."""
    found = dict(_entries(lines))
    keys = [key for key, _ in found.values()]
    if len(found) < 2 or not any(key in _COLLECTORS for key in keys):
        return FrontMatter()
    last = max(found)
    while last + 1 < len(lines) and (_DASHES.fullmatch(lines[last + 1]) or not lines[last + 1].strip()):
        last += 1
        if _DASHES.fullmatch(lines[last]):
            found[last] = ("", "")
    fields = tuple(
        # Title: is what a reader of pages found in <title>.
        Field("page_title" if key == "title" else _NAMES[key], value[:_MAX_VALUE], n + 1, f"抓取说明的“{key}”")
        for n, (key, value) in sorted(found.items())
        if key in _NAMES and value
    )
    return FrontMatter(0, fields, _omitted(lines, sorted(found)), within=tuple(sorted(found)))


def _entries(lines: list[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The lines that are entries, from the first line or from below a title on; each with its key and value."""
    before = started = 0
    below = next((i for i, line in enumerate(lines[:_MAX_LINES]) if _TEXT_BELOW.fullmatch(line.strip())), None)
    for index, line in enumerate(lines[:_MAX_LINES]):
        text = line.strip()
        if started and below is not None and index <= below:  # whatever its keys
            yield index, _entry(text) or ("", text)
            continue
        entry = ("", "") if not started and text.strip("#*: ：") in _HEADS else _entry(text)
        if entry:
            started = 1
            yield index, entry
            if entry[0] in _ENDS:
                return
        elif text and (started or before or _SENTENCE.search(text) or len(text) > _MAX_TITLE):
            return
        elif text:
            before = 1


def _entry(text: str) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(text)
    if match is None or not (match["boxed"] or match["inner"] or match["colon"]):
        return None
    key = "".join((match["boxed"] or match["bold"] or match["bare"] or "").split()).lower().replace("_", "")
    value = match["value"].strip()
    if key in _ENDS and not value:
        return key, ""
    is_sentence = not key.isascii() and _SENTENCE.search(value[:-1])  # Title: may hold a headline's 。 or ！
    return (key, value) if key in _KNOWN and not is_sentence else None


def _omitted(lines: list[str], numbers: Iterable[int]) -> tuple[Omitted, ...]:
    return tuple(Omitted(n + 1, "抓取说明", lines[n].strip(), sort="marks") for n in numbers if visible(lines[n]))
