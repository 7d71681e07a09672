"""Instructions of an act lead to the version before it and to the one that came of it, and nowhere else."""

from dataclasses import replace

import pytest

from gongwen.enrich.amending import read_act
from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.references import references
from gongwen.enrich.standing import beginning_day, effective_day
from gongwen.model import Card, Document, Span, walk_part_text
from gongwen.render.cards import card
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

OLD = (
    "船闸办法\n（1994年3月1日公布）\n第一条　闸长由乡公所聘任。\n第二条　过闸应缴费。\n费额由县定。\n渔船免缴。\n"
    "第三条　闸室内不得有下列行为：\n（一）停泊；\n（二）游泳。\n第四条　本办法自1994年5月1日起施行。\n"
)
NEW = (
    "船闸办法\n（1994年3月1日公布　2007年8月2日修正）\n第一条　闸长由乡公所聘任。\n第二条　过闸免费。\n"
    "第三条　闸上应备救生衣。\n第四条　闸室内不得有下列行为：\n（一）停泊；\n（二）游泳；\n（三）垂钓。\n"
    "第五条　本办法自1994年5月1日起施行。\n"
)
OTHER = "渡口规则\n（1990年1月1日公布）\n第一条　渡口由村管理。\n第二条　过渡应缴费。\n"
CODE = (
    "河道法\n（2010年1月1日公布　2020年1月1日修正）\n第一条　河道归公。\n第一条之一　河岸归公。\n"
    "第二条　不得采砂。\n确需采砂的，报县批准。\n"
)
ACT = (
    "县政府关于修改《船闸办法》的决定\n（2007年8月2日公布）\n"
    "决定对《船闸办法》作如下修改：\n{}\n本决定自公布之日起施行。\n"
)


def parsed(text: str) -> Document:
    return parse_structure(read_article(text.encode(), "x.txt"))


def card_of(slug: str, text: str, work: str | None = None) -> Card:
    document = parsed(text)
    effective = effective_day(document.main)
    begins = beginning_day(document.main.metadata, effective)
    return replace(card(slug, document), work=work, effective=effective, begins=begins)


LIBRARY = (card_of("old", OLD, "lock"), card_of("new", NEW, "lock"), card_of("other", OTHER), card_of("code", CODE))


