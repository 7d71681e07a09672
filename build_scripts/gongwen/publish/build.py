"""docs/ → site/: the passes in order, in as many processes as the machine has cores."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from gongwen.library.attached import file_bytes
from gongwen.library.project import Project
from gongwen.library.read import Library, refuse_errors
from gongwen.library.settings import CONFIG_NAME
from gongwen.model import VARIANTS, Edition, Finding, Variant
from gongwen.publish.assemble import assemble_site
from gongwen.publish.comparisons import with_comparisons
from gongwen.publish.downloads import write_downloads
from gongwen.publish.editions import converter_for, in_script, source_editions
from gongwen.publish.files import write_tree
from gongwen.publish.mkdocs_site import renew_site
from gongwen.publish.pages import (
    annotating_files,
    attached_files,
    citation_files,
    feed_files,
    published_markdown,
    site_pages,
)
from gongwen.publish.redirects import write_redirects
from gongwen.publish.search import renew_script, write_index, write_script
from gongwen.publish.sitemap import write_sitemap
from gongwen.publish.stamps import Stamps, digest
from gongwen.publish.variants import downloads_folder, markdown_folder, mkdocs_site_folder, pages_folder, prefix
from gongwen.publish.workers import run_all

_EARLIEST = "2000-01-01"  # the day of an undated library: any fixed day will do


@dataclass(frozen=True, slots=True)
class Order:
    """What one process is to make: a script of the library, with or without PDFs; one of them the search index too."""

    project: Project
    library: Library
    variant: Variant
    shown: tuple[Variant, ...]  # the scripts that the site will have
    with_pdf: bool
    system_fonts: bool
    with_index: bool


def prepare_site(
    project: Project,
    library: Library,
    *,
    variants: tuple[Variant, ...] = VARIANTS,
    with_pdf: bool = True,
    system_fonts: bool = False,
    jobs: int | None = None,
    progress: Callable[[str], None] = lambda message: None,
) -> tuple[Finding, ...]:
    """Builds all that changed and puts the new site together aside, where `publish_site` takes it from.

    Returns all that there is to say. Raises a GongwenError; site/ is as it was in any case.
    """
    refuse_errors(library)
    others = [v for v in VARIANTS if v not in variants and mkdocs_site_folder(project, v).is_dir()]
    shown = tuple(v for v in VARIANTS if v in variants or v in others)
    orders = [Order(project, library, v, shown, with_pdf, system_fonts, v == variants[0]) for v in variants]
    tasks = [partial(_make_variant, order) for order in orders]
    tasks += [partial(_renew_variant, project, library, variant) for variant in others]
    findings = [f for stored in library.documents for f in (*stored.document.findings, *stored.findings)]
    findings += library.findings
    for variant, found in zip((*variants, *others), run_all(_run, tasks, jobs), strict=True):
        progress(f"{variant} 已生成")
        findings += found
    progress("汇总网站")
    assemble_site(project, shown)
    write_redirects(project, library, shown)
    write_sitemap(project, shown)
    return tuple(sorted(set(findings)))


def _run(task: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    return task()


def _renew_variant(project: Project, library: Library, variant: Variant) -> tuple[Finding, ...]:
    """What a script that is not built again shares with those that are."""
    renew_script(project, library, variant)
    return ()


def _make_variant(order: Order) -> tuple[Finding, ...]:
    """Downloads and pages of one script."""
    project, library, variant = order.project, order.library, order.variant
    converter = converter_for(variant, library)
    root = project.site_url
    sources = tuple(replace(e, term_links=project.term_links, site_url=root) for e in source_editions(library))
    editions = tuple(replace(in_script(e, converter), site_url=root and root + prefix(variant)) for e in sources)
    editions = with_comparisons(sources, editions)
    stamps = Stamps(project.build / "stamps" / f"{variant}.json")
    editions, findings = write_downloads(
        downloads_folder(project, variant),
        editions,
        stamps,
        site_url=project.site_url,
        with_pdf=order.with_pdf,
        printing=project.printing,
        read_files=partial(file_bytes, project),
        system=order.system_fonts,
    )
    stamps.save()
    folder = pages_folder(project, variant)
    pages = (*site_pages(library, editions, converter), *annotating_files(project, variant, sources))
    pages += (*citation_files(editions, sources), *feed_files(project, converter, editions))
    attached = attached_files(editions, partial(file_bytes, project))
    write_tree(folder, {page.path: page.text.encode() for page in pages} | attached)
    write_tree(markdown_folder(project, variant), published_markdown(pages))
    if order.with_index:
        write_index(project, library, sources)
    write_script(project, library, sources, editions, converter)
    messages = renew_site(
        project,
        variant,
        {page.path: page.text for page in pages} | {path: digest((data,)) for path, data in attached.items()},
        {f"{page.name}.md" for page in library.pages},
        site_name=converter.convert(project.site_name),
        epoch=_epoch(editions),
        shown=order.shown,
    )
    return findings + tuple(Finding(CONFIG_NAME, 1, "W-mkdocs", message) for message in messages)


def _epoch(editions: tuple[Edition, ...]) -> int:
    """Midnight (UTC) of the newest document's date, in seconds: no build carries the day on which it ran."""
    dates = (e.document.main.metadata.published or e.document.main.metadata.date for e in editions)
    newest = max((date for date in dates if date), default=_EARLIEST)
    return int(datetime.fromisoformat(newest).replace(tzinfo=UTC).timestamp())
