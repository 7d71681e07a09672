"""Kinds of tampering with data files, names of files, assets and PDFs."""

import gzip
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
from tampering_pages import FALSE, SCRIPTS, SLUGS, Edits, Kind, any_script, replaced, some

_SITE_SHEET = "assets/gongwen/gongwen.css"


def in_file(names: str, pattern: str, new: str) -> Kind:
    """One place of a file of the whole site."""

    def tamper(site: Path, chance: Random) -> Edits:
        fitting = [p for p in sorted(site.glob(names)) if p.is_file() and re.search(pattern, p.read_bytes().decode())]
        path = chance.choice(fitting)
        text = path.read_bytes().decode()
        match = chance.choice(list(re.finditer(pattern, text)))
        changed = text[: match.start()] + match.expand(new) + text[match.end() :]
        return {path.relative_to(site).as_posix(): changed.encode()}

    return tamper


def _appended(names: tuple[str, ...], added: str) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        name = any_script(site, chance, names)
        return {name: (site / name).read_bytes() + added.encode()}

    return tamper


def _sheet(rule: str) -> Kind:
    return _appended((_SITE_SHEET,), f"\n{rule}\n")


def _copied(pattern: str, name: Callable[[str], str], data: Callable[[bytes], bytes] = bytes) -> Kind:
    """A page once more under a name that a server may prefer, its words changed."""

    def tamper(site: Path, chance: Random) -> Edits:
        script, slug = chance.choice(SCRIPTS), chance.choice(("opinions", "rules"))
        page = some(site, chance, f"{script}{slug}/{pattern}")
        words = (site / page).read_bytes().replace("一".encode(), "七".encode())
        return {name(page): data(words)}

    return tamper


