"""Addresses of pictures and annex files in a source: where they may be read from, and what they are called in files/.

An address is a stranger's word. It never becomes a path: it leads to a file below the source's own folder or nowhere,
and the file that is kept has a name of ours.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import unquote

from gongwen.text.file_names import DEVICE

PICTURES = frozenset({"gif", "jpeg", "jpg", "png", "webp"})
ANNEXES = frozenset({"doc", "docx", "et", "ofd", "pdf", "ppt", "pptx", "rar", "wps", "xls", "xlsx", "zip"})

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_NO_NAME = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Letters that are one file on every file system and in every form of Unicode.
_PLAIN = re.compile(r"[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff（）()_-]{0,59}")
_DIGEST = re.compile(r"[0-9a-f]{16}")


def local_path(address: str) -> tuple[str, ...] | None:
    """The folders and the file that an address names below the source's own folder; None where it leads elsewhere.

    'images/图%201.png?v=2' → ('images', '图 1.png'); None for '../x.png', '/x.png', 'C:\\x.png', 'https://…', 'nul'.
    """
    path = address.strip().replace("\\", "/")
    if _SCHEME.match(path) or path.startswith("/"):
        return None
    try:
        path = unquote(re.split(r"[?#]", path, maxsplit=1)[0], errors="strict").replace("\\", "/")
    except UnicodeDecodeError:
        return None
    names = tuple(name for name in path.split("/") if name not in ("", "."))
    if path.startswith("/") or not names or not all(map(_is_safe_name, names)):
        return None
    return names


def is_web_address(address: str) -> bool:
    """True for what would have to be fetched from another host, which nothing here ever does."""
    return bool(_WEB.match(address.strip()))


def ending_of(address: str) -> str:
    """The lower-case ending of the file that an address names, '' where it has none: 'a/B.PDF?x' → 'pdf'."""
    stem, dot, ending = _last_name(address).rpartition(".")
    return ending.lower() if stem and dot else ""


def file_names(addresses: Iterable[str]) -> dict[str, str]:
    """The name in files/ for each address, no two alike, the same whenever the addresses are.

    The last part of the address in lower case where it is a plain name that is still free, else the beginning of the
    address's SHA-256, with the ending. An address without an ending that we know has none.
    """
    names: dict[str, str] = {}
    for address in addresses:
        ending = ending_of(address)
        if address in names or ending not in PICTURES | ANNEXES:
            continue
        stem = _last_name(address).rpartition(".")[0].lower()
        name = f"{stem}.{ending}"
        if not _PLAIN.fullmatch(stem) or DEVICE.match(name) or _DIGEST.fullmatch(stem) or name in names.values():
            name = f"{sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.{ending}"
        names[address] = name
    return names


def _last_name(address: str) -> str:
    path = re.split(r"[?#]", address.strip(), maxsplit=1)[0].replace("\\", "/")
    return unquote(path, errors="replace").replace("\\", "/").rpartition("/")[2]


def _is_safe_name(name: str) -> bool:
    too_long = len(name.encode("utf-8", "surrogatepass")) > 255
    return not (too_long or name == ".." or name[-1] in ". " or _NO_NAME.search(name) or DEVICE.match(name))
