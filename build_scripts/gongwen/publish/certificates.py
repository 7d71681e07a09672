"""The figures of a finished comparison, written into the certificate pages of the new site."""

from collections.abc import Mapping, Sequence

from gongwen import __version__
from gongwen.library.project import Project
from gongwen.model import VARIANTS, Certified, SecondCopy, SecondReading
from gongwen.publish.figures import figures_record
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.new_site import NewSite
from gongwen.publish.stamps import Stamps, code_digest, digest, read_record, write_record
from gongwen.publish.variants import mkdocs_site_folder
from gongwen.render.addresses import prefix
from gongwen.render.markdown.certificate import FIGURES, PAGE, figures_html
from gongwen.text.sums import by_folder, document_digest


def write_certificates(
    project: Project,
    site: NewSite,
    reports: Mapping[str, Sequence[Certified]],
    copies: Mapping[str, SecondCopy],
    originals: Mapping[str, SecondReading],
    seen: Fingerprints,
) -> None:
    """Fills in the certificate of each document (by slug), in every script that the new site has. `copies` are the
    second copies and `originals` the originals that there are."""
    prefixes = tuple(map(prefix, VARIANTS))
    digests_of = by_folder(site.files, prefixes)
    stamps = Stamps(read_record(figures_record(project)))
    for slug, certified in reports.items():
        whole = document_digest(slug, prefixes, digests_of.get(slug, {}))
        for variant in VARIANTS:
            path = f"{prefix(variant)}{slug}/{PAGE}"
            if path not in site.files:
                continue
            told = (variant, certified, __version__, whole, copies.get(slug), originals.get(slug))
            page = mkdocs_site_folder(project, variant) / slug / PAGE
            plain = seen.of(page)
            key = digest((plain.encode(), repr(told).encode(), code_digest().encode()))
            if not stamps.is_fresh(path, key) or stamps.remark(path) != f"{plain} {site.files[path]}":
                site.write(path, page.read_text("utf-8").replace(FIGURES, figures_html(*told)).encode())
            stamps.record(path, key, f"{plain} {site.files[path]}")
    write_record(figures_record(project), stamps.new)
