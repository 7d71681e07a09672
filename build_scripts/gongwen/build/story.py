"""A build from end to end: read → find → make units → merge → render → put together → certify → exchange.

Each station takes what the one before it gives, writes below build/, and makes again only what changed; site/ is
touched by the last alone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from gongwen.build.bulk import renew_bulk
from gongwen.build.certifying import Certifier, keep_what_stands
from gongwen.build.changes import words_of_today
from gongwen.build.finding import Finder, find_all
from gongwen.build.merging import Merged, Shared, merge_all
from gongwen.build.reading import Read, read_documents
from gongwen.build.rendering import ScriptPages, load_mkdocs, render_sites
from gongwen.build.searching import renew_search
from gongwen.build.second_copy import compare_second_copies, read_originals_again
from gongwen.build.units import FOLDERS, Unit, UnitMaker, conversion_rows, make_units
from gongwen.build.values import Shelf
from gongwen.build.versions import follow_provisions
from gongwen.build.wanted import Wanted
from gongwen.build.written import read_written
from gongwen.library.project import Project
from gongwen.library.read import HAND_PAGES, read_phrases, refuse_errors
from gongwen.model import VARIANTS, Finding, Variant
from gongwen.publish.assemble import assemble_site, publish_site
from gongwen.publish.certificates import write_certificates
from gongwen.publish.data_files import write_data_files
from gongwen.publish.files import prune
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.redirects import write_redirects
from gongwen.publish.sitemap import write_sitemap
from gongwen.publish.sums import site_digests, write_sums
from gongwen.publish.surroundings import surroundings
from gongwen.publish.variants import mkdocs_site_folder


def build_site(
    project: Project,
    wanted: Wanted,
    seen_docs: Fingerprints,
    seen: Fingerprints,
    progress: Callable[[str], None],
) -> tuple[Finding, ...]:
    """The stations one after another; returns all that there is to say."""
    jobs, variants = wanted.jobs, wanted.variants
    others = tuple(v for v in project.scripts if v not in variants and mkdocs_site_folder(project, v).is_dir())

    progress("读取 docs/")
    reads = read_documents(project, seen_docs, jobs)
    written = read_written(project, seen_docs)
    terms, shared = written.terms, Shared(written.terms, written.pages)
    refuse_errors((*written.findings, *(finding for read in reads.values() for finding in read.findings)))
    phrases = read_phrases(project)

    progress("分析公文")
    finder = Finder(project, reads, terms)
    founds = find_all(project, reads, terms, finder, jobs)
    withdrawn = frozenset(slug for slug, read in reads.items() if read.withdrawn)
    outgoing = {slug: found.references for slug, found in founds.items()}
    provisions = follow_provisions(project, reads, withdrawn, jobs)
    profiles = tuple(found.profile for found in founds.values())
    beside = surroundings(outgoing, finder.catalogue, withdrawn, profiles, provisions)

    progress("生成各页和下载")
    rows = words_of_today(Shelf(project.build / "units"), "conversion", conversion_rows(phrases))
    maker = UnitMaker(project, finder, founds, beside, phrases, wanted.options)
    units = make_units(
        maker, [maker.order(slug, tag) for tag in variants for slug in reads], rows, seen, jobs, load_mkdocs
    )

    progress("汇总全库")
    shown = tuple(tag for tag in VARIANTS if tag in variants or tag in others)
    merged = merge_all(maker, units, shared, variants, seen, jobs)
    renew_search(maker, tuple(slug for slug in reads if slug not in withdrawn), terms, units, shown, seen, jobs)
    scripts = tuple(_script_pages(project, one, units, shown) for one in merged)
    complaints = render_sites(project, scripts, seen, jobs)

    progress("逐字核对")
    assemble_site(project, shown, seen)
    write_redirects(project, {slug: read.moves for slug, read in reads.items()}, shown)
    write_sitemap(project, shown)
    certified, astray = Certifier(project, reads, phrases, rows).certify(shown, seen, jobs)
    differing = keep_what_stands(project, reads, certified, astray, shown)
    if project.downloads.bulk:
        renew_bulk(maker, reads, (slug for slug, found in certified.items() if found), shown, seen)
    there = [read for slug, read in reads.items() if slug not in withdrawn]
    cards = [replace(read.card, standing=beside[read.slug].standing) for read in there]
    write_data_files(project, [(c, read.changes) for c, read in zip(cards, there, strict=True)], shown, seen)
    copies, compared = compare_second_copies(project, reads)
    originals, read_again = read_originals_again(project, reads)
    digests = site_digests(project, seen)
    digests |= write_certificates(project, certified, copies, originals, digests, seen)
    write_sums(project, digests)
    publish_site(project)
    findings = [finding for read in reads.values() for finding in read.findings]
    findings += [finding for unit in units for finding in unit.findings]
    findings += [*written.findings, *complaints, *differing, *compared, *read_again, *_unverified(reads, certified)]
    return tuple(sorted(set(findings)))


def _script_pages(project: Project, merged: Merged, units: list[Unit], shown: tuple[Variant, ...]) -> ScriptPages:
    """The files of a script's pages folder, which holds no others afterwards; nor do the other folders of units."""
    variant = merged.variant
    made = [merged.files, *(unit.files for unit in units if unit.variant == variant)]
    held = [dict(chain.from_iterable(files)) for files in zip(*made, strict=True)]
    for folder, files in zip(FOLDERS, held, strict=True):
        prune(folder(project, variant), files.keys())
    linking = frozenset(f"{page}.md" for page in HAND_PAGES)
    return ScriptPages(variant, held[0], linking, merged.site_name, shown)


def _unverified(reads: Mapping[str, Read], certified: Mapping[str, tuple[object, ...]]) -> Iterator[Finding]:
    message = "这种格式的原文还不能逐字核对，核对记录上写明未核对；要核对请把原文另存为 HTML 或纯文本"
    for slug, found in certified.items():
        if not found:
            yield Finding(reads[slug].path, 1, "W-unverified", message)
