"""What a document asked for is asked again: an answer that would be another is noticed, one that was none too."""

import pytest

from gongwen.build.lookups import Lookups, answers_hold
from gongwen.enrich.catalogue import Catalogue
from gongwen.model import Card, Metadata


def card(slug: str, title: str, number: str | None = None, eids: tuple[str, ...] = ()) -> Card:
    homes = tuple((eid, f"{slug}/") for eid in eids)
    return Card(slug, Metadata(title=title, number=number), homes, ((title, ""),))


LAW = card("law", "数据安全法", "国发〔2021〕1号", ("art_1", "art_2"))


@pytest.mark.parametrize(
    ("cards", "holds"),
    [
        ([LAW], True),
        ([LAW, card("other", "另一部法")], True),
        ([LAW, card("twin", "数据安全法")], False),  # the name means neither now
        ([LAW, card("new", "网络安全法")], False),  # was looked for and not there
        ([LAW, card("new", "某规定", "国发〔2022〕9号")], False),
        ([card("law", "数据安全法", "国发〔2021〕1号", ("art_1",))], False),
        ([card("law", "数据安全法", "国发〔2021〕2号", ("art_1", "art_2"))], False),
        ([], False),
    ],
)
def test_whether_the_answers_hold(cards: list[Card], holds: bool) -> None:
    lookups = Lookups(Catalogue([LAW]))
    lookups.by_title("数据安全法")
    lookups.by_title("网络安全法")
    lookups.by_number("按照国发〔2021〕1号")
    lookups.by_number("国发〔2022〕9号")
    lookups.by_ending("依照数据安全法")
    lookups.issued("law")
    lookups.holds("law", "art_2")
    lookups.holds("law", "art_3")

    assert len(lookups.asked()) == 8
    assert answers_hold(lookups.asked(), Catalogue(cards)) is holds


@pytest.mark.parametrize(
    ("cards", "holds"),
    [
        ([LAW], True),
        ([card("law", "数据法", "国发〔2021〕1号")], False),
        ([LAW, card("new", "网络数据安全法")], True),
        ([LAW, card("new", "依照数据安全法")], False),
    ],
)
def test_a_name_in_running_text_is_asked_for_again(cards: list[Card], holds: bool) -> None:
    lookups = Lookups(Catalogue([LAW]))

    assert lookups.by_ending("依照数据安全法") == (("law", ""), 2)
    assert answers_hold(lookups.asked(), Catalogue(cards)) is holds


def test_what_a_notice_issues_is_asked_for_again() -> None:
    def notice(eid: str) -> Card:
        return Card(
            "notice", Metadata(title="关于印发《办法》的通知"), (), (("关于印发《办法》的通知", ""), ("办法", eid))
        )

    lookups = Lookups(Catalogue([notice("att_1")]))

    assert lookups.issued("notice") == "att_1"
    assert answers_hold(lookups.asked(), Catalogue([notice("att_1")]))
    assert not answers_hold(lookups.asked(), Catalogue([notice("att_2")]))
