"""docs/documents/<slug>/files/: the pictures and annex files that a document's source refers to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gongwen.library.files import inside, read_bytes, sorted_files
from gongwen.library.project import Project
from gongwen.model import AttachedFile, Block, Document, Figure, Finding, walk_divisions, walk_parts
from gongwen.sources.file_forms import MAX_FILE, is_what_it_says, picture_size
from gongwen.sources.links import PICTURES, ending_of, file_names, is_web_address, local_path
from gongwen.text.covered_files import file_holds
from gongwen.text.redaction import NO_WORDS, Redactor

FILES = "files"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a source refers to a file, which it calls `title`; its `name` in files/ is '' where it has none."""

    line: int
    address: str
    title: str
    name: str
    is_picture: bool


def references(document: Document) -> tuple[Reference, ...]:
    """Every picture of the text and the frame, then every link to an annex, with the names that they have in files/.

    Those that lead out of the source's folder are not among them: the parser says so, and nobody goes there.
    """
    figures = [block for block in _blocks(document) if isinstance(block, Figure)]
    places = [(figure.line, figure.src, figure.alt, True) for figure in figures]
    places += [(link.line, link.href, link.text, False) for link in document.links]
    places = [place for place in places if is_web_address(place[1]) or local_path(place[1])]
    names = file_names(address for _, address, _, _ in places)
    return tuple(Reference(line, at, title, names.get(at, ""), is_picture) for line, at, title, is_picture in places)


def _blocks(document: Document) -> Iterator[Block]:
    yield from document.frame.news
    for part in walk_parts(document.main):
        yield from (*part.front, *part.preamble)
        for division in walk_divisions(part.divisions):
            yield from division.blocks
        yield from part.conclusions


def attached_files(
    project: Project, folder: Path, document: Document, redactor: Redactor = NO_WORDS
) -> tuple[tuple[AttachedFile, ...], tuple[Finding, ...]]:
    """The files that are there for a document's references, each once, and what there is to say about all of them.

    Raises ProjectError for a link that leads out of docs/.
    """
    there = {path.name: path for path in sorted_files(inside(project, folder / FILES), "*")}
    found: dict[str, AttachedFile] = {}
    findings: list[Finding] = []
    places = references(document)
    for place in places:
        if place.address in found or (fault := unusable(place, document.path)):
            findings += [fault] if place.address not in found and fault else []
        elif path := there.get(place.name):
            data = read_bytes(project, path)
            if fault := wrong_form(place, data, document.path):
                findings.append(fault)
            else:
                found[place.address] = _attached(place, data)
        else:
            findings.append(missing(place, document.path, project.shown(folder / FILES / place.name)))
    known = {place.name for place in places}
    unused = (path for name, path in there.items() if name not in known)
    findings += [
        Finding(project.shown(path), 1, "I-file-unused", "原文没有提到这个文件，不会发布；可以删去") for path in unused
    ]
    for file in found.values():
        path = folder / FILES / file.name
        findings += _uncovered(project.shown(path), file.name, read_bytes(project, path), redactor) if redactor else ()
    return tuple(found.values()), tuple(findings)


def _uncovered(path: str, name: str, data: bytes, redactor: Redactor) -> Iterator[Finding]:
    """What covering words does not reach: the name of a file, and what stands in it."""
    if redactor.holds(name):
        yield Finding(path, 1, "E-redact", "文件名里有要遮盖的字；请在原文所在的文件夹里改名，并改原文的链接")
    elif file_holds(data, redactor):
        yield Finding(path, 1, "E-redact", "文件里有要遮盖的字；请换成已经遮盖的文件")
    else:
        yield Finding(path, 1, "W-redact", "图片和附件文件里的字不会遮盖，程序也看不全；请打开核对")


def _attached(place: Reference, data: bytes) -> AttachedFile:
    width, height = picture_size(data) or (0, 0)
    digest = sha256(data).hexdigest()
    return AttachedFile(place.address, place.name, place.title, len(data), digest, width, height)


def file_bytes(project: Project, slug: str, files: tuple[AttachedFile, ...]) -> Mapping[str, bytes]:
    """The bytes of a document's files, by their names in files/."""
    folder = project.documents / slug / FILES
    return {file.name: read_bytes(project, folder / file.name) for file in files}


def picture_digests(document: Document, files: Mapping[str, str], absent: str | None = None) -> dict[str, str]:
    """The SHA-256 of the picture of each figure, by its eId; `files` gives that of an address.

    A figure whose picture is not there has `absent`, or nothing where that is None.
    """
    figures = (block for block in _blocks(document) if isinstance(block, Figure))
    found = ((figure.eid, files.get(figure.src, absent)) for figure in figures)
    return {eid: digest for eid, digest in found if digest is not None}


# --- what there is to say about a reference


def unusable(place: Reference, path: str) -> Finding | None:
    """Why a reference can have no file at all; None where it may."""
    if place.is_picture and ending_of(place.address) not in PICTURES:
        kinds = "、".join(sorted(PICTURES))
        message = f"图片“{place.address[:80]}”的格式不能发布（能用的是 {kinds}）；请另存为 png 并改写地址"
        return Finding(path, place.line, "W-file", message)
    return None


def missing(place: Reference, path: str, wanted: str) -> Finding:
    """That there is no file for a reference, and where it is wanted."""
    message = f"{_what(place)}“{place.address[:80]}”没有随文提供；请放到 {wanted}"
    return Finding(path, place.line, "W-file-missing", message)


def wrong_form(place: Reference, data: bytes, path: str) -> Finding | None:
    """Why a file cannot be published: it is too large, or is not what its name says."""
    what = f"{_what(place)}“{place.address[:80]}”"
    if len(data) > MAX_FILE:
        message = f"{what}超过 {MAX_FILE // 1024 // 1024} MB，没有采用；请换成较小的文件"
        return Finding(path, place.line, "W-file", message)
    if place.is_picture is not (ending_of(place.address) in PICTURES) or not is_what_it_says(
        ending_of(place.address), data
    ):
        message = f"{what}的内容不是它的名字所说的格式，没有采用；请核对文件"
        return Finding(path, place.line, "W-file", message)
    return None


def _what(place: Reference) -> str:
    return "图片" if place.is_picture else "附件"
