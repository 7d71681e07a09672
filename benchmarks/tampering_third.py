"""Kinds of tampering written by one who knows the code of `verify`, before anybody tried whether they are found.

One kind a row; none of the other files has it. What was found on the first run stands in tampering.md.
"""

import gzip
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
from tampering_files import in_file, pdf_edit
from tampering_further import zipped
from tampering_pages import SCRIPTS, SLUGS, Edits, Kind, read, replaced, some

_RULES, _OPINIONS, _NOTICE = ("rules",), ("opinions",), ("notice",)
_DOCX, _EPUB, _XML = "**/rules.docx", "**/rules.epub", "**/rules/rules.xml"
_DOCUMENT, _CHAPTER, _NAV, _OPF = r"word/document\.xml", r"EPUB/chp_2\.xhtml", r"EPUB/nav\.xhtml", r"EPUB/package\.opf"
_WORK = "**/works/river-rules/index.html"
_ENTRY = "glossary/河长制/index.html"


def _moved(names: str, pattern: str, under: tuple[str, ...] = SLUGS) -> Kind:
    """The first two places of a file that fit exchange what their group 1 holds."""

    def tamper(site: Path, chance: Random) -> Edits:
        script = chance.choice(SCRIPTS)
        for path in sorted(path for slug in under for path in (site / script / slug).glob(names)):
            text = path.read_bytes().decode()
            found = list(re.finditer(pattern, text, re.DOTALL))
            if len(found) > 1 and found[0][1] != found[1][1]:
                (a, b), (c, d) = found[0].span(1), found[1].span(1)
                changed = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
                return {path.relative_to(site).as_posix(): changed.encode()}
        raise LookupError(names)

    return tamper


