"""The second copies (witness.*) beside sources, and the originals of which sources were made, compared with them."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from gongwen.build.reading import Read, document_of
from gongwen.check.originals import second_reading
from gongwen.errors import GongwenError
from gongwen.library.files import read_bytes, sorted_files
from gongwen.library.originals import NAME as ORIGINAL
from gongwen.library.project import Project
from gongwen.library.read import source_path
from gongwen.model import Finding, SecondCopy, SecondReading
from gongwen.verify.second_copy import compare_copies

_NAMELESS = "没有写明这一份文本的出处，没有与它核对；请在 document.yml 写 witness: {publisher: …, address: …, date: …}"
_ABSENT = "document.yml 写了 witness，文件夹里却没有 witness.*；请放进去"
_SEVERAL = "有不止一个 witness.*；请只留一个"


def compare_second_copies(
    project: Project, reads: Mapping[str, Read]
) -> tuple[dict[str, SecondCopy], tuple[Finding, ...]]:
    """The second copy of each document that has one, with its differences; and what there is to say about them."""
    copies: dict[str, SecondCopy] = {}
    findings: list[Finding] = []
    for slug, read in reads.items():
        paths = sorted_files(project.documents / slug, "witness.*")
        if not (paths or read.beside):
            continue
        try:
            found = _compared(project, read, paths)
        except GongwenError as error:
            findings.append(Finding(error.path, error.line or 1, "W-witness", error.message))
            continue
        if isinstance(found, SecondCopy):
            copies[slug] = found
            findings += _told(read, found)
        elif found:
            path = paths[0] if paths else project.documents / slug / "document.yml"
            findings.append(Finding(project.shown(path), 1, "W-witness", found))
    return copies, tuple(findings)


def read_originals_again(
    project: Project, reads: Mapping[str, Read]
) -> tuple[dict[str, SecondReading], tuple[Finding, ...]]:
    """The second reading of each document's original, where it has one; and what there is to say about them."""
    readings: dict[str, SecondReading] = {}
    findings: list[Finding] = []
    for slug, read in reads.items():
        if not (read.beside or sorted_files(project.documents / slug, f"{ORIGINAL}.*")):
            continue
        stored = document_of(project, slug, read.key)
        reading, said = second_reading(project, source_path(project, slug), stored.particulars)
        findings += said
        if reading:
            readings[slug] = reading
    return readings, tuple(findings)


def _compared(project: Project, read: Read, paths: list[Path]) -> SecondCopy | str:
    """The comparison, what hinders it, or '' where there is no second copy."""
    stored = document_of(project, read.slug, read.key)
    said = stored.particulars.witness
    if not paths or said is None:
        return _ABSENT if said else _NAMELESS if paths else ""
    if len(paths) > 1:
        return _SEVERAL
    path = source_path(project, read.slug)
    source, other = read_bytes(project, path), read_bytes(project, paths[0])
    names = project.shown(path), project.shown(paths[0])
    omitted, redact = stored.document.omitted, stored.particulars.redact
    differences = compare_copies(source, names[0], omitted, other, names[1], redact)
    return SecondCopy(said.publisher, said.address, said.date, sha256(other).hexdigest(), differences)


def _told(read: Read, copy: SecondCopy) -> Iterator[Finding]:
    if copy.differences:
        message = f"与 {copy.publisher} 公布的文本有 {len(copy.differences)} 处不同；核对记录页逐处列出，请核对"
        yield Finding(read.path, copy.differences[0].line, "W-witness", message)
