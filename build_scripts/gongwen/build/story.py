"""A build from end to end: read → find → make units → merge → render → put together → certify → exchange.

Each station takes what the one before it gives, writes below build/, and makes again only what changed; site/ is
touched by the last alone.
"""

from collections.abc import Mapping
from dataclasses import replace

from gongwen.build.assembly import Assembly
from gongwen.build.bulk import renew_bulk
from gongwen.build.certifying import Certifier, keep_what_stands, staying_away
from gongwen.build.changes import words_of_today
from gongwen.build.finding import Finder, find_all
from gongwen.build.merging import Shared
from gongwen.build.progress import Progress
from gongwen.build.reading import Read, read_documents
from gongwen.build.rendering import load_mkdocs
from gongwen.build.scheduler import expect_scheduler
from gongwen.build.second_copy import compare_second_copies, read_originals_again
from gongwen.build.units import UnitMaker, conversion_rows, make_units
from gongwen.build.values import Shelf, value_digest
from gongwen.build.versions import follow_provisions
from gongwen.build.wanted import Wanted
from gongwen.build.written import read_written
from gongwen.library.project import Project
from gongwen.library.read import read_phrases, refuse_errors
from gongwen.model import VARIANTS, Finding
from gongwen.publish.assemble import publish_site
from gongwen.publish.certificates import write_certificates
from gongwen.publish.data_files import write_data_files
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.sums import write_sums
from gongwen.publish.surroundings import surroundings
from gongwen.publish.variants import mkdocs_site_folder

_AWAY = "away"


def build_site(
    project: Project,
    wanted: Wanted,
    seen_docs: Fingerprints,
    seen: Fingerprints,
    progress: Progress,
) -> tuple[str, tuple[Finding, ...]]:
    """The stations one after another; returns the digest of the list of what was published, and all that there is to
    say."""
    jobs, variants = wanted.jobs, wanted.variants
    others = tuple(v for v in project.scripts if v not in variants and mkdocs_site_folder(project, v).is_dir())

    if wanted.scheduler:
        expect_scheduler(wanted.scheduler)  # before anything is read

    progress.begin("读取 docs/")
    reads = read_documents(project, seen_docs, jobs, progress)
    written = read_written(project, seen_docs)
    terms, shared = written.terms, Shared(written.terms, written.pages)
    refuse_errors((*written.findings, *(finding for read in reads.values() for finding in read.findings)))
    phrases = read_phrases(project)

    progress.begin("分析公文")
    finder = Finder(project, reads, terms)
    founds = find_all(project, reads, terms, finder, jobs, progress)
    withdrawn = frozenset(slug for slug, read in reads.items() if read.withdrawn)
    outgoing = {slug: found.references for slug, found in founds.items()}
    provisions = follow_provisions(project, reads, withdrawn, jobs)
    profiles = tuple(found.profile for found in founds.values())
    beside = surroundings(outgoing, finder.catalogue, withdrawn, profiles, provisions)

    progress.begin("生成各页和下载")
    rows = words_of_today(Shelf(project.build / "units"), "conversion", conversion_rows(phrases))
    maker = UnitMaker(project, finder, founds, beside, phrases, wanted.options)
    orders = [maker.order(slug, tag) for tag in variants for slug in reads]
    units = make_units(maker, orders, rows, seen, wanted, progress, load_mkdocs)

    progress.begin("汇总全库")
    shown = tuple(tag for tag in VARIANTS if tag in variants or tag in others)
    shelf = Shelf(project.build / "units")
    assembly = Assembly(maker, reads, units, shared, variants, shown, seen, jobs)
    away = _last_away(shelf, reads)
    site, complaints = assembly.put_together(away, progress.rendered)

    progress.begin("逐字核对")
    certified, astray = Certifier(project, site, reads, phrases, rows).certify(shown, seen, jobs, progress)
    staying = staying_away(reads, certified, astray)
    if staying.keys() != away and certified.keys() - staying.keys():
        site, complaints = assembly.put_together(frozenset(staying), progress.rendered)
    shelf.put(_AWAY, value_digest(_AWAY), tuple(sorted(staying)))
    differing = keep_what_stands(project, site, reads, certified, staying, shown)
    certified = {slug: found for slug, found in certified.items() if slug not in staying}
    if project.downloads.bulk:
        renew_bulk(maker, site, reads, (slug for slug, found in certified.items() if found), shown, seen)
    there = [read for slug, read in reads.items() if slug not in withdrawn and slug not in staying]
    cards = [replace(read.card, standing=beside[read.slug].standing) for read in there]
    gone = [(read.card, read.changes) for slug, read in reads.items() if slug in withdrawn]
    write_data_files(project, site, [(c, read.changes) for c, read in zip(cards, there, strict=True)], gone, shown)
    copies, compared = compare_second_copies(project, reads)
    originals, read_again = read_originals_again(project, reads)
    write_certificates(project, site, certified, copies, originals, seen)
    sums = write_sums(site)
    publish_site(project)
    findings = [finding for read in reads.values() for finding in read.findings]
    findings += [finding for unit in units for finding in unit.findings]
    findings += [*written.findings, *complaints, *differing, *compared, *read_again]
    return sums, tuple(sorted(set(findings)))


def _last_away(shelf: Shelf, reads: Mapping[str, Read]) -> frozenset[str]:
    """The documents that stayed away in the last build; this one begins without them in its lists."""
    kept = shelf.get(_AWAY)
    return frozenset(slug for slug in kept if slug in reads) if isinstance(kept, tuple) else frozenset()
