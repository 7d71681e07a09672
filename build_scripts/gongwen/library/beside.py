"""The files that lie beside a source on somebody's machine: read where they are safe to read, and nothing else is.

What the source says is never a path: it is looked for below the source's own folder, links may not lead out of it, and
only plain files count (no device, no pipe).
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from gongwen.library.attached import FILES, Reference, missing, references, unusable, wrong_form
from gongwen.library.inputs import STDIN
from gongwen.library.real_paths import real_path
from gongwen.model import Document, Finding
from gongwen.sources.embedded import embedded_file
from gongwen.sources.file_forms import MAX_FILE
from gongwen.sources.links import local_path

_MAX_ALL = 200 * 1024 * 1024


def files_beside(
    name: str,
    source: bytes,
    document: Document,
    wanted: str,
    present: frozenset[str] = frozenset(),
    held: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The bytes of the files that a source refers to, by their names in files/, and what there is to say.

    `name` is the source as given on the command line; `wanted` the folder that messages send files to; `present` the
    names that it has already; `held` what an original held, by address. A Word file holds its pictures itself.
    """
    found: dict[str, bytes] = {}
    findings: list[Finding] = []
    for place in references(document):
        if place.name in found:
            continue
        if fault := unusable(place, document.path):
            findings.append(fault)
            continue
        data = next(_candidates(name, source, place, held), None)
        if data is None:
            if place.name not in present:
                findings.append(missing(place, document.path, f"{wanted}/{place.name}"))
        elif fault := wrong_form(place, data, document.path):
            findings.append(fault)
        elif sum(map(len, found.values())) + len(data) > _MAX_ALL:
            message = (
                f"随文的文件一共超过 {_MAX_ALL // 1024 // 1024} MB，“{place.address[:80]}”没有采用；请换成较小的文件"
            )
            findings.append(Finding(document.path, place.line, "W-file", message))
        else:
            found[place.name] = data
    return found, tuple(findings)


def _candidates(name: str, source: bytes, place: Reference, held: Mapping[str, bytes]) -> Iterator[bytes]:
    """What a reference may mean: a part of the source itself, the file beside it, or one that an import put there."""
    if place.address in held:
        yield held[place.address]
    elif (data := embedded_file(source, place.address)) is not None:
        yield data
    elif name != STDIN:
        folder = Path(name).parent
        for parts in (local_path(place.address), (FILES, place.name)):
            if parts and (data := _plain_file(folder, parts)) is not None:
                yield data


def _plain_file(folder: Path, parts: tuple[str, ...]) -> bytes | None:
    """The bytes of a plain file below the folder, a byte more than may be where it is too large; None for all else."""
    try:
        path = real_path(folder.joinpath(*parts))
        if not path.is_relative_to(real_path(folder)):
            return None
        # Opening a pipe would wait for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            return file.read(MAX_FILE + 1) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
    except (OSError, ValueError):
        return None
