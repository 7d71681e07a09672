"""The lists of all documents for programs: each of them once, with its own values."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from gongwen.verify.known_words import KnownWords
from gongwen.verify.site_data import data_value
from gongwen.verify.site_library import Held
from gongwen.verify.site_metadata import letters

_PART = "- [全部公文的全文（第 {} 部分，共 {} 部分）]({}llms-full{}.txt)：Markdown"
_COMPARED = frozenset({"issuers", "years", "kinds", "topics", "date", "number"})


def guide_faults(text: str, library: Mapping[str, Held], site_url: str, guide: str, parts: int) -> Iterator[str]:
    """llms.txt: a line for each document with its own values, one for each of the parts that the whole text has, and
    beside them what the package's guide says."""
    lines = [letters(line) for line in text.split("\n")]
    due = {slug: _line(held, site_url) for slug, held in library.items()}
    for part in range(1, parts + 1):
        due[f"llms-full {part}"] = _PART.format(part, parts, site_url, f"-{part}" if part > 1 else "")
    yield from (slug for slug, line in due.items() if lines.count(letters(line)) != 1)
    known = {letters(line) for line in due.values()}
    allowed = letters(guide)
    for line in text.split("\n"):
        bare = line.replace(site_url, "")
        if letters(line) not in known and not all(letters(part) in allowed for part in re.split(r"[^\w.]+", bare)):
            yield line[:80]


def _line(held: Held, site_url: str) -> str:
    metadata = held.document.main.metadata
    said = (metadata.number, *metadata.issuers, metadata.date)
    return f"{metadata.title or held.slug} {site_url}{held.slug}/{held.slug}.md {' '.join(filter(None, said))}"


def index_faults(value: object, library: Mapping[str, Held], files: Callable[[str], set[str]]) -> Iterator[str]:
    """The list of all documents: each of them once, with its own values and all of its files (`files` by slug)."""
    if not isinstance(value, dict) or value.keys() != {"version", "documents"}:
        yield json.dumps(value, ensure_ascii=False)[:60]
        return
    slugs = [one["slug"] for one in value["documents"]]
    if sorted(slugs) != sorted(library):
        yield f"documents：{'、'.join(sorted(set(slugs) ^ set(library)) or slugs)}"
    for one in value["documents"]:
        held = library[one["slug"]]
        metadata = held.document.main.metadata
        if one["status"] == "repealed" and not _may_be_repealed(held, library):
            yield f"{held.slug} status：repealed"
        right = {
            "slug": held.slug,
            "title": metadata.title,
            "number": metadata.number,
            "issuers": list(metadata.issuers),
            "date": metadata.date,
            "published": metadata.published,
            "work": held.particulars.work,
        }
        yield from (
            f"{held.slug} {key}" for key in sorted(one.keys() ^ (right.keys() | {"formats", "standing", "status"}))
        )
        yield from (f"{held.slug} {key}：{one.get(key)}" for key, wanted in right.items() if one.get(key) != wanted)
        listed = [file["path"] for file in one["formats"]]
        if sorted(listed) != sorted(files(held.slug)):
            yield f"{held.slug} formats"


def _may_be_repealed(held: Held, library: Mapping[str, Held]) -> bool:
    """True where the text, document.yml or another document's says that something took its place."""
    named = {slug for other in library.values() for _, slugs in other.particulars.relations for slug in slugs}
    return held.slug in named or any(event.kind == "repealed" for event in held.document.main.metadata.events)


def year_faults(
    text: str, year: str, library: Mapping[str, Held], owner_of: Callable[[str], KnownWords | None], known: KnownWords
) -> Iterator[str]:
    """What the form of the home page looks at of a year's documents: all of them, each with its own words; `owner_of`
    gives what may be said of one, `known` what may be said of its force."""
    value = data_value(text, "gongwenLibrary")
    rows = [tuple(row) for row in value] if isinstance(value, list) else []
    slugs = [str(link).removesuffix("/") for _, link, *_ in rows]
    due = [slug for slug, held in library.items() if _year(held) == year]
    if sorted(slugs) != sorted(due) or not text.startswith(f'gongwenLibrary("{year}", '):
        yield f"{year}：{'、'.join(sorted(set(slugs) ^ set(due)) or slugs)}"
    for slug, (title, _, facts, standing, data) in zip(slugs, rows, strict=True):
        own = owner_of(slug)
        told = [title, *facts, *(part for _, said in data for part in said.split("|"))]
        if own is None or {name for name, _ in data} - _COMPARED:
            yield slug
        else:
            yield from (stranger for words in told for stranger in own.strangers(words))
        for mark in standing:
            said = (mark["words"], mark["from"], mark["until"])
            yield from (stranger for words in said for stranger in known.strangers(words))


def _year(held: Held) -> str:
    metadata = held.document.main.metadata
    return (metadata.date or metadata.published or "")[:4] or "none"
