"""Records for citation managers and the identity of an Akoma Ntoso file: each value is the one that was read."""

import re
from collections.abc import Callable, Iterator
from html import unescape

from gongwen.model import Document, walk_parts
from gongwen.verify.site_json import parse_strictly
from gongwen.verify.site_library import Held
from gongwen.verify.site_metadata import letters

_BIB = re.compile(r"@legislation\{([^,]*),\n((?:  \w+ = \{.*\},\n)+)\}\n")
_BIB_FIELD = re.compile(r"  (\w+) = \{(.*)\},\n")
_BIB_NAMES = ("title", "author", "number", "date", "year", "langid", "url")
_RIS_FIELD = re.compile(r"([A-Z]{2})  - (.*)\r\n")
_RIS_NAMES = ("TY", "ID", "TI", "AU", "IS", "PY", "DA", "LA", "UR", "ER")
_CSL_NAMES = ("id", "type", "title", "number", "author", "issued", "language", "URL")
_TEX_NAME = re.compile(r"\\text[a-z]+")
_SOURCE_OF = re.compile(r'<eventRef [^>]*date="([^"]*)"[^>]*refersTo="#(\w+)"[^>]*source="([^"]*)"')
_EVENT_OF = re.compile(r'<eventRef [^>]*date="([^"]*)"[^>]*refersTo="#(\w+)"')


def record_faults(name: str, text: str, held: Held, address: str) -> Iterator[str]:
    """A record for citation managers, in the document's own script; `address` is that of its overview."""
    read = {"bib": _bib, "ris": _ris, "json": _csl}[name.rpartition(".")[2]]
    told, metadata = read(text), held.document.main.metadata
    if told is None:
        yield text[:60]
        return
    day = metadata.date or metadata.published or ""
    right = {
        "id": held.slug,
        "title": letters(metadata.title or held.slug),
        "author": "".join(map(letters, metadata.issuers)),
        "number": letters(metadata.number or ""),
        "date": day,
        "year": day[:4],
        "url": address,
        "language": held.document.script,
    }
    free = {"year", "language"}  # not in all of them
    yield from (
        f"{key}：{told[key]}" for key in right if told.get(key, right[key] if key in free else "") != right[key]
    )


def _bib(text: str) -> dict[str, str] | None:
    whole = _BIB.fullmatch(text)
    fields = _BIB_FIELD.findall(whole[2]) if whole else []
    if whole is None or [name for name in _BIB_NAMES if name in dict(fields)] != [name for name, _ in fields]:
        return None
    values = {name: _TEX_NAME.sub("", value) for name, value in fields}
    bare = {name: letters(values.get(name, "").replace("} and {", "")) for name in ("title", "author", "number")}
    return values | bare | {"id": whole[1]}


def _ris(text: str) -> dict[str, str] | None:
    fields = _RIS_FIELD.findall(text)
    if "".join(f"{tag}  - {value}\r\n" for tag, value in fields) != text or {tag for tag, _ in fields} - {*_RIS_NAMES}:
        return None
    values = dict(fields)
    if values.get("TY") != "STAT":
        return None
    authors = "".join(letters(value) for tag, value in fields if tag == "AU")
    return {
        **({"language": values["LA"]} if "LA" in values else {}),
        "id": values.get("ID", ""),
        "title": letters(values.get("TI", "")),
        "author": authors,
        "number": letters(values.get("IS", "")),
        "date": values.get("DA", "").replace("/", "-"),
        "year": values.get("PY", ""),
        "url": values.get("UR", ""),
    }


def _csl(text: str) -> dict[str, str] | None:
    value = parse_strictly(text)
    if not isinstance(value, list) or len(value) != 1 or value[0].keys() - {*_CSL_NAMES}:
        return None
    one = value[0]
    return {
        "id": one["id"],
        "title": letters(one.get("title", "")),
        "author": "".join(letters(author["literal"]) for author in one.get("author", [])),
        "number": letters(one.get("number", "")),
        "date": "-".join(f"{part:02}" for dates in one.get("issued", {}).get("date-parts", []) for part in dates),
        "url": one.get("URL", ""),
        **({"language": one["language"]} if "language" in one else {}),
    }


def work_faults(text: str, document: Document, convert: Callable[[str], str]) -> Iterator[str]:
    """What an Akoma Ntoso file says of the works in it; no comment, instruction or entity stands there."""
    body = text.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    yield from re.findall(r"<[!?].{0,40}", body)
    yield from re.findall(r'FRBRauthoritative value="(?!false)[^"]*"', text)
    all_metadata = [part.metadata for part in walk_parts(document.main)]
    values = {
        "number": {one.number for one in all_metadata},
        "name": {one.title for one in all_metadata} | set(re.findall(r'FRBRuri value="[^"]*/([^/"]+)"', text)),
    }
    for name, value in re.findall(r'FRBR(number|name) value="([^"]*)"', text):
        right = {letters(words) for one in values[name] if one for words in (one, convert(one))}
        if right and letters(unescape(value)) not in right:
            yield f"FRBR{name}：{value}"
    yield from re.findall(r'FRBRcountry value="(?!zz)[^"]*"', text)
    named = dict(re.findall(r'<TLC(?:Event|Role) eId="([^"]*)"[^>]*showAs="([^"]*)"', text))
    yield from (f"{eid}：{said}" for eid, said in named.items() if eid != said)
    sources = {(event.date, event.kind, f"#{event.eid}") for one in all_metadata for event in one.events}
    for day, kind, source in _SOURCE_OF.findall(text):
        if source.startswith("#") and source != "#site" and (day, kind, source) not in sources:
            yield f"{day} {kind}：{source}"
    events = {(event.date, event.kind) for one in all_metadata for event in one.events}
    days = {day for one in all_metadata for day in (one.date, one.published)} | {day for day, _ in events}
    yield from (day for day in re.findall(r' date="([^"]*)"', text) if day not in days and days - {None})
    yield from (f"{day} {kind}" for day, kind in _EVENT_OF.findall(text) if (day, kind) not in events)
