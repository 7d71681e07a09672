"""What belongs to all documents, made and put together with their pages: once, or again without some of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

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
from gongwen.publish.new_site import NewSite
from gongwen.publish.redirects import write_redirects
from gongwen.publish.sitemap import write_sitemap
from gongwen.publish.variants import mkdocs_site_folder, pages_folder


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

    def put_together(self, away: frozenset[str], rendered: Callable[[], None]) -> tuple[NewSite, tuple[Finding, ...]]:
        """The new site with the pages of all documents; what stays `away` stands in no list, feed, search or sitemap.
        With it what the engine had to say; `rendered` is called as soon as the pages are there."""
        project, shared = self.maker.project, self.shared
        listed = [unit for unit in self.units if unit.slug not in away]
        merged = merge_all(self.maker, listed, shared, self.variants, self.seen, self.jobs)
        found = tuple(slug for slug, read in self.reads.items() if not read.withdrawn and slug not in away)
        renew_search(self.maker, found, shared.terms, listed, self.shown, self.seen, self.jobs)
        looked_at = {folder: files for one in merged for folder, files in self._held(one).items()}
        pages = tuple(self._pages(one, looked_at) for one in merged)
        complaints, sites = render_sites(project, pages, self.seen, self.jobs, rendered)
        looked_at |= {mkdocs_site_folder(project, variant): files for variant, files in sites.items()}
        site = assemble_site(project, self.shown, looked_at, self.seen)
        write_redirects(site, {slug: read.moves for slug, read in self.reads.items()}, self.shown)
        days = {slug: max((one.day for one in read.changes), default="") for slug, read in self.reads.items()}
        write_sitemap(project, site, self.shown, days, away)
        return site, complaints

    def _held(self, merged: Merged) -> dict[Path, dict[str, str]]:
        """What each of the folders of a script's units holds, and no others afterwards."""
        variant = merged.variant
        made = [merged.files, *(unit.files for unit in self.units if unit.variant == variant)]
        held = (dict(chain.from_iterable(files)) for files in zip(*made, strict=True))
        folders = {folder(self.maker.project, variant): files for folder, files in zip(FOLDERS, held, strict=True)}
        for folder, files in folders.items():
            prune(folder, files.keys())
        return folders

    def _pages(self, merged: Merged, held: Mapping[Path, Mapping[str, str]]) -> ScriptPages:
        linking = frozenset(f"{page}.md" for page in HAND_PAGES)
        files = held[pages_folder(self.maker.project, merged.variant)]
        return ScriptPages(merged.variant, files, linking, merged.site_name, self.shown)
