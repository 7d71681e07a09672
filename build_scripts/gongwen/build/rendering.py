"""Each script's site as MkDocs makes it of the pages, made again where they changed and nowhere else."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.metadata import version

from gongwen.build.values import Shelf, value_digest
from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME
from gongwen.library.theme import theme_files
from gongwen.model import Finding, Variant
from gongwen.publish.files import entries_below
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.stamps import code_digest
from gongwen.publish.theme import lay_theme
from gongwen.publish.variants import mkdocs_site_folder
from gongwen.publish.workers import run_all

_Files = tuple[tuple[str, str], ...]  # paths with digests
_LIBRARIES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2")


@dataclass(frozen=True, slots=True)
class ScriptPages:
    """What MkDocs is to make a script's site of: the files of its pages folder with their digests.

    `linking` are pages whose links MkDocs resolves, so that they depend on which files there are; `shown` are the
    scripts that its pages lead to.
    """

    variant: Variant
    files: Mapping[str, str]
    linking: Set[str]
    site_name: str
    shown: tuple[Variant, ...]

    def common(self, others: str) -> str:
        """What every page of the script may show, beside what those of all may."""
        return value_digest((others, self.site_name, self.shown))

    def keys(self) -> dict[str, str]:
        """What each file's page depends on, as far as it is its own."""
        paths = "\n".join(sorted(self.files))
        return {path: value_digest((key, paths)) if path in self.linking else key for path, key in self.files.items()}


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What a site that is there was made of, and its files with their digests."""

    common: str
    keys: _Files
    site: _Files


@dataclass(frozen=True, slots=True)
class _Run:
    project: Project
    pages: ScriptPages
    stale: frozenset[str]
    there: frozenset[str] | None  # the files of the site; None for one that is to be made anew


def render_sites(
    project: Project,
    scripts: Sequence[ScriptPages],
    seen: Fingerprints,
    jobs: int | None,
    rendered: Callable[[], None] = lambda: None,
) -> tuple[tuple[Finding, ...], dict[Variant, dict[str, str]]]:
    """Brings the sites of the scripts up to date; returns what MkDocs has to complain about, and the digests of each
    site's files. `rendered` is called when the pages are there.

    Made again are the pages whose own text changed, and all where something changed that any page may show (theme,
    settings, code, the scripts that are shown) or a file of the site is not what it was. A site's record is gone
    while MkDocs runs, so that one left half done is made anew; none is written where there was a complaint, so that the
    next build says it again.
    """
    shelf = Shelf(project.build / "units")
    lay_theme(project)
    common = _common(project, seen)
    sites = {pages.variant: _site(project, pages.variant, seen) for pages in scripts}
    due = [run for pages in scripts if (run := _run_of(project, pages, shelf, common, sites[pages.variant]))]
    for run in due:
        shelf.drop(_name(run.pages.variant))
    done = list(run_all(_render, due, jobs))
    rendered()
    for run, (messages, touched) in zip(due, done, strict=True):
        variant = run.pages.variant
        if run.there is None:
            sites[variant] = _site(project, variant, seen)
        else:
            sites[variant] = _renewed(project, variant, sites[variant], touched, seen)
        if not messages:
            shelf.put(_name(variant), common, _rendered(run.pages, common, sites[variant]))
    findings = (Finding(CONFIG_NAME, 1, "W-mkdocs", message) for found, _ in done for message in found)
    return tuple(findings), {variant: dict(files) for variant, files in sites.items()}


def _run_of(project: Project, pages: ScriptPages, shelf: Shelf, common: str, site: _Files) -> _Run | None:
    """What is to be run for a script, whose site holds these files; None where it is that of the pages already."""
    known = shelf.get(_name(pages.variant))
    common = pages.common(common)
    if not isinstance(known, _Rendered) or known.common != common or known.site != site:
        return _Run(project, pages, frozenset(pages.files), None)
    before = dict(known.keys)
    keys = pages.keys()
    stale = frozenset(path for path, key in keys.items() if before.get(path) != key)
    there = frozenset(path for path, _ in site)
    return _Run(project, pages, stale, there) if stale or before.keys() != keys.keys() else None


def _rendered(pages: ScriptPages, common: str, site: _Files) -> _Rendered:
    return _Rendered(pages.common(common), tuple(sorted(pages.keys().items())), site)


def _site(project: Project, variant: Variant, seen: Fingerprints) -> _Files:
    """The files of a script's site; a link is none, so that a site with one is made anew."""
    found = entries_below(str(mkdocs_site_folder(project, variant)))
    return tuple(sorted((name, "" if entry.is_symlink() else seen.of(entry.path)) for name, entry in found))


def _renewed(project: Project, variant: Variant, site: _Files, touched: frozenset[str], seen: Fingerprints) -> _Files:
    """The same after MkDocs ran, which had no other files in hand than those."""
    folder, files = mkdocs_site_folder(project, variant), dict(site)
    for name in touched:
        files[name] = seen.of(f"{folder}/{name}")
    return tuple(sorted((name, digest) for name, digest in files.items() if digest))


def load_mkdocs() -> None:
    """MkDocs is here for all processes that are forked from this one; it takes a fifth of a second to import."""
    import gongwen.publish.mkdocs_run  # noqa: F401


def _render(run: _Run) -> tuple[tuple[str, ...], frozenset[str]]:
    from gongwen.publish.mkdocs_run import SiteOfScript, run_mkdocs

    pages = run.pages
    site = SiteOfScript(pages.variant, pages.site_name, pages.shown)
    return run_mkdocs(run.project, site, run.stale, run.there)


def _name(variant: Variant) -> str:
    return f"site-{variant}"


def _common(project: Project, seen: Fingerprints) -> str:
    """What every page may show: theme, settings, this package and the libraries that make pages."""
    return value_digest((seen.of(project.root / CONFIG_NAME), theme_digests(project, seen), code_digest(), libraries()))


def theme_digests(project: Project, seen: Fingerprints) -> tuple[tuple[str, str], ...]:
    """Each file of the theme with its digest."""
    return tuple((name, seen.of(path)) for name, path in theme_files(project).items())


def libraries() -> tuple[str, ...]:
    """The libraries that make pages, with their versions."""
    return tuple(f"{name} {version(name)}" for name in _LIBRARIES)
