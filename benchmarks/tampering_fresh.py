"""Kinds of tampering that were thought of last, after the mendings that the other files led to."""

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from tampering_files import in_file, pdf_edit
from tampering_further import zipped
from tampering_pages import FALSE, SCRIPTS, Edits, Kind, json_edit, read, replaced

_RULES, _OPINIONS = ("rules",), ("opinions",)
_CHP2 = "chp_2/index.html"


def _lines_of(change: Callable[[dict[str, object]], object]) -> Kind:
    """Every line of the table of paragraphs, changed as JSON."""

    def tamper(site: Path, chance: Random) -> Edits:
        lines = [
            json.loads(line) for line in gzip.decompress((site / "data/paragraphs.jsonl.gz").read_bytes()).splitlines()
        ]
        change(chance.choice(lines))
        text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
        return {"data/paragraphs.jsonl.gz": gzip.compress(text.encode(), mtime=0)}

    return tamper


def _member(pattern: bytes, new: bytes) -> Kind:
    """One text of library.zip."""

    def tamper(site: Path, chance: Random) -> Edits:
        out = BytesIO()
        with ZipFile(site / "data/library.zip") as old, ZipFile(out, "w", ZIP_DEFLATED) as made:
            for info in old.infolist():
                made.writestr(info, old.read(info).replace(pattern, new, 1))
        return {"data/library.zip": out.getvalue()}

    return tamper


def _figure(value: dict[str, object], chance: Random) -> None:
    found = [block for block in _all(value) if block.get("type") in ("figure", "table")]
    if not found:
        raise LookupError("figure")
    block = chance.choice(found)
    block.update({"width": 1} if block["type"] == "figure" else {"header_rows": 0})


def _all(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in _all(item))]
    return [found for item in value for found in _all(item)] if isinstance(value, list) else []


def _levels(value: dict[str, object], chance: Random) -> None:
    chance.choice([one for one in _all(value) if "kind" in one and "divisions" in one])["kind"] = "part"


def _number_moved(value: dict[str, object], chance: Random) -> None:
    one = chance.choice([one for one in _all(value) if one.get("number") and one.get("heading")])
    one["number"], one["heading"] = "", f"{one['number']}{one['heading']}"


def _text_in_two(value: dict[str, object], chance: Random) -> None:
    blocks = chance.choice([one["blocks"] for one in _all(value) if one.get("blocks")])
    assert isinstance(blocks, list)
    blocks.append(dict(blocks[0], text=""))


def _standing(value: dict[str, object], chance: Random) -> None:
    value["standing"] = []


def _page_gone(pdf: pikepdf.Pdf, chance: Random) -> None:
    del pdf.pages[-1]


def _pages_exchanged(pdf: pikepdf.Pdf, chance: Random) -> None:
    if len(pdf.pages) < 2:
        raise LookupError("page")
    pdf.pages.reverse()


def _labels(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root["/PageLabels"] = pikepdf.Dictionary(
        {"/Nums": [0, pikepdf.Dictionary({"/S": pikepdf.Name("/D"), "/St": 7})]}
    )


def _language(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root["/Lang"] = pikepdf.String("en")


def _author(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.docinfo["/Author"] = "省财政厅"


def _wide_spaces(pdf: pikepdf.Pdf, chance: Random) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"BT\n", b"BT\n400 Tc\n", 1))


def _raised(pdf: pikepdf.Pdf, chance: Random) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"BT\n", b"BT\n300 Ts\n", 1))


def _structure_gone(pdf: pikepdf.Pdf, chance: Random) -> None:
    del pdf.Root["/StructTreeRoot"]


def _headings_lowered(pdf: pikepdf.Pdf, chance: Random) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in ("/H1", "/H2", "/H3"):
            thing["/S"] = pikepdf.Name("/P")


