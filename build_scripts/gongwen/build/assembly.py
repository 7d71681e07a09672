"""What belongs to all documents, made and put together with their pages: once, or again without some of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from gongwen.build.merging import Merged, Shared, merge_all
from gongwen.build.reading import Read
from gongwen.build.rendering import ScriptPages, render_sites
from gongwen.build.searching import renew_search
from gongwen.build.units import FOLDERS, Unit, UnitMaker
from gongwen.library.read import HAND_PAGES
from gongwen.model import Finding, Variant
from gongwen.publish.assemble import assemble_site
from gongwen.publish.files import prune
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.redirects import write_redirects
from gongwen.publish.sitemap import write_sitemap


@dataclass(frozen=True, slots=True)
class Assembly:
    """All that the new site is made of; `variants` are made now, `shown` are those that it has."""

    maker: UnitMaker
    reads: Mapping[str, Read]
    units: list[Unit]
    shared: Shared
    variants: tuple[Variant, ...]
    shown: tuple[Variant, ...]
    seen: Fingerprints
    jobs: int | None

    def put_together(self, away: frozenset[str], rendered: Callable[[], None]) -> tuple[Finding, ...]:
        """The new site with the pages of all documents; what stays `away` stands in no list, feed, search or sitemap.
        Returns what the engine had to say; `rendered` is called as soon as the pages are there."""
        project, shared = self.maker.project, self.shared
        listed = [unit for unit in self.units if unit.slug not in away]
        merged = merge_all(self.maker, listed, shared, self.variants, self.seen, self.jobs)
        found = tuple(slug for slug, read in self.reads.items() if not read.withdrawn and slug not in away)
        renew_search(self.maker, found, shared.terms, listed, self.shown, self.seen, self.jobs)
        complaints = render_sites(project, tuple(map(self._pages, merged)), self.seen, self.jobs, rendered)
        assemble_site(project, self.shown, self.seen)
        write_redirects(project, {slug: read.moves for slug, read in self.reads.items()}, self.shown)
        days = {slug: max((one.day for one in read.changes), default="") for slug, read in self.reads.items()}
        write_sitemap(project, self.shown, days, away)
        return complaints

    def _pages(self, merged: Merged) -> ScriptPages:
        """The files of a script's pages folder, which holds no others afterwards; nor do the other folders of units."""
        variant, project = merged.variant, self.maker.project
        made = [merged.files, *(unit.files for unit in self.units if unit.variant == variant)]
        held = [dict(chain.from_iterable(files)) for files in zip(*made, strict=True)]
        for folder, files in zip(FOLDERS, held, strict=True):
            prune(folder(project, variant), files.keys())
        linking = frozenset(f"{page}.md" for page in HAND_PAGES)
        return ScriptPages(variant, held[0], linking, merged.site_name, self.shown)
