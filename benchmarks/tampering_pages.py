"""Kinds of tampering with pages, Markdown and JSON: each takes a site and a chance, and gives files as they become."""

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random

Edits = Mapping[str, bytes | None]  # path below the site → bytes; None: the file is taken away
Kind = Callable[[Path, Random], Edits]
FALSE = "可以免予处罚"
ALONE = "GONGWEN_ONE_SCRIPT" in os.environ  # the site in one script: no other can vouch for a file
SCRIPTS = ("",) if ALONE else ("", "zh-Hant/", "zh-Hant-TW/", "zh-Hant-HK/")
SLUGS = ("opinions", "rules", "old-rules", "notice")
_PARAGRAPH = re.compile(r'<p(?: class="[^"]*")? id="(?P<eid>[\w-]+)">(?P<text>[^<]{8,})(?=<)')


def pages(site: Path) -> list[str]:
    """The pages that show official text in paragraphs."""
    found = (path for script in SCRIPTS for slug in SLUGS for path in (site / script / slug).rglob("index.html"))
    names = sorted(path.relative_to(site).as_posix() for path in found)
    return [
        name
        for name in names
        if "/compare/" not in name and "/certificate/" not in name and _PARAGRAPH.search(read(site, name))
    ]


def read(site: Path, name: str) -> str:
    return (site / name).read_bytes().decode()  # line ends as they are


def some(site: Path, chance: Random, pattern: str) -> str:
    """A file whose path below the site fits."""
    return chance.choice(sorted(p.relative_to(site).as_posix() for p in site.glob(pattern)))


def any_script(site: Path, chance: Random, names: Iterable[str]) -> str:
    found = [script + name for script in SCRIPTS for name in names if (site / script / name).is_file()]
    return chance.choice(found)


def at_paragraph(change: Callable[[str, str, Random], str]) -> Kind:
    """`change` gets the opening tag and the text of a paragraph, without what follows."""

    def tamper(site: Path, chance: Random) -> Edits:
        name = chance.choice(pages(site))
        page = read(site, name)
        match = chance.choice(list(_PARAGRAPH.finditer(page)))
        tag = page[match.start() : match.start("text")]
        return {name: (page[: match.start()] + change(tag, match["text"], chance) + page[match.end() :]).encode()}

    return tamper


def around(before: str, after: str) -> Kind:
    """Markup about some words of a paragraph."""

    def change(tag: str, text: str, chance: Random) -> str:
        at = chance.randrange(1, len(text) - 4)
        return f"{tag}{text[:at]}{before}{text[at : at + 3]}{after}{text[at + 3 :]}"

    return at_paragraph(change)


def attribute(added: str) -> Kind:
    return at_paragraph(lambda tag, text, chance: f"{tag[:-1]} {added}>{text}")


def classed(name: str) -> Kind:
    def change(tag: str, text: str, chance: Random) -> str:
        bare = re.sub(r' class="[^"]*"', "", tag)
        return f'{bare[:-1]} class="{name}">{text}'

    return at_paragraph(change)


def before(markup: str) -> Kind:
    return at_paragraph(lambda tag, text, chance: f"{markup}{tag}{text}")


def within(markup: str) -> Kind:
    def change(tag: str, text: str, chance: Random) -> str:
        at = chance.randrange(1, len(text))
        return f"{tag}{text[:at]}{markup}{text[at:]}"

    return at_paragraph(change)


def replaced(pattern: str, new: str, names: str = "**/index.html", *, under: tuple[str, ...] = SLUGS) -> Kind:
    """One place of a document's files where a pattern stands becomes another text (with the pattern's groups)."""

    def tamper(site: Path, chance: Random) -> Edits:
        found = [
            path.relative_to(site).as_posix()
            for script in SCRIPTS
            for slug in under
            for path in sorted((site / script / slug).glob(names))
            if path.is_file() and re.search(pattern, path.read_bytes().decode())
        ]
        name = chance.choice(found)
        text = read(site, name)
        match = chance.choice(list(re.finditer(pattern, text)))
        return {name: (text[: match.start()] + match.expand(new) + text[match.end() :]).encode()}

    return tamper


