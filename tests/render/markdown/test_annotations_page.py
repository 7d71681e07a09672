"""Every note of the library on one page, and on the overview those that have lost their place."""

from tests.render.laid_out import laid_out, page_of

from gongwen.model import (
    AnchoredNote,
    Document,
    Edition,
    Metadata,
    Note,
    Paragraph,
    Part,
    Particulars,
    TextQuoteSelector,
)
from gongwen.render.brief import brief_of
from gongwen.render.markdown.annotations_page import annotations_page

LOST = Note(
    "lost-note", "chp_9", TextQuoteSelector("早已删去的话"), "甲", "2024-02-03", "CC0-1.0", "question", "问。", ""
)
KEPT = Note(
    "kept-note", "preamble__p_1", TextQuoteSelector("各市各县"), "乙", "2024-02-03", "CC0-1.0", "note", "注。", ""
)


def edition() -> Edition:
    part = Part("", "main", Metadata(title="通知"), (), (Paragraph("preamble__p_1", 1, "各市各县："),))
    notes = (AnchoredNote(LOST, "orphan", ""), AnchoredNote(KEPT, "exact", "preamble__p_1", 0, 4))
    return Edition("pilot", "zh-Hans", Document("", "", part), Particulars(), notes=notes)


def test_notes_are_chosen_by_links_alone() -> None:
    text = str(laid_out(annotations_page("zh-Hans", (brief_of(edition()),))))

    assert 'href="#kind-question">疑问</a> 1' in text and 'id="kind-question"' in text
    assert 'href="#kind-correction"' not in text
    assert 'href="#document-pilot">通知</a> 2' in text and 'id="document-pilot"' in text
    assert 'class="gw-note gw-note-question"' in text and 'href="feed.xml"' in text


def test_a_note_without_a_place_is_shown_on_the_overview_with_its_old_quotation() -> None:
    lost = str(page_of(edition()).select_one("section.gw-lost-notes"))

    assert "早已删去的话" in lost and 'id="note-lost-note"' in lost and "kept-note" not in lost
    assert "../pilot/#note-lost-note" in annotations_page("zh-Hans", (brief_of(edition()),)).text


def test_the_overview_counts_the_notes() -> None:
    assert '<a href="../annotations/#document-pilot">2 条批注</a>' in str(page_of(edition()))


def test_a_note_has_a_link_of_its_own() -> None:
    link = '<a href="#note-kept-note" title="本条批注的链接"><time>2024-02-03</time></a>'

    assert link in str(page_of(edition(), "text"))


def test_without_notes_it_says_so() -> None:
    assert "还没有批注" in annotations_page("zh-Hans", ()).text