DATA: dict[str, Kind] = {
    "quotes.js: words": replaced(r'("\w+__p_\d+": ?"[^"]{2})', r"\1不", "quotes.js"),
    "quotes.js: a text more": replaced(r'"texts": ?\{', f'"texts": {{"chp_9": "{FALSE}",', "quotes.js"),
    "quotes.js: code": replaced(r"\};\n$", "};\ndocument.title = '';\n", "quotes.js"),
    "quotes.js: names exchanged": replaced(r'"((?:chp|art)_1[^"]*)": ?"', r'"\1_7":"', "quotes.js"),
    "citation.js: title": replaced(r"(《\w{3})(?=\w)", r"\1不", "citation.js"),
    "citation.js: 文号": replaced(r"〔(20\d\d)〕(\d+)", r"〔\1〕9\2", "citation.js"),
    "citation.js: date": replaced(r"20(\d\d)-(\d\d)-(\d\d)", r"20\1-\2-2\3", "citation.js"),
    "citation.js: a place": replaced(r'"第([一二三])([章条條])', r'"第九\2', "citation.js"),
    "citation.js: address": replaced(r"https://gongwen\.example/", "https://elsewhere.example/", "citation.js"),
    "citation.js: home": replaced(r'("homes":\{[^}]*?)chp_1/', r"\1chp_2/", "citation.js"),
    "citation.js: repealed": replaced(r'"repealed":null', '"repealed":"2020-01-01"', "citation.js"),
    "search: shown words": in_file("assets/search/zh-*/*/t*.js", r'("[^"]{4})(?=[一-鿿])', r"\1不"),
    "search: place": in_file("assets/search/zh-*/*/t*.js", r"chp_1/", "chp_2/"),
    "search: names of texts": in_file("assets/search/zh-*/*/t*.js", r'"chp_1', '"chp_2'),
    "search: title": in_file("assets/search/zh-*/*/d*.js", r'(\[\["[^"]+","\w{2})', r"\1不"),
    "search: 文号": in_file("assets/search/zh-*/*/d*.js", r"〕(\d+)号", r"〕9\1号"),
    "search: words of the interface": in_file("assets/search/zh-*/library.js", r'("none":")', rf"\1{FALSE}"),
    "tasks.csv: task": replaced(r'("[^",]{3})(?=[^",]{2,}")', r"\1不", "tasks.csv"),
    "tasks.csv: a row more": replaced(r"\r\n$", f'\r\n"chp_1","","","","{FALSE}","","",""\r\n', "tasks.csv"),
    "tasks.csv: who": replaced(r"省水利[厅廳]", "省财政厅", "tasks.csv", under=("opinions",)),
    "tasks.csv: row's place": replaced(r'"chp_(\d)', r'"chp_7', "tasks.csv"),
    "feed: title": in_file("**/feed.xml", r"(<entry>\s*<id>[^<]*</id>\s*<title>\S{3})", r"\1不"),
    "feed: date": in_file("**/feed.xml", r"<updated>20(\d\d)", r"<updated>19\1"),
    "feed: an entry's address": in_file(
        "**/feed.xml", r'(href="https://)gongwen(\.example/\w[^"]+")', r"\1elsewhere\2"
    ),
    "feed: a note's words": in_file("annotations/feed.xml", r"怎样算", "不能算"),
    "glossary: terms.js": in_file("**/glossary/terms.js", r'(": "[^"]{2})(?=[一-鿿])', r"\1不"),
    "glossary: terms.csv": in_file("**/glossary/terms.csv", r"(,[一-鿿]{3})(?=[一-鿿])", r"\1不"),
    "glossary: page of a term": in_file("**/glossary/*/index.html", r"(>\w{2})(?=[一-鿿]{2,}[。<])", r"\1不"),
    "list of documents": in_file("library/*/index.html", r"(<a href=[^>]*>\w{3})(?=[一-鿿])", r"\1不"),
    "home page": in_file("index.html", r"(<a href=[^>]*>\w{4})(?=[一-鿿])", r"\1不"),
    "addresses.js": in_file("**/addresses-0.js", r'\["(\w+)/chp_1/"', r'["\1/chp_2/"'),
    "addresses.js: code": _appended(("assets/gongwen/addresses.js",), "document.title = '';\n"),
    "annotate-settings.js: where notes go": in_file(
        "**/annotate-settings.js", r'"editors": ?""', '"editors": "x@elsewhere.example"'
    ),
    "pages.json": replaced(r'("chp_2[^"]*": ?)\d', r"\g<1>7", "*.pages.json"),
    "sitemap": in_file("sitemap.xml", r"<loc>https://gongwen\.example/(\w)", r"<loc>https://elsewhere.example/\1"),
    "robots.txt": in_file("robots.txt", "Allow: /", "Disallow: /"),
    "redirect": in_file("rivers/**/index.html", r'href="\.\./(\.\./)?opinions/', r'href="../\1rules/'),
    "picture of a document": lambda site, chance: {
        some(site, chance, "**/opinions/files/map.png"): b"\x89PNG\r\n\x1a\n"
    },
    "page by hand": in_file("about/index.html", "本站由", "本站不由"),
}
NAMES: dict[str, Kind] = {
    "chp.htm beside the folder": _copied("chp_*/index.html", lambda page: page.replace("/index.html", ".htm")),
    "index.htm beside index.html": _copied("chp_*/index.html", lambda page: page.removesuffix("l")),
    "page in a page's folder": _copied("chp_*/index.html", lambda page: page.replace("index.html", "x/index.html")),
    "index.html.gz": _copied("chp_*/index.html", lambda page: f"{page}.gz", gzip.compress),
    "index.html.br": _copied("**/index.html", lambda page: f"{page}.br"),
    "chp.html beside the folder": _copied("chp_*/index.html", lambda page: page.replace("/index.html", ".html")),
    "index.php": _copied("index.html", lambda page: page.replace(".html", ".php")),
    "index.xhtml": _copied("full/index.html", lambda page: page.replace(".html", ".xhtml")),
    "Index.html": _copied("full/index.html", lambda page: page.replace("index", "Index")),
    ".htaccess": lambda site, chance: {f"{chance.choice(SLUGS)}/.htaccess": b"Redirect / https://elsewhere.example/\n"},
    "_redirects": lambda site, chance: {"_redirects": b"/rules/* https://elsewhere.example/ 302\n"},
    "a PDF more": _copied("*.pdf", lambda page: page.replace(".pdf", "-2024.pdf")),
    "a JSON more": _copied("*.json", lambda page: page.replace(".json", "-new.json")),
    "an annex more": lambda site, chance: {f"{chance.choice(SLUGS)}/files/notice.docx": b"PK\3\4"},
    "a document more": _copied(
        "chp_*/index.html", lambda page: page.replace("rules", "rules-2025").replace("opinions", "views")
    ),
    "a script folder more": _copied("full/index.html", lambda page: f"zh-CN/{page}"),
    "service worker": lambda site, chance: {"sw.js": b"self.addEventListener('fetch', () => {});\n"},
    "a PDF taken away": lambda site, chance: {some(site, chance, "rules/chp_*.pdf"): None},
    "a page taken away": lambda site, chance: {some(site, chance, "rules/chp_*/index.html"): None},
    "quotes.js taken away": lambda site, chance: {some(site, chance, "rules/quotes.js"): None},
    "the sheet taken away": lambda site, chance: {some(site, chance, "**/assets/gongwen/gongwen.css"): None},
}
ASSETS: dict[str, Kind] = {
    "rule that hides": _sheet(".gw-article p:nth-of-type(3){display:none}"),
    "transparent": _sheet(".gw-article p{color:transparent}"),
    "content without Han": _sheet('.gw-article p::after{content:"2035"}'),
    "second string of content": _sheet(f'.gw-article p::after{{content:"" "{FALSE}"}}'),
    "content by a variable": _sheet(f':root{{--x:"{FALSE}"}} .gw-article p::after{{content:var(--x)}}'),
    "counter style": _sheet(f'@counter-style z{{system:cyclic;symbols:"{FALSE}";suffix:""}}'),
    "content of an attribute": _sheet(".gw-article a::after{content:attr(href)}"),
    "discs": _sheet(".gw-article{-webkit-text-security:disc}"),
    "order": _sheet(".gw-article{display:flex;flex-direction:column-reverse}"),
    "font that maps otherwise": _sheet("@font-face{font-family:x;src:url(x.woff2)}"),
    "picture over text": _sheet(".gw-article p{background:url(icon.svg);color:transparent}"),
    "import": _sheet('@import "x.css";'),
    "dark sheet": _appended(("assets/gongwen/dark.css",), ".gw-article p{display:none}\n"),
    "script that writes": _appended(
        ("assets/gongwen/gongwen.js",), f'\ndocument.querySelector("p").textContent="{FALSE}";\n'
    ),
    "another script that writes": _appended(("assets/gongwen/reading.js", "assets/gongwen/citing.js"), "\nalert(1);\n"),
    "icon with a script": in_file("**/assets/gongwen/icon.svg", "</svg>", "<script>alert(1)</script></svg>"),
    "a script more": lambda site, chance: {f"{chance.choice(SCRIPTS)}assets/gongwen/extra.js": b"alert(1);\n"},
    "a sheet more": lambda site, chance: {f"{chance.choice(SCRIPTS)}assets/gongwen/extra.css": b"p{display:none}\n"},
    "a font more": lambda site, chance: {f"{chance.choice(SCRIPTS)}assets/gongwen/x.woff2": b"wOF2"},
    "index of search": in_file("assets/search/*/p0.js", r"(\w)", r"\1\1"),
}


