import pytest

from gongwen.enrich.candidates import DEFINED, find_candidates
from gongwen.enrich.definitions import DefinedWord, defined_words
from gongwen.model import Document, Metadata, Paragraph, Part, TextUnit


def words(text: str) -> list[str]:
    return [found.word for found in defined_words([TextUnit("art_2__p_1", 1, text)])]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("本条例所称共享单车，是指在公共区域分时租用的自行车。", "共享单车"),
        ("本办法所称的试点是指先在小范围施行的做法。", "试点"),
        ("前款所称“重大事项”，指的是影响全局的事项。", "重大事项"),
        ("本规定所称老旧电梯（以下简称电梯），是指使用十五年以上的电梯。", "老旧电梯"),
        ("本规定所称第三方平台，是指为交易双方提供服务的网站。", "第三方平台"),
        ("在校学生，是指有正式学籍的学生。", "在校学生"),
        ("从业人员，是指从事有关业务的人员。", "从业人员"),
        ("夜间，是指晚上十点至次日早晨六点之间的期间；", "夜间"),
        ("“首席代表”是指代表本单位作出决定的人；", "首席代表"),
    ],
)
def test_a_word_that_the_text_defines_is_found(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "在边远地区，是指乡镇以下的地方。",
        "前款规定的特殊情况，是指发生自然灾害。",
        "有下列行为的，是指多次违反规定。",
        "企业应当公开信息，是指向社会公布。",
        "本条例所称单位、个人，是指在本市从事经营的主体。",
        "这一要求指的方向很清楚。",
    ],
)
def test_what_only_looks_like_a_definition_is_none(text: str) -> None:
    assert words(text) == []


def test_the_sentence_is_the_one_that_defines_and_no_other() -> None:
    unit = TextUnit("art_2__p_1", 1, "国家支持共享单车。本条例所称共享单车，是指分时租用的自行车。不得乱停。")

    assert list(defined_words([unit])) == [
        DefinedWord("共享单车", "art_2__p_1", "本条例所称共享单车，是指分时租用的自行车。")
    ]


def test_a_defined_word_is_the_first_candidate_and_its_sentence_the_source() -> None:
    texts = ("推行“一码通行”。", "本条例所称夜间经济，是指晚间的经营活动。", "夜间经济，是指另一种说法。")
    blocks = tuple(Paragraph(f"preamble__p_{n}", 1, text) for n, text in enumerate(texts, 1))
    found = find_candidates(Document("x", "", Part("", "main", Metadata(), preamble=blocks)))

    assert (found[0].term, found[0].score, found[0].sentence) == ("夜间经济", DEFINED, texts[1])
    assert [candidate.sentence for candidate in found if candidate.term == "一码通行"] == [""]
