"""All that a reader takes for the text, beside the text: every file of a site against docs/, theme and interface.

verify/run.py compares the text of each document, character by character. Here every file has to be one that a build
writes, hold the form that it writes, and say nothing but what stands in the compared texts, in docs/ or in the words of
the interface. None of the code that wrote a file is asked what it should have written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from html import unescape
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile

from gongwen.model import Variant
from gongwen.text.sums import NAME, parse_sums
from gongwen.verify.closed_xml import parts
from gongwen.verify.compare import Place
from gongwen.verify.file_structure import book_structure, word_faults
from gongwen.verify.font_outlines import Outlines
from gongwen.verify.markup import events
from gongwen.verify.page_form import UNSEEN
from gongwen.verify.pdf_layout import STRUCK
from gongwen.verify.report import Format, Report
from gongwen.verify.site_assets import GENERATED, asset_digests
from gongwen.verify.site_books import book_faults
from gongwen.verify.site_bulk import BulkFiles
from gongwen.verify.site_data import bookmark_faults, misplaced, page_list_faults
from gongwen.verify.site_data_files import DataFiles
from gongwen.verify.site_documents import SitePages
from gongwen.verify.site_evidence import Evidence, prefix
from gongwen.verify.site_library import SiteLibrary
from gongwen.verify.site_metadata import letters
from gongwen.verify.site_names import SiteNames
from gongwen.verify.site_owners import Owners
from gongwen.verify.site_twins import UNLIKE, Token, archive_tokens, line_tokens, page_tokens
from gongwen.verify.word_comments import comment_faults
from gongwen.verify.word_links import link_faults

_COMPARABLE = (".html", ".md", ".csv", ".xml", ".json")  # with the same file of another script
_MARKER = "这个文件夹由 gongwen 生成，每次生成都会整个换掉；请不要在里面放自己的文件。\n"
_STALE = "新版未通过核对，这是以前的版本"
_COMPARISON = re.compile(r"compare(?:-\d+)?\.pdf")
_COMPARED = re.compile(r"(compare(?:-\d+)?)\.(?:pdf|json|md)")
_ENTITY = re.compile("&#?\\w+;")
_SHOWN = 80  # characters of a fault
_SHARE = 100  # files of no document that are looked at together
Found = Iterator[tuple[str, str]]  # path below the site, what is wrong there


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found in a share of the files."""

    faults: tuple[tuple[str, str], ...]
    outlines: Outlines


# Gives the answers for some shares in their order.
RunAll = Callable[[Callable[[tuple[str, ...]], _Look], Sequence[tuple[str, ...]]], Iterable[_Look]]


