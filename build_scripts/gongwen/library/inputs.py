"""The FILE of a command: an article anywhere on the machine, or standard input."""

import sys
from pathlib import Path

from gongwen.errors import GongwenError, UnsupportedSourceError
from gongwen.library.originals import readable
from gongwen.library.reviewed import with_conclusions
from gongwen.model import REVIEWED, Document, Particulars, PublishedEid
from gongwen.sources.article import read_article
from gongwen.sources.document_yml import parse_document_yml
from gongwen.sources.ids_tsv import parse_ids
from gongwen.structure.parse import parse_structure
from gongwen.structure.succession import present_particulars
from gongwen.variants.reviewed import Conclusions, parse_conclusions

STDIN = "-"


class InputError(GongwenError):
    """A FILE that cannot be read."""


def read_input_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for '-'; raises InputError or UnsupportedSourceError."""
    if name == STDIN:
        try:
            return sys.stdin.buffer.read()
        except OSError as error:
            raise InputError(
                f"读不出来（{error.strerror}）；请用管道或 < 给出文章，或写文件名", "（标准输入）"
            ) from error
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("没有这个文件；请检查路径", name) from error
    except IsADirectoryError as error:
        raise UnsupportedSourceError("这是文件夹；请给出其中的一个文件", name) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "路径不成立"
        raise InputError(f"读不出来（{reason}）；请检查文件和权限", name) from error


def read_input(name: str, encoding: str | None = None) -> Document:
    """The document in a file, with the document.yml and ids.tsv beside it if the file is a source.*."""
    return parse_input(name, read_input_bytes(name), encoding)


def parse_input(name: str, data: bytes, encoding: str | None = None) -> Document:
    """The document in the bytes that were read from there."""
    shown = "（标准输入）" if name == STDIN else name
    data, _ = readable(data, shown)
    article = read_article(data, shown, encoding=encoding)
    return parse_structure(article, particulars_of_now(name), ids_beside(name))


def particulars_of_now(name: str, omit: tuple[str, ...] = ()) -> Particulars:
    """The document.yml beside a source.*, former eIds as they are now; `omit` is what its library leaves out."""
    return present_particulars(particulars_beside(name, omit), ids_beside(name))


def particulars_beside(name: str, omit: tuple[str, ...] = ()) -> Particulars:
    """What is said beside a source.* (document.yml, reviews); nothing for any other file and for standard input."""
    path, text = _beside(name, "document.yml")
    particulars = parse_document_yml(text, path, omit=omit) if path else Particulars(omit=omit)
    path, text = _beside(name, REVIEWED)
    return with_conclusions(particulars, parse_conclusions(text, path), path) if path else particulars


def conclusions_beside(name: str) -> Conclusions:
    """The reviews of the conversion beside any file; none for standard input."""
    path, text = _beside_any(name, REVIEWED)
    return parse_conclusions(text, path) if path else Conclusions()


def ids_beside(name: str) -> tuple[PublishedEid, ...]:
    """The eIds that the ids.tsv beside a source.* lists; none for any other file and for standard input."""
    path, text = _beside(name, "ids.tsv")
    return parse_ids(text, path) if path else ()


def _beside(name: str, other: str) -> tuple[str, str]:
    """Path and text of the other file beside a source.*; empty for any other name and where there is none."""
    return _beside_any(name, other) if Path(name).name.startswith("source.") else ("", "")


def _beside_any(name: str, other: str) -> tuple[str, str]:
    beside = Path(name).with_name(other)
    if name == STDIN or not beside.is_file():
        return "", ""
    try:
        text = beside.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"第 {error.start} 字节起不是 UTF-8；请另存为 UTF-8", str(beside)) from error
    return str(beside), text.replace("\r\n", "\n")
