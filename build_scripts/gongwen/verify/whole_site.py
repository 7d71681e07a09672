"""All that a reader takes for the text, beside the text: every file of a site against docs/, theme and interface.

verify/run.py compares the text of each document, character by character. Here every file has to be one that a build
writes, hold the form that it writes, and say nothing but what stands in the compared texts, in docs/ or in the words of
the interface. None of the code that wrote a file is asked what it should have written.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from gongwen.model import SOURCE_VARIANT, VARIANTS, Document, Figure, Variant, walk_divisions, walk_parts
from gongwen.text.folding import fold_text
from gongwen.text.sums import document_digest
from gongwen.text.visible import visible
from gongwen.variants.conversion import Converter
from gongwen.variants.ui import interface_words, ui_table
from gongwen.verify.compare import Place
from gongwen.verify.expected import Anchor
from gongwen.verify.font_outlines import Outlines
from gongwen.verify.known_words import KnownWords, stretches
from gongwen.verify.pages import homes
from gongwen.verify.run import Format, Report, anchors_of
from gongwen.verify.site_assets import GENERATED, asset_digests
from gongwen.verify.site_data import (
    citation_faults,
    data_value,
    feed_faults,
    misplaced,
    page_list_faults,
    quotes_faults,
    search_library_faults,
    search_text_faults,
    sitemap_faults,
    tasks_faults,
    term_faults,
)
from gongwen.verify.site_json import json_faults, parse_strictly, same
from gongwen.verify.site_library import Held, SiteLibrary, Texts
from gongwen.verify.site_markdown import lines_of, markdown_faults
from gongwen.verify.site_names import SiteNames
from gongwen.verify.site_pages import PageChecker
from gongwen.verify.sums import site_digests

_DIGEST = re.compile(r'<code class="gw-digest">([0-9a-f]{64})</code></p>')
_FIGURES = re.compile(r'<div class="gw-table gw-figures">(.*?)</table>', re.DOTALL)
_CELL = re.compile(r"<td>(\d+)</td>")
_PACKAGE = resources.files("gongwen.render.data")  # schemas, and the words of llms.txt
_UNDATED = "2000-01-01"  # stands in a feed for the day of a document that has none
_STALE = "新版未通过核对，这是以前的版本"
_SHOWN = 80  # characters of a fault
Found = Iterator[tuple[str, str]]  # path below the site, what is wrong there


class WholeSite:
    """A site that is there, and what its files say beside the text."""

    def __init__(
        self, site: Path, library: SiteLibrary, characters: Mapping[str, set[int]] = MappingProxyType({})
    ) -> None:
        """`characters` are how many each document has to hold in the forms that were compared."""
        self._site = site
        self._characters = characters
        self._library = library
        self._assets = asset_digests(library.theme)
        self._names = SiteNames(library, frozenset(self._assets) | GENERATED)
        self._held = {held.slug: held for held in library.held if not held.particulars.withdrawn}
        self._paths = sorted(
            p.relative_to(site).as_posix() for p in site.rglob("*") if not p.is_dir() or p.is_symlink()
        )
        self._variants = [v for v in VARIANTS if (site / _prefix(v) / "index.html").is_file()] or [SOURCE_VARIANT]
        self._phrases = tuple(_phrase(key, text) for key, texts in ui_table().items() for text in texts.values())
        self._outlines = Outlines()
        self._converters: dict[tuple[Variant, str], Callable[[str], str]] = {}
        self._everywhere: dict[Variant, KnownWords] = {}
        self._doc_known: dict[tuple[Variant, str], KnownWords] = {}

    def places(self) -> tuple[tuple[str, Variant, Place], ...]:
        """Document ('' for none), script and place of every fault."""
        return tuple(
            (*self._belonging(path), Place("", 1, "stale" if text == _STALE else "altered", _shortened(text), path))
            for path, text in self._faults()
        )

    def _belonging(self, path: str) -> tuple[str, Variant]:
        variant, rest = self._names.variant(path)
        return self._names.slug(rest), variant

    def _faults(self) -> Found:
        for path in self._paths:
            if not self._names.allows(path) or (self._site / path).is_symlink():
                yield path, "网站里不该有这个文件"
                continue
            variant, rest = self._names.variant(path)
            yield from ((path, text) for text in dict.fromkeys(self._file_faults(path, variant, rest)))
        yield from ((path, f"字形“{text}”与其他 PDF 里的不同") for path, text in self._outlines.odd())
        yield from ((name, "缺少这个文件") for name in self._assets if not (self._site / name).is_file())

    def _file_faults(self, path: str, variant: Variant, rest: str) -> Iterator[str]:
        if rest in self._assets:
            if sha256((self._site / path).read_bytes()).hexdigest() != self._assets[rest]:
                yield "与 overrides/ 的不同"
            return
        slug = self._names.slug(rest)
        if slug and slug not in self._held:  # withdrawn: one page that says so
            return
        try:
            if path.endswith(".html"):
                yield from self._page_faults(path, variant, rest, slug)
            elif path.endswith(".md"):
                yield from self._markdown_faults(path, variant, rest, slug)
            elif path.endswith(".pdf") and "/files/" not in path:
                yield from self._pdf_faults(path, variant, slug)
            elif path.endswith((".js", ".csv", ".xml", ".txt", ".json", ".bib", ".ris")):
                yield from self._data_faults(path, variant, rest, slug)
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:  # no form of ours
            yield str(error)

    def _page_faults(self, path: str, variant: Variant, rest: str, slug: str) -> Iterator[str]:
        below = rest.removeprefix(f"{slug}/") if slug else rest
        if slug and 'class="gw-stale"' in self._read(path):
            yield _STALE
            return
        known = self._known(variant, slug)
        yield from self._checkers[variant].faults(path, slug, below, known, variant)
        if slug and below == "certificate/index.html":
            yield from self._record_faults(self._read(path), slug)
        former = rest.partition("/")[0]
        for held in self._held.values():
            if former in held.particulars.former_slugs:
                html = self._read(path)
                up = "../" * rest.count("/")
                if f'href="{up}{held.slug}/' not in html or f"url={up}{held.slug}/" not in html:
                    yield f"应转到 {held.slug}/"

    def _record_faults(self, html: str, slug: str) -> Iterator[str]:
        """The record's digest is over the document's files; its figures are those of a comparison that agrees."""
        own = document_digest(slug, map(_prefix, VARIANTS), self._digests)
        told = _DIGEST.findall(html)
        known = {own, self._held[slug].document.sha256}
        yield from (f"指纹 {digest}" for digest in told if digest not in known and digest not in self._all_written)
        if told and not {own, self._held[slug].document.sha256} <= set(told):
            yield "缺少指纹"
        rows = _FIGURES.findall(html)
        counts = {int(number) for row in rows for number in _CELL.findall(row)}
        if counts - {0} - self._characters.get(slug, set()):
            yield f"字数 {sorted(counts)}"

    @cached_property
    def _digests(self) -> dict[str, str]:
        return site_digests(self._site)

    def _markdown_faults(self, path: str, variant: Variant, rest: str, slug: str) -> Iterator[str]:
        below = rest.removeprefix(f"{slug}/")
        metadata = self._held[slug].document.main.metadata if slug else None
        whole = self._whole_lines(variant, slug) if slug and below not in ("full.md", f"{slug}.md") else {}
        if slug and below == "full.md" and (twin := self._site / path).with_name(f"{slug}.md").is_file():
            if twin.read_bytes() != twin.with_name(f"{slug}.md").read_bytes():
                yield f"与 {slug}.md 不同"
            return
        if slug and below == f"{slug}.md":
            whole = self._whole_lines(variant, slug)

        def is_address(target: str) -> bool:
            return self._is_markdown_address(path, target)

        text = self._read(path)
        convert = self._convert(variant, slug) if slug else str
        within = fold_text(self._texts[variant][slug].joined) if slug else ""
        eids = self._held[slug].names | self._texts[variant][slug].by_eid.keys() if slug else frozenset()
        yield from markdown_faults(text, whole, eids, metadata, self._known(variant, slug), is_address, convert, within)

    def _data_faults(self, path: str, variant: Variant, rest: str, slug: str) -> Iterator[str]:
        text, name = self._read(path), path.rpartition("/")[2]
        known = self._known(variant, slug)
        if slug:
            yield from self._document_data(text, name, variant, slug, known)
        elif name == "addresses.js":
            yield from self._address_faults(text, variant)
        elif name == "annotate-settings.js":
            yield from self._settings_faults(text, known)
        elif name in ("terms.js", "terms.csv"):
            yield from term_faults(text, known)
        elif name == "feed.xml":
            yield from feed_faults(text, self._titles, self._days, known, self._library.site_url)
        elif name == "llms.txt":
            guide = fold_text(_PACKAGE.joinpath("llms.py").read_text("utf-8"))
            yield from (stretch for stretch in known.strangers(text) if stretch not in guide)
        elif path == "api/index.json":
            yield from self._index_faults(text, known)
        elif path.startswith("schema/"):
            if text != _PACKAGE.joinpath(name).read_text("utf-8"):
                yield "与程序包里的不同"
        elif name == "sitemap.xml":
            yield from sitemap_faults(text, self._library.site_url, self._page_addresses)
        elif name == "robots.txt":
            lines = {"User-agent: *", "Allow: /", "", f"Sitemap: {self._library.site_url}sitemap.xml"}
            yield from (line for line in text.split("\n") if line not in lines)
        elif path.startswith("assets/search/"):
            yield from self._search_faults(path, text)

    def _document_data(self, text: str, name: str, variant: Variant, slug: str, known: KnownWords) -> Iterator[str]:
        held, texts = self._held[slug], self._texts[variant][slug]
        if name.endswith("quotes.js"):
            yield from quotes_faults(text, slug, self._source_texts(held))
        elif name == "citation.js":
            address = self._library.site_url
            yield from citation_faults(text, self._homes[slug], held.document, texts, known, address)
        elif name == "tasks.csv":
            yield from tasks_faults(text, texts, known)
        elif name == f"{slug}.json":
            yield from json_faults(text, held.document, held.particulars, known, texts, self._convert(variant, slug))
        elif name == "moved.js":
            data_value(text, "gongwenMoved")
        elif name.endswith((".bib", ".ris", ".csl.json")):
            yield from known.strangers(text)

    def _pdf_faults(self, path: str, variant: Variant, slug: str) -> Iterator[str]:
        from gongwen.verify.pdf_form import pdf_form  # pikepdf takes a quarter of a second to import

        form = pdf_form((self._site / path).read_bytes())
        known, texts = self._known(variant, slug), self._texts[variant][slug]
        yield from form.faults
        for words in form.words:
            yield from known.strangers(words)
        yield from (address for address in form.addresses if not self._is_address(address))
        yield from misplaced(form.places, texts)
        self._outlines.add(path, form.outlines)
        pages = (self._site / path).with_suffix(".pages.json")
        if pages.is_file():
            yield from page_list_faults(pages.read_text("utf-8"), form.pages, form.places)

    def _address_faults(self, text: str, variant: Variant) -> Iterator[str]:
        """The list of pages: each by its address with the title that it has."""
        value = data_value(text, "gongwenAddresses")
        for address, title in value if isinstance(value, list) else []:
            page = self._site / _prefix(variant) / unquote(address) / "index.html"
            html = page.read_text("utf-8") if page.is_file() else ""
            shown = html.partition("<title>")[2].partition("</title>")[0]
            if not visible(shown).startswith(visible(title)):
                yield f"{address}：{title}"

    def _index_faults(self, text: str, known: KnownWords) -> Iterator[str]:
        """The list of documents for programs: each by its own values, its files as they are."""
        value = parse_strictly(text)
        for one in value["documents"] if isinstance(value, dict) else []:
            metadata = self._held[one["slug"]].document.main.metadata
            told = (one["title"], one["number"], one["issuers"], one["date"], one["published"])
            right = (metadata.title, metadata.number, list(metadata.issuers), metadata.date, metadata.published)
            if told != right:
                yield str(told)
            for file in one["formats"]:
                data = (self._site / file["path"]).read_bytes()
                if (len(data), sha256(data).hexdigest()) != (file["bytes"], file["sha256"]):
                    yield f"{file['path']} 的指纹"
            yield from known.strangers(f"{one['status'] or ''} {one['work'] or ''}")

    def _settings_faults(self, text: str, known: KnownWords) -> Iterator[str]:
        value = data_value(text, "gongwenAnnotate")
        if not isinstance(value, dict) or value["editors"] != self._library.editors:
            yield "editors"
        elif ((value["repository"] or {}).get("url") or "") != self._library.repository:
            yield "repository"
        else:
            for words in value["words"].values():
                yield from known.strangers(words)

    def _search_faults(self, path: str, text: str) -> Iterator[str]:
        parts = path.split("/")
        variant = next((v for v in VARIANTS if v == parts[2]), None)
        if variant is None:
            data_value(text, "gongwenSearchData")
            return
        library = (self._site / "assets/search" / variant / "library.js").read_text("utf-8")
        faults, documents = search_library_faults(library, self._known(variant, ""))
        listed = [slug for slug, *_ in documents]
        if parts[3] == "library.js":
            yield from faults
            for slug, title, number in documents:
                metadata = self._held[slug].document.main.metadata
                convert, within = self._convert(variant, slug), fold_text(self._texts[variant][slug].joined)
                named = same(title, metadata.title or slug, convert, within)
                if not named or not same(number or "", metadata.number or "", convert, within):
                    yield f"{slug}：{title} {number}"
        else:
            yield from search_text_faults(text, listed, self._texts[variant], self._homes, self._known(variant, ""))

    def _convert(self, variant: Variant, slug: str) -> Callable[[str], str]:
        """What converts the words of a document to a script."""
        if (variant, slug) not in self._converters:
            held, converter = self._held[slug], Converter(variant, self._library.phrases)
            own = converter.for_document(held.particulars, held.document.script)
            self._converters[variant, slug] = str if variant == held.document.script else own.convert
        return self._converters[variant, slug]

    # --- what files are compared with -----------------------------------------------------------------------------

    def _read(self, path: str) -> str:
        return (self._site / path).read_bytes().decode("utf-8", "replace")

    @cached_property
    def _texts(self) -> dict[Variant, dict[str, Texts]]:
        return {
            variant: {slug: self._texts_of(variant, held) for slug, held in self._held.items()}
            for variant in self._variants
        }

    def _texts_of(self, variant: Variant, held: Held) -> Texts:
        path = self._site / _prefix(variant) / held.slug / f"{held.slug}.json"
        try:
            return Texts.of_json(held.slug, parse_strictly(path.read_bytes().decode("utf-8", "replace")))
        except (OSError, ValueError):
            return Texts.of_document(held.slug, held.document)

    def _source_texts(self, held: Held) -> Texts:
        return Texts.of_document(held.slug, held.document)

    @cached_property
    def _homes(self) -> dict[str, dict[str, str]]:
        """The name of the page of each eId, by document."""
        found: dict[str, dict[str, str]] = {}
        for slug, held in self._held.items():
            folder = (
                self._site / slug if (self._site / slug).is_dir() else self._site / _prefix(self._variants[-1]) / slug
            )
            names = {path.parent.name for path in folder.glob("*/index.html")} | {""}
            anchors: tuple[Anchor, ...] = anchors_of(held.document)
            frame = {anchor.eid for anchor in anchors if anchor.group == "frame"}
            found[slug] = {eid: name for eid, name in homes(anchors, names).items() if eid not in frame}
        return found

    def _known(self, variant: Variant, slug: str) -> KnownWords:
        """The words that may stand beside a document's text, or ('') on the pages of the library."""
        if (variant, slug) not in self._doc_known:
            self._doc_known[variant, slug] = KnownWords(self._words(variant, slug), wider=self._site_known(variant))
        return self._doc_known[variant, slug]

    def _words(self, variant: Variant, slug: str) -> Iterator[str]:
        wanted = [slug, *self._replaced(slug)] if slug else list(self._held)
        for one in wanted:
            held = self._held[one]
            yield self._texts[variant][one].joined
            yield self._source_texts(held).joined
            yield from (picture.alt for picture in _pictures(held.document))
            yield from (omitted.text for omitted in held.document.omitted if omitted.privacy == "public")
            if slug:
                convert = self._convert(variant, one)
                yield from (convert(omitted.text) for omitted in held.document.omitted if omitted.privacy == "public")
                yield held.document.sha256
                yield from (sha256(omitted.text.encode()).hexdigest() for omitted in held.document.omitted)
                yield from (omitted.what for omitted in held.document.omitted)
                yield from (finding.message for finding in held.document.findings)
                places = [source.where for part in walk_parts(held.document.main) for source in part.metadata.sources]
                yield from (*places, *map(convert, places))

    def _replaced(self, slug: str) -> list[str]:
        """The documents that a page compares this one with."""
        named = [name for kind, names in self._held[slug].particulars.relations if kind == "replaces" for name in names]
        return [name for name in named if name in self._held]

    def _site_known(self, variant: Variant) -> KnownWords:
        """The words that may stand on every page of a script: what people wrote, as it is and converted, what documents
        are called, the interface."""
        if variant not in self._everywhere:
            library = self._library
            texts = [*library.written, library.site_name, *self._held, _UNDATED, *VARIANTS]
            if variant != SOURCE_VARIANT:
                for rows in (library.phrases, (*library.phrases, *interface_words())):
                    texts += map(Converter(variant, rows).convert, [*library.written, library.site_name])
            for held in library.held:
                words = _metadata_words(held)
                texts += words
                if held.slug in self._held and variant != held.document.script:
                    texts += map(self._convert(variant, held.slug), words)
            self._everywhere[variant] = KnownWords(texts, self._phrases, self._is_address)
        return self._everywhere[variant]

    @cached_property
    def _checkers(self) -> dict[Variant, PageChecker]:
        base = urlsplit(self._library.site_url).path or "/"
        return {
            v: PageChecker(self._site, self._texts[v], self._is_address, self._part_titles, base)
            for v in self._variants
        }

    @cached_property
    def _part_titles(self) -> dict[str, frozenset[str]]:
        """What the parts of each document are called."""
        found: dict[str, frozenset[str]] = {}
        for slug, held in self._held.items():
            titles = [part.metadata.title or "" for part in walk_parts(held.document.main)]
            found[slug] = frozenset(part for title in titles for part in stretches(title))
        return found

    def _is_address(self, address: str) -> bool:
        """True for addresses of the site, of its repository, and those that somebody wrote down."""
        own = (self._library.site_url, self._library.repository, "https://schema.org")
        return any(start and address.startswith(start) for start in own) or address in self._all_written

    @cached_property
    def _all_written(self) -> str:
        return "\n".join(self._library.written)

    def _whole_lines(self, variant: Variant, slug: str) -> Mapping[str, int]:
        path = self._site / _prefix(variant) / slug / f"{slug}.md"
        return lines_of(path.read_bytes().decode("utf-8", "replace")) if path.is_file() else {}

    def _is_markdown_address(self, path: str, target: str) -> bool:
        if target.startswith(("https://", "http://", "mailto:")):
            return self._is_address(target)
        file = unquote(target.partition("#")[0])
        found = (self._site / path).parent / file
        return not file or found.is_file() or (file.endswith("/") and (found / "index.html").is_file())

    @cached_property
    def _titles(self) -> dict[str, str]:
        """What each document is called, by its addresses in all scripts."""
        return {
            f"{_prefix(v)}{slug}/": self._convert(v, slug)(held.document.main.metadata.title or slug)
            for v in self._variants
            for slug, held in self._held.items()
        }

    @cached_property
    def _days(self) -> dict[str, Sequence[str]]:
        found: dict[str, Sequence[str]] = {}
        for variant in self._variants:
            for slug, held in self._held.items():
                metadata = held.document.main.metadata
                found[f"{_prefix(variant)}{slug}/"] = [metadata.published or metadata.date or _UNDATED]
        return found

    @cached_property
    def _page_addresses(self) -> set[str]:
        pages = (path.removesuffix("index.html") for path in self._paths if path.endswith("index.html"))
        return {quote(page) for page in pages}