class WholeSite:
    """A site that is there, and what its files say beside the text."""

    def __init__(
        self,
        site: Path,
        library: SiteLibrary,
        characters: Mapping[str, set[int]] = MappingProxyType({}),
        deep: bool = False,
    ) -> None:
        """`characters` are how many each document has to hold in the forms compared; `deep` has PDFs drawn."""
        self._given = (site, library, characters, deep)
        self._deep = deep
        self._at = Evidence(site, library)
        self._owners = Owners(self._at)
        self._data = DataFiles(self._at, self._owners)
        self._bulk = BulkFiles(self._at, library)
        self._pages = SitePages(self._at, self._owners, characters)
        self._paths = frozenset(self._at.paths)
        self._assets = asset_digests(library.theme)
        self._names = SiteNames(library, frozenset(self._assets) | GENERATED)
        self._outlines = Outlines()
        self._twins: dict[str, list[Token]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """For a process that was not forked: what is known is gathered there once more."""
        return WholeSite, self._given

    def places(self, run_all: RunAll = map) -> tuple[tuple[str, Variant, Place], ...]:
        """Document ('' for none), script and place of every fault; `run_all` looks at shares of the files, as `map`
        would."""
        self._at.gather()
        outlines, faults = Outlines(), list[tuple[str, str]]()
        for look in run_all(self._look_at, self._shares()):
            outlines.join(look.outlines)
            faults += look.faults
        faults.sort(key=itemgetter(0))
        faults += ((path, f"字形“{text}”与其他 PDF 里的不同") for path, text in outlines.odd())
        faults += self._sums_faults()
        faults += ((name, "缺少这个文件") for name in self._assets if not (self._at.site / name).is_file())
        return tuple(
            (*self._belonging(path), Place("", 1, "stale" if text == _STALE else "altered", _shortened(text), path))
            for path, text in faults
        )

    def _sums_faults(self) -> Found:
        """The list of digests, where there is one, is of the files that are there."""
        if NAME not in self._at.paths:
            return
        try:
            listed = parse_sums(self._at.read(NAME))
        except ValueError:
            yield NAME, "不是“指纹、两个空格、路径”的一行，或路径重复"
            return
        there = self._at.digests
        differing = sorted(name for name in listed.keys() | there.keys() if listed.get(name) != there.get(name))
        if differing:
            yield NAME, f"{len(differing)} 个文件的指纹不同：{differing[0]}"

    def _shares(self) -> list[tuple[str, ...]]:
        """All files, those of a document in one share whatever their script, compared with the same words. The
        largest come first, so that no process is left with one of them when the others are done."""
        shares: dict[str, list[str]] = {}
        for path in self._at.paths:
            slug, _ = self._belonging(path)
            shares.setdefault(slug, []).append(path)
        whole = shares.pop("", [])
        cut = [whole[first : first + _SHARE] for first in range(0, len(whole), _SHARE)]
        return sorted((tuple(paths) for paths in (*cut, *shares.values())), key=self._size, reverse=True)

    def _size(self, paths: tuple[str, ...]) -> int:
        return sum((self._at.site / path).lstat().st_size for path in paths)

    def _look_at(self, paths: tuple[str, ...]) -> "_Look":
        """What is wrong in some files, and the outlines in their fonts."""
        self._outlines, self._twins = Outlines(), {}
        return _Look(tuple(self._faults(paths)), self._outlines)

    def _belonging(self, path: str) -> tuple[str, Variant]:
        variant, rest = self._names.variant(path)
        return self._names.slug(rest), variant

    def _faults(self, paths: tuple[str, ...]) -> Found:
        for path in paths:
            if not self._names.allows(path) or (self._at.site / path).is_symlink():
                yield path, "网站里不该有这个文件"
                continue
            variant, rest = self._names.variant(path)
            yield from ((path, text) for text in dict.fromkeys(self._file_faults(path, variant, rest)))

    def _glossary(self, variant: Variant) -> str:
        return f"{self._at.site_url.rstrip('/')}/{prefix(variant)}glossary/"

    def _file_faults(self, path: str, variant: Variant, rest: str) -> Iterator[str]:
        if path == ".gongwen" and self._at.read(path) != _MARKER:
            yield "与本站写的不同"
        if rest in self._assets:
            if sha256((self._at.site / path).read_bytes()).hexdigest() != self._assets[rest]:
                yield "与主题里的不同"
            return
        slug = self._names.slug(rest)
        if slug and slug not in self._at.held:  # withdrawn: one page that says so
            return
        if slug in self._at.stale:
            yield from [_STALE] if path.endswith(".html") else []
            return
        comparison = _COMPARED.fullmatch(path.rpartition("/")[2])
        if comparison and f"{prefix(variant)}{slug}/{comparison[1]}/index.html" not in self._paths:
            yield "没有这样的对照"
        try:
            if path.endswith((".html", ".md", ".json", ".js", ".csv", ".xml", ".txt")):
                yield from self._unseen(path)
            if self._bulk.is_one(path):
                yield from self._bulk.faults(path)
            elif path.endswith(".html"):
                yield from self._pages.page_faults(path, variant, rest, slug)
            elif path.endswith(".md"):
                yield from self._pages.markdown_faults(path, variant, slug)
            elif path.endswith(".pdf") and "/files/" not in path:
                yield from self._pdf_faults(path, variant, slug)
            elif path.endswith((".docx", ".epub")) and "/files/" not in path:
                title = self._at.titles.get(f"{prefix(variant)}{slug}/", "")
                data, texts = (self._at.site / path).read_bytes(), self._at.texts[variant][slug]
                known, named = self._at.known(variant, slug), self._owners.document(variant, slug)
                yield from book_faults(
                    data, title, texts, self._at.homes[slug], known, named or known, self._at.is_address, variant
                )
                yield from self._archive_twin(path, variant, rest, data)
                yield from self._book_structure(path, variant, slug, data)
                if path.endswith(".docx"):
                    yield from comment_faults(parts(data), partial(self._owners.note, variant), self._owners.note_file)
                    yield from link_faults(parts(data), self._glossary(variant), partial(self._owners.entry, variant))
            elif path.endswith((".js", ".csv", ".xml", ".txt", ".json", ".jsonld", ".bib", ".ris")):
                yield from self._data.faults(path, variant, slug)
            if path.endswith(_COMPARABLE) and "/files/" not in path and not self._bulk.is_one(path):
                yield from self._twin_faults(path, variant, rest, slug)
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            IndexError,
            AttributeError,
            BadZipFile,
        ) as error:  # no form of ours
            yield str(error)

    def _twin_faults(self, path: str, variant: Variant, rest: str, slug: str) -> Iterator[str]:
        """What a file has otherwise than the same file in the source script."""
        if path == rest or rest not in self._paths or UNLIKE.fullmatch(rest):
            return
        if rest not in self._twins:
            self._twins[rest] = self._tokens(rest)
        yield from self._at.twins(variant, slug).differing(self._tokens(path), self._twins[rest])

    def _tokens(self, path: str) -> list[Token]:
        text = self._at.read(path)
        return page_tokens(events(text), path) if path.endswith(".html") else line_tokens(text)

    def _book_structure(self, path: str, variant: Variant, slug: str, data: bytes) -> Iterator[str]:
        held, convert = self._at.held[slug], self._at.convert(variant, slug)
        headed, metadata, found = held.set_apart, held.document.main.metadata, parts(data)
        if path.endswith(".docx"):
            yield from word_faults(found, headed, metadata, convert, variant)
        else:
            address = f"{self._at.site_url}{prefix(variant)}{slug}/"
            yield from book_structure(found, headed, self._at.texts[variant][slug], metadata, convert, address)

    def _archive_twin(self, path: str, variant: Variant, rest: str, data: bytes) -> Iterator[str]:
        if path != rest and rest in self._paths:
            slug, wanted = self._names.slug(rest), archive_tokens(parts((self._at.site / rest).read_bytes()))
            yield from self._at.twins(variant, slug).differing(archive_tokens(parts(data)), wanted)

    def _unseen(self, path: str) -> Iterator[str]:
        """Characters that nobody sees, written out or as entities, where no source has them."""
        text = self._at.read(path).removeprefix("\ufeff")  # a table for Excel begins with one
        found = set(UNSEEN.findall(text)) | set(UNSEEN.findall("".join(map(unescape, _ENTITY.findall(text)))))
        yield from (f"看不见的字符 U+{ord(one):04X}" for one in sorted(found - self._at.unseen))

    def _pdf_faults(self, path: str, variant: Variant, slug: str) -> Iterator[str]:
        from gongwen.verify.pdf_form import pdf_form  # pikepdf takes a quarter of a second to import

        data = (self._at.site / path).read_bytes()
        form = pdf_form(data)
        known, texts = self._at.known(variant, slug), self._at.texts[variant][slug]
        if form.lang and form.lang != variant:
            yield f"/Lang {form.lang}"
        yield from self._pdf_values(form.title, form.author, path, variant, slug)
        struck = _COMPARISON.fullmatch(path.rpartition("/")[2])  # what was deleted is struck out there
        yield from (fault for fault in form.faults if not struck or not fault.endswith(STRUCK))
        if self._deep:
            from gongwen.verify.pdf_ink import ink_faults  # nobody else needs PDFium here

            yield from ink_faults(data)
        for words in form.words:
            yield from known.strangers(words)
        yield from (address for address in form.addresses if not self._at.is_address(address))
        yield from misplaced(form.places, texts)
        yield from bookmark_faults(form.bookmarks, texts) if not struck else ()
        self._outlines.add(path, form.outlines)
        pages = (self._at.site / path).with_suffix(".pages.json")
        if pages.is_file():
            yield from page_list_faults(pages.read_text("utf-8"), form.pages, form.places)

    def _pdf_values(self, title: str, author: str, path: str, variant: Variant, slug: str) -> Iterator[str]:
        """A PDF is called as its document, and by the heading of what it holds of it; its author issued the text."""
        metadata, convert = self._at.held[slug].document.main.metadata, self._at.convert(variant, slug)
        name = path.rpartition("/")[2].removesuffix(".pdf")
        whole = {letters(words) for words in (metadata.title or slug, convert(metadata.title or slug))}
        own, told = letters(self._at.texts[variant][slug].headed.get(name, "")), letters(title)
        is_comparison = _COMPARISON.fullmatch(f"{name}.pdf") and any(one in told for one in whole)
        if not is_comparison and told not in whole | {one + own for one in whole}:
            yield f"/Title {title}"
        issuers = "".join(metadata.issuers)
        if letters(author) not in (letters(issuers), letters(convert(issuers))):
            yield f"/Author {author}"


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
    forms |= {"docx": "docx", "epub": "epub", "xml": "xml", "bib": "json", "ris": "json", "gz": "json", "zip": "md"}
    return forms.get(path.rpartition(".")[2], "html")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
