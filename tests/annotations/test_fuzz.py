"""A thousand hostile notes: each is read or refused, none by a traceback, and what is shown of it is dead."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType

import pytest
from bs4 import BeautifulSoup, Tag
from tests.annotations.hostile_grammar import PARAGRAPH, PATH, notes

from gongwen.annotations.anchor import anchor_notes
from gongwen.annotations.body import render_body
from gongwen.annotations.check import check_notes
from gongwen.annotations.form import parse_note
from gongwen.model import Document, Metadata, Paragraph, Part

SEED, COUNT = 20221125, 1000
TODAY = date(2026, 1, 1)
DOCUMENT = Document("", "", Part("", "main", Metadata(), (), (Paragraph("chp_1__p_1", 1, PARAGRAPH),)))
ALLOWED = {"p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "div", "sup"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td", "h4", "h5", "h6"}
ATTRIBUTES = {"a": {"href", "rel"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}, "li": {"id"}, "sup": {"id"}}


@contextmanager
def killed_after(seconds: int) -> Iterator[None]:
    """Ends what hangs; how fast it is, no test says."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still running after {seconds} s")

    old = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def shown(data: bytes) -> str:
    """What a page shows of a note; '' where it is refused."""
    note, findings = parse_note(data, PATH, TODAY)
    assert all(finding.line >= 1 and finding.message for finding in findings)
    if note is None:
        assert any(finding.severity == "error" for finding in findings)
        return ""
    anchor_notes((note,), DOCUMENT)
    check_notes((note,), DOCUMENT)
    return render_body(note.body, note.id)


def live(html: str) -> Iterator[str]:
    """What in it could do something."""
    for tag in BeautifulSoup(html, "lxml").find_all(True):
        if not isinstance(tag, Tag) or tag.name in ("html", "body"):
            continue
        if tag.name not in ALLOWED:
            yield f"<{tag.name}>"
        yield from (f"{tag.name}[{name}]" for name in tag.attrs if name not in ATTRIBUTES.get(tag.name, set()))
        href = str(tag.get("href", "#fuzzed-note."))
        if not href.startswith(("https://", "http://", "mailto:", "#fuzzed-note.")):
            yield f"href {href}"


def test_a_thousand_notes() -> None:
    published = 0
    for number, data in enumerate(notes(SEED, COUNT)):
        with killed_after(20):
            html = shown(data)
        published += bool(html)

        assert list(live(html)) == [], number
    assert 100 < published < 900  # the grammar reaches both sides of the wall


@pytest.mark.parametrize("html", ["<script>x</script>", "<p onclick=x>", '<a href="javascript:x">', "<img src=x>"])
def test_what_is_live_is_seen(html: str) -> None:
    assert list(live(html))
