"""Documents whose new version is not the source's text: the site keeps what it had of them, and says so."""

import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from gongwen.library.files import write_whole
from gongwen.library.project import Project
from gongwen.model import Variant
from gongwen.publish.new_site import NewSite
from gongwen.render.addresses import prefix
from gongwen.variants.ui import ui

STALE = "gw-stale"  # the class by which verify knows such a page
_ARTICLE = "<article "
_WITHHELD = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body data-apparatus><p class="{stale}">{said}</p></body>
</html>
"""


def keep_published(
    project: Project, site: NewSite, slugs: Iterable[str], variants: Sequence[Variant]
) -> dict[str, str]:
    """Puts the documents into the new site as they were published last, in each script; the day of that version by
    slug, '' for one that never was published (a page says that it is withheld)."""
    return {slug: max((_kept(project, site, slug, variant) for variant in variants), default="") for slug in slugs}


def _kept(project: Project, site: NewSite, slug: str, variant: Variant) -> str:
    day = _keep(project.site / prefix(variant) / slug, site.folder / prefix(variant) / slug, variant)
    site.look_again(f"{prefix(variant)}{slug}")
    return day


def _keep(last: Path, new: Path, variant: Variant) -> str:
    shutil.rmtree(new, ignore_errors=True)
    overview = last / "index.html"
    if not overview.is_file() or _is_withheld(overview):
        new.mkdir(parents=True)
        write_whole(new / "index.html", _withheld(new.name, variant).encode())
        return ""
    shutil.copytree(last, new)
    day = datetime.fromtimestamp(overview.stat().st_mtime, UTC).date().isoformat()
    for page in new.rglob("*.html"):
        write_whole(page, _marked(page.read_text("utf-8"), ui(variant, "stale.kept", date=day)).encode())
    return day


def _is_withheld(overview: Path) -> bool:
    return _ARTICLE not in overview.read_text("utf-8")


def _marked(html: str, said: str) -> str:
    """The page with a line above its text; one that has the line keeps it, and its day."""
    start = html.find(_ARTICLE)
    if start < 0 or f'class="{STALE}"' in html:
        return html
    at = html.index(">", start) + 1
    return f'{html[:at]}<p class="{STALE}" data-apparatus="">{escape(said)}</p>{html[at:]}'


def _withheld(slug: str, variant: Variant) -> str:
    said = escape(ui(variant, "stale.withheld"))
    return _WITHHELD.format(lang=variant, title=escape(slug), stale=STALE, said=said)
