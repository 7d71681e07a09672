"""What programs ask a site for: the list of documents with the digests of their files, schemas, llms.txt."""

import os
from collections.abc import Iterator, Sequence
from importlib import resources

from gongwen.library.project import Project
from gongwen.model import Card, Variant
from gongwen.publish.new_site import NewSite
from gongwen.render.addresses import prefix
from gongwen.render.data.changes import NAME as CHANGES
from gongwen.render.data.changes import Change, changes_json
from gongwen.render.data.dublin_core import NAME as DUBLIN_CORE
from gongwen.render.data.dublin_core import dublin_core
from gongwen.render.data.index import INDEX, Offered, OfferedFile, index_json
from gongwen.render.data.llms import GUIDE, full_name, llms_txt
from gongwen.render.data.package import LIBRARY, PACKAGE, PARAGRAPHS, README, TERMS, data_package, readme
from gongwen.render.term_files import TABLE

SCHEMAS = ("changes.schema.json", "document.schema.json", "index.schema.json")
_ENDINGS = ("pdf", "docx", "epub", "md", "json", "xml", "bib", "ris", "csl.json")


def write_data_files(
    project: Project,
    site: NewSite,
    documents: Sequence[tuple[Card, Sequence[Change]]],
    withdrawn: Sequence[tuple[Card, Sequence[Change]]],
    variants: tuple[Variant, ...],
) -> None:
    """The files, at the root of the new site, that has these documents; of each what changed since it came in. Those
    that were withdrawn stand among the changes alone."""
    name, url, known = project.site_name, project.site_url or "/", [card for card, _ in documents]
    offered = tuple(Offered(card, tuple(_files(site, card, variants))) for card in known)
    bulk = list(_bulk(site, variants[0])) if project.downloads.bulk else []
    parts = sum(full_name(number) in site.files for number in range(1, len(known) + 1))
    texts = {
        INDEX: index_json(offered),
        CHANGES: changes_json(url, (*documents, *withdrawn)),
        DUBLIN_CORE: dublin_core(name, url, known),
        GUIDE: llms_txt(name, url, known, parts),
        **({PACKAGE: data_package(name, project.site_url, bulk), README: readme()} if bulk else {}),
        **{f"schema/{name}": _schema(name) for name in SCHEMAS},
    }
    for name, text in texts.items():
        site.write(name, text.encode())


def _files(site: NewSite, card: Card, variants: tuple[Variant, ...]) -> Iterator[OfferedFile]:
    """The files of a whole document, those in its own script first."""
    names = (*(f"{card.slug}.{ending}" for ending in _ENDINGS), "tasks.csv", f"large/{card.slug}.pdf")
    for variant in sorted(variants, key=lambda variant: variant != card.script):
        for name in names:
            path = f"{prefix(variant)}{card.slug}/{name}"
            if path in site.files:
                yield _offered(site, path)


def _bulk(site: NewSite, variant: Variant) -> Iterator[OfferedFile]:
    """The files in bulk, to which the glossary's table comes."""
    site.write(TERMS, (site.folder / f"{prefix(variant)}{TABLE}").read_bytes())
    yield from (_offered(site, path) for path in (PARAGRAPHS, LIBRARY, TERMS))


def _offered(site: NewSite, path: str) -> OfferedFile:
    size = os.stat(f"{site.folder}/{path}").st_size  # noqa: PTH116  # of thousands of files: a Path takes longer
    return OfferedFile(path, size, site.files[path])


def _schema(name: str) -> str:
    return resources.files("gongwen.render.data").joinpath(name).read_text("utf-8")
