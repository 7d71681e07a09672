"""What the files of a site are compared with: the compared texts, docs/, the words of the interface, addresses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from gongwen.model import (
    SOURCE_VARIANT,
    VARIANTS,
    Document,
    Figure,
    PhraseRow,
    Variant,
    walk_divisions,
    walk_part_text,
    walk_parts,
)
from gongwen.text.dates import date_mentions
from gongwen.text.sums import by_folder
from gongwen.variants.conversion import Converter
from gongwen.variants.ui import interface_words, ui, ui_table
from gongwen.verify.expected import Anchor
from gongwen.verify.known_words import KnownWords, stretches
from gongwen.verify.page_form import UNSEEN
from gongwen.verify.pages import homes
from gongwen.verify.run import anchors_of
from gongwen.verify.site_json import parse_strictly
from gongwen.verify.site_library import Alignment, Held, SiteLibrary, Texts
from gongwen.verify.site_markdown import lines_of
from gongwen.verify.site_twins import Twins, sign_pairs
from gongwen.verify.sums import site_digests

_NOT_FOUND = frozenset({"search/index.html", "reading/index.html"})  # by search engines
_LAST = 12  # texts at the end of a document, one of which may say from when it holds
STALE = 'class="gw-stale"'  # a page of an older version, or of one that is withheld
UNDATED = "2000-01-01"  # stands in a feed for the day of a document that has none


class Evidence:
    """What is known of a site that is there, read once for all of its files. Withdrawn documents are none of it."""

    def __init__(self, site: Path, library: SiteLibrary) -> None:
        self.site = site
        self.site_url = library.site_url
        self.site_name = library.site_name
        self.library = library
        self.held = {held.slug: held for held in library.held if not held.particulars.withdrawn}
        self.paths = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if not p.is_dir() or p.is_symlink())
        self.variants = [v for v in VARIANTS if (site / prefix(v) / "index.html").is_file()] or [SOURCE_VARIANT]
        self._phrases = tuple(_phrase(key, text) for key, texts in ui_table().items() for text in texts.values())
        self._converters: dict[tuple[Variant, str], Callable[[str], str]] = {}
        self._everywhere: dict[Variant, KnownWords] = {}
        self._aligned: dict[tuple[Variant, str], Alignment] = {}
        self._twins: dict[tuple[Variant, str], Twins] = {}
        self._doc_known: dict[tuple[Variant, str], KnownWords] = {}

    def gather(self) -> None:
        """What the files of all documents are compared with is at hand: processes that are forked now share it."""
        _ = self.texts, self.homes, self.titles, self.days, self.page_addresses, self.digests_of, self.part_titles
        for variant in self.variants:
            self.known(variant, "")
            self.twins(variant, "")

    def convert(self, variant: Variant, slug: str) -> Callable[[str], str]:
        """What converts the words of a document to a script."""
        if (variant, slug) not in self._converters:
            held, converter = self.held[slug], Converter(variant, self.library.phrases)
            own = converter.for_document(held.particulars, held.document.script)
            self._converters[variant, slug] = str if variant == held.document.script else own.convert
        return self._converters[variant, slug]

    def read(self, path: str) -> str:
        """A file as text; bytes that are no UTF-8 become visible replacement characters."""
        return (self.site / path).read_bytes().decode("utf-8", "replace")

    @cached_property
    def texts(self) -> dict[Variant, dict[str, Texts]]:
        """Each document's texts in each script, from its JSON, which is compared with the source."""
        return {
            variant: {slug: self._texts_of(variant, held) for slug, held in self.held.items()}
            for variant in self.variants
        }

    def _texts_of(self, variant: Variant, held: Held) -> Texts:
        path = self.site / prefix(variant) / held.slug / f"{held.slug}.json"
        try:
            return Texts.of_json(held.slug, parse_strictly(path.read_bytes().decode("utf-8", "replace")))
        except (OSError, ValueError):
            return Texts.of_document(held.slug, held.document)

    def alignment(self, variant: Variant, slug: str) -> Alignment:
        """How a script has the words of a document's own."""
        if (variant, slug) not in self._aligned:
            self._aligned[variant, slug] = Alignment.of(self.source_texts(self.held[slug]), self.texts[variant][slug])
        return self._aligned[variant, slug]

    def twins(self, variant: Variant, slug: str) -> Twins:
        """What compares files of a script with those of the source script, by the signs of one document or of all."""
        if (variant, slug) not in self._twins:
            pairs: set[tuple[str, str]] = set()
            for one in [slug, *self.replaced(slug)] if slug in self.held else self.held:
                own, shown = self.texts[self.variants[0]][one], self.texts[variant][one]
                pairs |= sign_pairs(own.folded.values(), shown.folded.values())
            convert = self.convert(variant, slug) if slug in self.held else Converter(variant, self._everyone).convert
            self._twins[variant, slug] = Twins(variant, pairs, convert)
        return self._twins[variant, slug]

    @property
    def _everyone(self) -> tuple[PhraseRow, ...]:
        """The rows by which words of no document are converted."""
        return (*self.library.phrases, *interface_words())

    def source_texts(self, held: Held) -> Texts:
        """A document's texts in its own script, as they were read from the source."""
        return Texts.of_document(held.slug, held.document)

    @cached_property
    def homes(self) -> dict[str, dict[str, str]]:
        """The name of the page of each eId, by document."""
        found: dict[str, dict[str, str]] = {}
        for slug, held in self.held.items():
            folder = self.site / slug if (self.site / slug).is_dir() else self.site / prefix(self.variants[-1]) / slug
            names = {path.parent.name for path in folder.glob("*/index.html")} | {""}
            anchors: tuple[Anchor, ...] = anchors_of(held.document)
            frame = {anchor.eid for anchor in anchors if anchor.group == "frame"}
            found[slug] = {eid: name for eid, name in homes(anchors, names).items() if eid not in frame}
        return found

    def known(self, variant: Variant, slug: str) -> KnownWords:
        """The words that may stand beside a document's text, or ('') on the pages of the library."""
        if (variant, slug) not in self._doc_known:
            self._doc_known[variant, slug] = KnownWords(self._words(variant, slug), wider=self._site_known(variant))
        return self._doc_known[variant, slug]

    def _words(self, variant: Variant, slug: str) -> Iterator[str]:
        wanted = [slug, *self.replaced(slug)] if slug else list(self.held)
        for one in wanted:
            held = self.held[one]
            yield self.texts[variant][one].joined
            yield self.source_texts(held).joined
            yield from (picture.alt for picture in _pictures(held.document))
            yield from (omitted.text for omitted in held.document.omitted if omitted.privacy == "public")
            if slug:
                convert = self.convert(variant, one)
                yield from (convert(omitted.text) for omitted in held.document.omitted if omitted.privacy == "public")
                yield held.document.sha256
                yield from (sha256(omitted.text.encode()).hexdigest() for omitted in held.document.omitted)
                yield from (omitted.what for omitted in held.document.omitted)
                yield from _proofread(held, variant)
                yield from (finding.message for finding in held.document.findings)
                places = [source.where for part in walk_parts(held.document.main) for source in part.metadata.sources]
                yield from (*places, *map(convert, places))

    def replaced(self, slug: str) -> list[str]:
        """The documents that a page may compare this one with."""
        named = [name for kind, names in self.held[slug].particulars.relations if kind == "replaces" for name in names]
        work = self.held[slug].particulars.work
        versions = [one for one, held in self.held.items() if work and held.particulars.work == work and one != slug]
        return [*(name for name in named if name in self.held), *versions]

    def _site_known(self, variant: Variant) -> KnownWords:
        """The words that may stand on every page of a script: what people wrote, as it is and converted, what documents
        are called, the interface."""
        if variant not in self._everywhere:
            library = self.library
            texts = [*library.written, *library.footer, library.site_name, *self.held, UNDATED, *VARIANTS]
            if variant != SOURCE_VARIANT:
                own = [*library.written, *library.footer, library.site_name]
                for rows in (library.phrases, (*library.phrases, *interface_words())):
                    texts += map(Converter(variant, rows).convert, own)
            for held in library.held:
                words = metadata_words(held)
                texts += words
                if held.slug in self.held and variant != held.document.script:
                    texts += map(self.convert(variant, held.slug), words)
            self._everywhere[variant] = KnownWords(texts, self._phrases, self.is_address)
        return self._everywhere[variant]

    @cached_property
    def interface(self) -> KnownWords:
        """The words of the interface alone, with the addresses that may stand among them."""
        return KnownWords((*self.library.footer, self.library.site_name), self._phrases, self.is_address)

    def part_titles(self, variant: Variant) -> dict[str, frozenset[str]]:
        """What the parts of each document are called in a script."""
        found: dict[str, frozenset[str]] = {}
        for slug, held in self.held.items():
            titles = [part.metadata.title or "" for part in walk_parts(held.document.main)]
            converted = map(self.convert(variant, slug), titles)
            found[slug] = frozenset(part for title in converted for part in stretches(title))
        return found

    def is_address(self, address: str) -> bool:
        """True for addresses of the site, of its repository, and those that somebody wrote down."""
        own = (self.library.site_url, self.library.repository, "https://schema.org")
        return (
            any(start and address.startswith(start) for start in own)
            or address in self.library.footer
            or address in self.all_written
        )

    @cached_property
    def all_written(self) -> str:
        """All that people wrote in docs/, one text a line."""
        return "\n".join(self.library.written)

    def whole_lines(self, variant: Variant, slug: str) -> Mapping[str, int]:
        """Where each line of a document's whole Markdown stands; of none where there is no such file."""
        path = self.site / prefix(variant) / slug / f"{slug}.md"
        return lines_of(path.read_bytes().decode("utf-8", "replace")) if path.is_file() else {}

    def is_markdown_address(self, path: str, target: str) -> bool:
        """True for what a link of a Markdown file may lead to: a file that is there, an address somebody wrote."""
        if target.startswith(("https://", "http://", "mailto:")):
            return self.is_address(target)
        file = unquote(target.partition("#")[0])
        found = (self.site / path).parent / file
        return not file or found.is_file() or (file.endswith("/") and (found / "index.html").is_file())

    @cached_property
    def unseen(self) -> frozenset[str]:
        """The characters that nobody sees and that stand in a source or in what people wrote."""
        texts = (text.joined for found in self.texts.values() for text in found.values())
        sources = (self.source_texts(held).joined for held in self.held.values())
        omitted = (one.text for held in self.held.values() for one in held.document.omitted)
        return frozenset(UNSEEN.findall("".join((*sources, *omitted, *texts, self.all_written))))

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each document is called, by its addresses in all scripts."""
        return {
            f"{prefix(v)}{slug}/": self.convert(v, slug)(held.document.main.metadata.title or slug)
            for v in self.variants
            for slug, held in self.held.items()
        }

    def document_at(self, address: str) -> tuple[Variant, str]:
        """The script and the document whose overview lies there; `address` is one of `titles`."""
        return next((v, slug) for v in self.variants for slug in self.held if address == f"{prefix(v)}{slug}/")

    @cached_property
    def days(self) -> dict[str, Sequence[str]]:
        """The days that a feed may name of each document, by its addresses."""
        found: dict[str, Sequence[str]] = {}
        for variant in self.variants:
            for slug, held in self.held.items():
                metadata = held.document.main.metadata
                found[f"{prefix(variant)}{slug}/"] = [metadata.published or metadata.date or UNDATED]
        return found

    @cached_property
    def page_addresses(self) -> set[str]:
        """The addresses of all pages that are there."""
        pages = (path.removesuffix("index.html") for path in self.paths if path.endswith("index.html"))
        return {quote(page) for page in pages}

    @cached_property
    def findable(self) -> set[str]:
        """The pages that hold something to find: none that leads on or is the reader's own."""
        former = {name for held in self.library.held for name in held.particulars.former_slugs}
        away = former | self.withdrawn | self.stale
        found: set[str] = set()
        for path in (path for path in self.paths if path.endswith("index.html")):
            rest = next((path.removeprefix(prefix(v)) for v in VARIANTS[1:] if path.startswith(prefix(v))), path)
            head, _, page = rest.removesuffix("index.html").partition("/")
            leads_on = head in self.held and page.strip("/") in dict(self.held[head].document.aliases)
            if head not in away and not leads_on and rest not in _NOT_FOUND:
                found.add(path)
        return found

    @cached_property
    def stale(self) -> frozenset[str]:
        """The documents that the site keeps in an older version or withholds, as their pages say: in no list of it."""
        folder = self.site / prefix(self.variants[0])
        overviews = {slug: folder / slug / "index.html" for slug in self.held}
        return frozenset(
            slug for slug, path in overviews.items() if path.is_file() and STALE in path.read_text("utf-8", "replace")
        )

    @cached_property
    def listed(self) -> dict[str, Held]:
        """The documents that stand in lists, feeds, search and data."""
        return {slug: held for slug, held in self.held.items() if slug not in self.stale}

    @cached_property
    def dated(self) -> frozenset[str]:
        """The listed documents of which the year is known."""
        values = {slug: held.document.main.metadata for slug, held in self.listed.items()}
        return frozenset(slug for slug, metadata in values.items() if metadata.date or metadata.published)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        return frozenset(held.slug for held in self.library.held if held.particulars.withdrawn)

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file."""
        return site_digests(self.site)

    @cached_property
    def digests_of(self) -> dict[str, dict[str, str]]:
        """Those of each document's files."""
        return by_folder(self.digests, map(prefix, VARIANTS))