def told(act: str, *cards: Card, amends: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The words of each place with what they lead to."""
    document = parsed(act)
    texts = {unit.eid: unit.text for unit in walk_part_text(document.main)}
    found = read_act(document, Catalogue(cards or LIBRARY), amends).amendments
    return [(texts[one.eid][one.start : one.end], one.ref) for one in found]


@pytest.mark.parametrize(
    ("instruction", "places"),
    [
        ("一、将第二条修改为：“过闸免费。”", [("第二条", "old#art_2")]),
        ("一、第二条第二款修改为：“费额由市定。”", [("第二条第二款", "old#art_2__para_2")]),
        ("一、删去第三条。", [("第三条", "old#art_3")]),
        (
            "一、删去第二条第三款和第三条第（二）项。",
            [("第二条第三款", "old#art_2__para_3"), ("第三条第（二）项", "old#art_3__para_1__point_2")],
        ),
        ("一、增加一条，作为第三条：“闸上应备救生衣。”", [("第三条", "new#art_3")]),
        ("一、在第二条后增加一条，作为第三条：“闸上应备救生衣。”", [("第二条", "old#art_2"), ("第三条", "new#art_3")]),
        ("一、将第三条改为第四条。", [("第三条", "old#art_3"), ("第四条", "new#art_4")]),
        (
            "一、第三条改为第四条，增加一项，作为第三项：“（三）垂钓。”",
            [("第三条", "old#art_3"), ("第四条", "new#art_4"), ("第三项", "new#art_4__para_1__point_3")],
        ),
        (
            "一、第三条、第四条改为第四条、第五条。",
            [("第三条", "old#art_3"), ("第四条", "old#art_4"), ("第四条", "new#art_4"), ("第五条", "new#art_5")],
        ),
        (
            "一、将第二条第一款中的“应缴费”修改为“免费”，删去第三款。",
            [("第二条第一款", "old#art_2__para_1"), ("第三款", "old#art_2__para_3")],
        ),
        ("一、《船闸办法》第二条修改为：“过闸免费。”", [("第二条", "old#art_2")]),
        ("一、将该办法第二条修改为：“过闸免费。”", [("第二条", "old#art_2")]),
        # Places that the quoted words name are those of neither the act nor the old text.
        ("一、将第二条修改为：“依照本办法第三条、前款和第一条处理。”", [("第二条", "old#art_2")]),
        # What is not there is not led to; of 第三条第九款 the article is.
        ("一、将第九条修改为：“甲。”", [("第九条", "")]),
        ("一、将第三条第九款修改为：“甲。”", [("第三条", "old#art_3")]),
        # Other texts, and what the act is based on, are not changed by it.
        ("一、根据《渡口规则》第二条的规定，将第二条修改为：“甲。”", [("第二条", "old#art_2")]),
        ("一、依照渡口规则第一条作出调整。", []),
        ("一、本决定第三条所称闸口，是指船闸。", []),
        ("一、将第二条修改为：\n“过闸免费。”", [("第二条", "old#art_2")]),
    ],
)
def test_each_place_leads_to_the_version_that_it_is_a_place_of(instruction: str, places: list[tuple[str, str]]) -> None:
    assert told(ACT.format(instruction)) == places


def test_an_act_without_the_version_before_leads_to_what_came_of_it_alone() -> None:
    act = ACT.format("一、将第三条改为第四条。\n二、删去第二条。")

    assert told(act, LIBRARY[1]) == [("第三条", ""), ("第四条", "new#art_4"), ("第二条", "")]
    assert told(act, LIBRARY[0]) == [("第三条", "old#art_3"), ("第四条", ""), ("第二条", "old#art_2")]


@pytest.mark.parametrize(
    ("instructions", "places"),
    [
        # No number moved: 第二条 of the version before is that of the one after, its 款 may be others.
        ("一、将第二条修改为：“过闸免费。”", [("第二条", "new#art_2")]),
        ("一、第二条第一款修改为：“过闸免费。”", [("第二条", "new#art_2")]),
        ("一、将第二条中的“增加一条”修改为“过闸”。", [("第二条", "new#art_2")]),
        # What is put in after it, or in another part of the act, moves it.
        ("一、将第二条修改为：“甲。”\n二、增加一条，作为第三条：“乙。”", [("第二条", ""), ("第三条", "new#art_3")]),
        ("一、将第二条修改为：“甲。”\n此外，对条文顺序作相应调整。", [("第二条", "")]),
        ("一、将第二条修改为：“甲。”\n二、将第三条和第四条合并。", [("第二条", ""), ("第三条", ""), ("第四条", "")]),
    ],
)
def test_an_act_that_moves_no_number_leads_to_what_came_of_it(instructions: str, places: list[tuple[str, str]]) -> None:
    assert told(ACT.format(instructions), LIBRARY[1]) == places


def test_of_several_texts_those_whose_numbers_did_not_move_are_led_to() -> None:
    """Nor is a version led to of which nobody says that the act made it."""
    act = (
        "县政府关于修改《船闸办法》等两件规章的决定\n（2007年8月2日公布）\n一、修改《船闸办法》\n1.将第二条修改为：“甲。”\n"
        "二、修改《渡口规则》\n1.将第一条修改为：“乙。”\n2.删去第二条。\n"
    )
    made = card_of("other", OTHER.replace("公布）", "公布　2007年8月2日修正）"))
    later = card_of("new", NEW.replace("2007年8月2日修正", "2012年8月2日修正"))

    assert told(act, LIBRARY[1], made) == [("第二条", "new#art_2"), ("第一条", ""), ("第二条", "")]
    assert told(act, later) == [("第二条", ""), ("第一条", ""), ("第二条", "")]


def test_versions_that_nobody_calls_one_text_are_led_to_by_no_act() -> None:
    apart = [replace(one, work=None) for one in LIBRARY]

    assert {ref for _, ref in told(ACT.format("一、删去第三条。"), *apart)} == {""}


def test_a_decision_on_several_texts_says_of_each_part_what_it_is_about() -> None:
    act = (
        "县政府关于修改《船闸办法》等两件规章的决定\n（2007年8月2日公布）\n一、修改《船闸办法》\n1.将第二条修改为：“甲。”\n"
        "2.删去第三条。\n二、删去《渡口规则》第二条。\n第一条修改为：“渡口由乡管理。”\n"
    )

    assert told(act) == [
        ("第二条", "old#art_2"),
        ("第三条", "old#art_3"),
        ("第二条", "other#art_2"),
        ("第一条", "other#art_1"),
    ]


def test_an_amendment_leads_to_a_later_version_only_where_that_moves_no_numbers() -> None:
    act = (
        "河道法修正案\n（2015年1月1日通过）\n一、将河道法第二条第一款修改为：“甲。”\n二、原第二款作为第三款。\n"
        "三、在第一条后增加一条，作为第一条之一：“乙。”\n"
    )

    assert told(act) == [
        ("第二条", "code#art_2"),  # which 款 it was then nobody knows
        ("第二款", ""),
        ("第三款", ""),
        ("第一条", "code#art_1"),
        ("第一条之一", "code#art_1-1"),
    ]
    moved = card_of("code", CODE.replace("第一条之一", "第二条").replace("第二条　不", "第三条　不"))
    assert {ref for _, ref in told(act, moved)} == {""}


def test_document_yml_says_what_an_act_amends() -> None:
    act = "关于调整闸口管理的通知\n（2007年8月2日）\n一、将第二条修改为：“甲。”\n二、请按照第三条的要求调整。\n"

    assert told(act) == []
    assert told(act, amends=("old",)) == told(act, amends=("《船闸办法》",)) == [("第二条", "old#art_2")]


def test_words_that_are_to_stand_there_are_those_of_one_place() -> None:
    act = ACT.format(
        "一、第二条修改为：“过闸免费。”\n二、将第三条第一项、第二项修改为：“甲。”\n三、第四条改为第五条，修改为：“乙。\n“丙。”\n"
        "四、第三条第一款“甲”后增写一句：“丁。”"
    )
    found = read_act(parsed(act), Catalogue(LIBRARY)).amendments

    assert [one.new for one in found] == ["过闸免费。", "", "", "", "乙。\n丙。", ""]
    assert {one.after for one in found} == {"new"}


def test_the_acts_own_places_are_no_references_where_they_are_quoted() -> None:
    document = parsed(
        "渡口规则修正案\n第一条　渡口规则第二条修改为：“依照前款和本规则第一条处理。”\n第二条　本修正案第一条先行。\n"
    )
    catalogue = Catalogue(LIBRARY)
    act = read_act(document, catalogue)
    spans = references(document, "act", catalogue)

    assert Span("art_1__para_1__p_1", 0, 4, "reference", "#x") not in spans
    assert [span.ref for span in spans if not act.rules_out(span)] == ["#art_1"]
