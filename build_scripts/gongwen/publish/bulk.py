"""All documents in a few files: /data/ for programs, /llms-full.txt for language models.

One document at a time is held, as the new site has it: what is given in bulk was compared with its source.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZipFile

from gongwen.model import Card, Document, Variant
from gongwen.render.addresses import prefix
from gongwen.render.archive import Member, add
from gongwen.render.data.llms import full_name
from gongwen.render.data.package import LIBRARY, PARAGRAPHS
from gongwen.render.data.paragraphs import paragraph_lines
from gongwen.render.data.plain import plain_markdown, without_frame
from gongwen.sources.document_json import read_document_json

_MOST = 4_000_000  # bytes of a part of llms-full.txt


@dataclass(frozen=True, slots=True)
class Origin:
    """What is said in bulk of where a text comes from: digest of the source, its address, and the licences under which
    parts of its frame may be passed on."""

    sha256: str
    source_url: str
    licences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BulkDocument:
    """A document of the new site that is to be in the files."""

    card: Card
    origin: Origin


def write_bulk(
    folder: Path,
    site: Path,
    site_url: str,
    documents: Sequence[BulkDocument],
    variants: Sequence[Variant],
    *,
    most: int = _MOST,
) -> None:
    """Writes the files below a folder, which has to be empty; `site` has the documents' JSON. A part of llms-full.txt
    has no more than `most` bytes, unless one document has."""
    (folder / PARAGRAPHS).parent.mkdir(parents=True)
    parts = _Parts(folder, most)
    with (
        (folder / PARAGRAPHS).open("wb") as packed,
        gzip.GzipFile("", "wb", 6, packed, 0) as lines,  # no name and no time: the same bytes for the same text
        ZipFile(folder / LIBRARY, "w") as library,
    ):
        for document in documents:
            card, origin = document.card, document.origin
            there = dict(_documents(site, document, variants))
            if card.script not in there:
                continue
            licences, homes = dict(origin.licences), dict(card.homes)
            for line in paragraph_lines(card.slug, card.script, there, homes, site_url, origin.sha256, licences):
                lines.write(line.encode())
            markdown = plain_markdown(card.slug, there[card.script], site_url, origin.sha256, origin.source_url)
            add(library, Member(f"{card.slug}.md", markdown.encode()))
            parts.write(markdown.encode())
    parts.close()


class _Parts:
    """llms-full.txt, and llms-full-2.txt … where one would be too long; a document stands whole in one of them."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self._held = bytearray()
        self._count = 0

    def write(self, markdown: bytes) -> None:
        if self._held and len(self._held) + len(markdown) > self._most:
            self.close()
        self._held += markdown

    def close(self) -> None:
        if self._held:
            self._count += 1
            (self._folder / full_name(self._count)).write_bytes(self._held)
            self._held.clear()


def _documents(site: Path, document: BulkDocument, variants: Sequence[Variant]) -> Iterator[tuple[Variant, Document]]:
    """The document in each script that the site has, with no more of its frame than may be passed on."""
    slug, kept = document.card.slug, frozenset(part for part, _ in document.origin.licences)
    for variant in variants:
        path = site / prefix(variant) / slug / f"{slug}.json"
        if path.is_file():
            read = read_document_json(json.loads(path.read_bytes()), str(path), document.origin.sha256)
            yield variant, without_frame(replace(read, script=variant), kept)