def with_places(reports: Sequence[Report], found: Sequence[tuple[str, Variant, Place]]) -> tuple[Report, ...]:
    """The reports with what was found in files beside the text, each in that on the form of its file; what belongs to
    no document has reports of its own."""
    more: dict[tuple[str, Variant, Format], list[Place]] = {}
    for slug, variant, place in found:
        more.setdefault((slug, variant, _format(place.file)), []).append(place)
    united = [replace(r, places=(*r.places, *more.pop((r.slug, r.variant, r.format), ()))) for r in reports]
    return (*united, *(Report(*key, 0, tuple(places)) for key, places in more.items()))


def _format(path: str) -> Format:
    """The form that a file is reported with: pages with the scripts and sheets that they load, data with the JSON."""
    forms: dict[str, Format] = {"md": "md", "pdf": "pdf", "json": "json", "csv": "json"}
    forms |= {"docx": "docx", "epub": "epub", "xml": "xml", "bib": "json", "ris": "json"}
    return forms.get(path.rpartition(".")[2], "html")


def _phrase(key: str, text: str) -> str:
    """A phrase of the interface; one that a word follows at once has a place for it."""
    return f"{text}{{term}}" if key.startswith("term.called.") else text


def _prefix(variant: Variant) -> str:
    return "" if variant == SOURCE_VARIANT else f"{variant}/"


def _metadata_words(held: Held) -> list[str]:
    """What a document and its attachments are called everywhere: title, number, issuers, days."""
    values: list[str | None] = [*held.particulars.topics, held.particulars.summary]
    for part in walk_parts(held.document.main):
        metadata = part.metadata
        values += [metadata.title, metadata.number, metadata.index_number, metadata.doc_type]
        values += [metadata.date, metadata.published, metadata.salutation, metadata.signature, *metadata.issuers]
        for event in metadata.events:
            values += [event.date, event.by]
    found = [value for value in values if value]
    return found + [day.replace("-", "/") for day in found if day[:4].isdecimal()]


def _pictures(document: Document) -> Iterator[Figure]:
    for part in walk_parts(document.main):
        blocks = [*part.front, *part.preamble, *part.conclusions]
        blocks += [block for division in walk_divisions(part.divisions) for block in division.blocks]
        yield from (block for block in blocks if isinstance(block, Figure))
    yield from (block for block in document.frame.news if isinstance(block, Figure))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
