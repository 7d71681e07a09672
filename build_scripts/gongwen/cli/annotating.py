"""`annotate`, `receive`, `rebase`: notes from the command line."""

import argparse
import getpass
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from secrets import choice

from gongwen.annotations.compose import note_file, rewritten_file
from gongwen.annotations.find import Place, find_places, nearest_places
from gongwen.annotations.form import MAX_QUOTE, MIN_QUOTE
from gongwen.annotations.rebase import Fate, Rebasing, marked_changes, rebase_notes
from gongwen.cli.eids import eid_lines
from gongwen.cli.output import print_findings
from gongwen.errors import ProjectError
from gongwen.library.files import read_text
from gongwen.library.ids import ids_path, renamed_document, succeeding_eids, write_ids
from gongwen.library.notes import receive_file, replace_note, write_note
from gongwen.library.project import Project, find_project
from gongwen.library.read import StoredDocument, document_slugs, read_stored
from gongwen.model import Note, PublishedEid, TextChange, walk_text
from gongwen.sources.changes_tsv import NAME as CHANGES
from gongwen.sources.changes_tsv import changes_text
from gongwen.sources.ids_tsv import ids_text
from gongwen.structure.changing import not_recorded, renamed_texts, replaced_texts
from gongwen.text.visible import visible

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_UNNAMED = "reader"
_SHOWN = 60
_FATES: dict[Fate, str] = {
    "sound": "没有变化",
    "moved": "原文未改，位置移动",
    "changed": "原文已改",
    "orphaned": "原文已删，找不到引文",
    "found": "引文又找到了",
    "doubtful": "可能在这里，凭文字不能确定，请改写 target 和 quote",
    "undecided": "不能确定是哪一处，请改写 quote 里的 prefix 和 suffix",
}


