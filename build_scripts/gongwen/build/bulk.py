"""The files in bulk, written again where a document that is in them is another than it was."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongwen.build.reading import Read
from gongwen.build.units import UnitMaker
from gongwen.build.values import Shelf, value_digest
from gongwen.model import Variant
from gongwen.publish.bulk import BulkDocument, write_bulk
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.new_site import NewSite
from gongwen.publish.stamps import code_digest
from gongwen.publish.variants import bulk_folder
from gongwen.render.addresses import prefix

_NAME = "bulk"


@dataclass(frozen=True, slots=True)
class _Made:
    """The files that were written, with their digests."""

    files: tuple[tuple[str, str], ...]


def renew_bulk(
    maker: UnitMaker,
    site: NewSite,
    reads: Mapping[str, Read],
    compared: Iterable[str],
    variants: Sequence[Variant],
    seen: Fingerprints,
) -> None:
    """The new site has the files in bulk, of those documents that were compared with their sources."""
    project = maker.project
    documents = tuple(BulkDocument(reads[slug].card, reads[slug].origin) for slug in sorted(compared))
    folder, shelf = bulk_folder(project), Shelf(project.build / "units")
    paths = [f"{prefix(tag)}{one.card.slug}/{one.card.slug}.json" for one in documents for tag in variants]
    key = value_digest((documents, tuple(site.files.get(path, "") for path in paths), project.site_url, code_digest()))
    made = shelf.get(_NAME, key)
    if not isinstance(made, _Made) or made.files != tuple(seen.below(folder)):
        shelf.drop(_NAME)
        shutil.rmtree(folder, ignore_errors=True)
        write_bulk(folder, site.folder, project.site_url or "/", documents, variants)
        made = _Made(tuple(seen.below(folder)))
        shelf.put(_NAME, key, made)
    for name, digest in made.files:
        site.copy(name, folder / name, digest)
