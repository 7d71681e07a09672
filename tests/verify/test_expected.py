import pytest

from gongwen.model import Omitted, PhraseRow
from gongwen.variants.conversion import Converter
from gongwen.verify.expected import Anchor, Expected, converted, in_source_order, source_characters, with_eids
from gongwen.verify.published import Piece
from gongwen.verify.source import Source, read_source


def read(source: str, *omitted: Omitted, path: str = "source.html") -> tuple[Source, Expected]:
    found = read_source(source.encode(), path)
    return found, source_characters(found, omitted)


def by_eid(expected: Expected) -> dict[str, str]:
    texts: dict[str, str] = {}
    for character, eid in zip(expected.text, expected.eids, strict=True):
        texts[eid] = texts.get(eid, "") + character
    return texts


def text_anchors(*places: tuple[str, int]) -> tuple[Anchor, ...]:
    return tuple(Anchor(eid, line, "frame" if eid.startswith("news") else "text") for eid, line in places)


@pytest.mark.parametrize(
    ("source", "omitted", "text"),
    [
        ("<p>甲</p>\n<p>乙</p>", (Omitted(1, "", "甲"),), "乙"),
        ("<p>甲</p>\n<p>甲</p>", (Omitted(2, "", "甲"),), "甲"),
        ("<p>甲</p>\n<p>乙</p>", (Omitted(1, "", "乙"),), "甲乙"),  # not on that line
        ("<p>甲乙</p>", (Omitted(1, "", "甲丙"),), "甲乙"),  # not there
        ("<p>甲</p><p>甲</p><p>甲</p>", (Omitted(1, "", "甲"), Omitted(1, "", "甲")), "甲"),
        ("<p>甲 乙\n丙</p>", (Omitted(1, "", "乙\n丙"),), "甲"),
        ("<p>甲</p>", (Omitted(1, "", " "), Omitted(7, "", "甲")), "甲"),
        ("<p hidden>甲</p><p>甲乙</p>", (Omitted(1, "隐藏的内容", "甲", sort="unseen"),), "甲乙"),
        ("<p title='hidden'>甲</p><p>乙</p>", (Omitted(1, "隐藏的内容", "甲", sort="unseen"),), "甲乙"),  # it is seen
    ],
)
def test_what_was_left_out_is_looked_for_on_its_line(source: str, omitted: tuple[Omitted, ...], text: str) -> None:
    assert read(source, *omitted)[1].text == text


@pytest.mark.parametrize(
    ("line", "marks", "text"),
    [
        ("## 第一章 总则", "##", "第一章总则"),
        ("## 第一章 ##", "####", "第一章"),
        ("**第一条** 5*3", "****", "第一条5*3"),
        ("5*3 **第一条**", "****", "5*3第一条"),
        ("# 题 <!-- 注 -->", "#", "题"),
        ("题 <!-- 注 --> **甲**", "****", "题甲"),
        ("**甲**\n**乙**", "****", "甲**乙**"),  # not the ** of the next line
        ("| 甲 | 乙 |", "|||", "甲乙"),
        ("甲*", "**", "甲*"),  # not all of them are there
    ],
)
def test_marks_apart_on_a_line_are_left_out(line: str, marks: str, text: str) -> None:
    assert read(line, Omitted(1, "Markdown 标记", marks), path="source.md")[1].text == text


def test_a_published_text_says_where_a_paragraph_is_cut() -> None:
    _, characters = read("<p>（一）指导思想。以发展为先。</p>")
    anchors = text_anchors(("sec_1", 1), ("sec_1__p_1", 1))
    pieces = [Piece("sec_1", "（一）指导思想。"), Piece("sec_1__p_1", "以发展为先。")]

    found = with_eids(characters, pieces, anchors)

    assert by_eid(found) == {"sec_1": "（一）指导思想。", "sec_1__p_1": "以发展为先。"}