def run_annotate(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    stored = read_stored(project, arguments.slug)
    place = _place(stored, arguments.quote, arguments.eid or "")
    today = date.today().isoformat()
    note_id = f"{today.replace('-', '')}-{''.join(choice(_LETTERS) for _ in range(8))}"
    author = arguments.author or _user()
    note = Note(note_id, place.eid, place.quote, author, today, "CC-BY-4.0", "note", "", "")
    path = write_note(project, stored.slug, note_id, note_file(note))
    print(f"{project.shown(path)}：已写好，引文在 {place.eid}。")
    print("下一步：在文件最后一行 --- 下面写批注，核对 author、licence 和 kind；再运行 gongwen check。")
    return 0


def _place(stored: StoredDocument, quote: str, eid: str) -> Place:
    """The one place of the words; raises ProjectError with the nearest ones, or with all where there are several."""
    path, document = stored.document.path, stored.document
    if eid and not any(unit.eid == eid or unit.eid.startswith(f"{eid}__") for unit in walk_text(document)):
        raise ProjectError(f"文件里没有“{eid}”；编号可从网页上段落旁的链接复制", path)
    if len(visible(quote)) < MIN_QUOTE or len(quote) > MAX_QUOTE:
        raise ProjectError(f"引文要有 {MIN_QUOTE} 至 {MAX_QUOTE} 个字；请改 --quote", path)
    places = find_places(quote, document, eid)
    if len(places) == 1:
        return places[0]
    words = _short(quote)
    if places:
        raise ProjectError(f"“{words}”有 {len(places)} 处（{_eids(places)}）；请引长一些，或给出 EID", path)
    if eid and (elsewhere := find_places(quote, document)):
        raise ProjectError(f"“{words}”不在 {eid}，在 {_eids(elsewhere)}；请改 EID", path)
    near = "、".join(f"{place.eid}“{_short(place.quote.exact)}”" for place in nearest_places(quote, document))
    remedy = f"最接近的是 {near}" if near else "也没有相近的话，请从原文复制"
    raise ProjectError(f"原文里没有“{words}”；{remedy}", path)


def _eids(places: Iterable[Place]) -> str:
    return "、".join(dict.fromkeys(place.eid for place in places))


def _user() -> str:
    """The user's name on this machine, to be looked over in the file."""
    try:
        return re.sub(r"[^\w .-]", "", getpass.getuser())[:60].strip() or _UNNAMED
    except (KeyError, OSError, ImportError):
        return _UNNAMED


def run_receive(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    received = receive_file(project, arguments.file, date.today(), replacing=arguments.replace)
    print_findings(received.findings)
    path = project.shown(received.path)
    for key, before, after in received.changes:
        print(f"  {key}：{marked_changes(before, after)}")
    if received.waits:
        if received.changes:
            raise ProjectError("已有这个词条；核对上面的改动以后加上 --replace 换上", path)
        raise ProjectError("已有这个词条，寄来的没有改动；不用收", path)
    print(f"已放入 {path}。")
    return 0


def run_rebase(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    slugs = (arguments.slug,) if arguments.slug else document_slugs(project)
    today = date.today().isoformat()
    ready = left = 0
    for slug in slugs:
        stored = read_stored(project, slug)
        succeeding = succeeding_eids(stored, today)
        rebased = _rebased(stored, succeeding)
        print("\n".join((*_rebase_lines(slug, rebased), *eid_lines(stored, succeeding))))
        accepted = [rebasing.accepted for rebasing in rebased if rebasing.accepted]
        ready += len(accepted) + (succeeding != stored.published)
        left += sum(rebasing.fate in ("doubtful", "undecided") for rebasing in rebased)
        if arguments.accept:
            for note in accepted:
                _accept(project, note)
            if succeeding != stored.published:  # last: what was cut off is told the same when it is tried again
                _record(project, stored, renamed_texts(stored.published, succeeding, today))
                write_ids(project, ids_path(stored), ids_text(succeeding))
    if ready:
        print(f"已写入 {ready} 处。" if arguments.accept else f"有 {ready} 处待定：核对后运行 gongwen rebase --accept")
    if left:
        print(f"有 {left} 条批注要由人来定，--accept 不会改动：请对照原文改写批注文件里的 target 和 quote")
    return 0


def record_replaced(
    project: Project, before: StoredDocument, after: StoredDocument, succeeding: tuple[PublishedEid, ...], today: str
) -> int:
    """Adds to changes.tsv what a new source changes; how many lines those are."""
    new = renamed_document(after, succeeding)
    return _record(project, after, replaced_texts(before.document, new, succeeding, today))


def _record(project: Project, stored: StoredDocument, changes: Iterable[TextChange]) -> int:
    new = not_recorded(changes, stored.changes)
    if new:
        write_ids(project, stored.source_path.with_name(CHANGES), changes_text((*stored.changes, *new)))
    return len(new)


def rebase_lines(stored: StoredDocument) -> Iterator[str]:
    """What becomes of a document's notes: how many stay as they are, then each that does not."""
    return _rebase_lines(stored.slug, _rebased(stored, succeeding_eids(stored, date.today().isoformat())))


def _rebase_lines(slug: str, rebased: tuple[Rebasing, ...]) -> Iterator[str]:
    sound = sum(rebasing.fate == "sound" for rebasing in rebased)
    yield f"{slug}：{len(rebased)} 条批注，{sound} 条没有变化"
    for rebasing in rebased:
        if rebasing.fate != "sound":
            yield from _report(rebasing)


def _rebased(stored: StoredDocument, succeeding: tuple[PublishedEid, ...]) -> tuple[Rebasing, ...]:
    """What becomes of the notes once the texts have their new eIds."""
    document = renamed_document(stored, succeeding)
    return rebase_notes(stored.notes, document, date.today().isoformat(), stored.published)


def _accept(project: Project, note: Note) -> None:
    text = read_text(project, project.root / note.path)
    replace_note(project, note.path, rewritten_file(text, note))


def _report(rebasing: Rebasing) -> list[str]:
    """What happens to a note: its file, its fate, then the quotation with its context, the change marked in it."""
    note, accepted = rebasing.note, rebasing.accepted
    where = rebasing.eid or "、".join(rebasing.rivals)
    moved = f"{note.target} → {where}" if where and where != note.target else where or note.target
    lines = [f"  {note.path}:{note.line_of('quote.exact')}: {_FATES[rebasing.fate]}（{moved}）"]
    if accepted and accepted.quote != note.quote:
        lines.append(f"    {marked_changes(note.quote.exact, accepted.quote.exact)}")
    elif rebasing.fate == "orphaned":
        lines.append(f"    [-{note.quote.exact}-]")
    return lines


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
