import re
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.errors import ConversionError
from gongwen.model import VARIANTS, PhraseRow, Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.quotation_marks import corner_brackets
from gongwen.variants.regional import in_regional_forms
from gongwen.variants.rewriting import rewrite

TRADITIONAL: tuple[Variant, ...] = VARIANTS[1:]


def row(source: str, answer: str, at: str | None = None) -> PhraseRow:
    return PhraseRow(source, tuple((variant, answer) for variant in TRADITIONAL), at)


@pytest.mark.parametrize(
    ("variant", "source", "converted"),
    [
        ("zh-Hans", "“数据”里", "“数据”里"),
        ("zh-Hant", "为群众", "為群眾"),
        ("zh-Hant-TW", "为群众", "為群眾"),
        ("zh-Hant-HK", "为群众", "為群眾"),
        ("zh-Hant-TW", "数据、软件、网络", "數據、軟件、網絡"),  # never vocabulary
        ("zh-Hant", "“一网通办‘跨省’”", "「一網通辦『跨省』」"),
        ("zh-Hant-TW", "“双随机”", "「雙隨機」"),
        ("zh-Hant-HK", "“双随机”", "「雙隨機」"),
        ("zh-Hant-TW", "《办法》第2条（a_b）", "《辦法》第2條（a_b）"),
        ("zh-Hant-TW", "", ""),
    ],
)
def test_characters_are_converted(variant: Variant, source: str, converted: str) -> None:
    assert Converter(variant).convert(source) == converted


@pytest.mark.parametrize(
    ("rows", "source", "converted"),
    [
        ((), "市场准入乙", "市場準入乙"),
        ((row("准入", "准入"),), "市场准入", "市場准入"),
        ((row("发展", "發展"),), "保护发展", "保護發展"),  # 护发 is a phrase of OpenCC's, across the border
        ((row("发展", "發展"), row("理发", "理髮")), "理发展业", "理髮展業"),  # as long: the left one
        ((row("发展", "發展"), row("理发展业", "理髮展業")), "理发展业", "理髮展業"),  # the longer one
        ((row("发展业", "發展業"), row("理发", "理髮")), "理发展业", "理發展業"),  # the longer one, though it is right
        ((row("里", "里"), row("里面", "裡面")), "里面里", "裡面里"),
        ((row("“里”", "“里”"),), "“里”和“里”", "“里”和“里”"),  # a row can keep quotation marks
    ],
)
def test_a_row_wins_at_its_place_and_the_longer_before_the_shorter(
    rows: tuple[PhraseRow, ...], source: str, converted: str
) -> None:
    assert Converter("zh-Hant-TW", rows).convert(source) == converted


def test_an_empty_cell_leaves_the_answer_to_opencc() -> None:
    rows = (PhraseRow("伙伴", (("zh-Hant-TW", "夥伴"),)),)

    assert [Converter(variant, rows).convert("战略伙伴") for variant in TRADITIONAL] == [
        "戰略伙伴",
        "戰略夥伴",
        "戰略伙伴",
    ]


@pytest.mark.parametrize(
    ("eid", "converted"),
    [
        (None, "文書准入"),
        ("chp_1__p_1", "塊塊准入"),
        ("chp_1__p_2", "文書准入"),
    ],
)
def test_the_narrower_scope_wins_though_it_is_shorter(eid: str | None, converted: str) -> None:
    library = Converter("zh-Hant-TW", (row("文件准入", "庫庫庫庫"),))
    document = library.with_rows((row("文件", "文書"), row("文件", "塊塊", "chp_1__p_1")))

    assert document.convert("文件准入", eid) == converted
    assert library.convert("文件准入", eid) == "庫庫庫庫"


@pytest.mark.parametrize(("variant", "configuration"), [("zh-Hant-TW", "s2tw"), ("zh-Hant-HK", "s2hk")])
def test_two_steps_give_what_opencc_gives_in_one(documents_root: Path, variant: Variant, configuration: str) -> None:
    """Its own configurations for the regions cut the text into words first, and take twice as long."""
    laws = sorted((documents_root / "laws").glob("*.md"))[::4]
    texts = ["峰群里为着台湾净水厂牆污染床鋪", *(path.read_text("utf-8") for path in laws)]
    in_one = opencc.OpenCC(configuration)

    for text in texts:
        assert rewrite(text, "zh-Hans", variant) == corner_brackets(in_regional_forms(in_one.convert(text), variant))

    assert len(laws) > 50


@pytest.mark.parametrize("text", ["a\0b", "里\0", "\ud800", "里\udfff面"])
@pytest.mark.parametrize("variant", TRADITIONAL)
def test_what_would_be_cut_or_lost_is_refused(variant: Variant, text: str) -> None:
    with pytest.raises(ConversionError) as caught:
        Converter(variant).convert(text, "chp_1__p_1")

    assert str(caught.value).startswith("chp_1__p_1: ")


HAN = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), st.sampled_from("发干里面准入护展“”‘’a1"))
)
ROWS = (row("准入", "准入"), row("入里", "入里"), row("干", "幹"))


@pytest.fixture(scope="module")
def converters() -> tuple[Converter, ...]:
    return tuple(Converter(variant, ROWS) for variant in VARIANTS)


@given(text=HAN)
def test_length_digits_and_latin_text_hold(converters: tuple[Converter, ...], text: str) -> None:
    for converter in converters:
        converted = converter.convert(text)

        assert len(converted) == len(text)
        ascii_at = {match.start(): match[0] for match in re.finditer(r"[\x01-\x7f]", text)}
        assert {at: converted[at] for at in ascii_at} == ascii_at


@pytest.mark.parametrize(
    ("source", "converted"),
    [
        ("编制保护发展规划", "編制保護發展規劃"),
        ("延长发言时间", "延長發言時間"),
        ("考试制度改革", "考試制度改革"),
        ("对表决事项", "對表決事項"),
        ("范围和面积", "範圍和面積"),
        ("特大干旱", "特大乾旱"),
        ("证明复印", "證明複印"),
        ("未取得采矿许可", "未取得採礦許可"),
        ("制定并发布", "制定並發布"),
        ("护发素", "護髮素"),  # where no word stands, OpenCC's phrase does
    ],
)
def test_no_phrase_reaches_across_the_border_of_a_word(source: str, converted: str) -> None:
    assert Converter("zh-Hant-TW", (PhraseRow("布", (("zh-Hant-TW", "布"),)),)).convert(source) == converted


def test_a_word_at_a_border_reads_as_the_rows_have_it() -> None:
    rows = (PhraseRow("发展", (("zh-Hant-TW", "发發"),)),)

    assert Converter("zh-Hant-TW", rows).convert("理发展") == "理发發"


@given(texts=st.lists(HAN, max_size=6))
def test_all_at_once_is_one_by_one(converters: tuple[Converter, ...], texts: list[str]) -> None:
    at = (row("发", "髮", "p_1"), row("展", "Z"))
    units = [(text, f"p_{number}") for number, text in enumerate(texts)]
    for library in converters:
        converter = library.with_rows(at)
        one_by_one = [converter.convert(text, eid) for text, eid in units]

        assert converter.convert_all(units) == one_by_one
        assert [converter.knowing(units).convert(text, eid) for text, eid in units] == one_by_one


def test_all_at_once_says_which_text_cannot_be_converted() -> None:
    with pytest.raises(ConversionError) as caught:
        Converter("zh-Hant").convert_all([("甲", "p_1"), ("乙\0", "p_2")])

    assert str(caught.value).startswith("p_2: ")
