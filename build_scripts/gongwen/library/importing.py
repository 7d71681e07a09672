"""An article comes into docs/documents/ with what lies beside it: whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gongwen.errors import FindingsError, ProjectError
from gongwen.library.attached import FILES
from gongwen.library.beside import files_beside
from gongwen.library.files import inside, is_there, naming, read_text, sorted_files
from gongwen.library.inputs import STDIN, read_input_bytes
from gongwen.library.mending import Mended, mend_again
from gongwen.library.originals import AS_READ, MENDINGS, original_line, readable, with_original
from gongwen.library.originals import NAME as ORIGINAL
from gongwen.library.project import Project
from gongwen.library.read import IDS_NAME, check_slug, read_ids, read_particulars
from gongwen.model import Document, Finding, Particulars
from gongwen.sources.article import read_article
from gongwen.sources.concealed import concealed_findings
from gongwen.sources.ids_tsv import ids_text
from gongwen.sources.originals import ReadOriginal, original_ending
from gongwen.structure.parse import parse_structure
from gongwen.structure.succession import present_particulars, succeed

_ENDINGS = {"html": "html", "markdown": "md", "plain": "txt", "docx": "docx", "json": "json"}
_ARTICLES = (".html", ".htm", ".shtml", ".md", ".markdown", ".txt", ".docx", ".json")
_ORIGINALS = (".pdf", ".ofd", ".doc", ".wps", ".rtf", ".odt", ".mht", ".mhtml", ".eml")
_SHOWN = 40  # characters of a mending that a finding quotes
_DOCUMENT_YML = """\
# 原文没有写、或写错了的，在这里补上；去掉行首的 # 就生效。只写有依据的，并在 because 里写明在哪里读到。
# title: 国务院关于……的意见
# number: 国发〔2024〕1号
# because: {number: 国务院公报2024年第1号目录}
# doc_type: 意见
# issuers: [国务院]
# date: 2024-01-01
# published: 2024-01-02
# source_url: https://example.org/article
# rights: {news: 报道的作者, editor_summaries: 摘要的作者}
# topics: [文物]
# accept: [{code: W-number-gap, at: chp_3, because: 原文如此}]
"""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import put where: the source, and the files that it refers to, with what there is to say about those."""

    slug: str
    path: Path
    document: Document
    files: tuple[str, ...]
    findings: tuple[Finding, ...]


def import_article(
    project: Project,
    name: str,
    today: str,
    *,
    slug: str | None,
    replace: bool,
    encoding: str | None = None,
    keep_hidden: bool = False,
    version_of: str | None = None,
) -> Imported:
    """Puts a file's bytes, unchanged, into docs/documents/<slug>/, and the pictures and annexes beside it into files/.

    Raises a GongwenError and then writes nothing: a file that holds what its author may not know (docs/ is public) is
    taken with `keep_hidden` only. `today` (YYYY-MM-DD) is the day from which a new document's eIds
    count as published; of `version_of` it is another version, and both get the same `work`. No two may run at a time
    (`own_turn`).
    """
    received = read_input_bytes(name)
    shown = "（标准输入）" if name == STDIN else name
    data, read = readable(received, shown)
    article = read_article(data, shown, encoding=encoding)
    if not keep_hidden and (concealed := concealed_findings(article.omitted, shown, "E-concealed")):
        raise FindingsError(concealed)
    document = parse_structure(article, Particulars(left_out=project.left_out))
    slug = default_slug(document) if slug is None else slug
    folder = project.documents / slug
    check_slug(slug, project.shown(folder))
    source = f"source.{_ENDINGS[article.form]}"
    work = _work_of(project, version_of) if version_of else ""
    exists = folder.exists() or folder.is_symlink()
    if exists and not replace:
        raise ProjectError(
            "已有这份公文；要换原文请加 --replace，要另放一份请用 --slug 另起名字", project.shown(folder)
        )
    if read and read.concealed and not keep_hidden:
        raise FindingsError(tuple(Finding(shown, 1, "E-concealed", what) for what in read.concealed))
    beside, said = ({}, ()) if read is None else _original_files(received, read, shown)
    if exists and read and (mended := _mended(project, folder, read)):
        data, beside[MENDINGS] = mended.text.encode(), mended.diff.encode()
        said += tuple(Finding(shown, 1, "W-mending", _unfit(text)) for text in mended.unfit)
        article = read_article(data, shown)
    if exists and work and read_particulars(project, inside(project, folder)).work not in (None, work):
        path = project.shown(folder / "document.yml")
        raise ProjectError(f"已经写了另一个 work，不是 {work}；请核对 --version-of", path)
    if exists:
        published = read_ids(project, inside(project, folder))
        particulars = present_particulars(read_particulars(project, folder), published)
        document = parse_structure(article, particulars, published)
    present = frozenset(path.name for path in sorted_files(inside(project, folder / FILES), "*"))
    files, findings = files_beside(
        name, data, document, project.shown(folder / FILES), present, dict(read.held) if read else {}
    )
    if exists:
        beside["document.yml"] = _with_original(project, folder, received, read)
        _replace(project, folder, source, data, beside | {f"{FILES}/{name}": file for name, file in files.items()})
    else:
        published = succeed(document, (), today, lambda known: parse_structure(article, Particulars(), known))
        particulars_text = with_original(_DOCUMENT_YML, original_line(received, read) if read else "").encode()
        written = {source: data, "document.yml": particulars_text, IDS_NAME: ids_text(published).encode()} | beside
        _create(project, folder, written | {f"{FILES}/{name}": file for name, file in files.items()})
    for one in (folder, project.documents / version_of) if version_of else ():
        _join_work(project, one, work)
    return Imported(slug, folder / source, document, tuple(files), (*said, *findings))


