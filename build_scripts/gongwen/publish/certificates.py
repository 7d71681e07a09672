"""The figures of a finished comparison, written into the certificate pages of the new site."""

from collections.abc import Mapping, Sequence

from gongwen import __version__
from gongwen.library.files import write_whole
from gongwen.library.project import Project
from gongwen.model import VARIANTS, Certified, SecondCopy, SecondReading
from gongwen.publish.assemble import new_site
from gongwen.render.addresses import prefix
from gongwen.render.markdown.certificate import FIGURES, NAME, figures_html
from gongwen.text.sums import by_folder, document_digest


def write_certificates(
    project: Project,
    reports: Mapping[str, Sequence[Certified]],
    copies: Mapping[str, SecondCopy],
    originals: Mapping[str, SecondReading],
    digests: Mapping[str, str],
) -> None:
    """Fills in the certificate of each document (by slug), in every script that the new site has; `copies` are the
    second copies and `originals` the originals that there are, `digests` those of the site's files."""
    prefixes = tuple(map(prefix, VARIANTS))
    digests_of = by_folder(digests, prefixes)
    for slug, certified in reports.items():
        digest = document_digest(slug, prefixes, digests_of.get(slug, {}))
        for variant in VARIANTS:
            page = new_site(project) / prefix(variant) / slug / NAME / "index.html"
            if page.is_file():
                figures = figures_html(variant, certified, __version__, digest, copies.get(slug), originals.get(slug))
                html = page.read_text("utf-8").replace(FIGURES, figures)
                write_whole(page, html.encode())
