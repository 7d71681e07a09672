"""What search engines ask a site for first: robots.txt and sitemap.xml, of all scripts together."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from posixpath import basename, splitext
from urllib.parse import quote
from xml.sax.saxutils import escape

from gongwen.library.project import Project
from gongwen.model import SOURCE_VARIANT, Variant
from gongwen.publish.files import entries_below
from gongwen.publish.new_site import NewSite
from gongwen.publish.variants import pages_folder
from gongwen.render.addresses import OWN_READING, SEARCH, prefix

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
# Addresses in a file, with those in the other scripts 5 to 10 MB; the protocol allows 50,000 and 50 MB.
MOST = 10_000
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_PROTOCOL = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_PAGES = f'{_XML}<urlset {_PROTOCOL} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_INDEX = f"{_XML}<sitemapindex {_PROTOCOL}>\n"


def write_sitemap(
    project: Project,
    site: NewSite,
    variants: tuple[Variant, ...],
    days: Mapping[str, str],
    away: frozenset[str] = frozenset(),
) -> None:
    """Both at the root of the new site; pages of documents that stay `away` are not among them, `days` are those of the
    last change of documents. Addresses in a sitemap are absolute: without `site_url` there is none."""
    found = {variant: page_addresses(pages_folder(project, variant)) for variant in variants}
    pages = {v: tuple(one for one in addresses if one.partition("/")[0] not in away) for v, addresses in found.items()}
    site.write(ROBOTS, robots_txt(project.site_url).encode())
    if project.site_url:
        for name, text in sitemap_files(project.site_url, pages, days).items():
            site.write(name, text.encode())


def page_addresses(folder: Path) -> Iterator[str]:
    """The addresses, below a script's site, of all its pages that hold something to find (not of that of search, nor of
    the reader's own), by name: '', about/, x/, x/chp_1/ …"""
    for name, _ in entries_below(str(folder)):
        place, ending = splitext(name)
        address = place.removesuffix("index") if basename(place) == "index" else f"{place}/"
        if ending == ".md" and address not in (SEARCH, OWN_READING):
            yield address


def robots_txt(site_url: str) -> str:
    """Everything may be read; where the sitemap lies."""
    sitemap = f"\nSitemap: {site_url}{SITEMAP}\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def sitemap_files(
    site_url: str, pages: Mapping[Variant, tuple[str, ...]], days: Mapping[str, str], most: int = MOST
) -> dict[str, str]:
    """Every page with the same page in the other scripts, and the day of its document's last change as docs/ has it: a
    build does not know when a page changed. One file, or of more addresses than `most` an index of several.
    """
    have: dict[str, list[Variant]] = {}
    for variant, addresses in pages.items():
        for address in addresses:
            have.setdefault(address, []).append(variant)
    found = [(variant, address) for variant, addresses in pages.items() for address in addresses]
    parts = [found[at : at + most] for at in range(0, len(found), most)] or [found]
    written = [_part(site_url, have, part, days) for part in parts]
    if len(parts) == 1:
        return {SITEMAP: written[0]}
    files = {f"sitemap-{n}.xml": text for n, text in enumerate(written, 1)}
    newest = (max((_day(address, days) for _, address in part), default="") for part in parts)
    listed = (
        f"<sitemap><loc>{_escaped(site_url + name)}</loc>{_lastmod(day)}</sitemap>\n"
        for name, day in zip(files, newest, strict=True)
    )
    return {SITEMAP: "".join([_INDEX, *listed, "</sitemapindex>\n"])} | files


def _part(
    site_url: str,
    have: Mapping[str, Sequence[Variant]],
    part: Sequence[tuple[Variant, str]],
    days: Mapping[str, str],
) -> str:
    lines = [_PAGES]
    for variant, address in part:
        page = quote(address)
        shown = {other: _escaped(f"{site_url}{prefix(other)}{page}") for other in have[address]}
        links = [*shown.items(), ("x-default", shown.get(SOURCE_VARIANT, shown[variant]))]
        alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{link}"/>' for tag, link in links)
        lines.append(f"<url><loc>{shown[variant]}</loc>{_lastmod(_day(address, days))}{alternates}</url>\n")
    return "".join([*lines, "</urlset>\n"])


def _day(address: str, days: Mapping[str, str]) -> str:
    """When the document of a page last changed; '' where nothing says it, and of pages of the site itself."""
    return days.get(address.partition("/")[0], "")


def _lastmod(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _escaped(address: str) -> str:
    return escape(address, {'"': "&quot;"})
