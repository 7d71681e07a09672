"""The first pass: each document read and understood, again only where a file of its folder or the code changed.

Where its notes alone changed, they alone are read again.
"""

import os
import shutil
from dataclasses import dataclass, replace
from itertools import chain

from gongwen.build.progress import Progress, run_told
from gongwen.build.values import Shelf, value_digest
from gongwen.library.files import entries
from gongwen.library.project import Project
from gongwen.library.read import NOTES, StoredDocument, document_slugs, read_stored, read_without_notes, with_notes
from gongwen.model import Card, Finding
from gongwen.publish.bulk import Origin
from gongwen.publish.editions import library_card
from gongwen.publish.fingerprints import Fingerprints, look_of
from gongwen.publish.stamps import code_digest, digest
from gongwen.render.data.changes import Change, document_changes, withdrawal
from gongwen.render.moved import Move, moves

_DOCUMENT, _READ = "document", "read"


@dataclass(frozen=True, slots=True)
class Read:
    """What the build knows of every document: enough for all that others ask of it.

    `key` stands for its folder and the code, `bare` for the same without its notes, `text` for all that was read of it
    but its notes; `path` is its source's;
    `beside` is True where document.yml says of a second copy or an original, `moves` are the addresses that lead on to
    it, `origin` is what data in bulk say of its source, `changes` are what became of its texts, `accepted` the codes
    that document.yml lets stand, `findings` are all that there is to say about text and notes.
    """

    slug: str
    key: str
    bare: str
    text: str
    path: str
    card: Card
    withdrawn: bool
    beside: bool
    moves: tuple[Move, ...]
    origin: Origin
    changes: tuple[Change, ...]
    accepted: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Keys:
    """What stands for a document's folder and the code: with its notes, and without."""

    all: str
    bare: str


def shelf_of(project: Project, slug: str) -> Shelf:
    """Where a document's values are kept."""
    return Shelf(project.build / "units" / slug)


def read_documents(project: Project, seen: Fingerprints, jobs: int | None, progress: Progress) -> dict[str, Read]:
    """What there is of every document, by slug; raises the first broken one's GongwenError."""
    looks = {slug: look_of(project.documents / slug) for slug in document_slugs(project)}
    keys = {slug: _keys(project, seen, slug) for slug in looks}
    for gone in (path for path in entries(project.build / "units") if path.is_dir() and path.name not in keys):
        shutil.rmtree(gone)
    known = {slug: _kept(project, slug, key.all) for slug, key in keys.items()}
    due = [(project, slug, keys[slug], looks[slug]) for slug, read in known.items() if read is None]
    slugs = [slug for _, slug, *_ in due]
    made = dict(zip(slugs, run_told(_read, due, slugs, jobs, progress), strict=True))
    return {slug: read or made[slug] for slug, read in known.items()}


def document_of(project: Project, slug: str, key: str) -> StoredDocument:
    """A document that was read before under that key, without the bytes of its source: from what was kept, or read once
    more."""
    return _stored(project, slug, key) or read_stored(project, slug)


def kept_document(project: Project, slug: str, seen: Fingerprints) -> StoredDocument | None:
    """The document as a build left it, where neither its folder nor the code has changed since; nothing is written."""
    return _stored(project, slug, _keys(project, seen, slug).all)


def _stored(project: Project, slug: str, key: str) -> StoredDocument | None:
    stored = shelf_of(project, slug).get(_DOCUMENT, key)
    if not isinstance(stored, StoredDocument):
        return None
    return replace(stored, source_path=project.documents / slug / stored.source_path.name)  # the project may have moved


def _kept(project: Project, slug: str, key: str) -> Read | None:
    read = shelf_of(project, slug).get(_READ, key)
    return read if isinstance(read, Read) else None


def _kept_bare(project: Project, slug: str, bare: str) -> StoredDocument | None:
    """The document as it was read last, where since then its notes alone have changed."""
    last = shelf_of(project, slug).get(_READ)
    return _stored(project, slug, last.key) if isinstance(last, Read) and last.bare == bare else None


def _keys(project: Project, seen: Fingerprints, slug: str) -> _Keys:
    files = tuple(seen.below(project.documents / slug))
    bare = tuple((name, held) for name, held in files if not name.startswith(f"{NOTES}/"))
    others = (code_digest(), slug, *project.left_out, *project.omit)

    def key(named: tuple[tuple[str, str], ...]) -> str:
        return digest(map(os.fsencode, (*others, *chain.from_iterable(named))))

    return _Keys(key(files), key(bare))


def _read(order: tuple[Project, str, _Keys, str]) -> Read:
    project, slug, keys, look = order
    stored = with_notes(project, _kept_bare(project, slug, keys.bare) or read_without_notes(project, slug))
    now = look_of(project.documents / slug)
    if now != look:  # an edit came between the keys and what was read: nothing is kept of it under the keys of either
        keys = _Keys(value_digest((keys.all, now)), value_digest((keys.bare, now)))
    read = Read(
        slug,
        keys.all,
        keys.bare,
        value_digest((stored.document, stored.particulars, stored.published, stored.files)),
        stored.document.path,
        library_card(stored),
        bool(stored.particulars.withdrawn),
        bool(stored.particulars.witness or stored.particulars.original),
        moves(slug, stored.document, stored.particulars),
        Origin(stored.document.sha256, stored.particulars.source_url or "", stored.particulars.licences),
        withdrawal(stored.particulars.withdrawn_on)
        if stored.particulars.withdrawn
        else document_changes(stored.published, stored.changes),
        tuple(sorted({one.code for one in stored.particulars.accept})),
        (*stored.document.findings, *stored.findings),
    )
    shelf = shelf_of(project, slug)
    shelf.put(_DOCUMENT, keys.all, replace(stored, source=b""))
    shelf.put(_READ, keys.all, read)
    return read