def json_edit(change: Callable[[dict[str, object], Random], None]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        name = any_script(site, chance, [f"{slug}/{slug}.json" for slug in SLUGS])
        value = json.loads(read(site, name))
        change(value, chance)
        return {name: f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()}

    return tamper


def _blocks(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if isinstance(value.get("text"), str) and value.get("eid") else []
        return own + [block for item in value.values() for block in _blocks(item)]
    return [block for item in value for block in _blocks(item)] if isinstance(value, list) else []


def _set(key: str, new: object) -> Kind:
    return json_edit(lambda value, chance: value.update({key: new}))


def _block(change: Callable[[dict[str, object]], None]) -> Kind:
    return json_edit(lambda value, chance: change(chance.choice(_blocks(value))))


def _swapped_ids(value: dict[str, object], chance: Random) -> None:
    one, other = chance.sample(_blocks(value), 2)
    one["eid"], other["eid"] = other["eid"], one["eid"]


def _twice(site: Path, chance: Random) -> Edits:
    name = any_script(site, chance, [f"{slug}/{slug}.json" for slug in SLUGS])
    text = read(site, name)
    match = chance.choice(list(re.finditer(r'"text": ?"', text)))
    return {name: (text[: match.start()] + f'"text": "{FALSE}", ' + text[match.start() :]).encode()}


def _paragraphs_swapped(site: Path, chance: Random) -> Edits:
    choice = [(n, found) for n in pages(site) if len(found := list(_PARAGRAPH.finditer(read(site, n)))) > 1]
    name, found = chance.choice(choice)
    page = read(site, name)
    one, other = sorted(chance.sample(found, 2), key=lambda match: match.start())
    parts = (page[: one.start("text")], other["text"], page[one.end() : other.start("text")], one["text"])
    return {name: ("".join(parts) + page[other.end() :]).encode()}


def _markdown(change: Callable[[str, Random], str]) -> Kind:
    def tamper(site: Path, chance: Random) -> Edits:
        names = [
            p.relative_to(site).as_posix()
            for s in SCRIPTS
            for slug in SLUGS
            for p in (site / s / slug).glob("*.md")
            if p.name != "certificate.md"
        ]
        name = chance.choice(
            [n for n in sorted(names) if re.search(r"^[^\W_]{4,}.*\n\{: #", read(site, n), re.MULTILINE)]
        )
        return {name: change(read(site, name), chance).encode()}

    return tamper


def _in_line(insert: Callable[[str], str]) -> Kind:
    def change(text: str, chance: Random) -> str:
        match = chance.choice(list(re.finditer(r"^[^\W_]{4,}.*(?=\n\{: #)", text, re.MULTILINE)))
        return text[: match.start()] + insert(match[0]) + text[match.end() :]

    return _markdown(change)


HTML: dict[str, Kind] = {
    "words changed": within(FALSE),
    "words taken out": at_paragraph(lambda tag, text, chance: tag + text[:2] + text[4:]),
    "paragraphs exchanged": _paragraphs_swapped,
    "comment <!--> with words": before(f"<p><!-->{FALSE}--></p>"),
    "comment <!---> with words": before(f"<p><!--->{FALSE}--></p>"),
    "comment closed by --!>": before(f"<p><!-- a --!>{FALSE}<!-- b --></p>"),
    "right-to-left override": around("\u202e", "\u202c"),
    "other bidi control": around("\u2067", "\u2069"),
    "dir=rtl": attribute('dir="rtl"'),
    "dir on a span": around('<span dir="rtl">', "</span>"),
    "struck out by <s>": around("<s>", "</s>"),
    "struck out by <strike>": around("<strike>", "</strike>"),
    "struck out by <del>": around("<del>", "</del>"),
    "font colour": around('<font color="#ffffff">', "</font>"),
    "inline style": attribute('style="color:#fffefe"'),
    "shut <details>": before("<details><summary>\u3000</summary>"),
    "<select>": around("<select><option>", "</option></select>"),
    "<progress>": around("<progress>", "</progress>"),
    "<svg><defs>": around("<svg><defs><text>", "</text></defs></svg>"),
    "<svg><title>": around("<svg><title>", "</title></svg>"),
    "<title> in the body": around("<title>", "</title>"),
    "<ruby><rp>": around("<ruby><rp>", "</rp></ruby>"),
    "<textarea>": around("<textarea hidden>", "</textarea>"),
    "class of the theme that hides": classed("md-overlay"),
    "own class for paper alone": classed("gw-paper"),
    "own class for screen readers alone": classed("gw-unseen"),
    "own class, unknown to text": classed("gw-search-found"),
    "hidden attribute": attribute("hidden"),
    "inert, aria-hidden": attribute('aria-hidden="true"'),
    "contenteditable": attribute("contenteditable"),
    "false words as apparatus": before(f'<p data-apparatus="">{FALSE}。</p>'),
    "false words as a heading of ours": before(
        f'<section class="gw-notes" data-apparatus=""><h2>{FALSE}</h2></section>'
    ),
    "text made apparatus": attribute('data-apparatus=""'),
    "style element": replaced("</head>", "<style>.gw-article p{display:none}</style></head>"),
    "second sheet": replaced("</head>", '<link rel="stylesheet" href="/assets/x.css"></head>'),
    "inline script": replaced("</head>", "<script>document.title=''</script></head>"),
    "handler": attribute('onclick="this.remove()"'),
    "meta refresh": replaced("<head>", '<head><meta http-equiv="refresh" content="0;url=../../rules/">'),
    "base": replaced("<head>", '<head><base href="https://elsewhere.example/">'),
    "policy taken out": replaced(r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""),
    "frame": before('<iframe src="https://elsewhere.example/"></iframe>'),
    "title of the window": replaced(r"<title>(\S)", rf"<title>{FALSE}\1"),
    "title of the overview": replaced(r'(<span id="front__p_1">[^<]{4})', rf"\1{FALSE}"),
    "title above a page of text": replaced(r'(<h1 class="gw-title" data-apparatus>[^<]{4})', r"\1不"),
    "文号 shown": replaced(r"〔(20\d\d)〕(\d+)号(</span>|</dd>)", r"〔\1〕7\2号\3"),
    "date shown": replaced(r'<time datetime="20(\d\d)-', r'<time datetime="19\1-'),
    "date shown, words only": replaced(r'(<time datetime="20\d\d-\d\d-\d\d">20)\d\d-', r"\g<1>09-"),
    "date among the metadata": replaced(r"<dd>20\d\d-(\d\d)-", r"<dd>2001-\1-"),
    "issuer among the metadata": replaced(r"(<dt>[^<]*</dt><dd>省)(?=\w)", r"\1纪委"),
    "clause of a summary": replaced(r'(<section class="gw-summary.*?<a [^>]*>[^<]{3})', r"\1不"),
    "clause of the editor's summary": replaced(r"(河湖[长長]效管[护護])，不", r"\1，"),
    "cited title": replaced(r'(<dd data-gw-form="legal">[^<]{6})', r"\1不"),
    "link to another chapter": replaced(r'href="\.\./chp_1/"', 'href="../chp_3/"', under=("opinions", "rules")),
    "link of the contents": replaced(r'<a href="\./#(\w+)_1">', r'<a href="./#\1_2">'),
    "link to another PDF": replaced(r'href="\.\./(large/)?chp_1\.pdf"', r'href="../\1chp_2.pdf"'),
    "link to another host": replaced(r'<a href="\.\./\.\./"', '<a href="https://elsewhere.example/"'),
    "link of a reference": replaced(r'href="\.\./\.\./opinions/', 'href="../../rules/', under=("notice",)),
    "canonical address": replaced(r'rel="canonical" href="[^"]*"', 'rel="canonical" href="https://elsewhere.example/"'),
    "metadata for machines": replaced(r'(<meta name="citation_title" content="\w{3})', r"\1不"),
    "JSON-LD": replaced(r'("name": "\w{4})', r"\1不"),
    "note changed": replaced(r"(怎[样樣]算)一刀切", r"\1违法"),
    "note put in": before('<aside class="gw-note" data-apparatus=""><p>某某：此条已废止。</p></aside>'),
    "quoted words of a note": replaced(r'(<blockquote class="gw-note-quote">\w{2})', r"\1不"),
    "name of the page in contents": replaced(r'(<a href="[^"]*" ?[^>]*>[一二三]、\w{2})', r"\1不"),
    "task shown": replaced(r'(<p><a href="[^"]*">[^<]{3})', r"\1不", "tasks/index.html"),
    "compared passage": replaced(r"(<(?:ins|p|td|div)[^>]*>[^<]{4})(?=\w)", r"\1不", "compare/index.html"),
    "declared withdrawn": before('<p class="gw-status" data-apparatus="">本件已废止。</p>'),
    "record page": replaced(r"(<td>)\d{2,}(</td>)", r"\g<1>1\2", "certificate/index.html"),
    "language": replaced(r'<html lang="zh[^"]*"', '<html lang="en"'),
}
MARKDOWN: dict[str, Kind] = {
    "comment <!--> at the end": _markdown(lambda text, chance: f"{text}\n<!-->{FALSE}-->\n"),
    "words changed": _in_line(lambda line: f"{line[:3]}不{line[3:]}"),
    "strike": _in_line(lambda line: f"<s>{line[:3]}</s>{line[3:]}"),
    "right-to-left override": _in_line(lambda line: f"\u202e{line}\u202c"),
    "false title in the front matter": _markdown(lambda text, chance: re.sub(r'(?m)^(title: "..)', r"\1不", text)),
    "false 文号 or date in the front matter": _markdown(
        lambda text, chance: re.sub(r'(?m)^((?:number|date|document_title): "[^"]*)"', r'\g<1>9"', text)
    ),
    "a key more in the front matter": _markdown(
        lambda text, chance: text.replace("\n---\n", f"\nremark: {FALSE}\n---\n", 1)
    ),
    "apparatus with false words": _markdown(lambda text, chance: f"{text}\n\n## {FALSE} {{: data-apparatus }}\n"),
    "link to another host": _markdown(
        lambda text, chance: re.sub(r"\]\([^)]+\)", "](https://elsewhere.example/)", text, count=1)
    ),
    "paragraph's name changed": _markdown(lambda text, chance: re.sub(r"\{: #(\S+)_1\b", r"{: #\1_7", text, count=1)),
}
JSON: dict[str, Kind] = {
    "words changed": _block(lambda block: block.update(text=f"{block['text']}{FALSE}")),
    "first of two keys": _twice,
    "unknown list": _block(lambda block: block.update(more=[FALSE])),
    "unknown key at the top": _set("correction", FALSE),
    "unknown key, ASCII": _set("corrected", True),
    "title": _set("title", "关于取消河湖管护的意见"),
    "date": _set("date", "2032-06-06"),
    "number": _set("number", "水发〔2023〕41号"),
    "signature": _set("signature", "省财政厅"),
    "issuers": _set("issuers", ["省财政厅"]),
    "published": _set("published", "2032-01-01"),
    "events": _set("events", [{"date": "2032-01-01", "kind": "repealed", "by": "省政府", "eid": "front__p_1"}]),
    "salutation": _set("salutation", "各区人民政府："),
    "kind of document": _set("doc_type", "法律"),
    "summary": _set("summary", f"{FALSE}。"),
    "summaries": _set("summaries", [{"eid": None, "text": FALSE, "clauses": []}]),
    "warnings": _set("warnings", [{"line": 1, "code": "W-damaged", "message": FALSE}]),
    "left out": _set("omitted", [{"line": 1, "what": FALSE, "text": FALSE}]),
    "sources": _set("sources", {"title": [{"from": "正文", "line": 1, "eid": "front__p_1", "value": FALSE}]}),
    "rights": _set("rights", {"text": FALSE}),
    "ids exchanged": json_edit(_swapped_ids),
    "line": _block(lambda block: block.update(line=1)),
    "kind of block": _block(lambda block: block.update(type="note")),
    "right-to-left override": _block(lambda block: block.update(text=f"\u202e{block['text']}\u202c")),
}
