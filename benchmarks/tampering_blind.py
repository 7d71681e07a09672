"""Kinds of tampering written from what would mislead a reader, before anybody tried whether they are found.

One kind a row; none of the other files has it. What was found on the first run stands in tampering.md.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pikepdf
from tampering_files import in_file, pdf_edit
from tampering_further import zipped
from tampering_pages import SCRIPTS, SLUGS, Edits, Kind, around, attribute, json_edit, read, replaced, some

_RULES, _OPINIONS, _NOTICE = ("rules",), ("opinions",), ("notice",)
_DOCX, _EPUB, _XML = "**/rules.docx", "**/rules.epub", "**/rules/rules.xml"
_DOCUMENT, _CHAPTER = r"word/document\.xml", r"EPUB/chp_2\.xhtml"


def _whole_line(change: Callable[[str], str], pattern: str, names: str, under: tuple[str, ...] = SLUGS) -> Kind:
    """The first place that fits becomes what `change` makes of it."""

    def tamper(site: Path, chance: Random) -> Edits:
        script = chance.choice(SCRIPTS)
        for path in sorted(path for slug in under for path in (site / script / slug).glob(names)):
            text = path.read_bytes().decode()
            if match := re.search(pattern, text, re.DOTALL):
                new = text[: match.start()] + change(match[0]) + text[match.end() :]
                return {path.relative_to(site).as_posix(): new.encode()}
        raise LookupError(names)

    return tamper


def _turned(parts: str, order: str) -> Callable[[str], str]:
    """The groups of a pattern in another order."""
    return lambda text: re.sub(parts, order, text, count=1, flags=re.DOTALL)


def _from_script(names: str) -> Kind:
    """A file of one script with the bytes that another has."""

    def tamper(site: Path, chance: Random) -> Edits:
        name = some(site, chance, names)
        return {f"zh-Hant-TW/{name}": (site / name).read_bytes()}

    return tamper


def _shifted(value: dict[str, object], chance: Random) -> None:
    """The end of one paragraph becomes the beginning of the next: the text as a whole is the same."""
    lists = [one for one in _lists(value) if len(one) > 1]
    blocks = chance.choice(lists)
    first, second = blocks[0], blocks[1]
    first["text"], second["text"] = str(first["text"])[:-2], str(first["text"])[-2:] + str(second["text"])


def _lists(value: object) -> list[list[dict[str, object]]]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in _lists(item)]
    if not isinstance(value, list):
        return []
    own = [value] if value and all(isinstance(one, dict) and "text" in one and "eid" in one for one in value) else []
    return own + [found for item in value for found in _lists(item)]


def _by_another(value: dict[str, object], chance: Random) -> None:
    events = value["events"]
    assert isinstance(events, list)
    chance.choice(events)["by"] = "省财政厅"


def _from_elsewhere(value: dict[str, object], chance: Random) -> None:
    sources = value["sources"]
    assert isinstance(sources, dict)
    chance.choice([one for found in sources.values() for one in found])["line"] = 1


def _no_letterhead(value: dict[str, object], chance: Random) -> None:
    front, preamble = value["front"], value["preamble"]
    assert isinstance(front, list) and isinstance(preamble, list)
    preamble[:0] = [front.pop()]


def _bom(site: Path, chance: Random) -> Edits:
    name = f"{chance.choice(SCRIPTS)}rules/rules.json"
    return {name: (site / name).read_bytes() + b'\n{"title": "\xe5\x81\x87"}\n'}


def _compare(change: Callable[[dict[str, object]], object]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        name = f"{chance.choice(SCRIPTS)}rules/compare.json"
        value = json.loads(read(site, name))
        change(value)
        return {name: json.dumps(value, ensure_ascii=False).encode()}

    return tamper


def _shares(value: dict[str, object]) -> None:
    counts = value["counts"]
    assert isinstance(counts, dict)
    counts["changed"], counts["same"] = counts["same"], counts["changed"]


def _sides(value: dict[str, object]) -> None:
    value["old"], value["new"] = value["new"], value["old"]


def _fewer(value: dict[str, object]) -> None:
    changes = value["changes"]
    assert isinstance(changes, list)
    del changes[2]


def _index(change: Callable[[list[dict[str, object]]], object]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        value = json.loads((site / "api/index.json").read_bytes())
        change(value["documents"])
        return {"api/index.json": f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()}

    return tamper


def _content(pattern: bytes, new: bytes) -> Kind:
    """One place of what a page of a PDF paints."""

    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            if found := list(re.finditer(pattern, content)):
                at = chance.choice(found)
                page.Contents = pdf.make_stream(content[: at.start()] + at.expand(new) + content[at.end() :])
                return
        raise LookupError("content")

    return pdf_edit(change)


def _twice_painted(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.pages.append(pdf.pages[-1])


def _goes_elsewhere(pdf: pikepdf.Pdf, chance: Random) -> None:
    links = [one for page in pdf.pages for one in page.obj.get("/Annots", []) if "/A" in one and "/URI" in one.A]
    chance.choice(links).A["/URI"] = pikepdf.String("https://gongwen.example/old-rules/")


def _link_widened(pdf: pikepdf.Pdf, chance: Random) -> None:
    links = [one for page in pdf.pages for one in page.obj.get("/Annots", [])]
    chance.choice(links)["/Rect"] = pikepdf.Array([0, 0, 595, 841])


def _subject(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.docinfo["/Subject"] = "河湖管护暂行办法"


def _sums(change: Callable[[list[str]], list[str]]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        lines = (site / "SHA256SUMS").read_text("utf-8").splitlines()
        return {"SHA256SUMS": ("\n".join(change(lines)) + "\n").encode()}

    return tamper


def _other_page(site: Path, chance: Random) -> Edits:
    """A page under another page's address."""
    script = chance.choice(SCRIPTS)
    return {f"{script}rules/chp_3/index.html": (site / f"{script}rules/chp_2/index.html").read_bytes()}