@pytest.mark.parametrize(
    ("pieces", "texts"),
    [
        ([], {"p_1": "甲甲", "p_2": "乙乙", "p_3": "丙丙"}),
        ([Piece("p_1", "甲甲"), Piece("p_3", "丙丙")], {"p_1": "甲甲", "p_2": "乙乙", "p_3": "丙丙"}),
        ([Piece("p_1", "甲"), Piece("p_2", "乙乙"), Piece("p_3", "丙")], {"p_1": "甲甲", "p_2": "乙乙", "p_3": "丙丙"}),
        ([Piece("other", "甲甲")], {"p_1": "甲甲", "p_2": "乙乙", "p_3": "丙丙"}),
    ],
)
def test_what_no_published_text_holds_goes_by_its_line(pieces: list[Piece], texts: dict[str, str]) -> None:
    _, characters = read("<p>甲甲</p>\n<p>乙乙</p>\n<p>丙丙</p>")

    assert by_eid(with_eids(characters, pieces, text_anchors(("p_1", 1), ("p_2", 2), ("p_3", 3)))) == texts


def test_an_absent_heading_is_told_from_the_block_on_its_line() -> None:
    _, characters = read("<p>（一）指导思想。以发展为先。</p>")
    anchors = text_anchors(("sec_1", 1), ("sec_1__p_1", 1))

    found = with_eids(characters, [Piece("sec_1__p_1", "以发展为先。")], anchors)

    assert by_eid(found)["sec_1"] == "（一）指导思想。"


def test_frame_and_text_on_one_line_alternate_as_in_the_source() -> None:
    _, characters = read("<p>某社讯。</p><p>一、总则</p><p>报道完毕。</p>")
    anchors = text_anchors(("news__p_1", 1), ("news__p_2", 1), ("chp_1", 1))
    pieces = [Piece("news__p_1", "某社讯。"), Piece("news__p_2", "报道完毕。"), Piece("chp_1", "一、总则")]

    order = in_source_order(anchors, characters, pieces)

    assert [anchor.eid for anchor in order] == ["news__p_1", "chp_1", "news__p_2"]


# --- in another script ----------------------------------------------------------------------------------------------


def in_script(source: str, pieces: list[Piece], rows: tuple[PhraseRow, ...] = ()) -> str:
    found, characters = read(source)
    anchors = tuple(Anchor(piece.eid, 1, "text") for piece in pieces)
    return converted(with_eids(characters, pieces, anchors), found, Converter("zh-Hant-TW").with_rows(rows)).text


def test_each_paragraph_is_converted_by_itself() -> None:
    # 足额|发放: across the border OpenCC would read 额发 (髮).
    assert in_script("<p>足额</p><p>发放</p>", [Piece("p_1", "足额"), Piece("p_2", "发放")]) == "足額發放"


def test_rows_for_one_paragraph_hold_for_it_alone() -> None:
    row = PhraseRow("里", (("zh-Hant-TW", "里"),), at="p_2")

    assert in_script("<p>里</p><p>里</p>", [Piece("p_1", "里"), Piece("p_2", "里")], (row,)) == "裡里"


@pytest.mark.parametrize("heading", ["第一章　制度", "第一章制度", "（一） 制度", "1. 制度", "第十条之一  制度"])
def test_white_space_between_mark_and_heading_is_no_part_of_either(heading: str) -> None:
    joined = "".join(heading.split())
    row = PhraseRow(joined[-3:], (("zh-Hant-TW", joined[-3] + "制肚"),))

    assert in_script(f"<p>{heading}</p>", [Piece("chp_1", joined)], (row,)).endswith("制肚")


def test_white_space_within_a_paragraph_parts_phrases() -> None:
    row = PhraseRow("制度", (("zh-Hant-TW", "制肚"),))

    assert in_script("<p>制 度</p>", [Piece("p_1", "制度")], (row,)) == "制度"
    assert in_script("<p>制\n度</p>", [Piece("p_1", "制度")], (row,)) == "制肚"
    assert in_script("<p>制&#8203;度</p>", [Piece("p_1", "制度")], (row,)) == "制肚"
