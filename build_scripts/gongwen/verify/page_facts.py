"""What pages tell of notes, entries, versions and tasks, in values and numbers, each against what is known of it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from html import unescape
from posixpath import normpath
from urllib.parse import unquote

from gongwen.model import Variant
from gongwen.text.folding import fold_text
from gongwen.variants.ui import ui, ui_table
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import Link
from gongwen.verify.site_metadata import letters

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LICENCE = re.compile(r"<span>(CC[\w.-]+)</span>")
_NOTE = re.compile(r'<aside class="gw-note[^"]*"[^>]* id="note-([\w-]+)".*?</aside>', re.DOTALL)
_WHERE = re.compile(r'<p class="gw-note-where"><a href="[^"#]*#([^"]*)"')
_TARGET = re.compile(r"^target: *[\"']?([\w-]+)", re.MULTILINE)
_ENGLISH = re.compile(r'<dd><span lang="en">([^<]*)</span></dd>')
_MARK = re.compile(r"<mark>([^<]*)</mark>")
_VERSIONS = re.compile(r'<ol class="gw-work"([^>]*)>(.*?)</ol>', re.DOTALL)
_VERSION = re.compile(r'<li>\s*<p><a href="([^"]*)">[^<]*</a> <time datetime="([^"]*)"')
_HISTORY = re.compile(r'<div class="gw-history".*?</div>', re.DOTALL)
_STEP = re.compile(r'<li><time datetime="([^"]*)">[^<]*</time>.*?<a href="([^"]*)"', re.DOTALL)
_NOW = re.compile(r'<p class="gw-work-now"( [^>]*)?>.*?<a href="([^"]*)">.*?<small>([^<]*)</small>', re.DOTALL)
_SHARE = re.compile(
    r'<svg class="gw-work-share"[^>]*aria-label="([^"]*)".*?gw-work-part" width="(\d+)".*?</svg>([^<]*)', re.DOTALL
)
_FROM = re.compile(r'data-from="([^"]*)"')
_SUMMARY = re.compile(r'<details class="gw-summary[^"]*"[^>]*><summary><strong>([^<]*)</strong> <small>([^<]*)</small>')
_FOOTER = re.compile(r'<div class="gw-colophon-inner">\s*<p>([^<]*)</p>')
_TASK = re.compile(r'<li id="(task-\d+)" data-body="([^"]*)">(.*?)</li>', re.DOTALL)
_CELL = re.compile(r"<dd>(.*?)</dd>", re.DOTALL)
_CHAPTER = re.compile(r'<details class="gw-task-chapter".*?<small>(\d+)</small>(.*?)</details>', re.DOTALL)
_INDEX = re.compile(r'<details class="gw-task-index">(.*?)</details>', re.DOTALL)
_BODY = re.compile(r"<li>([^<]*)((?:<a href=\"#task-\d+\">\d+</a>\s*)+)</li>")
_OF_BODY = re.compile(r'href="#(task-\d+)">(\d+)<')
_FORM = re.compile(r'<dd data-gw-form="([^"]*)">(.*?)</dd>', re.DOTALL)
_VALUES = re.compile(r'<dl class="gw-metadata".*?</dl>', re.DOTALL)
_RELATION = re.compile(r'<span>([^<]*) <a href="([^"]*)">')
_RELATIONS = ("replaces", "amends", "repeals", "implements", "interprets")
_PAGES = {
    "nav.full_text": "full",
    "nav.certificate": "certificate",
    "compare.title": "compare",
    "compare.link": "compare",
    "nav.glossary": "glossary",
    "nav.annotations": "annotations",
    "nav.about": "about",
    "nav.contribute": "contributing",
    "own.title": "reading",
    "quotes.title": "check-quotes",
}
_KINDS = ("auto", "editor")
_HOLE = re.compile(r"\{\w+\}")
_TAG = re.compile(r"<[^<>]*>")


def note_faults(html: str, file_of: Callable[[str], str]) -> Iterator[str]:
    """Days, licences and places of notes that are not in the note's file."""
    for note in _NOTE.finditer(html):
        told, file = note[0], file_of(note[1])
        yield from (f"{note[1]}：{day}" for day in _DAY.findall(_TAG.sub(" ", told)) if day not in file)
        if "licence:" in file:
            yield from (f"{note[1]}：{name}" for name in _LICENCE.findall(told) if name not in file)
        where, target = _WHERE.search(told), _TARGET.search(file)
        if where and target and unquote(where[1]) != target[1]:
            yield f"{note[1]} → {where[1]}"


def entry_faults(html: str, file: str) -> Iterator[str]:
    """The English of an entry and the words that are marked as it, where its file has others."""
    known = fold_text(file)
    for words in (*_ENGLISH.findall(html), *_MARK.findall(html)):
        if fold_text(unescape(words)) not in known:
            yield words


def version_faults(html: str, days_of: Callable[[str], Collection[str]]) -> Iterator[str]:
    """Days of versions and of the steps of an article that are no days of the document that they lead to, and versions
    out of their order; `days_of` gives the days of what a link leads to, none where it is no document's."""
    for attributes, versions in _VERSIONS.findall(html):
        found = _VERSION.findall(versions)
        days = [day for _, day in found]
        if days != sorted(days, reverse="reversed" in attributes) and len(set(days)) > 1:
            yield f"次序 {'、'.join(days)}"
        yield from (f"{day} {href}" for href, day in found if _is_other(day, days_of(href)))
    for history in _HISTORY.findall(html):
        yield from (f"{day} {href}" for day, href in _STEP.findall(history) if _is_other(day, days_of(href)))
    for attributes, href, day in _NOW.findall(html):
        since = _FROM.search(attributes)
        if _is_other(day, days_of(href)) or (since and since[1] != day):
            yield f"{day} {href}"
    for label, width, words in _SHARE.findall(html):
        if re.findall(r"\d+", label) != [width] or width not in re.findall(r"\d+", words)[:1]:
            yield label