def _table_less(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary({"/Direction": pikepdf.Name("/R2L"), "/HideToolbar": True})


def _copied_over(one: str, other: str) -> Kind:
    """A file with the bytes of another."""

    def tamper(site: Path, chance: Random) -> Edits:
        script = chance.choice([script for script in SCRIPTS if (site / script / one).is_file()])
        return {f"{script}{one}": (site / script / other).read_bytes()}

    return tamper


def _json_list(name: str, change: Callable[[dict[str, list[object]]], object]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        value = json.loads(read(site, name))
        change(value)
        return {name: f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()}

    return tamper


_DOCX, _EPUB = "**/*.docx", "**/*.epub"
FRESH: dict[str, dict[str, Kind]] = {
    "html": {
        "level of a heading": replaced(r"<h2( class=\"gw-section\"[^>]*>.*?)</h2>", r"<h4\1</h4>"),
        "kind of a heading": replaced(r'<h2 class="gw-section"', '<h2 class="gw-point"'),
        "number without its frame": replaced(r'<span class="gw-number">([^<]*)</span>', r"\1", "full/index.html"),
        "words in the frame of a number": replaced(
            r'(<span class="gw-number[^>]*>[^<]*)</span>(\w{3})', r"\1\2</span>", "*/index.html"
        ),
        "name of a paragraph's link": replaced(r'aria-label="第[三3]条', 'aria-label="第九条', _CHP2, under=_RULES),
        "term leads to another": replaced(
            r"glossary/%E6%B2%B3%E9%95%BF%E5%88%B6/", "glossary/%E6%B2%B3%E6%B9%96%E7%AE%A1%E6%8A%A4/"
        ),
        "words of a note marked elsewhere": replaced(
            r'<mark class="gw-quoted"[^>]*>([^<]*)</mark>', r"\1", under=("opinions", "rules")
        ),
        "name of the document in the path": replaced(
            r'(gw-line-document" href="../">)[^<]*', r"\1河湖管护暂行办法", under=_RULES
        ),
        "steps exchanged": replaced(r"上一章</span> 第一章　总则", "上一章</span> 第三章　附则", _CHP2, under=_RULES),
        "step to another chapter": replaced(
            r'rel="next" href="../chp_3/"', 'rel="next" href="../chp_1/"', _CHP2, under=_RULES
        ),
        "pages of a PDF": replaced(r"(<small>)\d+( [页頁]，)", r"\g<1>9\2"),
        "picture for other sites": replaced(r'(og:image" content="[^"]*)card\.png', r"\1icon.png"),
        "description for other sites": replaced(
            r'(og:description" content=")[^"]*', r"\1管护责任人不得巡查河道。", under=_RULES
        ),
        "description of another chapter": replaced(
            r'(name="description" content=")[^"]*', r"\1违反本办法规定的，责令限期改正。", _CHP2, under=_RULES
        ),
        "JSON-LD: repeals more": replaced(
            r'("legislationJurisdiction": "CN")', r'\1, "legislationRepeals": []', "index.html"
        ),
        "JSON-LD: in force from another day": replaced(
            r'(legislationDateOfApplicability": ")2024-07', r"\g<1>2024-05", under=_RULES
        ),
        "JSON-LD: official text": replaced("UnofficialLegalValue", "AuthoritativeLegalValue"),
        "JSON-LD: parts exchanged": replaced(
            r'chp_1/", "name": "第一章　总则"', 'chp_1/", "name": "第三章　附则"', "index.html", under=_RULES
        ),
        "address of a PDF for citation": replaced(
            r'(citation_pdf_url" content="[^"]*/)rules/rules', r"\1old-rules/old-rules", under=_RULES
        ),
        "another script's page left out": replaced(r'<link rel="alternate" hreflang="zh-Hant-TW"[^>]*>', ""),
        "chapter left out of the contents": replaced(
            r'<li><a href="(?:\.\./)?chp_2/">[^<]*</a></li>', "", "chp_1/index.html"
        ),
        "divisions left out of the contents": replaced(r'<ol class="gw-marks">.*?</ol>', "", _CHP2, under=_RULES),
        "structure of the overview": replaced(
            r"(<li><a href=\"chp_2/\">)[^<]*", r"\1三、保障措施", "index.html", under=_OPINIONS
        ),
        "a document left out of a list": in_file(
            "library/years/index.html", r'<li class="gw-library-item" data-issuers="省政府".*?</li>', ""
        ),
        "number of documents": in_file("library/*/index.html", r"共 \d 件", "共 7 件"),
        "a document in the list of another year": in_file(
            "library/years/index.html", r">2023 <small>", ">2013 <small>"
        ),
        "versions exchanged": in_file(
            "works/river-rules/index.html", r'data-from="2024-07-01">这一天', 'data-until="2024-07-01">这一天'
        ),
        "works: share of what changed": in_file("works/river-rules/index.html", r"改动 6 段", "改动 1 段"),
        "works: numbers through the versions": in_file(
            "works/river-rules/index.html", r"#art_3\">第三条", '#art_4">第四条'
        ),
        "comparison: a change untold": replaced(
            r"<(ins|del)[^>]*>(?!如此)(?:<span[^>]*>[^<]*</span>)?(\w+).*?</\1>", r"\2", "compare/index.html"
        ),
        "comparison: counts": replaced(r"改动 6 段", "改动 0 段", "compare/index.html", under=_RULES),
        "record: verdict": replaced(r"(gw-verdict\">)[^<]*", r"\1未核对。", "certificate/index.html"),
        "record: a form left out": replaced(
            r'<tr><td lang="[^>]*>[^<]*</td><td>PDF</td>.*?</tr>', "", "certificate/index.html"
        ),
        "record: what was left out": replaced(r"(<td>网页标题</td>\n<td>)[^<]*", r"\1", "certificate/index.html"),
        "record: faults that there are not": replaced(
            r"<td>0</td><td>0</td><td>0</td>", "<td>3</td><td>0</td><td>0</td>", "certificate/index.html"
        ),
        "summary leads to another text": replaced(
            r'gw-summary-auto"><a href="#art_3__para_1__p_1"',
            'gw-summary-auto"><a href="#art_4__para_1__intro__p_1"',
            _CHP2,
            under=_RULES,
        ),
        "place of an entry of the glossary": in_file(
            "glossary/*/index.html", r"(gw-kwic\"><li><a href=\"[^\"]*\">)[^<]*", r"\1…报告1次。"
        ),
        "English of an entry": in_file("glossary/*/index.html", "river chief system", "river police system"),
        "pinyin in the index of terms": in_file("glossary/index.html", "hé zhǎng zhì", "hé zhǎng zhǐ"),
        "page that is not there": in_file("404.html", r"(<h1[^>]*>)", rf"\1{FALSE}"),
        "settings for scripts": replaced(r'data-gw-place="rules"', 'data-gw-place="old-rules"', under=_RULES),
        "search leads to another site": replaced(r'action="(?:\.\./)+search/"', 'action="https://elsewhere.example/"'),
        "menu opened over the text": replaced(
            r'<div class="gw-side" id="gw-side" popover', '<div class="gw-side" id="gw-side"'
        ),
    },
    "md": {
        "twin: a list's document left out": in_file("library/years.md", r"- \[河湖管护暂行[^\n]*\n", ""),
        "twin: document's title": replaced(r'(\ndocument_title: ")[^"]*', r"\1河湖管护暂行办法", "*.md", under=_RULES),
        "twin: kind of a page": replaced(r'\nkind: "text"', '\nkind: "summary"', "chp_*.md"),
        "twin: level of a heading": replaced(r"\n## ", "\n#### ", "chp_*.md"),
        "twin: number's link": replaced(r"\[第三条\]\(#art_3\)", "[第三条](#art_4)", "chp_2.md", under=_RULES),
        "twin: a cell left out": replaced(r"\| 省水利厅 \|", "|  |", "chp_2.md", under=_OPINIONS),
        "twin: comparison": replaced(r"(\n[^\n|#{]*?)暂行办法", r"\1试行办法", "compare.md", under=_RULES),
        "twin: glossary, English": in_file("glossary/*.md", "river chief system", "river police system"),
        "twin: works": in_file("works/river-rules.md", r"2024-07-01", "2014-07-01"),
        "twin: address": replaced(
            r'(\naddress: "https://gongwen\.example/)rules/', r"\1old-rules/", "*.md", under=_RULES
        ),
    },
    "json": {
        "size of a picture, rows of a head": json_edit(_figure),
        "kind of a division": json_edit(_levels),
        "number in the heading": json_edit(_number_moved),
        "an empty text more": json_edit(_text_in_two),
        "standing": json_edit(_standing),
    },
    "data": {
        "paragraphs: position": _lines_of(lambda line: line.update(position=99)),
        "paragraphs: title": _lines_of(lambda line: line.update(title="河湖管护暂行法")),
        "paragraphs: another script": _lines_of(lambda line: line.update({"zh-Hant-TW": f"{line['text']}不"})),
        "paragraphs: licence": _lines_of(lambda line: line.update(licence="CC0-1.0")),
        "library.zip: words": _member("明确管护责任人".encode(), "明确管护负责人".encode()),
        "library.zip: head": _member(b'number: "', b'number: "9'),
        "llms-full: words": in_file("llms-full.txt", "不得推诿", "可以推诿"),
        "Dublin Core: creator": in_file("api/dublin-core.xml", "<dc:creator>省政府", "<dc:creator>省水利厅"),
        "changes: one that was none": _json_list(
            "api/changes.json",
            lambda value: value["changes"].append(
                {"day": "2024-06-01", "slug": "rules", "eid": "art_3", "what": "removed", "now": None, "address": None}
            ),
        ),
        "terms.csv: counts": in_file("glossary/terms.csv", r",(\d),河长制", r",9\1,河长制"),
        "terms.csv: a row less": in_file("glossary/terms.csv", r"\r\n河长制[^\r]*", ""),
        "addresses.js: a page less": in_file("assets/gongwen/addresses.js", r'\["rules/chp_2/"[^\]]*\],?\s*', ""),
        "names.js: pinyin": in_file("assets/search/zh-Hans/*/names.js", r"he hu guan hu", "he hu guan"),
        "library.js: standing": in_file("assets/search/zh-Hans/library.js", r"已被取代", "已施行"),
        "library.js: a document exchanged": in_file(
            "assets/search/zh-Hans/library.js", r'\["rules","', '["old-rules","'
        ),
        "library.js: words of the page": in_file(
            "assets/search/zh-Hans/library.js", r"检索公文、条款、词汇", "检索通知、条款、词汇"
        ),
        "citation.js: home": replaced(r'"art_5":"chp_3/"', '"art_5":"chp_1/"', "citation.js", under=_RULES),
        "citation.js: date": replaced(r"（2024-05-06）", "（2024-07-01）", "citation.js", under=_RULES),
        "citation.js: a form less": replaced(r'"gbt2015":\[.*?\],"legal"', '"legal"', "citation.js"),
        "bib: kind": replaced(r"@\w+\{", "@book{", "*.bib"),
        "ris: kind": replaced(r"TY  - \w+", "TY  - BOOK", "*.ris"),
        "csl.json: language": replaced(r'("language": ")[^"]*', r"\1en", "*.csl.json"),
        "pages.json: a text less": replaced(r'"art_3": ?\d,?\s*', "", "*.pages.json", under=_RULES),
        "sitemap: a script's page": in_file(
            "sitemap.xml",
            r'hreflang="zh-Hant-TW" href="https://gongwen.example/zh-Hant-TW/rules/"',
            'hreflang="zh-Hant-TW" href="https://gongwen.example/zh-Hant-HK/rules/"',
        ),
        "feed: a whole text less": in_file("feed.xml", r'<content type="html">.*?</content>\n', ""),
        "feed: order": in_file("feed.xml", r"(<entry>.*?</entry>\n)(<entry>.*?</entry>\n)", r"\2\1"),
        "feed of an issuer: another document": _copied_over(
            "library/issuers/省水利厅.xml", "library/issuers/省政府.xml"
        ),
        "feed of a document: another's": _copied_over("rules/feed.xml", "old-rules/feed.xml"),
        "quotes.js of another document": _copied_over("rules/quotes.js", "old-rules/quotes.js"),
        "schema: a field less": in_file("schema/index.schema.json", r'"status",? ?', ""),
        "redirect to another page": in_file("rivers/chp_1/index.html", r"opinions/chp_1/", "opinions/chp_2/"),
    },
    "pdf": {
        "last page gone": pdf_edit(_page_gone),
        "pages in another order": pdf_edit(_pages_exchanged),
        "labels of pages": pdf_edit(_labels),
        "language of the file": pdf_edit(_language),
        "author of the file": pdf_edit(_author),
        "characters far apart": pdf_edit(_wide_spaces),
        "characters raised off the line": pdf_edit(_raised),
        "structure taken out": pdf_edit(_structure_gone),
        "headings made paragraphs": pdf_edit(_headings_lowered),
        "turned for reading from right to left": pdf_edit(_table_less),
        "large print of another document": _copied_over("rules/large/rules.pdf", "old-rules/large/old-rules.pdf"),
    },
    "office": {
        "docx: style of a heading": zipped(_DOCX, "word/document.xml", r'w:val="GwHeading1"', 'w:val="GwHeading5"'),
        "docx: style white by its colour": zipped(
            _DOCX, "word/styles.xml", r"(<w:sz )", r'<w:color w:val="FFFFFF"/>\1'
        ),
        "docx: paragraph off the sheet": zipped(
            _DOCX, "word/document.xml", r"<w:pPr>", '<w:pPr><w:ind w:left="20000"/>'
        ),
        "docx: lines of no height": zipped(
            _DOCX, "word/styles.xml", r"<w:pPr>", '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/>'
        ),
        "docx: frame": zipped(_DOCX, "word/document.xml", r"<w:pPr>", '<w:pPr><w:framePr w:w="1" w:h="1"/>'),
        "docx: names exchanged": zipped(_DOCX, "word/document.xml", r'w:name="(\w+)__p_1"', r'w:name="\1__p_2"'),
        "docx: face that shows other characters": zipped(
            _DOCX, "word/styles.xml", r'w:eastAsia="[^"]*"', 'w:eastAsia="Wingdings"'
        ),
        "docx: author": zipped(_DOCX, "docProps/core.xml", r"(<dc:creator>)[^<]*", r"\1省财政厅"),
        "docx: small sheet": zipped(_DOCX, "word/document.xml", 'w:h="16838"', 'w:h="900"'),
        "epub: a chapter out of the spine": zipped(
            "**/*rules.epub", "EPUB/package.opf", r'<itemref idref="t-chp_2"/>', ""
        ),
        "epub: spine in another order": zipped(
            "**/*rules.epub", "EPUB/package.opf", r'(<itemref idref="t-chp_1"/>)(<itemref idref="t-chp_2"/>)', r"\2\1"
        ),
        "epub: not linear": zipped(
            "**/*rules.epub", "EPUB/package.opf", r'(<itemref idref="t-chp_1")', r'\1 linear="no"'
        ),
        "epub: right to left": zipped(_EPUB, "EPUB/package.opf", "<spine>", '<spine page-progression-direction="rtl">'),
        "epub: page numbers": zipped(_EPUB, "EPUB/nav.xhtml", r'(#page_1">)1', r"\g<1>7"),
        "epub: author": zipped(_EPUB, "EPUB/package.opf", r"(<dc:creator>)[^<]*", r"\1省财政厅"),
        "epub: class of a line": zipped(_EPUB, r"EPUB/(?:chp_1|text)\.xhtml", r"<p ", '<p class="call" '),
        "xml: names exchanged": replaced(
            r'eId="art_3"(.*?)eId="art_4"', r'eId="art_4"\1eId="art_3"', "*.xml", under=_RULES
        ),
        "xml: a reference elsewhere": replaced('href="#art_3"', 'href="#art_4"', "*.xml", under=_RULES),
        "xml: a term elsewhere": replaced(
            r'refersTo="#term-河长制"', 'refersTo="#term-河湖管护"', "*.xml", under=_RULES
        ),
        "xml: kind of the text": replaced(r"<(/?)act\b", r"<\1bill", "*.xml", under=_RULES),
        "xml: issuer": replaced(r'showAs="省水利厅"', 'showAs="省财政厅"', "*.xml", under=_RULES),
        "xml: day of the wording": replaced(
            r'(FRBRExpression>.*?FRBRdate date=")2024-05-06', r"\g<1>2024-07-01", "*.xml", under=_RULES
        ),
        "xml: language": replaced(r'language="zho"', 'language="eng"', "*.xml"),
    },
}
