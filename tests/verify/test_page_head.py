"""What a page says of itself to other sites and programs is of the document and of that page."""

import json

import pytest

from gongwen.model import Division, Document, Event, Metadata, Paragraph, Part
from gongwen.text.folding import fold_text
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_head import Page, description_of, page_head_faults, texts_of_pages
from gongwen.verify.site_library import Texts

SITE = "https://a.example/"
HEADED = {"chp_1": "一、要求", "chp_2": "二、责任"}
METADATA = Metadata(title="试点通知", date="2024-01-02", events=(Event("2024-03-01", "effective", None, None),))
PAGE = Page(
    "zh-Hans",
    SITE,
    f"{SITE}pilot/",
    "chp_1",
    METADATA,
    Texts(
        "pilot", {**HEADED, "chp_1__p_1": "各市应当先行先试，不得拖延。", "chp_2__p_1": "各县应当巡查河道。"}, HEADED
    ),
    fold_text("一、要求各市应当先行先试，不得拖延。"),
    {"pilot/": "试点通知", "old/": "暂行通知"},
    KnownWords(["试点通知"]),
    "某市各县巡查河道。",
)
VALUE = {
    "@context": "https://schema.org",
    "@type": "Legislation",
    "@id": f"{SITE}pilot/",
    "name": "一、要求",
    "inLanguage": "zh-Hans",
    "legislationDateOfApplicability": "2024-03-01",
    "legislationRepeals": [{"@type": "Legislation", "name": "暂行通知", "@id": f"{SITE}old/"}],
    "hasPart": [{"@type": "Legislation", "@id": f"{SITE}pilot/chp_1/", "name": "一、要求"}],
    "encoding": [
        {
            "@type": "LegislationObject",
            "contentUrl": f"{SITE}pilot/pilot.pdf",
            "encodingFormat": "application/pdf",
            "inLanguage": "zh-Hans",
            "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        }
    ],
}
SAID = "各市先行先试；不得拖延。"
META = (
    f'<meta name="description" content="{SAID}"><meta property="og:description" content="{SAID}">'
    f'<meta property="og:image" content="{SITE}assets/gongwen/card.png">'
    f'<meta property="og:url" content="{SITE}pilot/chp_1/"><meta name="citation_public_url" content="{SITE}pilot/">'
    f'<meta name="citation_pdf_url" content="{SITE}pilot/chp_1.pdf">'
    '<link rel="alternate" type="application/atom+xml" href="../../feed.xml" title="全部公文">'
)


def found(old: str = "", new: str = "") -> list[str]:
    data = json.dumps(VALUE, ensure_ascii=False)
    html = f'{META}<script type="application/ld+json">{data}</script>'
    assert old in html
    return list(page_head_faults(html.replace(old, new, 1) if old else html, PAGE))


def test_a_head_of_ours_has_no_fault() -> None:
    assert found() == []


def test_a_page_without_a_summary_of_its_own_has_the_document_s() -> None:
    html = META.replace(SAID, PAGE.whole)

    assert description_of(html) == PAGE.whole
    assert list(page_head_faults(html, PAGE)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SAID, "各县巡查河道。"),  # of another page
        ("card.png", "other.png"),
        ('"name": "一、要求", "inLanguage"', '"name": "二、责任", "inLanguage"'),
        ("pilot/pilot.pdf", "pilot/chp_1.pdf"),
        ("pilot/pilot.pdf", "pilot/pilot.json"),
        ("../../feed.xml", "../../old/feed.xml"),
        ("pilot/chp_1/", "pilot/chp_2/"),
        (
            'citation_public_url" content="https://a.example/pilot',
            'citation_public_url" content="https://a.example/old',
        ),
        ('citation_pdf_url" content="https://a.example/pilot', 'citation_pdf_url" content="https://a.example/old'),
        ('"@id": "https://a.example/pilot/"', '"note": "x", "@id": "https://a.example/pilot/"'),
        ("2024-03-01", "2024-01-02"),
        ("暂行通知", "试点通知"),
        ("一、要求", "二、责任"),
        ("UnofficialLegalValue", "AuthoritativeLegalValue"),
        ('"inLanguage": "zh-Hans", "legislationDate', '"inLanguage": "en", "legislationDate'),
        ("pilot/pilot.pdf", "old/old.pdf"),
    ],
)
def test_what_is_of_something_else_is_named(old: str, new: str) -> None:
    assert found(old, new)


def test_a_book_s_page_is_about_its_chapters_and_no_other_s() -> None:
    def chapter(number: int) -> Division:
        return Division(
            f"chp_{number}", "chapter", 1, f"第{number}章", "章", (Paragraph(f"chp_{number}__p_1", 1, "文"),)
        )

    books = tuple(
        Division(f"part_{n}", "part", 1, f"第{n}编", "编", divisions=(chapter(2 * n - 1), chapter(2 * n)))
        for n in (1, 2)
    )
    document = Document("source.md", "", Part("", "main", Metadata(), divisions=books))
    texts = Texts("x", {d: d for n in (1, 2) for d in (f"part_{n}", f"chp_{2 * n - 1}", f"chp_{2 * n}")}, {})
    found = texts_of_pages(texts, {eid: eid for eid in texts.by_eid}, document)

    assert found["part_1"] == fold_text("part_1chp_1chp_2")
    assert found["part_2"] == fold_text("part_2chp_3chp_4")
    assert found["chp_3"] == fold_text("chp_3")
