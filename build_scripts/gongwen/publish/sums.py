"""SHA256SUMS of the new site: every file but itself and the mark of whose folder it is."""

from collections.abc import Mapping

from gongwen.library.files import write_whole
from gongwen.library.ownership import MARKER
from gongwen.library.project import Project
from gongwen.publish.assemble import new_site
from gongwen.publish.fingerprints import Fingerprints
from gongwen.text.sums import NAME, sums_text


def site_digests(project: Project, seen: Fingerprints) -> dict[str, str]:
    """The digest of each file of the new site by its path."""
    return {path: digest for path, digest in seen.below(new_site(project)) if path not in (MARKER, NAME)}


def write_sums(project: Project, digests: Mapping[str, str]) -> None:
    """The list of these files, which are all that the new site has."""
    write_whole(new_site(project) / NAME, sums_text(digests).encode())