def _original_files(received: bytes, read: ReadOriginal, shown: str) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The original and what was read of it, by name, and what its reader has to say."""
    files = {f"{ORIGINAL}.{original_ending(received, shown)}": received, AS_READ: read.source.encode()}
    return files, tuple(Finding(shown, 1, "W-original-read", remark) for remark in read.remarks)


def _mended(project: Project, folder: Path, read: ReadOriginal) -> Mended | None:
    """The new reading with what an editor had mended in the old one; None where nobody had."""
    sources, as_read = sorted_files(folder, "source.html"), folder / AS_READ
    if not sources or not is_there(as_read):
        return None
    before, now = read_text(project, as_read), read_text(project, sources[0])
    return mend_again(before, now, read.source) if before != now else None


def _unfit(text: str) -> str:
    words = " ".join(text.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"原来改过的“{shown}”在新读出的原文里找不到地方；请对照 {MENDINGS} 再改一次"


def _with_original(project: Project, folder: Path, received: bytes, read: ReadOriginal | None) -> bytes:
    """The folder's document.yml, which names the original of which its source is made now, or none."""
    path = folder / "document.yml"
    text = read_text(project, path) if is_there(path) else ""
    return with_original(text, original_line(received, read) if read else "").encode()


def _work_of(project: Project, slug: str) -> str:
    """The work that a document belongs to, or is to give its name to; raises ProjectError where it is not there."""
    folder = project.documents / slug
    check_slug(slug, project.shown(folder))
    if not folder.is_dir():
        raise ProjectError("没有这份公文，不能作它的版本；请核对 --version-of", project.shown(folder))
    return read_particulars(project, inside(project, folder)).work or slug


def _join_work(project: Project, folder: Path, work: str) -> None:
    """The folder's document.yml names the work."""
    path = folder / "document.yml"
    if read_particulars(project, inside(project, folder)).work:
        return
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    lines = [*text.splitlines(), f"work: {work}", ""]
    with _written_aside(project, {path.name: "\n".join(lines).encode()}) as aside:
        (aside / path.name).replace(path)


def default_slug(document: Document) -> str:
    """`<date>-<first 8 hex of SHA-256>`; nothing from the article's words can choose a path."""
    return f"{document.main.metadata.date or 'undated'}-{document.sha256[:8]}"


def _create(project: Project, folder: Path, files: Mapping[str, bytes]) -> None:
    """The folder appears whole, by one rename."""
    project.documents.mkdir(parents=True, exist_ok=True)
    inside(project, project.documents)
    with _written_aside(project, files) as aside:
        aside.chmod(0o755)
        aside.rename(folder)


def _replace(project: Project, folder: Path, source: str, data: bytes, new: Mapping[str, bytes]) -> None:
    """The folder has this source, and these files beside those that it had; of originals it keeps none but the new.

    Whenever this is cut off, the folder holds one source, the old or the new: first come the files; then the old source
    takes the new one's name (its form is told from its content); then the new one takes its place.
    """
    with _written_aside(project, {**new, source: data}) as aside:
        for name in new:
            (folder / name).parent.mkdir(exist_ok=True)
            (aside / name).replace(folder / name)
        for old in sorted_files(folder, "source.*"):
            old.replace(folder / source)
        (aside / source).replace(folder / source)
        for old in sorted_files(folder, f"{ORIGINAL}*"):
            if old.name not in new:
                old.unlink()


@contextmanager
def _written_aside(project: Project, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A new folder with these files below build/, which is nobody's, and gone in the end.

    What an import that was killed left there goes with it.
    """
    project.build.mkdir(exist_ok=True)
    for left in project.build.glob("import-*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="import-", dir=project.build))
    try:
        for name, data in files.items():
            (aside / name).parent.mkdir(exist_ok=True)
            with naming(aside / name):
                (aside / name).write_bytes(data)
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def files_of(name: str) -> tuple[str, ...]:
    """The file itself, or the articles of a folder by name; other files, hidden ones and folders in it are left out."""
    path = Path(name)
    if name == STDIN or not path.is_dir():
        return (name,)
    found = tuple(str(file) for file in sorted_files(path, "*") if file.suffix.lower() in (*_ARTICLES, *_ORIGINALS))
    if not found:
        raise ProjectError(f"这个文件夹里没有文章（{'、'.join(_ARTICLES)}）；请给出文章", name)
    return found
