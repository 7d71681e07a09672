"""Files of data of a site, each read as its form wants: scripts, tables, feeds, lists, what search knows."""

import re
from collections.abc import Iterator
from functools import cached_property, partial
from hashlib import sha256
from html import unescape
from importlib import resources
from pathlib import Path
from urllib.parse import quote, unquote

from gongwen.model import SOURCE_VARIANT, VARIANTS, Variant, walk_part_text
from gongwen.text.visible import visible
from gongwen.variants.ui import ui
from gongwen.verify.akn_references import reference_faults
from gongwen.verify.file_structure import akn_faults
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_facts import label_faults
from gongwen.verify.site_annotations import annotation_faults
from gongwen.verify.site_comparisons import changes_faults
from gongwen.verify.site_data import (
    citation_faults,
    data_value,
    quotes_faults,
    search_documents_faults,
    search_keys_faults,
    search_letters_faults,
    search_library_faults,
    search_rows,
    search_rows_faults,
    search_text_faults,
    sitemap_faults,
    tasks_faults,
    term_faults,
)
from gongwen.verify.site_evidence import Evidence, prefix
from gongwen.verify.site_feeds import FeedChecker
from gongwen.verify.site_json import json_faults, parse_strictly, same
from gongwen.verify.site_lists import guide_faults, index_faults, year_faults
from gongwen.verify.site_names import SITEMAP_PART, entry_name
from gongwen.verify.site_owners import Owners
from gongwen.verify.site_records import record_faults, work_faults
from gongwen.verify.site_search import search_faults
from gongwen.verify.site_sitemaps import INDEX, day_faults, whole_faults
from gongwen.verify.site_tasks import tasks_differing

_ENDED = frozenset({"repealed", "replaced", "amended"})  # the words are not, or no longer all, those in force
_TASK_COLUMNS_NAMES = "eid chapter division topic task body deadline sentence"
_TASK_COLUMNS = _TASK_COLUMNS_NAMES.split()
_ENDINGS = ("pdf", "docx", "epub", "md", "json", "xml", "bib", "ris", "csl.json")
_KEYS = re.compile(r"[mw]k?\d+")  # of the data of search: what is looked up and never shown
_ROWS = re.compile(r"assets/search/(?P<script>[\w-]+)/[0-9a-f]+/d(?P<number>\d+)\.js")
_CHANGES = re.compile(r"compare(?:-\d+)?\.json")
_PACKAGE = resources.files("gongwen.render.data")  # schemas, and the words of llms.txt


def _number(file: Path) -> int:
    return int(file.stem[1:])