def pdf_edit(change: Callable[[pikepdf.Pdf, Random], None]) -> Kind:
    """One of the documents' PDFs, opened, changed and written again."""

    def tamper(site: Path, chance: Random) -> Edits:
        folder = chance.choice(
            [f"{s}{slug}" for s in SCRIPTS for slug in SLUGS if list((site / s / slug).glob("*.pdf"))]
        )
        name = some(site, chance, f"{folder}/**/*.pdf")
        data = BytesIO()
        with pikepdf.open(site / name) as pdf:
            change(pdf, chance)
            pdf.save(data)
        return {name: data.getvalue()}

    return tamper


def _painted(before: bytes, after: bytes = b"", *, within: bool = False) -> Kind:
    """Operators before and after what a page paints."""

    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        page = chance.choice(list(pdf.pages))
        content = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(before + b"\n" + content + b"\n" + after)

    return pdf_edit(change)


def _in_content(pattern: bytes, new: bytes) -> Kind:
    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        page = next(page for page in pdf.pages if re.search(pattern, page.Contents.read_bytes()))
        content = page.Contents.read_bytes()
        match = chance.choice(list(re.finditer(pattern, content)))
        page.Contents = pdf.make_stream(content[: match.start()] + match.expand(new) + content[match.end() :])

    return pdf_edit(change)


