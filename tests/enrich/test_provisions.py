"""A provision is followed from version to version under whatever number it has, and no other becomes it."""

import pytest

from gongwen.enrich.comparison import compare_parts
from gongwen.enrich.provisions import provision_histories, provisions, provisions_since
from gongwen.model import Part, Provision, ProvisionState
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

KEEPER = "闸长由乡公所聘任，任期三年，可以连任一次。"
FEE = "过闸船只每艘缴费二角，渔船和救护船免缴，由闸长开具收据。"
NIGHT = "夜间不得开闸，遇有洪水预警时由县水利局决定。"
LOCKED = "闸室内不得停泊、装卸、游泳，违者由闸长劝离。"
ROPE = "每座船闸配备救生绳十条，每年汛期前更换。"


def text(*articles: str, numbers: str = "一二三四五六七八九") -> Part:
    lines = [f"第{number}条　{article}" for number, article in zip(numbers, articles, strict=False)]
    return parse_structure(read_article("\n".join(("船闸办法", *lines)).encode(), "x.txt")).main


def told(old: Part, new: Part) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.eid, one.change, one.before) for one in provisions_since(new, old)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # One was put before all: numbers moved, words did not.
        (
            [KEEPER, FEE],
            [ROPE, KEEPER, FEE],
            [("art_1", "inserted", ()), ("art_2", "same", ("art_1",)), ("art_3", "same", ("art_2",))],
        ),
        # Two changed places.
        (
            [KEEPER, FEE, NIGHT],
            [FEE, KEEPER, NIGHT],
            [("art_1", "same", ("art_2",)), ("art_2", "same", ("art_1",)), ("art_3", "same", ("art_3",))],
        ),
        # One was written anew under its number.
        (
            [KEEPER, FEE, NIGHT],
            [KEEPER, "本条另行规定。", NIGHT],
            [("art_1", "same", ("art_1",)), ("art_2", "changed", ("art_2",)), ("art_3", "same", ("art_3",))],
        ),
        # One was struck out.
        (
            [KEEPER, FEE, NIGHT],
            [KEEPER, NIGHT],
            [("art_1", "same", ("art_1",)), ("art_2", "same", ("art_3",))],
        ),
        # One was parted in two.
        (
            [KEEPER, f"{FEE}\n{LOCKED}"],
            [KEEPER, FEE, LOCKED],
            [("art_1", "same", ("art_1",)), ("art_2", "changed", ("art_2",)), ("art_3", "changed", ("art_2",))],
        ),
        # Two were joined.
        (
            [KEEPER, FEE, LOCKED],
            [KEEPER, f"{FEE}\n{LOCKED}"],
            [("art_1", "same", ("art_1",)), ("art_2", "changed", ("art_2", "art_3"))],
        ),
        # One lost its second paragraph.
        (
            [f"{FEE}\n{LOCKED}", NIGHT],
            [FEE, NIGHT],
            [("art_1", "changed", ("art_1",)), ("art_2", "same", ("art_2",))],
        ),
    ],
)
def test_what_became_of_each(old: list[str], new: list[str], expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(text(*old), text(*new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "provision", "before"),
    [
        # One line is two passages in the one and one in the other.
        (
            "一、春汛：2月15日至21日开闸，共7天。2月11日停航。\n二、其他",
            "一、春汛：2月4日至10日开闸。\n二、其他",
            0,
            ("chp_1",),
        ),
        # Written anew, after what it followed before.
        ("一、总则\n二、夏汛开闸七天。", "一、总则\n二、由县另行规定。", 1, ("chp_2",)),
        # The same number after another: it is another.
        ("一、总则\n二、附则\n三、夏汛开闸。", "一、目的\n二、总则\n三、由县定\n四、附则", 2, ()),
    ],
)
def test_one_number_is_one_provision_where_it_is_in_its_place(
    old: str, new: str, provision: int, before: tuple[str, ...]
) -> None:
    first, second = (parse_structure(read_article(f"闸口安排\n{one}\n".encode(), "x.txt")).main for one in (old, new))

    assert told(first, second)[provision][2] == before


def test_what_is_put_between_two_numbers_is_new() -> None:
    lines = f"船闸办法\n第一条　{KEEPER}\n第一条之一　{ROPE}\n第二条　{FEE}\n"
    new = parse_structure(read_article(lines.encode(), "x.txt")).main

    assert [(change, before) for _, change, before in told(text(KEEPER, FEE), new)] == [
        ("same", ("art_1",)),
        ("inserted", ()),
        ("same", ("art_2",)),
    ]


def test_the_first_version_came_of_nothing() -> None:
    assert provisions(text(KEEPER)) == (Provision("art_1", "第一条", "same"),)
    assert compare_parts(text(KEEPER), text(KEEPER))


def history(*versions: Part) -> dict[str, dict[str, list[tuple[str, str, list[str]]]]]:
    """By slug and eId: version, change, names."""
    befores = (None, *versions)
    followed = [
        (f"v{n}", f"200{n}-01-01", provisions_since(one, before))
        for n, (one, before) in enumerate(zip(versions, befores, strict=False), 1)
    ]
    return {
        slug: {h.eid: [_shown(state) for state in h.states] for h in found}
        for slug, found in provision_histories(followed).items()
    }


def _shown(state: ProvisionState) -> tuple[str, str, list[str]]:
    return state.slug, state.change, [label for _, label in state.places]


def test_each_version_tells_the_same_history() -> None:
    found = history(text(KEEPER, FEE), text(ROPE, KEEPER, FEE), text(ROPE, FEE.replace("二角", "五角")))
    fee = [("v1", "same", ["第二条"]), ("v2", "same", ["第三条"]), ("v3", "changed", ["第二条"])]

    assert found["v1"]["art_2"] == found["v2"]["art_3"] == found["v3"]["art_2"] == fee
    assert found["v1"]["art_1"] == [("v1", "same", ["第一条"]), ("v2", "same", ["第二条"]), ("v3", "deleted", [])]
    assert found["v2"]["art_1"] == [("v2", "inserted", ["第一条"]), ("v3", "same", ["第一条"])]


def test_what_was_struck_out_and_came_back_is_new_then() -> None:
    found = history(text(KEEPER, FEE), text(KEEPER), text(KEEPER, FEE))

    assert found["v1"] == {"art_2": [("v1", "same", ["第二条"]), ("v2", "deleted", [])]}
    assert found["v2"] == {} and found["v3"] == {"art_2": [("v3", "inserted", ["第二条"])]}


def test_what_was_parted_leads_to_both_and_both_lead_back() -> None:
    found = history(text(KEEPER, f"{FEE}\n{LOCKED}"), text(KEEPER, FEE, LOCKED))

    assert found["v1"]["art_2"][-1] == ("v2", "changed", ["第二条", "第三条"])
    assert found["v2"]["art_3"] == [("v1", "same", ["第二条"]), ("v2", "changed", ["第三条"])]


def test_a_text_that_never_changed_has_no_history() -> None:
    assert history(text(KEEPER, FEE), text(KEEPER, FEE)) == {"v1": {}, "v2": {}}