class DataFiles:
    """Says what is wrong with the files of data of a site."""

    def __init__(self, evidence: Evidence, owners: Owners) -> None:
        self._at = evidence
        self._owners = owners
        self._numbered: dict[Variant, list[str]] = {}

    def faults(self, path: str, variant: Variant, slug: str) -> Iterator[str]:
        """What is wrong with a file, which belongs to a document or ('') to the library."""
        text, name = self._at.read(path), path.rpartition("/")[2]
        known = self._at.known(variant, slug)
        if slug:
            yield from self._document_data(text, path, variant, slug, known)
        elif path.startswith("assets/search/"):
            yield from self._search_faults(path, text)
        elif name == "addresses.js":
            yield from self._folder_faults(text, variant)
        elif path.startswith(f"{prefix(variant)}library/addresses-"):
            yield from self._address_faults(text, variant)
        elif name == "annotate-settings.js":
            yield from self._settings_faults(text, known)
        elif name in ("terms.js", "terms.csv"):
            if name == "terms.js":
                yield from label_faults(data_value(text, "gongwenTerms")["labels"], variant)  # type: ignore[index]
            yield from term_faults(text, known, lambda key: self._owners.entry(variant, entry_name(key)))
        elif name == "feed.xml" or path.startswith(f"{prefix(variant)}library/issuers/"):
            yield from FeedChecker(self._at, self._owners, variant).faults(path, slug, text)
        elif path.startswith(f"{prefix(variant)}library/years/"):
            owner_of = partial(self._owners.document, variant)
            yield from year_faults(text, name.removesuffix(".js"), self._at.held, owner_of, known)
        elif name == "llms.txt":
            guide = _PACKAGE.joinpath("llms.py").read_text("utf-8") + self._at.site_name
            parts = sum(one.startswith("llms-full") for one in self._at.paths)
            yield from guide_faults(text, self._at.listed, self._at.site_url, guide, parts)
        elif path == "annotations/annotations.jsonld":
            yield from annotation_faults(
                parse_strictly(text), self._at.site_url, known, partial(self._owners.note, variant)
            )
        elif path == "api/index.json":
            yield from self._index_faults(text, known)
        elif path.startswith("schema/"):
            if text != _PACKAGE.joinpath(name).read_text("utf-8"):
                yield "与程序包里的不同"
        elif path in self._sitemaps:
            yield from self._sitemap_faults(path, text)
        elif name == "robots.txt":
            lines = {"User-agent: *", "Allow: /", "", f"Sitemap: {self._at.library.site_url}sitemap.xml"}
            yield from (line for line in text.split("\n") if line not in lines)

    @cached_property
    def _sitemaps(self) -> dict[str, str]:
        """The sitemaps by name."""
        names = (path for path in self._at.paths if path == INDEX or SITEMAP_PART.fullmatch(path))
        return {name: self._at.read(name) for name in names}

    def _sitemap_faults(self, path: str, text: str) -> Iterator[str]:
        """What one sitemap says, and, told of the first, what all of them leave out."""
        site_url, parts = self._at.library.site_url, self._sitemaps.keys() - {INDEX}
        yield from sitemap_faults(text, site_url, parts if parts and path == INDEX else self._at.page_addresses)
        yield from day_faults(path, self._sitemaps, self._changed)
        if path == INDEX:
            pages = (quote(page.removesuffix("index.html")) for page in self._at.findable)
            yield from whole_faults(self._sitemaps, {f"{site_url}{page}" for page in pages}, site_url)

    @cached_property
    def _days(self) -> dict[str, str]:
        """The day of each document's last recorded change; of one that was withdrawn, that of its withdrawal."""
        return {
            held.slug: held.particulars.withdrawn_on
            if held.particulars.withdrawn
            else max((one.day for one in held.became), default="")
            for held in self._at.library.held
        }

    def _changed(self, address: str) -> str:
        """That of the document that has a page; '' of other pages."""
        head, _, rest = unquote(address.removeprefix(self._at.library.site_url)).partition("/")
        return self._days.get(rest.partition("/")[0] if head in VARIANTS else head, "")

    def _document_data(self, text: str, path: str, variant: Variant, slug: str, known: KnownWords) -> Iterator[str]:
        held, texts, name = self._at.held[slug], self._at.texts[variant][slug], path.rpartition("/")[2]
        if name.endswith("quotes.js"):
            yield from quotes_faults(text, slug, self._at.source_texts(held))
        elif name == "citation.js":
            address, homes = self._at.library.site_url, self._at.homes[slug]
            named = partial(self._owners.document, slug=slug)
            value = data_value(text, "gongwenCitation")
            yield from label_faults(value["words"], variant)  # type: ignore[index]
            ended = value["ended"]  # type: ignore[index]
            if slug in self._standings and ended not in self._ends(slug):
                yield f"ended：{ended}"
            yield from citation_faults(text, homes, held.document, texts, known, address, named)
        elif name == "feed.xml":
            yield from FeedChecker(self._at, self._owners, variant).faults(path, slug, text)
        elif name == "tasks.csv":
            heads = [ui(variant, f"tasks.column.{column}") for column in _TASK_COLUMNS]
            yield from tasks_faults(text, texts, known, heads)
            pages = [f"{path.removesuffix(name)}{page}" for page in ("tasks/index.html", "tasks.md")]
            page, markdown = (self._at.read(one) if (self._at.site / one).is_file() else "" for one in pages)
            yield from tasks_differing(text, page, markdown)
        elif name == f"{slug}.json":
            yield from json_faults(text, held.document, held.particulars, known, texts, self._at.convert(variant, slug))
            value = parse_strictly(text)
            told = value.get("standing") if isinstance(value, dict) else None
            if told != self._standings.get(slug, told):
                yield f"standing：{told}"
        elif _CHANGES.fullmatch(name):
            before = {old: self._at.texts[variant][old] for old in self._at.replaced(slug)}
            orders = {one: [u.eid for u in walk_part_text(self._at.held[one].document.main)] for one in (slug, *before)}
            yield from changes_faults(parse_strictly(text), texts, before, orders)
        elif name == "moved.js":
            data_value(text, "gongwenMoved")
        elif name.endswith((".bib", ".ris", ".csl.json")):
            address = f"{self._at.site_url}{prefix(held.document.script)}{slug}/"
            yield from record_faults(name, text, held, address)
        elif name == f"{slug}.xml":
            yield from work_faults(text, held.document, self._at.convert(variant, slug))
            yield from akn_faults(text, held.document, f"{self._at.site_url}{prefix(held.document.script)}{slug}/")
            yield from reference_faults(text, held.document, held.numbers, partial(self._owners.entry, variant))

    @cached_property
    def _standings(self) -> dict[str, object]:
        """What the list of documents says of the force of each."""
        path = self._at.site / "api/index.json"
        value = parse_strictly(path.read_text("utf-8")) if path.is_file() else {"documents": ()}
        return {one["slug"]: one["standing"] for one in value["documents"]}  # type: ignore[index]

    def _folder_faults(self, text: str, variant: Variant) -> Iterator[str]:
        """The folders of the pages of a script: those of documents, of the glossary and of notes, each once."""
        value = data_value(text, "gongwenAddresses")
        if not isinstance(value, dict) or value.keys() != {"folders", "each"} or not isinstance(value["each"], int):
            yield text[:60]
            return
        due = {*self._at.held, *self._at.withdrawn, "glossary", "annotations"} - self._at.stale
        yield from sorted(due.symmetric_difference(set(value["folders"]) - self._at.stale))
        if len(set(value["folders"])) != len(value["folders"]):
            yield "folders"

    def _address_faults(self, text: str, variant: Variant) -> Iterator[str]:
        """The list of pages: each by its address with the title that it has."""
        value = data_value(text, "gongwenAddressesOf")
        for address, title in value if isinstance(value, list) else []:
            page = self._at.site / prefix(variant) / unquote(address) / "index.html"
            html = page.read_text("utf-8") if page.is_file() else ""
            shown = html.partition("<title>")[2].partition("</title>")[0]
            if not visible(unescape(shown)).startswith(visible(title)):
                yield f"{address}：{title}"

    def _index_faults(self, text: str, known: KnownWords) -> Iterator[str]:
        """The list of documents for programs: each by its own values, its files as they are."""
        value = parse_strictly(text)
        yield from index_faults(value, self._at.listed, self._offered)
        for one in value["documents"] if isinstance(value, dict) else ():
            values = (value for standing in one["standing"] for value in standing.values())
            yield from known.strangers(" ".join(filter(None, values)))
        for file in (file for one in value["documents"] for file in one["formats"]) if isinstance(value, dict) else ():
            data = (self._at.site / file["path"]).read_bytes()
            if (len(data), sha256(data).hexdigest()) != (file["bytes"], file["sha256"]):
                yield f"{file['path']} 的指纹"

    def _offered(self, slug: str) -> set[str]:
        """The files of a whole document, in all scripts."""
        names = (*(f"{slug}.{ending}" for ending in _ENDINGS), "tasks.csv", f"large/{slug}.pdf")
        paths = (f"{prefix(variant)}{slug}/{name}" for variant in self._at.variants for name in names)
        return {path for path in paths if (self._at.site / path).is_file()}

    def _settings_faults(self, text: str, known: KnownWords) -> Iterator[str]:
        value = data_value(text, "gongwenAnnotate")
        if not isinstance(value, dict) or value["editors"] != self._at.library.editors:
            yield "editors"
        elif ((value["repository"] or {}).get("url") or "") != self._at.library.repository:
            yield "repository"
        else:
            for words in value["words"].values():
                yield from known.strangers(words)

    def _search_faults(self, path: str, text: str) -> Iterator[str]:
        parts = path.split("/")
        variant, name = next((v for v in VARIANTS if v == parts[2]), None), parts[-1].removesuffix(".js")
        if variant is None and name == "documents":
            yield from search_documents_faults(
                text, self._at.held, self._at.known(SOURCE_VARIANT, ""), partial(self._at.convert, SOURCE_VARIANT)
            )
        elif variant is None and name == "index":
            data_value(text, "gongwenSearchData")
        elif variant is None or _KEYS.fullmatch(name):
            yield from search_keys_faults(text)
        elif name == "library":
            yield from label_faults(data_value(text, "gongwenSearchData")["strings"], variant)  # type: ignore[index]
            yield from search_library_faults(text, self._at.known(variant, ""))
            yield from self._search_texts_faults(path, variant)
        elif name in ("names", "terms"):
            yield from search_letters_faults(text, self._at.known(variant, ""))
        elif name.startswith("d"):
            yield from search_rows_faults(text, self._at.known(variant, ""))
            yield from self._row_faults(text, variant)
        else:
            known = self._at.known(variant, "")
            listed = self._listed(variant)
            yield from search_text_faults(text, listed, self._at.texts[variant], self._at.homes, known)

    def _ends(self, slug: str) -> list[str | None]:
        """The days on which a document's words ended to be those in force, as the list of documents has them ('': one
        that nobody tells); None where they did not."""
        told = self._standings.get(slug)
        days = [one["from"] or "" for one in told if one["state"] in _ENDED] if isinstance(told, list) else []
        return [*days] or [None]

    def _search_texts_faults(self, path: str, variant: Variant) -> Iterator[str]:
        """Whether search has all texts of all documents, and which of them ended when."""
        folder, listed = (self._at.site / path).parent, self._listed(variant)
        value = data_value(self._at.read(path), "gongwenSearchData")
        ended: dict[str, str] = {listed[number]: days[0] for number, *days in value["ended"]}  # type: ignore[index]
        yield from (f"ended：{slug}" for slug in listed if ended.get(slug) not in self._ends(slug))
        files = [file.read_text("utf-8") for file in sorted(folder.glob("*/t[0-9]*.js"), key=_number)]
        yield from search_faults(files, listed, self._at.texts[variant], self._at.homes)
        if set(listed) != set(self._at.listed):
            yield f"公文：{'、'.join(listed)}"

    def _row_faults(self, text: str, variant: Variant) -> Iterator[str]:
        """What results call each document."""
        for slug, title, number, _ in search_rows(text):
            metadata = self._at.held[slug].document.main.metadata
            convert, within = self._at.convert(variant, slug), self._at.alignment(variant, slug)
            named = same(title, metadata.title or slug, convert, within)
            if not named or not same(number, metadata.number or "", convert, within):
                yield f"{slug}：{title} {number}"

    def _listed(self, variant: Variant) -> list[str]:
        """The documents in the order in which search numbers them."""
        if variant not in self._numbered:
            found = [
                match for path in self._at.paths if (match := _ROWS.fullmatch(path)) and match["script"] == variant
            ]
            files = [match[0] for match in sorted(found, key=lambda match: int(match["number"]))]
            self._numbered[variant] = [slug for file in files for slug, *_ in search_rows(self._at.read(file))]
        return self._numbered[variant]