def _is_other(day: str, days: Collection[str]) -> bool:
    return bool(days) and bool(_DAY.fullmatch(day)) and day not in days


def fixed_faults(html: str, variant: Variant, footer: str) -> Iterator[str]:
    """What is told of a summary by the name that it has, and what stands at the foot of every page; `footer` is the
    template of that."""
    remarks = {
        letters(ui(variant, f"summary.{kind}")): letters(ui(variant, f"summary.{kind}.remark")) for kind in _KINDS
    }
    for name, remark in _SUMMARY.findall(html):
        own = next((right for called, right in remarks.items() if letters(unescape(name)).startswith(called)), "")
        if letters(unescape(remark)) != own:
            yield remark
    if 'ui["footer.remark"]' not in footer:  # the library's own has its own words
        return
    right = letters(ui(variant, "footer.remark"))
    yield from (foot for foot in _FOOTER.findall(html) if letters(unescape(foot)) != right)


def citation_faults(html: str, forms: Mapping[str, Sequence[object]]) -> Iterator[str]:
    """Citations on a page that lack words which their form has in the data."""
    for form, words in _FORM.findall(html):
        said = letters(unescape(_TAG.sub("", words)))
        parts = [part[-1] if isinstance(part, list) else part for part in forms.get(form, ())]
        at = 0
        for part in filter(None, (letters(str(part)) for part in parts)):
            if (at := said.find(part, at)) < 0:
                yield f"{form}：{said[:40]}"
                break


def passage_faults(html: str, entry: KnownWords | None) -> Iterator[str]:
    """What the list of an entry's values says and its file does not."""
    cells = [cell for values in _VALUES.findall(html) for cell in _CELL.findall(values)]
    if entry:
        for cell in cells:
            yield from entry.strangers(unescape(_TAG.sub(" ", cell)))


def relation_faults(html: str, variant: Variant, known_of: Callable[[str], Collection[str]]) -> Iterator[str]:
    """Relations told the wrong way round; `known_of` gives those that are written down, as keys of the interface, of
    what a link leads to."""
    words = {
        letters(ui(variant, f"relation.{kind}{side}")): (kind, side) for kind in _RELATIONS for side in ("", ".by")
    }
    for said, href in _RELATION.findall(html):
        kind, side = words.get(letters(unescape(said)), ("", ""))
        known, turned = known_of(href), f"{kind}{'' if side else '.by'}"
        if kind and turned in known and f"{kind}{side}" not in known:
            yield f"{said} {href}"


def page_name_faults(links: Collection[Link], path: str, variant: Variant) -> Iterator[str]:
    """Links that are called as a page of the site and lead to another."""
    names = {letters(ui(variant, key)): page for key, page in _PAGES.items()}
    for link in links:
        page = names.get(letters(link.words))
        file = link.href.partition("#")[0].partition("?")[0]
        if page and file and ":" not in file:
            target = normpath(f"/{path.rpartition('/')[0]}/{unquote(file)}").rstrip("/")
            if not target.rpartition("/")[2].startswith(page):
                yield f"{link.words} → {link.href}"


def task_page_faults(html: str) -> Iterator[str]:
    """Bodies and figures by which a list of tasks is filtered that are not those of its tasks."""
    bodies: dict[str, str] = {}
    for name, body, rest in _TASK.findall(html):
        bodies[name] = body
        told = [letters(unescape(_TAG.sub("", cell))) for cell in _CELL.findall(rest)]
        if body not in ("", "-") and not all(any(letters(one) in cell for cell in told) for one in body.split("|")):
            yield f"{name}：{body}"
    for count, rest in _CHAPTER.findall(html):
        if int(count) != len(_TASK.findall(rest)):
            yield f"任务 {count}"
    known = {one for body in bodies.values() for one in body.split("|")}  # some are listed by topic
    for index in _INDEX.findall(html):
        for body, links in _BODY.findall(index):
            for name, number in _OF_BODY.findall(links):
                if name != f"task-{number}" or (body.strip() in known and body.strip() not in bodies.get(name, "")):
                    yield f"{body.strip()} → {name}"


def label_faults(words: Mapping[str, str], variant: Variant) -> Iterator[str]:
    """Words of the interface that a script of data hands over under a name that is another's."""
    for name, said in words.items():
        own = [texts[variant] for key, texts in ui_table().items() if key == name or key.endswith(f".{name}")]
        forms = (".+".join(map(re.escape, _HOLE.split(text))) for text in own)
        if own and said not in own and not any(re.fullmatch(form, said) for form in forms):
            yield f"{name}：{said}"


def reference_faults(
    links: Collection[Link],
    path: str,
    place_of: Callable[[str], tuple[str, str]],
    numbers: Mapping[str, Mapping[str, str]],
    named: Mapping[str, Collection[str]],
) -> Iterator[str]:
    """Links whose words are the number of a division and that lead to one numbered otherwise, or the number of a
    document and that lead to another. `place_of` gives the document and name of the page of a file, `numbers` what each
    division is numbered by, `named` the documents of each number."""
    for link in links:
        file, _, place = link.href.partition("#")
        target = normpath(f"{path.rpartition('/')[0]}/{unquote(file)}").lstrip("/") if file else path
        slug, _ = place_of(target)
        if not slug or ":" in file:
            continue
        said, own = letters(link.words), numbers[slug]
        right = letters(own.get(unquote(place), ""))
        if right and said and right != said and said in set(map(letters, own.values())):
            yield f"{link.words} → {link.href}"
        if said in named and slug not in named[said]:
            yield f"{link.words} → {link.href}"
