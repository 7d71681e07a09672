"""Data for scripts, tables and feeds: every word in them stands where they say, in what has been compared.

A file of data is a form of words around one value; the value is read as JSON, the words are compared with.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from html import unescape
from itertools import pairwise

from gongwen.model import SOURCE_VARIANT, Document, Variant, walk_parts
from gongwen.text.folding import fold_text
from gongwen.text.numerals import number_value
from gongwen.text.visible import visible
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import BIDI
from gongwen.verify.site_json import parse_strictly, same
from gongwen.verify.site_library import Held, Texts

_WINDOW = re.compile(
    r"(?:window\.(?P<name>\w+) = |(?P<call>\w+)\((?:\"(?P<key>\w+)\", )?)(?P<value>[\[{\"].*?)(?:\);|;)\n", re.DOTALL
)
_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)*|[〇零一二三四五六七八九十百千]+")
_INSERTED = re.compile(rf"之(?:{_NUMERAL.pattern})")
_XML_LINK = re.compile(r'<(?:link|loc|xhtml:link)[^>]*?href="([^"]*)"|<loc>([^<]*)</loc>')
_REPEALED = 1  # quote-names.js: the state of a document from a day on
_ENDINGS = frozenset(["repeals", "replaces", "amends"])
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URL = re.compile(r"<url>(.*?)</url>", re.DOTALL)
_LOC = re.compile(r"<loc>([^<]*)</loc>")
_LANGUAGE = re.compile(r'hreflang="(zh[\w-]*)" href="([^"]*)"')
_SYLLABLES = re.compile("[a-z ]*")


def data_value(text: str, name: str) -> object:
    """The value that a script of data hands over as `name`; raises ValueError where it does anything else."""
    match = _WINDOW.fullmatch(text)
    if not match or name not in (match["name"], match["call"]):
        raise ValueError(text.strip()[-60:])
    if BIDI.search(text):
        raise ValueError("改变文字方向的字符")
    return parse_strictly(match["value"])


def quotes_faults(text: str, slug: str, source: Texts) -> Iterator[str]:
    """The words that citations and notes take from a page: those of the source under their own eIds."""
    value = data_value(text, "gongwenQuotes")
    if not isinstance(value, dict) or value.keys() != {"slug", "texts"} or value["slug"] != slug:
        yield text[:60]
        return
    for eid, words in dict(value["texts"]).items():
        if visible(source.by_eid.get(eid, "")) != visible(str(words)):
            yield f"{eid}：{words}"


def citation_faults(
    text: str,
    homes: Mapping[str, str],
    document: Document,
    texts: Texts,
    known: KnownWords,
    address: str,
    named: Callable[[Variant], KnownWords | None] = lambda script: None,
) -> Iterator[str]:
    """How a document is cited. `homes` names the page of each eId, `address` is what its addresses begin with, `named`
    has what the document is called in a script, of which alone its citations are made."""
    value = data_value(text, "gongwenCitation")
    if not isinstance(value, dict) or value.keys() != {"words", "forms", "homes", "ended", "scripts"}:
        yield text[:60]
        return
    for eid, name in homes.items():
        wanted = f"{name}/" if name else ""
        if eid in texts.by_eid and (said := _inherited(value["homes"], eid)) != wanted:
            yield f"{eid} → {said}"
    all_metadata = [part.metadata for part in walk_parts(document.main)]
    days = {day for one in all_metadata for day in (one.date, one.published)}
    repealed = [e.date for e in document.main.metadata.events if e.kind == "repealed"]
    if repealed and value["ended"] not in repealed:
        yield f"ended：{value['ended']}"
    yield from known.strangers(str(value["ended"] or ""))
    for script in value["scripts"]:
        if not str(script["address"]).startswith(address):
            yield str(script["address"])
        for eid, label in script["places"].items():
            if (numbers := _numbers(texts, eid)) and _last_number(label) not in (None, *numbers):
                yield f"{eid}：{label}"
        if own := named(script["tag"]):
            yield from (stranger for words in _strings(script["forms"]) for stranger in own.strangers(words))
            yield from (day for day in _DAY.findall(" ".join(_strings(script["forms"]))) if day not in days)
            yield from (f"缺 {form}" for form in value["forms"].keys() - script["forms"][""].keys() - {"address"})
    for words in _strings(value):
        if not words.startswith(address or "https://"):
            yield from known.strangers(words)


def _inherited(values: Mapping[str, str], eid: str) -> str:
    while eid and eid not in values:
        eid = eid.rpartition("__")[0]
    return values.get(eid, "")


def _numbers(texts: Texts, eid: str) -> frozenset[int | None]:
    """What a division may be counted by: of 1.2.3 any part, for 53.1,1-二氯乙烯 is the 53rd of its list."""
    found = _numerals(texts.headings.get(eid, ""))
    return frozenset(map(number_value, found[0].split("."))) if found else frozenset()


def _last_number(label: str) -> int | None:
    found = _numerals(label)
    return number_value(found[-1].rpartition(".")[2]) if found else None


def _numerals(words: str) -> list[str]:
    """The numerals in words, without those that stand for what was put in: 第十条之一 is counted by its 十."""
    return _NUMERAL.findall(_INSERTED.sub("", fold_text(words)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def search_library_faults(text: str, known: KnownWords) -> Iterator[str]:
    """What search knows of a library: its words, and the days on which documents end."""
    value = data_value(text, "gongwenSearchData")
    keys = {"version", "rows", "names", "near", "ended", "words", "forms", "strings"}
    if not isinstance(value, dict) or value.keys() != keys:
        yield text[:60]
        return
    for words in _strings([value["strings"], value["ended"]]):  # `words` and `forms` are characters and their variants
        yield from known.strangers(words)


def search_documents_faults(
    text: str, held: Mapping[str, Held], known: KnownWords, convert: Callable[[str], Callable[[str], str]]
) -> Iterator[str]:
    """What quotations know documents by: of each what it says of itself, and what somebody says became of it."""
    value = data_value(text, "gongwenSearchData")
    for slug, title, number, aliases, days, begins, work, attachments, date in value if isinstance(value, list) else ():
        document, particulars = held[slug].document, held[slug].particulars
        metadata, parts = document.main.metadata, (part for part in walk_parts(document.main) if part.eid)
        own = [metadata.title or slug, metadata.number or "", particulars.aliases, particulars.work or ""]
        own.append(metadata.date or "")
        own.append([[part.eid, part.metadata.title or "", part.role] for part in parts])
        if not same([title, number, aliases, work, date, attachments], own, convert(slug)):
            yield f"{slug}：{title} {number}"
        yield from known.strangers(" ".join([begins, *(day for day, _ in days)]))
        repealed = {event.date for event in metadata.events if event.kind == "repealed"}
        if repealed - {day for day, state in days if state == _REPEALED}:
            yield f"{slug}：没有说明已废止"
        if not repealed and any(state > 0 for _, state in days) and not _is_ended(slug, held):
            yield f"{slug}：{days}"


def _is_ended(slug: str, held: Mapping[str, Held]) -> bool:
    """True where document.yml says of another document that it ends this one, or is of the same work."""
    titles = {slug, _bare(held[slug].document.main.metadata.title or slug)}
    work = held[slug].particulars.work
    others = (one.particulars for other, one in held.items() if other != slug)
    return any(
        (work and one.work == work)
        or any(_bare(name) in titles for kind, names in one.relations if kind in _ENDINGS for name in names)
        for one in others
    )


def _bare(title: str) -> str:
    return fold_text(title).strip("《》")


def search_rows(text: str) -> list[tuple[str, str, str, list[object]]]:
    """What results say of documents: slug, title, number, what is said of them day by day."""
    value = data_value(text, "gongwenSearchData")
    if not isinstance(value, list) or any(len(row) != 4 for row in value):
        raise ValueError(text[:60])
    return [(slug, title, number or "", said) for slug, title, number, said in value]


def search_rows_faults(text: str, known: KnownWords) -> Iterator[str]:
    """The words in which results tell of documents."""
    for words in _strings([list(row) for row in search_rows(text)]):
        yield from known.strangers(words)


def search_letters_faults(text: str, known: KnownWords) -> Iterator[str]:
    """Pinyin of titles, or terms with theirs."""
    value = data_value(text, "gongwenSearchData")
    if not isinstance(value, list):
        yield text[:60]
        return
    for row in value:
        *words, syllables = row if isinstance(row, list) else [row]
        yield from (stranger for term in words for stranger in known.strangers(term))
        if not _SYLLABLES.fullmatch(syllables):
            yield syllables


def search_keys_faults(text: str) -> Iterator[str]:
    """What is looked up and never shown: keys and numbers in one string."""
    if not isinstance(data_value(text, "gongwenSearchData"), str):
        yield text[:60]


def search_text_faults(
    text: str,
    listed: Sequence[str],
    all_texts: Mapping[str, Texts],
    homes: Mapping[str, Mapping[str, str]],
    known: KnownWords,
) -> Iterator[str]:
    """The words that search shows: each text of a document under its eId and at its page, terms in known words."""
    value = data_value(text, "gongwenSearchData")
    if not isinstance(value, dict) or value.keys() != {"places", "units"}:
        yield text[:60]
        return
    for number, address, *labels in value["places"]:
        if number >= len(listed) or (number >= 0 and not address.startswith(f"{listed[number]}/")):
            yield str(address)
        for label in labels:
            yield from known.strangers(label)
    for place, eid, words, *_ in value["units"]:
        number, address, *_ = value["places"][place]
        if number < 0 or number >= len(listed):
            yield from known.strangers(words)
            continue
        slug = listed[number]
        right = all_texts[slug].by_eid.get(eid)
        if right is None or visible(words) not in visible(right) or (words != right and _ends_early(words, right)):
            yield f"{eid}：{words[:40]}"
        home = homes[slug].get(eid)
        if home is not None and address.split("/")[1] != home:
            yield f"{eid} → {address}"


def _ends_early(words: str, right: str) -> bool:
    """A part of a text is a whole cell of a table, or a number with its heading."""
    return (
        visible(words) != visible(right)
        and visible(words) not in {visible(part) for part in right.split("\n")}
        and not visible(right).startswith(visible(words))
    )


def tasks_faults(text: str, texts: Texts, known: KnownWords, heads: Sequence[str]) -> Iterator[str]:
    """The table of tasks: each cell from the text of its eId, the divisions by their headings, below `heads`."""
    if BIDI.search(text):
        yield "改变文字方向的字符"
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    if rows and rows[0] != list(heads):
        yield ",".join(rows[0])
    for row in rows[1:]:
        if len(row) != len(rows[0]) or row[0] not in texts.by_eid:
            yield ",".join(row)[:80]
            continue
        eid, chapter, division, topic, task, body, deadline, sentence = row
        around = [e for e in texts.headings if eid == e or eid.startswith(f"{e}__")] or list(texts.headings)
        for heading in filter(None, (chapter, division)):
            if visible(heading).rstrip("。：") not in {texts.headings[e] for e in around} | set(
                texts.headings.values()
            ):
                yield heading
        here = "".join(c for c in texts.folded[eid] if c.isalnum())
        for words in filter(None, (task, sentence)):
            if "".join(c for c in fold_text(words) if c.isalnum()) not in here:
                yield words
        for words in filter(None, (topic, body, deadline)):
            yield from known.strangers(words)


def term_faults(text: str, known: KnownWords, entry_of: Callable[[str], KnownWords | None]) -> Iterator[str]:
    """What pages explain terms by, or the table of all of them: each in the words of its entry."""
    if text.startswith("\ufeff"):
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        told = {row[-1]: row for row in rows}
        others, size = head, len(rows)
    else:
        value = data_value(text, "gongwenTerms")
        told = {name: list(_strings(term)) for name, term in value["terms"].items()}  # type: ignore[index]
        others, size = list(_strings(value["labels"])), len(told)  # type: ignore[index]
    yield from (stranger for words in others for stranger in known.strangers(words))
    if len(told) != size:
        yield "词条重复"
    for name, said in told.items():
        own = entry_of(name)
        yield from [name] if own is None else (stranger for words in said for stranger in own.strangers(words))


def sitemap_faults(text: str, site_url: str, exists: Collection[str]) -> Iterator[str]:
    """What leads to no page of the site."""
    for link, loc in _XML_LINK.findall(text):
        address = unescape(link or loc)
        if not address.startswith(site_url) or (address.removeprefix(site_url) not in exists):
            yield address
    for entry in _URL.findall(text):
        others = [(script, unescape(link)) for script, link in _LANGUAGE.findall(entry)]
        own = [unescape(loc) for loc in _LOC.findall(entry)]
        if len({_rest(link, site_url, script) for script, link in others}) != 1 or own[0] not in dict(others).values():
            yield own[0]


def _rest(address: str, site_url: str, script: str) -> str:
    """An address without the folder of its script, which has to be that script's."""
    below, folder = address.removeprefix(site_url), "" if script == SOURCE_VARIANT else f"{script}/"
    return below.removeprefix(folder) if below.startswith(folder) else address