def _json_file(names: str, change: Callable[[dict[str, object]], object]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        name = some(site, chance, names)
        value = json.loads(read(site, name))
        change(value)
        return {name: f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()}

    return tamper


def _member(names: str, change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> Kind:
    """The members of an archive become others."""

    def tamper(site: Path, chance: Random) -> Edits:
        name, out = some(site, chance, names), BytesIO()
        with zipfile.ZipFile(site / name) as old:
            members = [(one.filename, old.read(one)) for one in old.infolist()]
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for member, data in change(members):
                made.writestr(member, data)
        return {name: out.getvalue()}

    return tamper


def _lines(change: Callable[[list[str]], list[str]]) -> Kind:
    """The lines of the paragraphs' table become others."""

    def tamper(site: Path, chance: Random) -> Edits:
        name = "data/paragraphs.jsonl.gz"
        lines = gzip.decompress((site / name).read_bytes()).decode().splitlines(keepends=True)
        return {name: gzip.compress("".join(change(lines)).encode(), mtime=0)}

    return tamper


def _outline_moved(pdf: pikepdf.Pdf, chance: Random) -> None:
    first = pdf.Root.Outlines.First
    first.Title, first.Next.Title = first.Next.Title, first.Title


def _struct(old: str, new: str) -> Callable[[pikepdf.Pdf, Random], None]:
    """The first structure element of one kind becomes another."""

    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name(old) and "/P" in one:
                one.S = pikepdf.Name(new)
                return
        raise LookupError(old)

    return change


def _alt(pdf: pikepdf.Pdf, chance: Random) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one and one.S in ("/P", "/Link"):
            one["/ActualText"] = pikepdf.String("本件已废止")
            return
    raise LookupError("S")


def _info(key: str, value: str) -> Callable[[pikepdf.Pdf, Random], None]:
    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        pdf.docinfo[key] = pikepdf.String(value)

    return change


def _xmp(pdf: pikepdf.Pdf, chance: Random) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "河湖管护暂行办法"
        metadata["dc:date"] = ["2019-08-01"]


def _viewer(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root.OpenAction = pikepdf.Array([pdf.pages[-1].obj, pikepdf.Name("/Fit")])


def _rotated(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root["/Lang"] = pikepdf.String("en")


def _contents_of_link(pdf: pikepdf.Pdf, chance: Random) -> None:
    links = [one for page in pdf.pages for one in page.obj.get("/Annots", [])]
    chance.choice(links)["/Contents"] = pikepdf.String("本条已废止")


THIRD: dict[str, dict[str, Kind]] = {
    "html": {
        "number read out for a link": replaced(r'(aria-label="第)[三四]([条條])', r"\1九\2", under=_RULES),
        "what a picture is": replaced(r'alt="河湖分布"|alt="河湖分[佈布]"', 'alt="巡查记录"', under=_OPINIONS),
        "language of one paragraph": replaced(r'<p id="(art_3__para_1__p_1)"', r'<p id="\1" lang="ja"', under=_RULES),
        "day in time alone": replaced(r'<time datetime="2024-07-01">', '<time datetime="2024-05-06">', under=_RULES),
        "day of an event in data": replaced(r'data-date="2024-07-01"', 'data-date="2024-05-06"', under=_RULES),
        "kind of an event in data": replaced(r'data-event="effective"', 'data-event="repealed"', under=_RULES),
        "in force from another day": replaced(r'data-from="2024-07-01"', 'data-from="2024-05-06"', under=_RULES),
        "canonical: overview for a chapter": replaced(
            r'(rel="canonical" href="[^"]*rules/)chp_\d/', r"\1", "chp_*/index.html", under=_RULES
        ),
        "canonical: http": replaced(r'rel="canonical" href="https:', 'rel="canonical" href="http:', under=_RULES),
        "feed of another in the head": replaced(
            r'(type="application/atom\+xml" href=")feed\.xml', r"\1../old-rules/feed.xml", under=_RULES
        ),
        "title of the window": replaced(
            r"<title>第[二三]章[^<]*", "<title>第一章　总则 - 河湖管护试行办法 - 公文", under=_RULES
        ),
        "JSON-LD: name of a chapter": replaced(
            r'("@id": "[^"]*chp_2/", "url": "[^"]*", "name": ")[^"]*', r"\1附则", under=_RULES
        ),
        "JSON-LD: number": replaced(r'"legislationIdentifier": "省', '"legislationIdentifier": "国', under=_RULES),
        "JSON-LD: encoding of another": replaced(
            r'"contentUrl": "([^"]*)rules\.json"', r'"contentUrl": "\1chp_1.pdf"', under=_RULES
        ),
        "contents: marks lead elsewhere": replaced(r'href="\./#art_4"', 'href="./#art_3"', under=_RULES),
        "contents: page told as present": replaced(
            r'<a href="\./" aria-current="page">(第[^<]*)</a>', r'<a href="./">\1</a>', under=_RULES
        ),
        "notice of conversion taken out": replaced(r'<p class="gw-converted".*?</p>', "", under=SLUGS),
        "hint that it is no official site": replaced(r"<p>本站[^<]*</p>", "<p>公文</p>"),
        "warning hidden": replaced(r'<p class="gw-standing"', '<p class="gw-standing" hidden', under=_RULES),
        "mark of the text hidden": replaced(
            r'id="gw-official" data-apparatus=""', 'id="gw-official" data-apparatus="" hidden'
        ),
        "summary given as the text": replaced(r"由程序从原文摘句而成，不是公文正文", "公文正文", under=_RULES),
        "clauses of a summary exchanged": _moved("chp_2/index.html", r'<a href="#art_[^"]*">([^<]*)</a>[；：]', _RULES),
        "size of a file": replaced(r"(\d+) 页，\d+ KB", r"9\1 页，2 KB", under=_RULES),
        "citation: kind of text": replaced(r"\[EB/OL\]", "[S]", under=_RULES),
        "citation: form under another name": _moved("index.html", r'<dd data-gw-form="[^"]*">(.*?)</dd>', _RULES),
        "lengths: a figure of a division": replaced(r"<title>第二条，\d+ 字", "<title>第二条，2 字", under=_RULES),
        "lengths: width of a bar": replaced(r'(<rect x="62\.0" y="1" width=")[\d.]+', r"\g<1>5.0", under=_RULES),
        "sources: where a value is from": replaced(r"<li>发文字号：正文</li>", "<li>发文字号：网页</li>", under=_RULES),
        "versions: relation turned": replaced(r"取代 <a", "被取代 <a", under=_RULES),
        "versions: compared with another": replaced(
            r'<a href="compare/">逐字', '<a href="certificate/">逐字', under=_RULES
        ),
        "notes counted": replaced(r">1 [条條][^<]*</a></dd>", ">7 条批注</a></dd>", under=_RULES),
        "mark of a note taken off": replaced(
            r'<mark class="gw-quoted[^"]*" data-note="[^"]*">([^<]*)</mark>', r"\1", under=_OPINIONS + _RULES
        ),
        "note's quotation longer": replaced(r"(gw-note-quote\">)(责令|責令)(限期改正)", r"\1\3", under=_RULES),
        "note's place": in_file("annotations/index.html", r"chp_3/#art_5__para_1__p_1", "chp_3/#art_6__para_1__p_1"),
        "note's licence": in_file("annotations/index.html", r"CC0-1\.0", "CC-BY-SA-4.0"),
        "notes: how many": in_file("annotations/index.html", r"(</a>) 2</li>", r"\1 5</li>"),
        "entry: English": in_file(_ENTRY, r'(<span lang="en">)[^<]*', r"\1lake warden"),
        "entry: passage": in_file(_ENTRY, r"<dd>推进河湖长制落地见效</dd>", "<dd>不搞一刀切</dd>"),
        "entry: place where it is used": in_file(_ENTRY, r"#art_3__para_1__p_1", "#art_4__para_1__intro__p_1"),
        "entry: words marked": in_file(_ENTRY, r"建立<mark>河长制</mark>", "<mark>建立河长</mark>制"),
        "entry: related of another": in_file("glossary/index.html", r"(>河湖管护</a>)", r">河长制</a>"),
        "work: order of versions": in_file(_WORK, r'<ol class="gw-work" reversed>', '<ol class="gw-work">'),
        "work: day of a version": in_file(_WORK, r'(datetime="2024-07-01">)2024-07-01', r"\g<1>2024-05-06"),
        "work: share of changes": in_file(_WORK, r"占 \d+%；", "占 4%；"),
        "work: a provision's row": in_file(_WORK, r"old-rules/chp_3/#art_5", "old-rules/chp_2/#art_4"),
        "tasks: whose they are": replaced(
            r'<li id="task-6" data-body="省水利[厅廳]"', '<li id="task-6" data-body="各县"', under=_OPINIONS
        ),
        "tasks: sum of a chapter": replaced(
            r"(二、重点任务|二、重點任務)</h2> <small>5", r"\1</h2> <small>3", under=_OPINIONS
        ),
        "tasks: numbers told for a body": replaced(
            r'<a href="#task-6">6</a>', '<a href="#task-4">4</a>', under=_OPINIONS
        ),
        "redirect: words of another": in_file(
            "rivers/chp_2/index.html", r">[^<]*</a>", ">省政府关于推进河湖长效管护的意见</a>"
        ),
        "list: standing of a document": in_file("library/years/index.html", r"效力：本库未注明", "已施行"),
        "home: first documents in another order": in_file(
            "index.html", r'(<li class="gw-library-item".*?</li>)\s*(<li class="gw-library-item".*?</li>)', r"\2\1"
        ),
        "compare: sides in the columns": replaced(
            r'href="\.\./\.\./old-rules/chp_1/#art_1"', 'href="../chp_1/#art_1"', under=_RULES
        ),
        "record: program": replaced(r"gongwen \d+\.\d+\.\d+", "gongwen 9.9.9", "certificate/index.html"),
        "record: characters left out": replaced(r"共 (\d+) 字", r"共 0 字", "certificate/index.html"),
        "record: line of what was left out": replaced(
            r"<td>(\d)</td><td>(YAML|文件头|Markdown)", r"<td>9\1</td><td>\2", "certificate/index.html"
        ),
    },
    "md": {
        "paragraphs exchanged in one chapter": _moved("chp_2.md", r"\n\n(\[（[一二]）\][^\n]*)", _RULES),
        "link to the chapter before": replaced(r"\]\(chp_1\.md\)", "](chp_3.md)", "index.md", under=_RULES),
        "address above": replaced(r'address: "([^"]*)rules/', r'address: "\1old-rules/', "index.md", under=_RULES),
        "date above": replaced(r'\ndate: "2024-05-06"', '\ndate: "2024-07-01"', "*.md", under=_RULES),
        "note's words": replaced(r"怎样算一刀切|怎樣算一刀切", "可以一刀切", "*.md", under=_OPINIONS),
        "reference by number": replaced(r"(14[号號]\]\()\.\./opinions/", r"\1../rules/", "*.md", under=_NOTICE),
    },
    "json": {
        "schema: pattern of a date": in_file(
            "schema/document.schema.json", r'"format": "date"|\\\\d\{4\}', '"format": "uri"'
        ),
        "index: standing": _json_file(
            "api/index.json",
            lambda v: v["documents"][0].update(standing=[{"state": "repealed", "from": None, "until": None}]),  # type: ignore[index]
        ),
        "index: size of a file as text": in_file("api/index.json", r'"bytes": (\d+)', r'"bytes": "\1"'),
        "pages.json: page of a text": replaced(r'"art_4":1', '"art_4":2', "*.pages.json", under=_RULES),
        "pages.json: unnumbered": replaced(r'"unnumbered":0', '"unnumbered":1', "*.pages.json"),
        "document: script": replaced(r'"script": "zh-Hans"', '"script": "zh-Hant"', "rules.json", under=_RULES),
    },
    "data": {
        "feed: day of the whole": in_file("feed.xml", r"(<updated>)2024-05-06", r"\g<1>2024-03-08"),
        "feed: category": in_file("feed.xml", r"<summary>[^<]*起施行[^<]*", "<summary>已施行"),
        "feed of notes: author": in_file("annotations/feed.xml", r"<name>读者甲", "<name>省水利厅"),
        "feed: what it is about": in_file("rules/feed.xml", r"正文变动", "正文"),
        "sitemap: day": in_file("sitemap.xml", r"(example/rules/</loc>)", r"\1<lastmod>2030-01-01</lastmod>"),
        "robots.txt: closed": in_file("robots.txt", r"Allow: /", "Disallow: /"),
        "llms.txt: title of another": in_file("llms.txt", r"\[河湖管护试行办法\]", "[河湖管护暂行办法]"),
        "terms.csv: pinyin": in_file("glossary/terms.csv", r"hé zhǎng zhì", "hé cháng zhì"),
        "terms.csv: column": in_file("glossary/terms.csv", r"pinyin,english", "english,pinyin"),
        "terms.js: definition of another": in_file(
            "glossary/terms.js", r"巡查、保洁和维修河湖。", "由各级负责人担任河长的办法。"
        ),
        "terms.js: label": in_file("glossary/terms.js", r'"aliases": "又称"', '"aliases": "出处"'),
        "tasks.csv: sentence of another": replaced(
            r'"未经批准，不得占用水域岸线。"',
            '"各县要建立巡查台账，每月巡查不少于4次，发现问题3日内处理。"',
            "tasks.csv",
            under=_OPINIONS,
        ),
        "citation.js: place": replaced(r'"art_4":"第4条"', '"art_4":"第3条"', "citation.js", under=_RULES),
        "citation.js: page of a text": replaced(r'"art_5":"chp_3/"', '"art_5":"chp_1/"', "citation.js", under=_RULES),
        "citation.js: words": replaced(r'"quote":"原话和出处"', '"quote":"永久地址"', "citation.js", under=_RULES),
        "citation.js: ended": replaced(r'"ended":null', '"ended":"2024-07-01"', "citation.js", under=_RULES),
        "addresses.js: title of another": in_file(
            "library/addresses-0.js", r'"河湖管护暂行办法"', '"河湖管护试行办法"'
        ),
        "search: ended": in_file("assets/search/*/library.js", r'"ended":\[\[1,"2024-07-01"\]\]', '"ended":[]'),
        "search: hint": in_file("assets/search/*/library.js", r'"none":"没有找到“\{query\}”"', '"none":"没有找到"'),
        "search: postings emptied": in_file("assets/search/*/p0.js", r'"[^"]{20,}"', '""'),
        "search: headings": in_file("assets/search/index.js", r'"headings":"[^"]*"', '"headings":""'),
        "paragraphs: two lines exchanged": _lines(lambda lines: [lines[1], lines[0], *lines[2:]]),
        "paragraphs: a line twice": _lines(lambda lines: [*lines, lines[-1]]),
        "library.zip: members renamed": _member(
            "data/library.zip", lambda m: [(m[1][0], m[0][1]), (m[0][0], m[1][1]), *m[2:]]
        ),
        "datapackage: a column's type": in_file("data/datapackage.json", r'"type": "integer"', '"type": "string"'),
        "bib: year": replaced(r"year = \{2024\}", "year = {2019}", "*.bib", under=_RULES),
        "ris: language": replaced(r"LA  - zh-Hans", "LA  - en", "*.ris", under=_RULES),
    },
    "pdf": {
        "bookmarks exchanged": pdf_edit(_outline_moved),
        "heading told as a paragraph": pdf_edit(_struct("/H1", "/P")),
        "cells told as heads": pdf_edit(_struct("/TD", "/TH")),
        "words read out instead": pdf_edit(_alt),
        "keywords": pdf_edit(_info("/Keywords", "已废止")),
        "day of making": pdf_edit(_info("/CreationDate", "D:20190801000000Z")),
        "title and day in XMP": pdf_edit(_xmp),
        "opens at the end": pdf_edit(_viewer),
        "language": pdf_edit(_rotated),
        "what a link says": pdf_edit(_contents_of_link),
    },
    "office": {
        "docx: two paragraphs exchanged": zipped(
            _DOCX,
            _DOCUMENT,
            r"(<w:p>(?:(?!</w:p>).)*巡查河道(?:(?!</w:p>).)*</w:p>)(<w:p>(?:(?!</w:p>).)*</w:p>)",
            r"\2\1",
        ),
        "docx: bookmark on another paragraph": zipped(_DOCX, _DOCUMENT, r'w:name="art_3"', 'w:name="art_9"'),
        "docx: heading in the size of text": zipped(_DOCX, _DOCUMENT, r'<w:pStyle w:val="GwHeading1"/>', ""),
        "docx: number's face": zipped(_DOCX, _DOCUMENT, r'<w:rPr><w:rStyle w:val="GwFaceHei"/></w:rPr>', ""),
        "docx: identifier": zipped(_DOCX, r"docProps/core\.xml", r"(<dc:identifier>)[^<]*", r"\1水发〔2023〕14号"),
        "docx: language": zipped(_DOCX, r"docProps/core\.xml", r"(<dc:language>)[^<]*", r"\1en"),
        "docx: foot of even pages": zipped(_DOCX, r"word/footer2\.xml", r"<w:t[^>]*>[^<]*</w:t>", "<w:t></w:t>"),
        "epub: title": zipped(_EPUB, _OPF, r"(<dc:title>)[^<]*", r"\1河湖管护暂行办法"),
        "epub: source": zipped(_EPUB, _OPF, r"(<dc:source>https://[^/]*/)rules/", r"\1old-rules/"),
        "epub: contents: article": zipped(_EPUB, _NAV, r"chp_2\.xhtml#art_4", "chp_2.xhtml#art_3"),
        "epub: contents: a chapter less": zipped(_EPUB, _NAV, r'<li><a href="chp_3\.xhtml#chp_3">.*?</ol></li>', ""),
        "epub: heading as a line": zipped(_EPUB, _CHAPTER, r"<h2 ([^>]*)>(.*?)</h2>", r"<p \1>\2</p>"),
        "epub: source of a term": zipped(_EPUB, _CHAPTER, r"14号）一（用例）", "14号）三（用例）"),
        "epub: what the colophon says": zipped(
            _EPUB, r"EPUB/colophon\.xhtml", r"以发文机关公布的文本为准", "与发文机关公布的文本相同"
        ),
        "epub: summary of access": zipped(_EPUB, _OPF, r"有目录、标题层次和文字说明", "没有目录"),
        "xml: reference to another article": in_file(_XML, r'href="#art_3"', 'href="#art_4"'),
        "xml: term elsewhere": in_file(_XML, r'refersTo="#term-河长制"', 'refersTo="#term-河湖管护"'),
        "xml: act as a bill": in_file(_XML, r'<act name="办法">', '<act name="通知">'),
        "xml: type of an event": in_file(
            _XML, r'type="generation" refersTo="#effective"', 'type="repeal" refersTo="#effective"'
        ),
        "xml: alias": in_file(_XML, r'FRBRalias value="[^"]*"', 'FRBRalias value="https://gongwen.example/old-rules/"'),
        "xml: a paragraph as an article": in_file(
            _XML, r'<point eId="(art_4__para_1__point_1)">(.*?)</point>', r'<indent eId="\1">\2</indent>'
        ),
    },
    "names": {
        "a chapter's PDF under another's name": lambda site, chance: {
            "rules/chp_1.pdf": (site / "rules/chp_3.pdf").read_bytes()
        },
        "a page of the works taken away": lambda site, chance: {"works/river-rules.md": None},
        "an entry of the glossary taken away": lambda site, chance: {"glossary/河长制.md": None},
        "a feed taken away": lambda site, chance: {"rules/feed.xml": None},
    },
}
