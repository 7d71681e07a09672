"""SHA256SUMS of a site: every file but itself and the mark of whose folder it is."""

from hashlib import sha256
from pathlib import Path

from gongwen.library.ownership import MARKER
from gongwen.publish.files import entries_below
from gongwen.publish.fingerprints import Fingerprints
from gongwen.publish.new_site import NewSite
from gongwen.text.sums import NAME, sums_text


def write_sums(site: NewSite) -> str:
    """The list of all files that the new site has; gives the digest of the list."""
    return site.write(NAME, sums_text(site.files).encode())


def holds_its_sums(folder: Path, digest: str, seen: Fingerprints) -> bool:
    """True where a site has the list of that digest, and the files of the list and no others; a link is none of
    them."""
    files = {name: "" if entry.is_symlink() else seen.of(entry.path) for name, entry in entries_below(str(folder))}
    own = {name: files.pop(name, "") for name in (NAME, MARKER)}
    return own[NAME] == digest == sha256(sums_text(files).encode("utf-8", "surrogateescape")).hexdigest()
