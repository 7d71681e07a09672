"""The figures of a finished comparison, written into the certificate pages of the new site."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from gongwen import __version__
from gongwen.library.files import write_whole
from gongwen.library.project import Project
from gongwen.model import VARIANTS, Certified, SecondCopy, SecondReading
from gongwen.publish.assemble import new_site
from gongwen.publish.figures import figures_record
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.stamps import Stamps, digest, read_record, write_record
from gongwen.publish.variants import mkdocs_site_folder
from gongwen.render.addresses import prefix
from gongwen.render.markdown.certificate import FIGURES, PAGE, figures_html
from gongwen.text.sums import by_folder, document_digest


def write_certificates(
    project: Project,
    reports: Mapping[str, Sequence[Certified]],
    copies: Mapping[str, SecondCopy],
    originals: Mapping[str, SecondReading],
    digests: Mapping[str, str],
    seen: Fingerprints,
) -> dict[str, str]:
    """Fills in the certificate of each document (by slug), in every script that the new site has; gives the digests of
    these pages. `copies` are the second copies and `originals` the originals that there are, `digests` those of the
    site's files."""
    prefixes = tuple(map(prefix, VARIANTS))
    digests_of = by_folder(digests, prefixes)
    stamps = Stamps(read_record(figures_record(project)))
    written: dict[str, str] = {}
    for slug, certified in reports.items():
        whole = document_digest(slug, prefixes, digests_of.get(slug, {}))
        for variant in VARIANTS:
            path = f"{prefix(variant)}{slug}/{PAGE}"
            if path not in digests:
                continue
            figures = figures_html(variant, certified, __version__, whole, copies.get(slug), originals.get(slug))
            page = mkdocs_site_folder(project, variant) / slug / PAGE
            plain = seen.of(page)
            key = digest((plain.encode(), figures.encode()))
            if stamps.is_fresh(path, key) and stamps.remark(path) == f"{plain} {digests[path]}":
                written[path] = digests[path]
            else:
                html = page.read_text("utf-8").replace(FIGURES, figures).encode()
                write_whole(new_site(project) / path, html)
                written[path] = sha256(html).hexdigest()
            stamps.record(path, key, f"{plain} {written[path]}")
    write_record(figures_record(project), stamps.new)
    return written
