"""Lists of files with their SHA-256, in the form that `sha256sum --check` reads."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def sums_text(digests: Mapping[str, str]) -> str:
    """A line a file, by path: the digest, two spaces, the path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def parse_sums(text: str) -> dict[str, str]:
    """The digest of each path; raises ValueError with the number of the first line that is none, or names one twice."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or match[2] in found:
            raise ValueError(number)
        found[match[2]] = match[1]
    return found


def by_folder(digests: Mapping[str, str], prefixes: Iterable[str]) -> dict[str, dict[str, str]]:
    """The digests by the folder, below one of the scripts, in which their files stand; '' for those in none."""
    scripts = tuple(prefix for prefix in prefixes if prefix)
    found: dict[str, dict[str, str]] = {}
    for path, digest in digests.items():
        below = next((path.removeprefix(prefix) for prefix in scripts if path.startswith(prefix)), path)
        folder, _, rest = below.partition("/")
        found.setdefault(folder if rest else "", {})[path] = digest
    return found


def document_digest(slug: str, prefixes: Iterable[str], digests: Mapping[str, str]) -> str:
    """One digest over the files of a document in all scripts, the pages of its record excepted, as lines of a list.

    `prefixes` are those of the scripts: '', 'zh-Hant/'.
    """
    folders = tuple(f"{prefix}{slug}/" for prefix in prefixes)
    record = tuple(f"{folder}certificate{end}" for folder in folders for end in (".md", "/"))
    own = {p: d for p, d in digests.items() if p.startswith(folders) and not p.startswith(record)}
    return sha256(sums_text(own).encode()).hexdigest()
