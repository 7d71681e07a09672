"""What search engines ask a site for first: robots.txt and sitemap.xml, of all scripts together."""

from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, splitext
from urllib.parse import quote
from xml.sax.saxutils import escape

from gongwen.library.files import write_whole
from gongwen.library.project import Project
from gongwen.model import SOURCE_VARIANT, Variant
from gongwen.publish.assemble import new_site
from gongwen.publish.files import entries_below
from gongwen.publish.variants import pages_folder
from gongwen.render.addresses import OWN_READING, SEARCH, prefix

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write_sitemap(project: Project, variants: tuple[Variant, ...], away: frozenset[str] = frozenset()) -> None:
    """Both files at the root of the new site; pages of documents that stay `away` are not among them. Addresses in a
    sitemap are absolute: without `site_url` there is none."""
    found = {variant: page_addresses(pages_folder(project, variant)) for variant in variants}
    pages = {v: tuple(one for one in addresses if one.partition("/")[0] not in away) for v, addresses in found.items()}
    _write(project, ROBOTS, robots_txt(project.site_url))
    if project.site_url:
        _write(project, SITEMAP, sitemap_xml(project.site_url, pages))


def _write(project: Project, name: str, text: str) -> None:
    write_whole(new_site(project) / name, text.encode())


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


def sitemap_xml(site_url: str, pages: dict[Variant, tuple[str, ...]]) -> str:
    """Every page with the same page in the other scripts. No dates: a build does not know when a page changed."""
    have = {variant: set(addresses) for variant, addresses in pages.items()}
    lines = [_OPENING]
    for variant, addresses in pages.items():
        for address in addresses:
            shown = {other: _absolute(site_url, other, address) for other in pages if address in have[other]}
            links = [*shown.items(), ("x-default", shown.get(SOURCE_VARIANT, shown[variant]))]
            alternates = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{link}"/>' for tag, link in links)
            lines.append(f"<url><loc>{shown[variant]}</loc>{alternates}</url>\n")
    return "".join([*lines, "</urlset>\n"])


def _absolute(site_url: str, variant: Variant, address: str) -> str:
    return escape(site_url + prefix(variant) + quote(address), {'"': "&quot;"})
