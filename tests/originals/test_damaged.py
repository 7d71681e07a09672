"""Damaged originals: read or refused in one line, never a traceback, never for long."""

import random
from pathlib import Path

import pytest
from tests.fuzzing import Fuzz
from tests.originals.papers import NUMBERED, paper
from tests.originals.test_forms import archive, mail
from tests.originals.test_ofd import LINE, ofd, words

from gongwen.errors import GongwenError
from gongwen.library.originals import readable
from gongwen.sources.article import read_article
from gongwen.sources.originals import original_ending

pytestmark = [pytest.mark.pdf, pytest.mark.fuzz]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut off, doubled or put elsewhere."""
    kind = chance.randrange(4)
    at, size = chance.randrange(len(data)), chance.randrange(1, 400)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 60)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:at] + data[at : at + size] * chance.randrange(2, 50) + data[at:]
    return data[:at] + data[at + size :]


def test_a_damaged_original_is_read_or_refused(fuzz: Fuzz) -> None:
    whole = [
        paper("#table(columns: 2, [甲], [乙])\n\n一、要求\n\n每周巡护一次。", footer=NUMBERED),
        mail(),
        archive("a.html", "1.png"),
        ofd(words("一、要求", 30, 30) + words(LINE, 30, 40), words("每周巡护一次。", 30, 30)),
    ]
    for chance in fuzz.cases(sample=8, long=300):
        read_or_refuse(damaged(chance.choice(whole), chance), chance.again)


def test_a_damaged_old_file_is_read_or_refused(fuzz: Fuzz, old_files: Path) -> None:
    whole = [(old_files / "notice.doc").read_bytes(), (old_files / "notice.odt").read_bytes()]
    for chance in fuzz.cases(sample=2, long=60):
        read_or_refuse(damaged(chance.choice(whole), chance), chance.again)


def read_or_refuse(data: bytes, again: str) -> None:
    """Reads a file; one that cannot be read is refused in one line."""
    if original_ending(data) is None:
        return
    try:
        source, _ = readable(data, "x")
        read_article(source, "x")
    except GongwenError as error:
        assert "\n" not in error.message, again
