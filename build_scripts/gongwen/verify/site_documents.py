"""Pages and Markdown of a site: what each says beside the text, of which document, and where it leads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import sha256
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from gongwen.model import VARIANTS, Variant, walk_part_text, walk_parts
from gongwen.text.sums import document_digest
from gongwen.variants.ui import ui
from gongwen.verify.page_bearings import bearing_faults
from gongwen.verify.page_facts import (
    citation_faults,
    entry_faults,
    fixed_faults,
    note_faults,
    page_name_faults,
    passage_faults,
    reference_faults,
    relation_faults,
    task_page_faults,
    version_faults,
)
from gongwen.verify.page_form import PageForm, page_form
from gongwen.verify.page_head import Page, description_of, page_head_faults, texts_of_pages
from gongwen.verify.page_markdown import (
    address_faults,
    level_faults,
    link_faults,
    own_field_faults,
    page_markdown_faults,
)
from gongwen.verify.page_structure import structure_faults
from gongwen.verify.page_values import (
    bar_faults,
    days_of_force,
    heading_faults,
    hidden_faults,
    omitted_faults,
    order_faults,
    permalink_faults,
    present_faults,
    standing_faults,
    table_faults,
    time_faults,
    witness_faults,
)
from gongwen.verify.pages import FULL
from gongwen.verify.site_comparisons import counted_faults, list_faults, unlisted
from gongwen.verify.site_data import data_value
from gongwen.verify.site_evidence import Evidence, metadata_words, prefix
from gongwen.verify.site_markdown import markdown_faults as line_faults
from gongwen.verify.site_metadata import comparison_faults, head_faults, letters, own_address_faults, standing_days
from gongwen.verify.site_names import entry_name
from gongwen.verify.site_owners import Owners
from gongwen.verify.site_pages import PageChecker
from gongwen.verify.site_record_page import record_rows

_DIGEST = re.compile(r'<code class="gw-digest">([0-9a-f]{64})</code></p>')
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIGURES = re.compile(r'<div class="gw-table gw-figures">(.*?)</table>', re.DOTALL)
_MARKDOWN_DIGEST = re.compile(r"`([0-9a-f]{64})`\{: \.gw-digest \}")
_MARKDOWN_CELL = re.compile(r"(?<=\| )(\d+)(?= \| 0 \|)")
_CELL = re.compile(r"<td>(\d+)</td>")


class SitePages:
    """Says what is wrong with pages and with the Markdown beside them; `characters` are how many each document has to
    hold in the forms that were compared."""

    def __init__(self, evidence: Evidence, owners: Owners, characters: Mapping[str, set[int]]) -> None:
        self._at = evidence
        self._owners = owners
        self._characters = characters
        self._paths = frozenset(evidence.paths)
        self._descriptions: dict[tuple[Variant, str], str] = {}
        self._cited: dict[tuple[Variant, str], Mapping[str, Sequence[object]]] = {}
        self._orders: dict[str, tuple[str, ...]] = {}
        self._all_days: dict[str, set[str]] = {}
        self._own: dict[tuple[Variant, str], Mapping[str, str]] = {}

    def page_faults(self, path: str, variant: Variant, rest: str, slug: str) -> Iterator[str]:
        below = rest.removeprefix(f"{slug}/") if slug else rest
        known = self._at.known(variant, slug)
        html = self._at.read(path)
        form = page_form(html)
        yield from self._checkers[variant].faults(form, path, slug, below, known, variant)
        yield from time_faults(html)
        yield from fixed_faults(html, variant, self._footer)
        yield from note_faults(html, self._owners.note_file)
        yield from version_faults(html, partial(self._days_of_link, path))
        yield from reference_faults(form.links, path, self._place_of, self._numbers, self._numbered)
        if not slug and below.startswith("glossary/"):
            name = entry_name(below.split("/")[1])
            yield from entry_faults(html, self._owners.entry_file(name))
            yield from passage_faults(html, self._owners.entry(variant, name))
        yield from page_name_faults(form.links, path, variant)
        yield from bearing_faults(html, path, prefix(variant), slug)
        if slug:
            yield from self._named_faults(html, form, path, variant, slug, below)
        if slug and below == "certificate/index.html":
            yield from self._record_faults(html, slug)
        if not slug and below.startswith("library/"):
            twin = self._at.site / path.replace("/index.html", ".md")
            markdown, facet = twin.read_text("utf-8") if twin.is_file() else "", below.split("/")[1]
            yield from list_faults(html, markdown, facet)
        if below == "library/years/index.html" and not slug:
            folder = path.removesuffix("index.html")
            pages = (one for one in self._at.paths if one.startswith(folder) and one.endswith("index.html"))
            yield from unlisted(map(self._at.read, pages), self._at.dated)
        former = rest.partition("/")[0]
        for held in self._at.held.values():
            if former in held.particulars.former_slugs:
                up = "../" * rest.count("/")
                target, here = f"{held.slug}/", rest.removeprefix(f"{former}/").removesuffix("index.html")
                if f"{prefix(variant)}{target}{here}index.html" in self._paths:
                    target += here
                if f'href="{up}{target}"' not in html or f"url={up}{target}" not in html:
                    yield f"应转到 {target}"

    def _named_faults(
        self, html: str, form: PageForm, path: str, variant: Variant, slug: str, below: str
    ) -> Iterator[str]:
        """What a document's page says of the document in its head, and of its versions."""
        yield from hidden_faults(html, self._at.all_written)
        held, texts = self._at.held[slug], self._at.texts[variant][slug]
        within = self._at.alignment(variant, slug)
        convert = self._at.convert(variant, slug)
        yield from head_faults(html, held.document.main.metadata, partial(ui, variant), convert, within)
        yield from (day for days in standing_days(html) for day in self._at.known(variant, slug).strangers(days))
        others: dict[str, str] = {v: prefix(v) for v in VARIANTS}
        there = {v for v in self._at.variants if f"{prefix(v)}{slug}/{below}" in self._paths}
        yield from own_address_faults(html, self._at.site_url, path, others, there)
        if below.startswith("compare"):
            before = "".join(self._at.texts[variant][old].joined for old in self._at.replaced(slug))
            yield from comparison_faults(html, texts.joined, before)
            yield from counted_faults(html, texts.joined, before)
        else:
            yield from self._structure_faults(html, form, variant, slug, below)

    def _structure_faults(self, html: str, form: PageForm, variant: Variant, slug: str, below: str) -> Iterator[str]:
        """What a document's page has otherwise than the document: in its head, in headings and numbers."""
        held, convert = self._at.held[slug], self._at.convert(variant, slug)
        address, name = f"{self._at.site_url}{prefix(variant)}{slug}/", below.removesuffix("index.html").strip("/")
        page = Page(
            variant,
            self._at.site_url,
            address,
            name,
            held.document.main.metadata,
            self._at.texts[variant][slug],
            self._own_texts(variant, slug).get(name, ""),
            self._at.titles,
            self._owners.document(variant, slug) or self._at.interface,
            self._described(variant, slug),
        )
        yield from page_head_faults(html, page)
        due = (eid for eid, home in self._at.homes[slug].items() if name in (home, FULL))
        yield from structure_faults(form, held.numbers, convert, due)
        yield from heading_faults(form, held.headed)
        yield from table_faults(form, held.document)
        yield from standing_faults(html, self._days_of(slug))
        yield from permalink_faults(html, held.numbers, variant)
        yield from present_faults(html)
        yield from bar_faults(html)
        yield from order_faults(form, self._order_of(slug))
        yield from citation_faults(html, self._forms_of_citation(variant, slug))
        yield from relation_faults(html, variant, partial(self._relations, slug, f"{prefix(variant)}{slug}/{below}"))
        yield from task_page_faults(html) if name == "tasks" else ()
        if name == "certificate":
            yield from witness_faults(html, variant) if held.particulars.witness is None else ()
            yield from omitted_faults(html, held.document.omitted, variant)
            yield from record_rows(
                html, variant, {v: self._forms(v, slug) for v in self._at.variants}, held.document.script
            )

    def _days_of(self, slug: str) -> frozenset[str]:
        """The days on which the force of a document may change, by itself or by any other of the library."""
        if not self._all_days:
            for held in self._at.held.values():
                told = filter(_ISO.fullmatch, metadata_words(held))
                self._all_days[held.slug] = days_of_force(held.document.main.metadata, set(told))
        others = (days for one, days in self._all_days.items() if one != slug)
        return frozenset(self._all_days[slug].union(*others))

    def _order_of(self, slug: str) -> tuple[str, ...]:
        """The eIds of a document in their order, pictures and tables too."""
        if slug not in self._orders:
            main = self._at.held[slug].document.main
            self._orders[slug] = tuple(unit.eid for unit in walk_part_text(main))
        return self._orders[slug]

    def _place_of(self, target: str) -> tuple[str, str]:
        """The document and the page's name of a file; '' of none."""
        for variant in VARIANTS:
            slug, _, rest = target.removeprefix(prefix(variant)).partition("/")
            if slug in self._at.held and target.startswith(prefix(variant)):
                return slug, rest.removesuffix("index.html").strip("/")
        return "", ""

    @cached_property
    def _footer(self) -> str:
        """The template of what stands at the foot of a page."""
        path = self._at.library.theme.get("partials/footer.html")
        return path.read_text("utf-8", "replace") if path else ""

    def _forms_of_citation(self, variant: Variant, slug: str) -> Mapping[str, Sequence[object]]:
        """The words of each form of citing a document, as its data have them."""
        if (variant, slug) not in self._cited:
            path = f"{prefix(variant)}{slug}/citation.js"
            forms: Mapping[str, Sequence[object]] = {}
            value = data_value(self._at.read(path), "gongwenCitation") if path in self._paths else {}
            for script in value.get("scripts", ()) if isinstance(value, dict) else ():
                forms = script["forms"][""] if script["tag"] == variant else forms
            self._cited[variant, slug] = forms
        return self._cited[variant, slug]

    def _relations(self, slug: str, path: str, href: str) -> set[str]:
        """What is written down of how a document and that which a link leads to stand to each other."""
        other, _ = self._place_of(normpath(f"{path.rpartition('/')[0]}/{unquote(href.partition('#')[0])}").lstrip("/"))
        if not other or other == slug:
            return set()
        own, theirs = self._at.held[slug].particulars.relations, self._at.held[other].particulars.relations
        return {kind for kind, names in own if other in names} | {
            f"{kind}.by" for kind, names in theirs if slug in names
        }

    @cached_property
    def _numbers(self) -> dict[str, dict[str, str]]:
        """What each division is numbered by, by document."""
        return {slug: held.numbers for slug, held in self._at.held.items()}

    @cached_property
    def _numbered(self) -> dict[str, set[str]]:
        """The documents of each 文号, in letters."""
        found: dict[str, set[str]] = {}
        for slug, held in self._at.held.items():
            for part in walk_parts(held.document.main):
                if part.metadata.number:
                    found.setdefault(letters(part.metadata.number), set()).add(slug)
        return found

    def _days_of_link(self, path: str, href: str) -> frozenset[str]:
        """The days of the document that a link leads to."""
        file = href.partition("#")[0]
        target = normpath(f"{path.rpartition('/')[0]}/{unquote(file)}").lstrip("/") if file else path
        slug, _ = self._place_of(target)
        return frozenset(filter(_ISO.fullmatch, metadata_words(self._at.held[slug]))) if slug else frozenset()

    def _own_texts(self, variant: Variant, slug: str) -> Mapping[str, str]:
        """The texts of a document's pages by their names."""
        if (variant, slug) not in self._own:
            held = self._at.held[slug]
            self._own[variant, slug] = texts_of_pages(
                self._at.texts[variant][slug], self._at.homes[slug], held.document
            )
        return self._own[variant, slug]

    def _described(self, variant: Variant, slug: str) -> str:
        """What the overview of a document is described by."""
        if (variant, slug) not in self._descriptions:
            path = f"{prefix(variant)}{slug}/index.html"
            self._descriptions[variant, slug] = description_of(self._at.read(path)) if path in self._paths else ""
        return self._descriptions[variant, slug]

    def _forms(self, variant: Variant, slug: str) -> frozenset[str]:
        """The forms in which a document is published in a script."""
        start = f"{prefix(variant)}{slug}/"
        endings = {
            path.rpartition(".")[2] for path in self._at.paths if path.startswith(start) and "/files/" not in path
        }
        whole = {"xml"} if f"{start}{slug}.xml" in self._at.paths else set()
        return frozenset(endings & {"html", "md", "json", "pdf", "docx", "epub"} | whole)

    def _record_faults(self, html: str, slug: str) -> Iterator[str]:
        rows = _FIGURES.findall(html)
        told = _DIGEST.findall(html)
        yield from self._told_faults(told, [cell for row in rows for cell in _CELL.findall(row)], slug)
        due = {
            self._at.held[slug].document.sha256,
            document_digest(slug, map(prefix, VARIANTS), self._at.digests_of.get(slug, {})),
        }
        if told and not due <= set(told):
            yield "缺少指纹"

    def _told_faults(self, told: Sequence[str], figures: Sequence[str], slug: str) -> Iterator[str]:
        """The record's digest is over the document's files; its figures are those of a comparison that agrees."""
        own = document_digest(slug, map(prefix, VARIANTS), self._at.digests_of.get(slug, {}))
        document = self._at.held[slug].document
        known = {own, document.sha256, *(sha256(left.text.encode()).hexdigest() for left in document.omitted)}
        yield from (f"指纹 {digest}" for digest in told if digest not in known and digest not in self._at.all_written)
        counts = set(map(int, figures))
        if counts - {0} - self._characters.get(slug, set()):
            yield f"字数 {sorted(counts)}"

    def markdown_faults(self, path: str, variant: Variant, slug: str) -> Iterator[str]:
        def is_address(target: str) -> bool:
            return self._at.is_markdown_address(path, target)

        text, known = self._at.read(path), self._at.known(variant, slug)
        if path.endswith("/certificate.md"):
            yield from self._told_faults(_MARKDOWN_DIGEST.findall(text), _MARKDOWN_CELL.findall(text), slug)
        if not slug:
            yield from line_faults(text, {}, frozenset(), None, known, is_address)
            yield from self._owners.list_faults(variant, path, text)
            return
        held, texts = self._at.held[slug], self._at.texts[variant][slug]
        whole = self._at.whole_lines(variant, slug)
        eids = held.names | texts.by_eid.keys()
        convert, within = self._at.convert(variant, slug), self._at.alignment(variant, slug)
        metadata = held.document.main.metadata
        yield from line_faults(text, whole, eids, metadata, known, is_address, convert, within)
        page = path.rpartition("/")[2].removesuffix(".md")
        yield from level_faults(text, texts.headed)
        yield from own_field_faults(text, slug, metadata)
        own = f"{self._at.site_url}{prefix(variant)}{slug}/"
        yield from address_faults(text, "whole" if page == slug else page, own) if self._at.site_url else ()
        pages = {eid: heading for eid, heading in texts.headed.items() if self._at.homes[slug].get(eid) == eid}
        yield from link_faults(text, pages, self._numbered)
        if page in held.names:
            address = f"{self._at.site_url}{prefix(variant)}{slug}/{page}/"
            yield from page_markdown_faults(text, page, address, texts, self._at.homes[slug], held.numbers)

    @cached_property
    def _checkers(self) -> dict[Variant, PageChecker]:
        base = urlsplit(self._at.library.site_url).path or "/"
        return {
            v: PageChecker(
                self._at.site,
                self._at.texts[v],
                self._at.is_address,
                self._at.part_titles(v),
                base,
                partial(self._owners.of, v),
                self._at.findable,
                {address: title for address, title in self._at.titles.items() if self._at.document_at(address)[0] == v},
                self._at.homes,
            )
            for v in self._at.variants
        }
