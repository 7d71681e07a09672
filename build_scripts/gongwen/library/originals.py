"""Originals: read in a process of their own, which is ended where it takes too long or too much memory."""

import json
import re
import subprocess
import sys
from base64 import b64decode
from hashlib import sha256
from typing import Any

from gongwen.errors import UnsupportedSourceError
from gongwen.library.files import write_whole
from gongwen.library.office import as_docx
from gongwen.library.project import Project
from gongwen.sources.originals import MAX_BYTES, OFFICE, ReadOriginal, original_ending

NAME = "original"  # original.pdf, the bytes as received
AS_READ = "original-read.html"  # what the reader gave, before anybody mended it
MENDINGS = "original-mendings.diff"  # what an editor had mended when the original was read anew
_LINE = re.compile(r"^original:.*(?:\n(?=[ \t]).*)*\n?", re.MULTILINE)
_LONGEST = 60.0  # seconds by the clock, on a machine that does much else; of a processor it may take eight


def readable(data: bytes, path: str) -> tuple[bytes, ReadOriginal | None]:
    """The bytes of a source: those that were given, or what was read of them where they are an original."""
    ending = original_ending(data, path)
    if ending is None:
        return data, None
    if len(data) > MAX_BYTES:
        raise UnsupportedSourceError(
            f"文件有 {len(data) / 1_000_000:.0f} MB，最多 {MAX_BYTES // 1_000_000} MB；请拆成几份", path
        )
    program = ""
    if ending in OFFICE:
        data, program = as_docx(data, ending, OFFICE[ending], path)
    answer = run_reader("gongwen.library.original_child", data, path)
    if answer is None:
        raise UnsupportedSourceError(
            "文件损坏了，或要读的时间、内存太多，没有读完；请重新下载或另存，太长的拆成几份", path
        )
    if "error" in answer:
        raise UnsupportedSourceError(answer["error"], path)
    held = tuple((name, b64decode(part)) for name, part in answer["held"])
    reader, concealed = program or answer["reader"], tuple(answer["concealed"])
    read = ReadOriginal(answer["source"], reader, tuple(answer["remarks"]), concealed, held)
    return read.source.encode(), read


def original_line(received: bytes, read: ReadOriginal) -> str:
    """The line of document.yml that says of which file a source was made, and what read it."""
    return f'original: {{sha256: {sha256(received).hexdigest()}, reader: "{read.reader}"}}\n'


def with_original(particulars: str, line: str) -> str:
    """document.yml with this line, in the place of the one that it had; all else as an editor wrote it."""
    if _LINE.search(particulars):
        return _LINE.sub(lambda _: line, particulars, count=1)
    return f"{particulars}{'' if particulars.endswith(chr(10)) or not particulars else chr(10)}{line}"


def read_once(project: Project, module: str, data: bytes, digest: str) -> dict[str, Any] | None:
    """What a reader says of an original, kept in build/ by the original's digest; None where it could not read it."""
    kept = project.build / "originals" / f"{digest}.json"
    if kept.is_file():
        try:
            found: dict[str, Any] = json.loads(kept.read_bytes())
            return found
        except ValueError:
            kept.unlink()  # cut off by somebody who was killed
    answer = run_reader(module, data)
    if answer:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, json.dumps(answer, ensure_ascii=False).encode())
    return answer


def run_reader(module: str, data: bytes, *arguments: str) -> dict[str, Any] | None:
    """What a reader says that runs as a process of its own; None where it was ended or said nothing."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, *arguments],
            input=data,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return answer if isinstance(answer, dict) and "large" not in answer else None
