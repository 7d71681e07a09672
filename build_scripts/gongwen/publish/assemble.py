"""The published site put together aside and exchanged at the end: a failed build leaves the old one."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import basename

from gongwen.library.files import naming
from gongwen.library.ownership import MARKER, mark
from gongwen.library.project import Project
from gongwen.model import Variant
from gongwen.publish.exchange import Places, begin, exchange, places
from gongwen.publish.figures import filled_pages
from gongwen.publish.files import copy_anew, entries_below, prune
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.new_site import NewSite
from gongwen.publish.variants import (
    downloads_folder,
    markdown_folder,
    mkdocs_site_folder,
    search_folder,
    search_index_folder,
)
from gongwen.render.address_list import ADDRESS_LIST
from gongwen.render.addresses import prefix
from gongwen.render.annotating import QUOTES, SETTINGS

THEME = "assets/gongwen/"
_SEARCH = "assets/search"  # below the root of the published site; a folder a script in it
Made = tuple[str, str]  # where a file lies that was made, and its digest
_OWN = (SETTINGS, ADDRESS_LIST)  # what says something in the words of a script
_UNUSED = ("sitemap.xml", "sitemap.xml.gz")  # MkDocs', of one script each; ours is of all (sitemap.py)


def site_places(project: Project) -> Places:
    return places(project, project.site)


def assemble_site(
    project: Project, variants: Iterable[Variant], looked_at: Mapping[Path, Mapping[str, str]], seen: Fingerprints
) -> NewSite:
    """The new site holds the given scripts' pages and downloads and the data of search, and nothing else. A record of
    comparison whose figures were filled in keeps them until there are others.

    `looked_at` are folders of which this build knows already that they hold these files, with their digests.
    """

    def held(folder: Path) -> Iterator[tuple[str, Made]]:
        digests = looked_at.get(folder)
        for name, digest in seen.own(folder) if digests is None else digests.items():
            if basename(name) not in _UNUSED:
                yield name, (f"{folder}/{name}", digest)

    files: dict[str, Made] = {}
    for variant in variants:
        for folder in (mkdocs_site_folder, downloads_folder, markdown_folder):
            for name, made in held(folder(project, variant)):
                files.setdefault(name if is_shared(name) else prefix(variant) + name, made)
        files |= {f"{_SEARCH}/{variant}/{name}": made for name, made in held(search_folder(project, variant))}
    files |= {f"{_SEARCH}/{name}": made for name, made in held(search_index_folder(project))}
    return put_together(site_places(project), files, seen, filled_pages(project))


def is_shared(name: str) -> bool:
    """True for a file that is the same in every script and lies once at the root: the theme's, a document's words."""
    return (name.startswith(THEME) and name not in _OWN) or name.endswith(f"/{QUOTES}")


def put_together(
    at: Places, files: Mapping[str, Made], seen: Fingerprints, filled: Mapping[str, tuple[str, str]] | None = None
) -> NewSite:
    """The new folder is ours and holds copies of these files, by path below it, and no others; what the last one had
    is left as it is. `filled` are the digests of pages as they were copied and as they became then."""
    begin(at)
    if not at.new.exists():
        at.new.mkdir(parents=True)
        _link_all(at, seen)
    prune(at.new, files.keys() | {MARKER})
    mark(at.new)
    filled, held = filled or {}, {}
    for name, (path, digest) in files.items():
        copy = f"{at.new}/{name}"
        here = seen.of(copy)
        if here != digest and (not here or filled.get(name) != (digest, here)):
            with naming(Path(copy)):
                copy_anew(Path(path), Path(copy))
            seen.holds(copy, digest)
            here = digest
        held[name] = here
    return NewSite(at.new, held, seen)


def _link_all(at: Places, seen: Fingerprints) -> None:
    """The new folder has the published files by hard links, as far as the system makes them: to copy all of a site
    takes longer than an edit. No file of either is ever written again in place."""
    for name, entry in entries_below(str(at.published)):
        if not entry.is_file(follow_symlinks=False):
            continue
        digest, link = seen.of(entry.path), at.new / name
        link.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(entry.path, link)
        except OSError:
            return
        seen.holds(link, digest)


def publish_site(project: Project) -> None:
    """site/ is the new site; the one that it replaces is what the next is put together from."""
    exchange(site_places(project))
