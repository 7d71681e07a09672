"""Pictures and annex files of a document: that the site has them, these and no others.

A picture can carry a false sentence as well as text can, so its bytes are compared. In a report it counts as the
characters of 〔图片〕.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from gongwen.verify.compare import Place
from gongwen.verify.published import Piece

FOLDER = "files"
UNKNOWN = ""  # the digest of a picture that whoever verifies does not have


@dataclass(frozen=True, slots=True)
class Attached:
    """What belongs to a document beside its text: the SHA-256 of the picture of each eId, and of all its files.

    Where nobody knows all files (`digests` is None), they are not compared.
    """

    pictures: Mapping[str, str]
    digests: frozenset[str] | None = None


NOTHING = Attached({}, frozenset())


def compare_pictures(
    shown: Collection[Piece],
    pictures: Mapping[str, str],
    site: Path,
    lines: Mapping[str, int],
    files: Mapping[str, str],
) -> list[Place]:
    """The pictures that published files show and should not, and those that they should and do not.

    `shown` has the eId, address and file of each; `files` says which file has to show an eId ("" stands for all).
    """
    places: list[Place] = []
    found: set[str] = set()
    for picture in shown:
        digest = _digest(site, picture.file, picture.text)
        at_home = picture.file == files.get(picture.eid, files.get("", ""))
        if digest and at_home and picture.eid not in found and pictures.get(picture.eid) in (digest, UNKNOWN):
            found.add(picture.eid)
        else:
            line = lines.get(picture.eid, 1)
            places.append(Place(picture.eid, line, "added", f"〔图片〕{picture.text}", picture.file))
    for eid, digest in pictures.items():
        if digest != UNKNOWN and eid not in found:
            places.append(Place(eid, lines.get(eid, 1), "missing", "〔图片〕", files.get(eid, files.get("", ""))))
    return places


def compare_files(folder: Path, shown_as: str, digests: frozenset[str]) -> Iterator[Place]:
    """Files in a document's folder that are none of its own, and its own that are not there or are not the same."""
    there = {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("**/*")) if path.is_file()}
    for name, digest in there.items():
        if digest not in digests:
            yield Place("", 1, "added", f"〔附件〕{name}", f"{shown_as}/{name}")
    for _ in sorted(digests - set(there.values())):
        yield Place("", 1, "missing", "〔附件〕", shown_as)


def _digest(site: Path, file: str, address: str) -> str:
    """SHA-256 of the file that an address on a page leads to; '' where it is none of the site's."""
    path = (site / file).parent / unquote(address)
    try:
        inside = path.resolve().is_relative_to(site.resolve())
        return sha256(path.read_bytes()).hexdigest() if inside and path.is_file() else ""
    except (OSError, RuntimeError, ValueError):  # links in a circle, too
        return ""
