"""What tells a reader and the scripts where they are: where the official text begins, whose texts are quoted, what is
in force, what a file is called that is saved."""

import re
from collections.abc import Iterator
from posixpath import normpath

_OFFICIAL = 'id="gw-official"'
# What stands above a title is above the mark, as is a first line that heads its part (一、 and a sentence); an
# annex may be read without one.
_MAIN = re.compile(
    r'<p(?: class="[^"]*")? id="(?!news__|summary__|att_|front__|[a-z]+_\d+(?:_r\d+)?__(?:intro__)?p_1")[a-z]+_\w+"'
)
_FRAMED = re.compile(r'<p(?: class="([^"]*)")? id="(news|summary)__\w+"')
_FRAME_CLASSES = {"news": "gw-news", "summary": "gw-editor-summary"}
_FRAME = re.compile(r'<details class="gw-frame">.*?</details>', re.DOTALL)
_OF_SCRIPTS = re.compile(r'\bdata-gw-(document|quotes|citation)="([^"]*)"')
_SAVED = re.compile(r'href="([^"]*)"(?: [\w-]+="[^"]*")*? download="([^"]*)"')
_STANDING = re.compile(r'<p class="gw-standing".*?</p>', re.DOTALL)
_BOUND = re.compile(r'data-(from|until)="([^"]*)"( hidden)?(?: data-(?:from|until)="[^"]*")?( hidden)?')
_SEARCH = re.compile(r'<form role="search" action="([^"]*)"')
_CHANGES = re.compile(r'<details class="gw-compare-changes"><summary>[^<]*?(\d+)[^<]*</summary>')
_CHANGED = re.compile(r'<(?:p|td|h\d|div|caption) class="gw-c gw-c-(?!same)')


def bearing_faults(html: str, path: str, folder: str, slug: str) -> Iterator[str]:
    """What is wrong with these on a page at `path`; `folder` is that of its script, `slug` of its document or ''."""
    here = path.rpartition("/")[0]
    for target in _SEARCH.findall(html):
        found = _joined("", target) if target.startswith("/") else _joined(here, target)
        if found != f"{folder}search" and not (target.startswith("/") and found.endswith(f"/{folder}search")):
            yield f"检索 → {target}"
    for href, name in _SAVED.findall(html):
        file = href.rpartition("/")[2]
        if name not in (file, f"large-{file}"):
            yield f"{href} → {name}"
    if not slug:
        return
    for kind, value in _OF_SCRIPTS.findall(html):
        fits = {
            "document": value in (slug, ""),  # of a page without text it is none
            "quotes": re.fullmatch(rf"(?:zh-[\w-]+/)?{slug}/(?:[\w-]+\.)?quotes\.js", _joined(here, value)),
            "citation": _joined(here, value) == f"{folder}{slug}/citation.js",
        }
        if not fits[kind]:
            yield f"data-gw-{kind} {value}"
    yield from _frame_faults(html)
    for standing in _STANDING.findall(html):
        shown = {(kind, day) for kind, day, *hidden in _BOUND.findall(standing) if not any(hidden)}
        yield from (f"{day} 以前和以后" for kind, day in shown if kind == "from" and ("until", day) in shown)
    for told in _CHANGES.findall(html):
        if int(told) != len(_CHANGED.findall(html)):
            yield f"改动 {told}"


def _frame_faults(html: str) -> Iterator[str]:
    """The text of a document begins below its mark; what others reported stands in a frame of its own."""
    main, at = _MAIN.search(html), html.find(_OFFICIAL)
    frames = [found.start() for found in _FRAME.finditer(html)]
    if main and (html.count(_OFFICIAL) != 1 or main.start() < at or any(at < one < main.start() for one in frames)):
        yield "公文正文"
    for classes, kind in _FRAMED.findall(html):
        if _FRAME_CLASSES[kind] not in classes.split():
            yield f"{kind}：{classes}"


def _joined(here: str, target: str) -> str:
    return normpath(f"{here}/{target}").lstrip("/")
