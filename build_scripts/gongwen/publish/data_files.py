"""What programs ask a site for: the list of documents with the digests of their files, schemas, llms.txt."""

from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from gongwen.library.files import write_whole
from gongwen.library.project import Project
from gongwen.model import Card, Variant
from gongwen.publish.assemble import new_site
from gongwen.publish.fingerprints import Fingerprints
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
    documents: Sequence[tuple[Card, Sequence[Change]]],
    withdrawn: Sequence[tuple[Card, Sequence[Change]]],
    variants: tuple[Variant, ...],
    seen: Fingerprints,
) -> None:
    """The files, at the root of the new site, that has these documents; of each what changed since it came in. Those
    that were withdrawn stand among the changes alone."""
    site = new_site(project)
    name, url, known = project.site_name, project.site_url or "/", [card for card, _ in documents]
    offered = tuple(Offered(card, tuple(_files(site, card, variants, seen))) for card in known)
    bulk = list(_bulk(project, site, variants[0], seen)) if project.downloads.bulk else []
    parts = sum((site / full_name(number)).is_file() for number in range(1, len(known) + 1))
    texts = {
        INDEX: index_json(offered),
        CHANGES: changes_json(url, (*documents, *withdrawn)),
        DUBLIN_CORE: dublin_core(name, url, known),
        GUIDE: llms_txt(name, url, known, parts),
        **({PACKAGE: data_package(name, project.site_url, bulk), README: readme()} if bulk else {}),
        **{f"schema/{name}": _schema(name) for name in SCHEMAS},
    }
    for name, text in texts.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(site / name, text.encode())


def _files(site: Path, card: Card, variants: tuple[Variant, ...], seen: Fingerprints) -> Iterator[OfferedFile]:
    """The files of a whole document, those in its own script first."""
    names = (*(f"{card.slug}.{ending}" for ending in _ENDINGS), "tasks.csv", f"large/{card.slug}.pdf")
    for variant in sorted(variants, key=lambda variant: variant != card.script):
        for name in names:
            path = f"{prefix(variant)}{card.slug}/{name}"
            if seen.of(f"{site}/{path}"):
                yield _offered(site, path, seen)


def _bulk(project: Project, site: Path, variant: Variant, seen: Fingerprints) -> Iterator[OfferedFile]:
    """The files in bulk, to which the glossary's table comes."""
    write_whole(site / TERMS, (site / f"{prefix(variant)}{TABLE}").read_bytes())
    yield from (_offered(site, path, seen) for path in (PARAGRAPHS, LIBRARY, TERMS))


def _offered(site: Path, path: str, seen: Fingerprints) -> OfferedFile:
    return OfferedFile(path, (site / path).stat().st_size, seen.of(f"{site}/{path}"))


def _schema(name: str) -> str:
    return resources.files("gongwen.render.data").joinpath(name).read_text("utf-8")
