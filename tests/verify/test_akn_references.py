"""References of an Akoma Ntoso file lead to what they name."""

from dataclasses import replace

import pytest

from gongwen.model import Document, Event, Metadata, Part
from gongwen.verify.akn_references import reference_faults
from gongwen.verify.known_words import KnownWords

DOCUMENT = Document("x", "", Part("", "main", Metadata(title="办法", issuers=("某厅",), date="2024-05-06")))
NUMBERS = {"art_3": "第三条", "art_4": "第四条", "art_4__para_1": ""}
TEXT = (
    '<FRBRExpression><FRBRdate date="2024-05-06" name="Generation"/><FRBRlanguage language="zho"/></FRBRExpression>'
    '<TLCOrganization eId="site" showAs="https://a.example/"/><TLCOrganization eId="issuer_1" href="x" showAs="某厅"/>'
    '<p>违反本办法<ref eId="r" href="#art_3">第三条</ref>和<ref eId="s" href="#art_4__para_1">前款</ref>，由'
    '<term eId="t" refersTo="#term-河长制">河长</term>处理</p>'
)


def entry(name: str) -> KnownWords | None:
    return {"河长制": KnownWords(["河长制", "河长"]), "湖长制": KnownWords(["湖长制"])}.get(name)


def found(text: str) -> list[str]:
    return list(reference_faults(text, DOCUMENT, NUMBERS, entry))


def test_a_file_of_ours_has_no_fault() -> None:
    assert found(TEXT) == []


def test_a_part_that_names_nobody_is_of_an_unknown_body() -> None:
    nobody = Document("x", "", Part("", "main", Metadata(title="办法", date="2024-05-06")))
    text = TEXT.replace("某厅", "unknown")

    assert list(reference_faults(text, nobody, NUMBERS, entry)) == []
    assert found(text) == ["unknown"]


def test_an_amended_text_is_of_the_day_of_its_last_amendment() -> None:
    events = (
        Event("2025-01-02", "amended", None, None),
        Event("2026-03-04", "amended", None, None),
        Event("2026-05-06", "effective", None, None),
    )
    amended = Document("x", "", replace(DOCUMENT.main, metadata=replace(DOCUMENT.main.metadata, events=events)))

    assert list(reference_faults(TEXT.replace("2024-05-06", "2026-03-04"), amended, NUMBERS, entry)) == []
    for day in ("2024-05-06", "2025-01-02", "2026-05-06"):
        assert list(reference_faults(TEXT.replace("2024-05-06", day), amended, NUMBERS, entry)) == [day]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#art_3", "#art_4"),
        ("term-河长制", "term-湖长制"),
        ("term-河长制", "term-林长制"),
        ('showAs="某厅"', 'showAs="另厅"'),
        ("2024-05-06", "2024-07-01"),
        ("zho", "eng"),
    ],
)
def test_a_reference_to_something_else_is_named(old: str, new: str) -> None:
    assert len(found(TEXT.replace(old, new, 1))) == 1