def misplaced(places: Sequence[tuple[str, int, float]], texts: Texts) -> Iterator[str]:
    """Destinations of a PDF that stand before those of an earlier text (but for notes, and what ends a division)."""
    order = {eid: n for n, eid in enumerate(texts.by_eid) if "__note_" not in eid and "__wrapup__" not in eid}
    ranked = sorted((order[eid], page, -height, eid) for eid, page, height in places if eid in order)
    for before, here in pairwise(ranked):
        if here[1:3] < before[1:3]:
            yield f"{before[3]}、{here[3]} 的位置"


def bookmark_faults(bookmarks: Sequence[tuple[str, int, float]], texts: Texts) -> Iterator[str]:
    """The bookmarks of a PDF: their titles and where they lead, both in the order of the text."""
    text, at = _letters("".join(texts.by_eid.values())), 0
    for title, _, _ in bookmarks:
        found = text.find(_letters(title), at)
        if found < 0:
            yield f"书签 {title}"
        at = max(at, found)
    for (_, page, height), (title, next_page, lower) in pairwise(bookmarks):
        if (next_page, -lower) < (page, -height):
            yield f"书签 {title} 的位置"


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, fold_text(words)))


def page_list_faults(text: str, pages: int, places: Sequence[tuple[str, int, float]]) -> Iterator[str]:
    """The list of the pages where each text begins, against the PDF's own destinations."""
    value = parse_strictly(text)
    if not isinstance(value, dict) or value.keys() != {"file", "pages", "unnumbered", "eids"}:
        yield text[:60]
        return
    begin = {eid: page + 1 - value["unnumbered"] for eid, page, _ in places}
    if value["pages"] not in (pages, pages - value["unnumbered"]):
        yield f"pages：{value['pages']}"
    yield from (f"缺 {eid}" for eid in sorted(begin.keys() - value["eids"].keys()))
    for eid, page in value["eids"].items():
        if begin.get(eid, page) != page:
            yield f"{eid}：{page}"
