"""The original.* beside a source: that it is the one of which the source was made, and what a second reader finds."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from gongwen.library.files import read_bytes, sorted_files
from gongwen.library.originals import NAME, read_once
from gongwen.library.project import Project
from gongwen.model import Finding, Particulars, SecondReading
from gongwen.text.visible import visible
from gongwen.verify.original import compare_original, source_text

_READER = "gongwen.verify.original_child"
_MOST_TOLD = 20
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class _Again:
    reader: str
    pages: tuple[tuple[str, ...], ...]  # each in the orders in which it may be read


def second_reading(
    project: Project, source: Path, particulars: Particulars
) -> tuple[SecondReading | None, tuple[Finding, ...]]:
    """What a second reading of a document's original says, None where there is none; and what there is to say of it."""
    said = particulars.original
    paths = sorted_files(source.parent, f"{NAME}.*")
    place = project.shown(paths[0] if paths else source.with_name("document.yml"))
    if said is None or len(paths) != 1:
        fault = _fault(said is not None, len(paths))
        return None, (Finding(place, 1, "W-original", fault),) if fault else ()
    data = read_bytes(project, paths[0])
    digest = sha256(data).hexdigest()
    if digest != said.sha256:
        fault = (
            "不是读出原文的那个文件（SHA-256 与 document.yml 所记不同）；请换回，或用 gongwen import --replace 重新放入"
        )
        return None, (Finding(place, 1, "W-original", fault),)
    answer = read_once(project, _READER, data, digest)
    if not answer:
        fault = "另一种读法读不了这个原件，没有与它核对；请对照原件看一遍 source.*"
        return None, (Finding(place, 1, "W-original", fault),)
    again = _again(answer)
    text = read_bytes(project, source).decode("utf-8", "replace")
    differences = compare_original(text, again.pages, particulars.redact)
    count = len(visible(source_text(text)))
    reading = SecondReading(paths[0].name, digest, said.reader, again.reader, count, differences)
    return reading, tuple(_told(place, reading))


def _fault(is_said: bool, count: int) -> str:
    if count > 1:
        return "有不止一个 original.*；请只留一个"
    if is_said:
        return "document.yml 写了 original，文件夹里却没有 original.*；请放回去，或删去这一行"
    return (
        "document.yml 没有写 original，不知道原文是不是由它读出的；请用 gongwen import --replace 重新放入"
        if count
        else ""
    )


def _again(said: dict[str, Any]) -> _Again:
    return _Again(said["reader"], tuple(tuple(orders) for orders in said["pages"]))


def _told(place: str, reading: SecondReading) -> Iterator[Finding]:
    """A finding for each difference; one for a page whose characters are the same in another order, as a table's are
    that one reads by rows and another by lines."""
    told = 0
    for page, group in groupby(reading.differences, key=lambda one: one.page):
        found = tuple(group)
        where = f"第 {page} 页" if page else "原件里"
        if Counter("".join(one.ours for one in found)) == Counter("".join(one.theirs for one in found)):
            first = next(one.ours or one.theirs for one in found)
            told += 1
            yield Finding(
                place, 1, "W-original", f"{where}两种读法字数相同、次序不同（自“{_opening(first)}”起）；请对照原件"
            )
            continue
        for one in found[: max(0, _MOST_TOLD - told)]:
            said = f"原文是“{_opening(one.ours)}”，{reading.again} 读出“{_opening(one.theirs)}”"
            yield Finding(place, 1, "W-original", f"{where}两种读法不同：{said}；请对照原件")
        told += len(found)
    if told > _MOST_TOLD:
        yield Finding(place, 1, "W-original", "两种读法还有别的不同；核对记录页逐处列出")


def _opening(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
