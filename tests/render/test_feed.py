"""The feed of notes: what a feed reader needs, and nothing of a stranger's that it could run."""

from dataclasses import replace
from xml.etree import ElementTree

from gongwen.model import AnchoredNote, Document, Edition, Metadata, Note, Part, Particulars, TextQuoteSelector
from gongwen.render.brief import brief_of
from gongwen.render.feed import notes_feed

ATOM = "{http://www.w3.org/2005/Atom}"
NOTE = Note(
    "a-note",
    "chp_1",
    TextQuoteSelector("<b>引文</b>四字"),
    "甲 & 乙",
    "2024-02-03",
    "CC-BY-4.0",
    "question",
    "问 <script>alert(1)</script> [链](https://a.example/?x=1&y=2)",
    "",
)


def edition(*notes: Note) -> Edition:
    document = Document("", "", Part("", "main", Metadata(title="关于<试点>的\x0b通知")))
    anchored = tuple(AnchoredNote(note, "orphan", "") for note in notes)
    return Edition("pilot", "zh-Hans", document, Particulars(), notes=anchored)


def parse(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def test_the_newest_note_stands_first_with_all_that_a_reader_needs() -> None:
    older = replace(NOTE, id="older-note", created="2023-01-01")
    feed = parse(notes_feed("zh-Hans", (brief_of(edition(older, NOTE)),), "https://a.example/base/", "公文"))
    entries = feed.findall(f"{ATOM}entry")

    assert feed.findtext(f"{ATOM}updated") == "2024-02-03T00:00:00Z"
    assert [e.findtext(f"{ATOM}updated") for e in entries] == ["2024-02-03T00:00:00Z", "2023-01-01T00:00:00Z"]
    assert entries[0].findtext(f"{ATOM}author/{ATOM}name") == "甲 & 乙"
    assert entries[0].findtext(f"{ATOM}title") == "疑问：关于<试点>的通知"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None and link.get("href") == "https://a.example/base/annotations/#note-a-note"
    assert len({e.findtext(f"{ATOM}id") for e in entries} | {feed.findtext(f"{ATOM}id")}) == 3


def test_nothing_active_is_in_it() -> None:
    feed = parse(notes_feed("zh-Hans", (brief_of(edition(NOTE)),), "", "公文"))
    content = feed.findtext(f"{ATOM}entry/{ATOM}content") or ""

    assert "<script" not in content and "<b>" not in content
    assert "&lt;b&gt;引文" in content and 'href="https://a.example/?x=1&amp;y=2"' in content


def test_a_library_without_notes_has_an_empty_feed() -> None:
    assert (
        parse(notes_feed("zh-Hant-TW", (brief_of(edition()),), "https://a.example/", "公文")).findall(f"{ATOM}entry")
        == []
    )
