"""Where a note's text is now, as ids.tsv tells, and when it does not tell for certain."""

import pytest

from gongwen.annotations.homes import Homes
from gongwen.model import Document, Metadata, Paragraph, Part, PublishedEid

FIRST = "甲类企业应当自收到通知之日起十日内向主管部门报送材料。"
SECOND = "乙类企业应当自收到通知之日起十日内向主管部门报送材料。"
THIRD = "各地区要加强宣传引导，及时回应社会关切。"
P_1, P_2, P_3 = "preamble__p_1", "preamble__p_2", "preamble__p_3"


def document(*paragraphs: str) -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", n, text) for n, text in enumerate(paragraphs, 1))
    return Document("source", "", Part("", "main", Metadata(), preamble=blocks))


def publish(*paragraphs: str, since: str = "2024-01-01") -> list[PublishedEid]:
    return [PublishedEid(f"preamble__p_{n}", f"preamble__p_{n}", since, t[:40]) for n, t in enumerate(paragraphs, 1)]


@pytest.mark.parametrize(
    ("before", "after", "target", "home"),
    [
        ((FIRST, THIRD), (FIRST, THIRD), P_1, P_1),
        ((FIRST, THIRD), (THIRD, FIRST), P_1, P_2),  # it has moved
        ((FIRST, THIRD), (THIRD, FIRST), f"{P_1}__topic_2", f"{P_2}__topic_2"),
        ((FIRST, SECOND), (SECOND,), P_1, ""),  # its twin has its number
        ((FIRST, SECOND), (SECOND,), P_2, P_1),
        ((FIRST, FIRST), (THIRD, FIRST), P_1, ""),  # of two that begin alike the one that is left kept its name
        ((FIRST, FIRST), (THIRD, FIRST), P_2, P_2),
        ((FIRST, THIRD), (THIRD + FIRST,), P_1, P_1),  # merged
        ((FIRST, FIRST[2:] + THIRD), (FIRST[2:] + THIRD,), P_1, ""),  # no merger
        ((FIRST,), (FIRST,), P_3, None),
    ],
)
def test_home(before: tuple[str, ...], after: tuple[str, ...], target: str, home: str | None) -> None:
    assert Homes(document(*after), publish(*before)).of(target) == home


def test_a_former_name_leads_to_the_text_and_a_lost_one_nowhere() -> None:
    published = [
        *publish(FIRST),
        PublishedEid(P_2, P_1, "2023-01-01"),
        PublishedEid(P_3, "", "2023-01-01", SECOND),
    ]
    homes = Homes(document(FIRST), published)

    assert [homes.of(eid) for eid in (P_1, P_2, P_3)] == [P_1, P_1, ""]
    assert homes.tells(P_2, "2023-01-01") and homes.tells(P_1, "2023-06-01")  # the text is older than its name


@pytest.mark.parametrize(
    ("day", "tells"), [("2023-12-31", False), ("2024-01-01", True), ("2025-01-01", True), ("", False)]
)
def test_ids_tsv_tells_of_notes_that_came_after_it(day: str, tells: bool) -> None:
    assert Homes(document(FIRST), publish(FIRST)).tells(P_1, day) is tells
    assert not Homes(document(FIRST), publish(FIRST)).tells(P_2, day)


@pytest.mark.parametrize(
    ("before", "after", "target", "contested"),
    [
        ((FIRST, THIRD), (FIRST, THIRD), P_1, False),
        ((FIRST, THIRD), (FIRST.replace("甲类", "丙类"), THIRD), P_1, False),  # nothing else was lost
        ((FIRST, SECOND), (FIRST.replace("甲类", "丙类"),), P_1, True),  # of which of the two is it?
        ((FIRST, SECOND), (FIRST.replace("甲类", "丙类"), SECOND), P_1, False),  # the other stands
        ((FIRST, THIRD), (FIRST.replace("甲类", "丙类"),), P_1, False),  # what was lost with it is not like it
        ((FIRST, FIRST), (FIRST,), P_1, True),  # one of two that begin alike
        ((FIRST, THIRD), (THIRD,), P_1, False),
    ],
)
def test_two_lost_texts_contest_what_is_like_both(
    before: tuple[str, ...], after: tuple[str, ...], target: str, contested: bool
) -> None:
    assert Homes(document(*after), publish(*before)).is_contested(target) is contested


def test_what_was_published_is_old() -> None:
    homes = Homes(document(THIRD, FIRST), publish(FIRST))

    assert homes.is_old(P_2) and not homes.is_old(P_1)
    assert not Homes(document(FIRST)).is_old(P_1)