def _proofread(held: Held, variant: Variant) -> Iterator[str]:
    """Who looked through the conversion on which day, as pages of the script say it."""
    for review in held.particulars.reviews:
        if review.variant == variant and review.reviewer:
            year, month, day = map(int, review.day.split("-"))
            yield ui(variant, "converted.proofread", reviewer=review.reviewer, year=year, month=month, day=day)


def _phrase(key: str, text: str) -> str:
    """A phrase of the interface; one that a word follows at once has a place for it."""
    return f"{text}{{term}}" if key.startswith("term.called.") else text


def prefix(variant: Variant) -> str:
    """The folder of a script's site below the whole, with a slash; '' for the source script."""
    return "" if variant == SOURCE_VARIANT else f"{variant}/"


def metadata_words(held: Held) -> list[str]:
    """What a document and its attachments are called everywhere: title, number, issuers, days."""
    values: list[str | None] = [*held.particulars.topics, held.particulars.summary]
    for part in walk_parts(held.document.main):
        metadata = part.metadata
        values += [metadata.title, metadata.number, metadata.index_number, metadata.doc_type]
        values += [metadata.date, metadata.published, metadata.salutation, metadata.signature, *metadata.issuers]
        for event in metadata.events:
            values += [event.date, event.by]
    for unit in tuple(walk_part_text(held.document.main))[-_LAST:]:  # the day from which it holds is said in words
        values += [mention.iso for mention in date_mentions(unit.text)]
    found = [value for value in values if value]
    return found + [day.replace("-", "/") for day in found if day[:4].isdecimal()]


def _pictures(document: Document) -> Iterator[Figure]:
    for part in walk_parts(document.main):
        blocks = [*part.front, *part.preamble, *part.conclusions]
        blocks += [block for division in walk_divisions(part.divisions) for block in division.blocks]
        yield from (block for block in blocks if isinstance(block, Figure))
    yield from (block for block in document.frame.news if isinstance(block, Figure))
