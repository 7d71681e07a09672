"""What an act says a provision is to read is compared with the version that came of it."""

import pytest
from tests.enrich.test_amending import ACT, LIBRARY, NEW, OLD, parsed

from gongwen.check.amendments import amendment_findings
from gongwen.model import Card, Document, Particulars
from gongwen.render.cards import card


def findings(instructions: str) -> list[str]:
    act = parsed(ACT.format(instructions))
    texts: dict[str, Document] = {"old": parsed(OLD), "new": parsed(NEW), "act": act}
    cards: tuple[Card, ...] = (*LIBRARY[:2], card("act", act))
    found = amendment_findings(cards, {slug: (text, Particulars()) for slug, text in texts.items()})
    assert {one.code for one in found} <= {"W-amendment-differs"}
    return [one.message.partition(" 的 ")[2].partition(" 不同")[0] for one in found]


@pytest.mark.parametrize(
    ("instruction", "differs"),
    [
        ("一、将第二条修改为：“过闸免费。”", []),
        ("一、将第二条修改为：“过闸收费。”", ["art_2"]),
        ("一、将第二条修改为：“第二条　过闸免费。”", []),
        ("一、增加一条，作为第三条：“闸上应备救生衣。”", []),
        ("一、增加一条，作为第三条：“闸上应备救生圈。”", ["art_3"]),
        # It has another number now, which its words tell, not the act.
        ("一、将第三条修改为：“闸室内不得有下列行为：\n“（一）停泊；\n“（二）游泳；\n“（三）垂钓。”", []),
        ("一、将第三条改为第四条，修改为：“闸室内不得停泊。”", ["art_4"]),
        ("一、第三条改为第四条，增加一项，作为第三项：“（三）垂钓；”", []),
        ("一、将第二条第一款中的“应缴费”修改为“免费”。", []),
    ],
)
def test_words_that_differ_are_told(instruction: str, differs: list[str]) -> None:
    assert findings(instruction) == differs
