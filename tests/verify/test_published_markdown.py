import pytest

from gongwen.text.visible import visible
from gongwen.verify.published_markdown import read_portable

EIDS = frozenset(["chp_1", "art_1", "p_1", "p_2", "table_1"])
Pieces = list[tuple[str, str]]


def read(text: str) -> tuple[Pieces, Pieces]:
    reading = read_portable(text, EIDS)
    pieces, strays = ([(p.eid, visible(p.text)) for p in found] for found in (reading.pieces, reading.strays))
    return pieces, strays


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("# 一、甲 {#chp_1}", [("chp_1", "一、甲")]),
        ("###### 一、甲 {: #chp_1 .x }", [("chp_1", "一、甲")]),
        ("甲\n{: #p_1 }", [("p_1", "甲")]),
        ("甲\n乙\n{#p_1}\n\n丙\n{: #p_2 }", [("p_1", "甲乙"), ("p_2", "丙")]),
        ("# 一 {#chp_1}\n甲\n{: #p_1 }", [("chp_1", "一"), ("p_1", "甲")]),
        (r"\# 1\. \*甲\* \_乙\_ \\ \{\} \[丙\]" + "\n{: #p_1 }", [("p_1", r"#1.*甲*_乙_\{}[丙]")]),
        ("&lt;b&gt; &amp;amp; &#124; &#x7532;\n{: #p_1 }", [("p_1", "<b>&amp;|甲")]),
        ("**甲**`乙`[丙](x)\n{: #p_1 }", [("p_1", "甲乙丙")]),
        ("[第一条](#art_1){: #art_1 }甲\n{: #p_1 }", [("art_1", "第一条"), ("p_1", "甲")]),
        ("甲\\-乙\n{: #p_1 }", [("p_1", "甲-乙")]),
        ("甲 > 乙 - 丙 | 丁\n{: #p_1 }", [("p_1", "甲>乙-丙|丁")]),
        ("[](#table_1){: #table_1 }\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 \\| | &#124; |", [("table_1", "甲乙丙||")]),
        ("[](#table_1){: #table_1 }[](#table_1){: #old }\n\n|  |  |\n| --- | --- |\n| 甲 |  |", [("table_1", "甲")]),
        ('<table id="table_1"><tr><td>甲</td></tr></table>', [("table_1", "甲")]),
        ("---\ntitle: 题\n---\n\n甲\n{: #p_1 }", [("p_1", "甲")]),
        ("# 题 {: data-apparatus }\n\n甲\n{: #p_1 }", [("p_1", "甲")]),
        ("<!-- 注\n\n注 -->\n\n甲<!-- 注 -->\n{: #p_1 }", [("p_1", "甲")]),
        ("1 < 2，a<b\n{: #p_1 }", [("p_1", "1<2，a<b")]),
    ],
)
def test_blocks_are_read(text: str, pieces: Pieces) -> None:
    assert read(text) == (pieces, [])


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        ("甲\n\n乙\n{: #p_1 }", [("", "甲")]),
        ("乙\n{: #p_1 }\n\n甲", [("p_1", "甲")]),
        ("# 甲\n\n乙\n{: #p_1 }", [("", "甲")]),
        ('乙[](x "甲")\n{: #p_1 }', [("p_1", "甲")]),
        ("乙![甲](x)\n{: #p_1 }".replace("甲", ""), []),
        ('乙<b title="甲"></b>\n{: #p_1 }', [("p_1", "甲")]),
        ('乙\n{: #p_1 title="甲" }', [("p_1", "甲")]),
        ('乙[](x){: title="甲" }\n{: #p_1 }', [("p_1", "甲")]),
    ],
)
def test_text_beside_the_blocks_is_stray(text: str, strays: Pieces) -> None:
    assert read(text) == ([("p_1", "乙")], strays)


@pytest.mark.parametrize(
    "text",
    [
        "乙<b hidden>甲</b>\n{: #p_1 }",
        '<div style="display:none">\n\n甲\n{: #p_2 }\n\n</div>\n\n乙\n{: #p_1 }',
        "乙\n{: #p_1 }\n\n甲\n{: #p_2 style=display:none }",
    ],
)
def test_hidden_text_is_not_there(text: str) -> None:
    assert read(text) == ([("p_1", "乙")], [])