def _older_pdf(site: Path, chance: Random) -> Edits:
    script = chance.choice([one for one in SCRIPTS if (site / one / "rules/rules.pdf").is_file()])
    return {f"{script}rules/large/rules.pdf": (site / f"{script}rules/rules.pdf").read_bytes()}


BLIND: dict[str, dict[str, Kind]] = {
    "html": {
        "abbr with false words": around('<abbr title="免予处罚">', "</abbr>"),
        "quotation marks by <q>": around("<q>", "</q>"),
        "paragraph in another language's glyphs": attribute('lang="ja"'),
        "two sentences exchanged": replaced(r"(到2025年[^；<]*)；(到2035年[^。<]*)。", r"\2；\1。", under=_OPINIONS),
        "figures in full width": replaced(r"处?2000元", "处２０００元", under=_RULES),
        "cells of a table exchanged": _whole_line(
            _turned(r"(<td>[^<]*</td>)(\s*)(<td>[^<]*</td>)", r"\3\2\1"),
            r"<tbody>.*?</tbody>",
            "*/index.html",
            _OPINIONS,
        ),
        "row of a table as its foot": replaced(
            r"</tr>\n<tr>(\n<td>清理)", r"</tr></tbody><tfoot><tr>\1", under=_OPINIONS
        ),
        "picture to another paragraph": _whole_line(
            _turned(r"(<p id=.*?</p>)(.*?)(<figure.*?</figure>)", r"\3\2\1"),
            r'<p id="chp_2__sec_2__p_1".*?</figure>',
            "full/index.html",
            _OPINIONS,
        ),
        "what a picture shows": replaced(r'alt="河湖分[布佈]"', 'alt="规划调整"', under=_OPINIONS),
        "reporter's words below 公文正文": _whole_line(
            _turned(r"(<details class=\"gw-frame\">.*?</details>)(<p class=\"gw-official\".*?</p>)", r"\2\1"),
            r'<details class="gw-frame">.*?公文正文</p>',
            "full/index.html",
            _OPINIONS,
        ),
        "reporter's words as text": replaced(r'<p class="gw-news" id', "<p id", under=_OPINIONS),
        "公文正文 taken out": replaced(r'<p class="gw-official[^>]*>公文正文</p>', ""),
        "signature before the text": _whole_line(
            _turned(r"(<p id=\"chp_3__p_1\".*?</p>\n)(<p class=\"gw-signature\".*?</p>\n)", r"\2\1"),
            r'<p id="chp_3__p_1".*?conclusions__p_1.*?</p>\n',
            "full/index.html",
            _OPINIONS,
        ),
        "signature as a paragraph": replaced(r'<p class="gw-signature" id', "<p id", under=_OPINIONS),
        "words of a mark moved": replaced(r"(<mark[^>]*>)不搞(一刀切)</mark>", r"不搞\1\2</mark>", under=_OPINIONS),
        "mark of a note on other words": replaced(
            r"(坚持)(生态优先|生態優先)", r'\1<mark class="gw-quoted" data-note="doubt">\2</mark>', under=_OPINIONS
        ),
        "permalink to another paragraph": replaced(
            r'(gw-permalink" data-apparatus="" href="#art_)3(__para_1__p_1")', r"\g<1>4\2", under=_RULES
        ),
        "permalink's name": replaced(r'aria-label="第三[条條]的', 'aria-label="第五条的', under=_RULES),
        "quotes of another document": replaced(
            r'data-gw-quotes="\.\./', 'data-gw-quotes="../../old-rules/', under=_RULES
        ),
        "citation of another document": replaced(
            r'data-gw-citation="\.\./', 'data-gw-citation="../../old-rules/', under=_RULES
        ),
        "document's name for scripts": replaced(
            r'(<article[^>]*data-gw-document=")rules', r"\1old-rules", under=_RULES
        ),
        "download under another name": replaced(r'download="rules\.pdf"', 'download="old-rules.pdf"', under=_RULES),
        "not yet in force, always": replaced(r'(data-until="2024-07-01") hidden', r"\1", under=_RULES),
        "history: another day": replaced(
            r'<time datetime="2019-09-01">2019-09-01</time>( <a href="\.\./\.\./old-rules/)',
            r'<time datetime="2024-07-01">2024-07-01</time>\1',
            under=_RULES,
        ),
        "history: changed as added": replaced(r"</strong> 修改</li>", "</strong> 新增</li>", under=_RULES),
        "history: another provision": replaced(
            r'old-rules/chp_2/#art_3">第三', 'old-rules/chp_2/#art_4">第四', under=_RULES
        ),
        "description denies": replaced(r'(name="description" content="[^"]{6})', r"\1不", under=_RULES),
        "description for other sites": replaced(
            r'(og:description" content=")[^"]*', r"\1管护责任人不承担责任。", under=_RULES
        ),
        "alternate in another script": replaced(
            r'(hreflang="zh-Hant" href="https://gongwen\.example/)zh-Hant/rules', r"\1zh-Hant/old-rules", under=_RULES
        ),
        "placeholder of the search": replaced(r'placeholder="[^"]*"', 'placeholder="本件已废止"'),
        "search sends elsewhere": replaced(r'(<form role="search" action=")[^"]*', r"\1../../about/"),
        "voice says other words": replaced(r'(data-gw-ended=")[^"]*', r"\1本件已废止。"),
        "link to the step before": replaced(
            r'(gw-line-step" href="\.\./chp_)1(/">← 上一[章部])', r"\g<1>3\2", "chp_2/index.html", under=_RULES
        ),
        "name of a page in the bar": replaced(r'<span data-gw-page="[^"]*">[^<]*', "<span data-gw-page='x'>附则"),
        "contents: a chapter less": replaced(
            r'<li><a href="\.\./chp_3/">[^<]*</a></li>', "", under=("rules", "old-rules")
        ),
        "compare: a paragraph unmarked": replaced(
            r'gw-c-changed" id="compare-(\d+)"', r'gw-c-same" id="compare-\1"', "compare/index.html", under=_RULES
        ),
        "compare: a row of the table less": _whole_line(
            lambda row: "", r"<tr[^>]*>(?:(?!</tr>).)*河长制(?:(?!</tr>).)*</tr>", "compare/index.html", _RULES
        ),
        "compare: the days exchanged": _whole_line(
            _turned("2019-08-01(.*?)2024-05-06", r"2024-05-06\g<1>2019-08-01"),
            r"2019-08-01.*?2024-05-06",
            "compare/index.html",
            _RULES,
        ),
        "compare: numbers of changes": replaced(r"（9 [处處]）", "（3 处）", "compare/index.html", under=_RULES),
        "work: text of another day": in_file(
            "**/works/river-rules/index.html", r'data-from="2024-07-01">这一天', 'data-from="2019-07-01">这一天'
        ),
        "work: repealed": in_file("**/works/river-rules/index.html", "效力：本库未注明", "已废止"),
        "work: an article as unchanged": in_file("**/works/river-rules/index.html", r"(第三[条條]</a>) 改", r"\1"),
        "a page under another's address": _other_page,
        "issuers: a document under another body": in_file(
            "library/issuers/index.html",
            r"rules/(index\.html)?\">河湖管护试行办法",
            r'opinions/\1">省政府关于推进河湖长效管护的意见',
        ),
        "record: what was left out": replaced(r"(<td>网页</td><td>|<td>)本社", r"\1省政府", "certificate/index.html"),
        "record: not compared with the issuer's": replaced(
            r"<p>未与发文机关公布的文本核对[^<]*</p>", "", "certificate/index.html"
        ),
        "record: converted rows": replaced(
            r"<td>[^<]*不表示字形都正确</td>", "<td>原文的字</td>", "certificate/index.html"
        ),
        "notes: kind of a note": replaced(r"读者批注 · 疑问", "编辑说明", under=("opinions", "rules")),
        "notes: day": replaced(r"<time>2024-06-02</time>", "<time>2024-07-01</time>", under=("opinions", "rules")),
        "glossary: a use as a definition": in_file("glossary/*/index.html", "用例", "定义"),
    },
    "md": {
        "level of a heading": replaced(r"\n## (\[第)", r"\n#### \1", "*.md", under=_RULES),
        "document's name": replaced(r'document: "rules"', 'document: "old-rules"', "*.md", under=_RULES),
        "title of its document": replaced(
            r'document_title: "[^"]*"', 'document_title: "河湖管护暂行办法"', "*.md", under=_RULES
        ),
        "term leads to another term": replaced(
            r"\[河长制\]\([^)]*\)", "[河长制](../glossary/河湖管护.md)", "*.md", under=_RULES
        ),
        "day of an event": replaced(r'"date": "2024-07-01"', '"date": "2024-05-06"', "*.md", under=_RULES),
        "character by an entity": replaced(r"不得推", "&#19981;&#24471;&#25512;&#8203;", "*.md", under=_RULES),
        "emphasis on words": replaced(r"(\n\[第三[条條].*?)(不得)", r"\1**\2**", "*.md", under=_RULES),
        "heading of 公文正文 below": _whole_line(
            _turned(r"(## 公文正文[^\n]*\n\n)(.*?\n\n)", r"\2\1"), r"## 公文正文.*?\n\n.*?\n\n", "rules.md", _RULES
        ),
        "cells of a table": replaced(r"\| 编制名录 \| ([^|]*) \|", r"| \1 | 编制名录 |", "*.md", under=_OPINIONS),
    },
    "json": {
        "end of a paragraph in the next": json_edit(_shifted),
        "event by another body": json_edit(_by_another),
        "line that a value was read from": json_edit(_from_elsewhere),
        "last line of the front in the preamble": json_edit(_no_letterhead),
        "a second value after the first": _bom,
        "compare.json: figures": _compare(_shares),
        "compare.json: sides": _compare(_sides),
        "compare.json: a change less": _compare(_fewer),
        "index.json: repealed": _index(lambda documents: documents[-1].update(status="repealed")),
        "index.json: work of another": _index(lambda documents: documents[0].update(work="river-rules")),
        "index.json: a document less": _index(lambda documents: documents.pop()),
    },
    "data": {
        "changes.json: withdrawn": in_file(
            "api/changes.json", r"\"changes\": \[\]", '"changes": [{"slug": "rules", "date": "2024-01-01"}]'
        ),
        "dublin-core.xml: title": in_file("api/dublin-core.xml", r"(<dc:title[^>]*>河湖管护)试行", r"\1暂行"),
        "dublin-core.xml: date": in_file("api/dublin-core.xml", r"2024-05-06", "2024-07-01"),
        "ris: kind": replaced("TY  - STAT", "TY  - NEWS", "*.ris"),
        "bib: address": replaced("example/rules/", "example/old-rules/", "*.bib", under=_RULES),
        "csl.json: number": replaced(r'("number": ?")[^"]*', r"\1水发〔2023〕14号", "*.csl.json", under=_RULES),
        "llms.txt: addresses exchanged": in_file("llms.txt", r"rules/rules\.md", "opinions/opinions.md"),
        "llms.txt: what counts": in_file("llms.txt", "以发文机关公布的文本为准", "与发文机关公布的文本相同"),
        "README: where words are from": in_file("data/README.md", "不是正式文本", "是正式文本"),
        "datapackage: licence": in_file("data/datapackage.json", r'"title": "([^"]*)"', r'"title": "\1（官方）"'),
        "tasks.csv: two deadlines": replaced(r'"每月"', '"2023年底前"', "tasks.csv", under=_OPINIONS),
        "tasks.csv: order of columns": replaced('"责任单位","时限"', '"时限","责任单位"', "tasks.csv", under=_OPINIONS),
        "quotes.js of another script": _from_script("rules/quotes.js"),
        "citation.js of another script": _from_script("rules/citation.js"),
        "terms.csv: source": in_file("glossary/terms.csv", r"水发〔2023〕14号", "水办〔2024〕3号"),
        "feed: another document's entry": in_file(
            "feed.xml", r"gongwen\.example/rules/\"", 'gongwen.example/opinions/"'
        ),
        "search: word of another place": in_file("assets/search/*/p0.js", r"(\d+)([,\]])", r"\g<1>1\2"),
        "redirect to another chapter": in_file("rivers/chp_1/index.html", r"opinions/chp_1/", "opinions/chp_3/"),
    },
    "names": {
        "large print is the other": _older_pdf,
        "sums: a line less": _sums(lambda lines: lines[1:]),
        "sums: a file that is not there": _sums(lambda lines: [*lines, f"{'0' * 64}  rules/old.pdf"]),
        "sums: a line twice": _sums(lambda lines: [*lines, lines[0]]),
        "sums: two digests exchanged": _sums(
            lambda lines: [lines[1][:64] + lines[0][64:], lines[0][:64] + lines[1][64:], *lines[2:]]
        ),
        "picture of another size": lambda site, chance: {
            "opinions/files/map.png": (site / "assets/gongwen/card.png").read_bytes()
        },
        "icon of a phone": lambda site, chance: {
            "assets/gongwen/touch-icon.png": (site / "opinions/files/map.png").read_bytes()
        },
    },
    "pdf": {
        "page painted twice": pdf_edit(_twice_painted),
        "link to another document": pdf_edit(_goes_elsewhere),
        "link over the whole sheet": pdf_edit(_link_widened),
        "subject of another": pdf_edit(_subject),
        "a line moved up": _content(rb"\n1 0 0 -1 ([\d.]+) ([\d.]+) cm", rb"\n1 0 0 -1 \1 1\2 cm"),
        "letters of half the size": _content(rb"/(\w+) ([\d.]+) Tf", rb"/\1 4.5 Tf"),
        "grey ink": _content(rb"\nBT", rb"\n0.55 0.55 0.55 scn\nBT"),
        "wider letters": _content(rb"\nBT", rb"\nBT\n150 Tz"),
        "text as outlines alone": _content(rb"\nBT", rb"\nBT\n1 Tr"),
    },
    "office": {
        "docx: font of signs": zipped(
            _DOCX,
            _DOCUMENT,
            r"(<w:r>)(<w:t )",
            r'\1<w:rPr><w:rFonts w:ascii="Wingdings" w:eastAsia="Wingdings"/></w:rPr>\2',
        ),
        "docx: white by its style": zipped(
            _DOCX, r"word/styles\.xml", r"(<w:rPrDefault><w:rPr>)", r'\1<w:color w:val="FFFFFF"/>'
        ),
        "docx: numbers by a list": zipped(
            _DOCX,
            _DOCUMENT,
            r"<w:p><w:bookmark",
            r'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:bookmark',
        ),
        "docx: right to left": zipped(_DOCX, _DOCUMENT, r"(<w:p><w:pPr>)", r"\1<w:bidi/>"),
        "docx: lines of one point": zipped(
            _DOCX, _DOCUMENT, r"(GwFront\"/>)", r'\1<w:spacing w:line="1" w:lineRule="exact"/>'
        ),
        "docx: black behind words": zipped(
            _DOCX, _DOCUMENT, r"(<w:r>)(<w:t )", r'\1<w:rPr><w:shd w:val="clear" w:fill="000000"/></w:rPr>\2'
        ),
        "docx: paper of an inch": zipped(_DOCX, _DOCUMENT, r'<w:pgSz w:w="\d+"', '<w:pgSz w:w="1440"'),
        "docx: what the foot says": zipped(
            _DOCX, r"word/footer\d\.xml", r"(<w:p>|<w:p [^>]*>)", r"\1<w:r><w:t>草案</w:t></w:r>"
        ),
        "docx: date of the file's properties": zipped(_DOCX, r"docProps/core\.xml", r"(>)20(\d\d-)", r"\g<1>19\2"),
        "docx: kind of a heading": zipped(_DOCX, _DOCUMENT, "GwHeading1", "GwFront"),
        "docx: a cell joined": zipped("**/opinions.docx", _DOCUMENT, r"<w:tcPr>", "<w:tcPr><w:vMerge/>"),
        "epub: pages from right to left": zipped(
            _EPUB, r"EPUB/package\.opf", "<spine>", '<spine page-progression-direction="rtl">'
        ),
        "epub: a chapter beside the order": zipped(
            _EPUB, r"EPUB/package\.opf", '<itemref idref="t-chp_2"/>', '<itemref idref="t-chp_2" linear="no"/>'
        ),
        "epub: language": zipped(_EPUB, r"EPUB/package\.opf", "<dc:language>[^<]*", "<dc:language>en"),
        "epub: author": zipped(_EPUB, r"EPUB/package\.opf", "<dc:creator>[^<]*", "<dc:creator>省财政厅"),
        "epub: what a term means": zipped(
            "**/rules.epub", r"EPUB/chp_1\.xhtml", "(巡查、保[洁潔])和维修", r"\1，不维修"
        ),
        "epub: term leads to another": zipped(_EPUB, _CHAPTER, "#term_1", "#art_3"),
        "epub: title of a page": zipped(_EPUB, _CHAPTER, "<title>[^<]*", "<title>附则"),
        "xml: two texts' names": in_file(_XML, r'eId="(art_3__para_1)__p_1"', r'eId="\1__p_2"'),
        "xml: number of an article": in_file(_XML, r"<num>第三[条條]", "<num>第五条"),
        "xml: event's name": in_file(_XML, r'(TLCEvent[^>]*showAs=")effective', r"\1repealed"),
        "xml: language": in_file(_XML, r'FRBRlanguage language="zho"', 'FRBRlanguage language="eng"'),
        "xml: country": in_file(_XML, r'FRBRcountry value="\w+"', 'FRBRcountry value="us"'),
        "xml: where an event stands": in_file(_XML, r'source="#front__p_2"', 'source="#front__p_1"'),
    },
}
