"""Pages that lead from a document's former slugs to where it stands now."""

import html

from gongwen.library.project import Project
from gongwen.library.read import Library
from gongwen.model import Variant
from gongwen.publish.assemble import new_site
from gongwen.publish.variants import prefix
from gongwen.variants.ui import ui

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=../{slug}/">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body data-apparatus><p><a href="../{slug}/">{title}</a></p></body>
</html>
"""


def write_redirects(project: Project, library: Library, variants: tuple[Variant, ...]) -> None:
    """A page at each former slug in the new site, in each script. A slug in use is never covered."""
    taken = {stored.slug for stored in library.documents}
    for stored in library.documents:
        for former in stored.particulars.former_slugs:
            for variant in variants if former not in taken else ():
                folder = new_site(project) / prefix(variant) / former
                folder.mkdir(parents=True, exist_ok=True)
                title = html.escape(ui(variant, "redirect.title"))
                page = _PAGE.format(lang=variant, slug=stored.slug, title=title)
                (folder / "index.html").write_text(page, "utf-8", newline="\n")