def _glyphs_shown(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Two glyphs of the first font are drawn for one another; what is extracted stays."""
    font = next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts[0]
    font["/Subtype"] = pikepdf.Name("/CIDFontType2")
    font["/CIDToGIDMap"] = pdf.make_stream(b"\0\0" * 400)


def _font_exchanged(pdf: pikepdf.Pdf, chance: Random) -> None:
    """The outlines of two characters exchanged in the font program (an index of CFF: the offsets stay, two glyphs of
    one length change places; else two bytes of an outline)."""
    descriptor = next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts[0].FontDescriptor
    data = bytearray(descriptor.FontFile3.read_bytes())
    at = len(data) * 3 // 4
    data[at : at + 8], data[at + 40 : at + 48] = data[at + 40 : at + 48], data[at : at + 8]
    descriptor.FontFile3.write(bytes(data))


def _annotated(**entries: object) -> Kind:
    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        values = {key.replace("_", "/", 1): value for key, value in entries.items()}
        annotation = pikepdf.Dictionary(
            {"/Type": pikepdf.Name("/Annot"), "/Rect": [80, 400, 500, 700]}
            | {key: pdf.make_stream(value) if isinstance(value, bytes) else value for key, value in values.items()}
        )
        if "/AP" in annotation:
            form = annotation.AP
            form["/Subtype"], form["/BBox"] = pikepdf.Name("/Form"), pikepdf.Array([0, 0, 420, 300])
            annotation.AP = pikepdf.Dictionary({"/N": form})
        page = chance.choice(list(pdf.pages))
        page.obj["/Annots"] = pikepdf.Array([*page.obj.get("/Annots", []), pdf.make_indirect(annotation)])

    return pdf_edit(change)


def _of_root(name: str, value: Callable[[pikepdf.Pdf], object]) -> Kind:
    return pdf_edit(lambda pdf, chance: pdf.Root.__setitem__(name, value(pdf)))


def _of_page(name: str, value: object) -> Kind:
    def change(pdf: pikepdf.Pdf, chance: Random) -> None:
        for page in pdf.pages:
            page.obj[name] = value

    return pdf_edit(change)


def _action(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({"/S": pikepdf.Name("/JavaScript"), "/JS": "app.alert(1)"})


def _metadata(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.docinfo["/Title"] = FALSE


def _outline(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root.Outlines.First["/Title"] = FALSE


def _reordered(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.pages.insert(0, pdf.pages[0])


def _spoken(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Other words for whoever hears the text."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P":
            thing["/Alt"] = FALSE


def _recursive(pdf: pikepdf.Pdf, chance: Random) -> None:
    form = pdf.make_stream(b"/Fx Do")
    form["/Subtype"], form["/BBox"] = pikepdf.Name("/Form"), pikepdf.Array([0, 0, 9, 9])
    form["/Resources"] = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/Fx": form})})
    page = pdf.pages[0]
    page.Resources["/XObject"] = pikepdf.Dictionary({"/Fx": form})
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Fx Do")


def _link(pdf: pikepdf.Pdf, chance: Random) -> None:
    action = pikepdf.Dictionary({"/S": pikepdf.Name("/URI"), "/URI": "https://elsewhere.example/"})
    annotation = pikepdf.Dictionary(
        {"/Type": pikepdf.Name("/Annot"), "/Subtype": pikepdf.Name("/Link"), "/Rect": [80, 400, 500, 700], "/A": action}
    )
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(annotation)])


def _destination(pdf: pikepdf.Pdf, chance: Random) -> None:
    names = next(
        thing.Names
        for thing in pdf.objects
        if (isinstance(thing, pikepdf.Dictionary) and "/Limits" in thing)
        or (isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/Names"), pikepdf.Array))
    )
    names[0], names[2] = names[2], names[0]


def _exchanged(site: Path, chance: Random) -> Edits:
    one, other = chance.choice((("chp_1", "chp_2"), ("large/chp_1", "chp_2"), ("chp_2", "chp_3")))
    return {f"rules/{one}.pdf": (site / f"rules/{other}.pdf").read_bytes()}


_ARTIFACT = b"/Artifact BMC q 1 0 0 -1 100 500 cm BT /f0 12 Tf 1 0 0 -1 0 0 Tm (\0\1\0\2\0\3) Tj ET Q EMC"
PDF: dict[str, Kind] = {
    "white rectangle": _painted(b"", b"q 1 1 1 rg 0 0 595 842 re f Q"),
    "rectangle over a line": _painted(b"", b"q 0.9 g 80 500 400 120 re f Q"),
    "path over text": _painted(b"", b"q 1 g 80 400 m 500 400 l 500 700 l 80 700 l f Q"),
    "shape in an artifact": _painted(b"", b"/Artifact BMC q 1 g 80 400 400 300 re f Q EMC"),
    "shading": _painted(b"", b"q 1 g 80 400 400 300 re B Q"),
    "thick line": _painted(b"", b"q 1 G 300 w 80 500 m 500 500 l S Q"),
    "false words as an artifact": _painted(b"", _ARTIFACT),
    "clipped away": _painted(b"q 0 0 1 1 re W n", b"Q"),
    "clipped by a path": _painted(b"q 0 0 m 1 0 l 1 1 l h W* n", b"Q"),
    "moved off the page": _painted(b"q 1 0 0 1 5000 5000 cm", b"Q"),
    "moved a little": _painted(b"q 1 0 0 1 0 -400 cm", b"Q"),
    "made small": _painted(b"q 0.001 0 0 0.001 0 0 cm", b"Q"),
    "mirrored": _painted(b"q -1 0 0 1 595 0 cm", b"Q"),
    "text not drawn": _in_content(rb"BT (\d) Tr", b"BT 3 Tr"),
    "text as a clip": _in_content(rb"BT (\d) Tr", b"BT 7 Tr"),
    "text white": _in_content(rb"/c0 cs 0 scn", b"/c0 cs 1 scn"),
    "text nearly white": _in_content(rb"/c0 cs 0 scn", b"/c0 cs 0.93 scn"),
    "text of no size": _in_content(rb"/f(\d) [\d.]+ Tf", rb"/f\1 0.01 Tf"),
    "text over text": _in_content(rb"\nET\n", b"\n1 0 0 -1 0 0 Tm[(\\000\\003\\000\\001)]TJ\nET\n"),
    "scaled to nothing": _in_content(rb"BT (\d) Tr", rb"BT 0 Tz \1 Tr"),
    "transparent layer": _painted(b"/Gs gs q", b"Q"),
    "CropBox": _of_page("/CropBox", pikepdf.Array([0, 0, 1, 1])),
    "MediaBox": _of_page("/MediaBox", pikepdf.Array([0, 0, 300, 300])),
    "turned": _of_page("/Rotate", 180),
    "unit": _of_page("/UserUnit", 20),
    "FreeText by its appearance": _annotated(_Subtype=pikepdf.Name("/FreeText"), _AP=b"1 g 0 0 420 300 re f"),
    "stamp": _annotated(_Subtype=pikepdf.Name("/Stamp"), _Contents=FALSE),
    "link to another host": pdf_edit(_link),
    "form field": _annotated(_Subtype=pikepdf.Name("/Widget"), _FT=pikepdf.Name("/Tx"), _V=FALSE),
    "JavaScript when opened": _of_root("/OpenAction", _action),
    "actions of the file": _of_root("/AA", lambda pdf: pikepdf.Dictionary({"/WC": _action(pdf)})),
    "optional content": _of_root("/OCProperties", lambda pdf: pikepdf.Dictionary({"/D": pikepdf.Dictionary()})),
    "glyphs remapped": pdf_edit(_glyphs_shown),
    "outlines of the font": pdf_edit(_font_exchanged),
    "title": pdf_edit(_metadata),
    "title of the outline": pdf_edit(_outline),
    "a page twice": pdf_edit(_reordered),
    "words for screen readers": pdf_edit(_spoken),
    "form that calls itself": pdf_edit(_recursive),
    "destinations exchanged": pdf_edit(_destination),
    "operator without operands": _painted(b"Tf"),
    "broken content": _painted(b"<< /a [ ( BT 1 0 Tm"),
    "another chapter's file": _exchanged,
    "cut off": lambda site, chance: {(name := some(site, chance, "rules/*.pdf")): (site / name).read_bytes()[:3000]},
}
PDF["link to another host"] = pdf_edit(_link)
