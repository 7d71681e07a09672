"""Rules that nothing else holds: each text here is read otherwise as soon as the rule is broken."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document, Particulars, walk_divisions
from gongwen.structure.number_lines import number_beside_title
from gongwen.structure.numbers import same_number
from gongwen.structure.titles import TitleLine, issuers_in_news, number_issuers, read_title

Parse = Callable[..., Document]
NOTICE = "柳河市水务局关于巡河的通知\n各区水务局：\n现通知如下。\n一、巡河\n每日。\n二、报告\n按月。\n"
SIGNED = "柳河市水务局\n2024年3月5日\n"


def tree(document: Document) -> list[str]:
    return [f"{d.eid}:{d.number}{d.heading}" for d in walk_divisions(document.main.divisions)]


def places(document: Document) -> tuple[list[str], list[str], list[str]]:
    main = document.main
    return tuple([b.text for b in blocks] for blocks in (main.front, main.preamble, main.conclusions))  # type: ignore[return-value]


# --- annexes and second documents


def test_an_annex_of_mixed_marks_is_no_plain_list(parse: Parse) -> None:
    attached = parse(
        NOTICE + SIGNED + "附件1\n巡河要点\n一、看水色\n（一）看清浊\n1.看早晚\n二、看岸线"
    ).main.attachments[0]

    assert [d.eid for d in walk_divisions(attached.divisions)] == [
        "att_1__chp_1", "att_1__chp_1__sec_1", "att_1__chp_1__sec_1__para_1", "att_1__chp_2",
    ]  # fmt: skip


def test_an_annex_of_entries_is_a_plain_list(parse: Parse) -> None:
    attached = parse(NOTICE + SIGNED + "附件1\n巡河清单\n1.看水色\n2.看岸线").main.attachments[0]

    assert attached.divisions == ()
    assert [b.text for b in attached.preamble] == ["1.看水色", "2.看岸线"]


def test_an_annex_with_one_long_entry_is_no_plain_list(parse: Parse) -> None:
    long = "看水色" * 40
    attached = parse(NOTICE + SIGNED + f"附件1\n巡河清单\n1.{long}\n2.看岸线").main.attachments[0]

    assert len(attached.divisions) == 2


def test_a_list_of_annexes_below_the_signature_opens_none(parse: Parse) -> None:
    document = parse(NOTICE + SIGNED + "附件1：巡河要点\n附件2：记录表")

    assert document.main.attachments == ()


def test_title_and_number_below_a_masthead_open_no_second_document(parse: Parse) -> None:
    document = parse("柳河水务简报\n柳河市水务局关于巡河的通知\n柳水〔2024〕3号\n各区水务局：\n一、甲\n二、乙")

    assert document.main.attachments == ()


def test_a_cover_of_two_signatures_closes_once(parse: Parse) -> None:
    document = parse(NOTICE + "甲局\n2024年3月5日\n乙局\n2024年3月6日\n柳河市巡河办法\n第一条　甲。\n第二条　乙。")

    assert [part.metadata.title for part in document.main.attachments] == ["柳河市巡河办法"]


def test_the_title_of_a_roster_begins_with_its_own_line(parse: Parse) -> None:
    document = parse(NOTICE + "组成人员如下。\n工作小组成员名单\n甲某某　　水务局局长\n乙某某　　林业局局长")

    assert [part.front[0].text for part in document.main.attachments] == ["工作小组成员名单"]


def test_numbers_in_an_annex_after_the_last_article(parse: Parse) -> None:
    document = parse("某规定\n第一条　甲。\n第二条　乙。\n附：制作说明\n底色为蓝。\n一、图案\n二、尺寸")

    assert [part.metadata.title for part in document.main.attachments] == ["制作说明"]


def test_news_names_all_of_a_title_without_关于(parse: Parse) -> None:
    below = "柳河市巡河办法\n文字一段。\n又一段文字。"

    assert len(parse(f"新河市巡河办法出台了。\n{below}").frame.news) == 0
    assert len(parse(f"柳河市巡河办法出台了。\n{below}").frame.news) == 1


# --- signatures


def test_names_without_a_date_do_not_sign(parse: Parse) -> None:
    document = parse("柳河市水务局关于巡河的通知\n一、参加单位\n甲局\n乙局")

    assert (document.main.metadata.signature, document.main.conclusions) == (None, ())


def test_notes_alone_are_conclusions(parse: Parse) -> None:
    assert places(parse(NOTICE + "（此件公开发布）"))[2] == ["（此件公开发布）"]
    assert places(parse(NOTICE + "甲局\n（此件公开发布）"))[2] == []  # a name between stands for no date


def test_an_organ_apart_from_the_date_is_text(parse: Parse) -> None:
    document = parse("柳河市水务局关于巡河的通知\n一、参加单位\n甲局\n请按时参加。\n" + SIGNED)

    assert places(document)[2] == ["柳河市水务局", "2024年3月5日"]


# --- marks


def test_an_articles_mark_with_a_space_is_one_whatever_follows(parse: Parse) -> None:
    assert tree(parse("某规定\n第一条　甲。\n第二条　的确需要的，可以延期。"))[2] == "art_2:第二条"
    assert tree(parse("某复函\n一、甲\n第九十九条规定：“罚款。”")) == ["chp_1:一、甲"]
    assert tree(parse("某规定\n第一条　甲。\n第二条的规定适用。")) == [
        "art_1:第一条",
        "art_1__para_1:",
        "art_1__para_2:",
    ]


def test_the_first_article_below_a_lead_is_the_texts_own(parse: Parse) -> None:
    assert tree(parse("某规定\n现作如下规定：\n第一条　甲。\n第二条　乙。"))[0] == "art_1:第一条"


def test_roman_figures_stand_above_all_others(parse: Parse) -> None:
    assert [line.split(":")[0] for line in tree(parse("某意见\nⅠ. 总体\n一、甲\n二、乙\nⅡ. 措施\n一、丙"))] == [
        "chp_1", "chp_1__sec_1", "chp_1__sec_2", "chp_2", "chp_2__sec_1",
    ]  # fmt: skip


def test_a_decimal_text_says_what_number_is_missing(parse: Parse) -> None:
    document = parse("某手册\n1 总则\n1.1 甲内容。\n2 要求\n2.1 乙内容。\n4 附则\n4.1 丙内容。")

    assert [f.code for f in document.findings if f.code.startswith("W-number")] == ["W-number-gap"]


@pytest.mark.parametrize(
    ("length", "is_heading"),
    [(57, True), (58, False)],  # a line of sixty characters is no heading of a decimal text
)
def test_bare_figures_head_decimals_on_short_lines(parse: Parse, length: int, is_heading: bool) -> None:
    document = parse(f"某手册\n1 {'总' * length}\n1.1 甲内容。\n1.2 乙内容。")

    assert any(line.startswith("chp_1") and line.endswith("总") for line in tree(document)) is is_heading


@pytest.mark.parametrize(
    ("box", "numbered"),
    [
        ("专栏1 主要指标\n1.增长\n（1）就业", []),
        ("专栏 2\n主要指标\n1.增长", []),
        ("专栏1 主要指标\n1.增长\n二、措施\n1.甲", ["二、", "1."]),  # the next heading ends it
        (f"专栏1 主要指标\n1.增长\n{'指标数据' * 16}\n1.甲", ["1."]),  # so does a paragraph
        ("专栏建设\n1.甲", ["1."]),  # no box
    ],
)
def test_entries_of_a_box_open_no_divisions(parse: Parse, box: str, numbered: list[str]) -> None:
    document = parse(f"柳河市规划纲要\n一、目标\n目标如下。\n{box}")

    assert [d.number for d in walk_divisions(document.main.divisions)][1:] == numbered


# --- rows of divisions

SENTENCE = "各单位应当按照要求做好巡河工作并且及时报告有关情况直到工作全部完成为止。"


def test_what_follows_a_row_of_paragraphs_belongs_to_what_the_row_stands_in(parse: Parse) -> None:
    row = "".join(f"（{n}）{SENTENCE}\n" for n in "一二三")
    document = parse(f"某通知\n一、要求\n{row}以上要求请遵照执行并做好落实。\n二、其他\n甲。")

    assert [b.eid for d in walk_divisions(document.main.divisions) for b in d.blocks if "wrapup" in b.eid] == [
        "chp_1__wrapup__p_1"
    ]


@pytest.mark.parametrize(
    "row",
    [
        "".join(f"（{n}）{SENTENCE}\n" for n in "一二"),  # two make no row
        f"（一）{SENTENCE}\n又一段。\n（二）{SENTENCE}\n（三）{SENTENCE}\n",  # one has a further paragraph
        f"（一）{SENTENCE}\n（二）{SENTENCE}\n又一段。\n（三）{SENTENCE}\n",
        f"（一）{SENTENCE}\n1.甲\n（二）{SENTENCE}\n（三）{SENTENCE}\n",  # one has divisions of its own
        f"（一）{SENTENCE}\n（二）甲。\n（三）{SENTENCE}\n",  # one is short
        f"（一）{SENTENCE}\n（二）{SENTENCE[:-1]}\n（三）{SENTENCE}\n",  # one is no sentence
    ],
)
def test_other_rows_keep_what_follows_in_their_last(parse: Parse, row: str) -> None:
    document = parse(f"某通知\n一、要求\n{row}以上要求请遵照执行并做好落实。\n二、其他\n甲。")

    assert not any("wrapup" in b.eid for d in walk_divisions(document.main.divisions) for b in d.blocks)


def test_points_of_an_article_are_text_where_one_opens_with_a_long_sentence(parse: Parse) -> None:
    document = parse("某规定\n第一条　下列：\n（一）短句。后文。\n（二）这是一个比十二个字要长一些的句子。后文。")

    assert [d.heading for d in walk_divisions(document.main.divisions) if d.kind == "point"] == ["", ""]


# --- orders and issuers


def test_the_president_keeps_the_name_of_the_state(parse: Parse) -> None:
    document = parse(
        "中华人民共和国主席令\n第五号\n现予公布。\n中华人民共和国主席　某某某\n2024年3月5日\n中华人民共和国河流法\n第一条　甲。"
    )

    assert document.main.metadata.issuers == ("中华人民共和国主席",)
    assert document.main.metadata.number == "中华人民共和国主席令第五号"


def test_a_ministry_drops_it(parse: Parse) -> None:
    document = parse("中华人民共和国水利部令第5号\n现予公布。\n部长　某某某\n2024年3月5日\n河流办法\n第一条　甲。")

    assert document.main.metadata.issuers == ("水利部",)


def test_meetings_without_a_number(parse: Parse) -> None:
    document = parse("某规定\n2024年1月17日甲委员会会议、2024年1月18日乙委员会会议通过\n第一条　甲。")

    assert [(e.date, e.kind) for e in document.main.metadata.events] == [
        ("2024-01-17", "adopted"),
        ("2024-01-18", "adopted"),
    ]


def test_a_date_below_the_title_without_an_issuer(parse: Parse) -> None:
    metadata = parse("柳河市巡河办法\n2024年3月5日\n第一条　甲。").main.metadata

    assert (metadata.date, metadata.issuers, metadata.events) == ("2024-03-05", (), ())


# --- levels


def test_levels_of_an_editor_settle_a_list_before_the_first_heading(parse: Parse) -> None:
    text = "某通知\n1.甲事项\n2.乙事项\n一、丙\n文。"

    assert tree(parse(text)) == ["chp_1:一、丙"]
    assert tree(parse(text, Particulars(levels=(("1.", "chapter"),))))[0] == "chp_1:1.甲事项"


# --- what is kept as it is


def test_a_heading_repeated_in_the_front_is_no_second_title(parse: Parse) -> None:
    document = parse("柳河市水务局关于巡河的通知\n关于巡河的通知\n柳水〔2024〕3号\n各区水务局：\n一、甲")

    assert (document.main.metadata.title, document.main.metadata.number) == (
        "柳河市水务局关于巡河的通知",
        "柳水〔2024〕3号",
    )


def test_a_salutation_over_two_lines(parse: Parse) -> None:
    document = parse("柳河市水务局关于巡河的通知\n各区水务局，各县水务局，\n市直各单位：\n一、甲")

    assert document.main.metadata.salutation == "各区水务局，各县水务局，市直各单位："


def test_a_gap_in_articles_that_run_on_names_the_last_before_it(parse: Parse) -> None:
    findings = parse("某规定\n第一章　甲\n第一条　甲。\n第二条　乙。\n第二章　乙\n第四条　丁。").findings
    gap = next(f.message for f in findings if f.code == "W-number-gap")

    assert gap.startswith("第二条 之后是 第四条，缺 第三条；")


def test_a_table_of_contents_below_a_preface(parse: Parse) -> None:
    document = parse(
        "某白皮书\n（2023年9月）\n水是生命之源。\n目录\n一、水情\n二、节水\n一、水情\n缺水。\n二、节水\n节约。"
    )

    assert tree(document) == ["chp_1:一、水情", "chp_2:二、节水"]
    assert not [f for f in document.findings if f.code.startswith("W-number")]


def test_a_line_that_is_no_prose_is_no_news(parse: Parse) -> None:
    assert parse("柳河市巡河办法出台\n柳河市巡河办法\n文字一段。\n又一段文字。").frame.news == ()


@pytest.mark.parametrize(
    ("theirs", "ours", "same"),
    [
        ("国令第706号", "国务院令第706号", True),
        ("某令第5号", "某公告第5号", False),
        ("某令第5号", "某令第6号", False),
        ("某公告第5号", "某令第5号", False),
    ],
)
def test_one_number_in_two_forms(theirs: str, ours: str, same: bool) -> None:
    assert same_number(theirs, ours) is same


def test_an_order_without_a_number_takes_none_from_the_text(parse: Parse) -> None:
    order = "柳河市人民政府令\n《柳河巡河办法》已经第12次会议通过，现予公布。\n市长　某某某\n2024年3月5日\n柳河巡河办法\n第一条　为了巡河。\n第二条　施行。"

    assert parse(order).main.metadata.number is None


def test_a_bracket_below_a_second_title_is_no_part_of_the_first() -> None:
    lines = [TitleLine(text) for text in ("关于甲河的通知", "关于乙河的通知", "（试行）")]

    assert read_title(lines) == "关于甲河的通知"


def test_a_long_entry_of_a_box_stays_in_it(parse: Parse) -> None:
    long = "建设河道" * 20
    text = f"柳河规划\n一、任务\n做好工作。\n专栏1　工程\n1.{long}。\n2.疏浚。\n二、保障\n加强领导。\n"

    assert [d.number for d in walk_divisions(parse(text).main.divisions)] == ["一、", "二、"]


def test_an_organ_below_the_date_of_a_title_opens_the_text(parse: Parse) -> None:
    document = parse("柳河巡河办法\n2024年3月5日\n柳河市水务局\n为做好巡河，制定办法。\n第一条　某事。\n第二条　某事。")

    assert [getattr(block, "text", "") for block in document.main.front] == ["柳河巡河办法", "2024年3月5日"]


@pytest.mark.parametrize(
    ("marks", "codes"),
    [
        (("第一条", "第一条之一", "第二条"), []),
        (("第一条", "第二条之一", "第二条"), ["W-number-gap", "W-number-order"]),
        (("第一条", "第一条之二", "第二条"), ["W-number-order"]),
    ],
)
def test_inserted_numbers_follow_their_own_article(parse: Parse, marks: tuple[str, ...], codes: list[str]) -> None:
    found = parse("柳河水法\n" + "".join(f"{mark}　某事。\n" for mark in marks)).findings

    assert sorted(f.code for f in found if f.code.startswith("W-number")) == codes


def test_chapters_without_numbers_in_a_text_with_points(parse: Parse) -> None:
    text = "柳河水法\n总则\n第一条　某事：\n（一）甲；\n（二）乙。\n附则\n第二条　施行。\n"

    assert [d.heading for d in parse(text).main.divisions] == ["总则", "附则"]


def test_a_long_sentence_is_no_entry_of_a_list_of_annexes(parse: Parse) -> None:
    text = f"柳河水法\n第一条　某事。\n第二条　某事。\n附件：名单\n1.{'甲乙丙丁' * 60}。\n"

    assert parse(text).main.conclusions == ()


def test_short_entries_with_full_stops_are_a_list_of_annexes(parse: Parse) -> None:
    conclusions = parse("柳河水办通知\n一、某事。\n二、某事。\n附件：1.甲单。\n2.乙单。\n").main.conclusions

    assert [getattr(block, "text", "") for block in conclusions] == ["附件：1.甲单。", "2.乙单。"]


def test_what_stands_below_a_title_and_no_title_is_not_skipped_for_its_bracket() -> None:
    assert read_title([TitleLine(text) for text in ("关于甲河的通知", "各区：某事。", "（试行）")]) == "关于甲河的通知"


def test_the_first_half_of_a_second_title_must_stand_right_above_it(parse: Parse) -> None:
    law = "柳河水法\n第一条　某事。\n第二条　某事。\n附件一\n水名录\n一、甲水\n二、乙水\n"
    document = parse(
        law
        + "柳河市人大常委会关于\n说明：略去。\n柳河水法修正案的决定\n（1999年12月20日通过）\n一、增加丙水。\n二、增加丁水。"
    )

    assert [part.metadata.title for part in document.main.attachments] == ["水名录", "柳河水法修正案的决定"]


def test_an_annex_of_one_entry_is_no_list(parse: Parse) -> None:
    document = parse(NOTICE + SIGNED + "附件\n名单\n1.甲河\n")

    assert [d.number for part in document.main.attachments for d in part.divisions] == ["1."]


def test_a_number_above_a_text_without_a_title_is_read(parse: Parse) -> None:
    document = parse(
        "柳水〔2024〕3号\n（2024年3月）\n为做好巡河，通知如下。\n一、某事。某事如此。\n二、某事。某事如此。"
    )

    assert document.main.metadata.number == "柳水〔2024〕3号"


def test_what_stands_above_a_title_does_not_open_it(parse: Parse) -> None:
    """Below the title must stand a number or 各区：; a number in the lead is none of it."""
    text = "本报讯 近日，柳河印发了方案。\n柳河市巡河方案\n为做好巡河，现安排如下工作。\n任务很多。\n工作很多。\n一、某事。某事如此。\n"

    assert parse(text).frame.news == ()


def test_a_name_alone_above_a_date_signs(parse: Parse) -> None:
    assert parse("柳河市水务局\n2024年3月5日\n").main.metadata.signature == "柳河市水务局"


def test_a_line_above_a_dated_line_is_the_title(parse: Parse) -> None:
    text = "柳河绿色行动\n2024年3月5日柳河市人民代表大会常务委员会第二次会议通过\n为保护河流。\n某事如此。\n"

    assert parse(text).main.metadata.title == "柳河绿色行动"


def test_a_long_line_above_a_headline_is_the_documents(parse: Parse) -> None:
    above = "柳河治理办公室根据各区报来的材料整理而成供各有关单位在工作中参考使用，不作为任何依据，也不对外提供"
    title = "柳河市水务局关于巡河的通知"
    document = parse(f"{above}\n{title}\n88人看过\n水利\n{title}\n柳水〔2024〕3号\n各区水务局：\n现通知如下。")

    assert document.frame.news == ()


@pytest.mark.parametrize(
    ("line", "issuers"),
    [("柳河市水务局 柳河市财政局公告2024年第5号", 2), ("柳河市水务局 柳河渔民公告2024年第5号", 0)],
)
def test_all_that_a_number_names_are_organs(line: str, issuers: int) -> None:
    assert len(number_issuers(line)) == issuers


def test_all_that_news_names_are_organs() -> None:
    said = "近日，柳河市水务局、柳河渔民联合印发《关于巡河的意见》"

    assert issuers_in_news("关于巡河的意见", [said]) == ()
    assert issuers_in_news("关于巡河的意见", [said.replace("渔民", "市财政局")]) == ("柳河市水务局", "柳河市财政局")


def test_the_number_of_what_is_passed_on_is_not_the_documents() -> None:
    assert number_beside_title("柳河市水务局转发省厅通知（水河〔2020〕1号）") is None
    assert number_beside_title("柳河市水务局通知（水河〔2020〕1号）") == ("水河〔2020〕1号", "柳河市水务局通知")


def test_attachments_that_an_editor_names_may_stand_line_by_line(parse: Parse) -> None:
    document = parse(
        NOTICE + SIGNED + "甲河表\n乙河表\n丙河表\n", Particulars(attachments=("甲河表", "乙河表", "丙河表"))
    )

    assert len(document.main.attachments) == 3


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("柳河市人民政府常务会议通过", "柳河市人民政府"),
        ("立法会会议通过", "立法会"),
        ("柳河市人民代表会议通过", "柳河市人民代表会议"),
        ("柳河市政治协商会议通过", "柳河市政治协商会议"),
        ("柳河市人民政府第3次常务会议通过", "柳河市人民政府"),
    ],
)
def test_who_adopts_at_a_meeting_without_a_number(parse: Parse, said: str, by: str) -> None:
    document = parse(f"柳河巡河办法\n2024年3月5日{said}\n第一条　为了巡河。\n第二条　施行。")

    assert document.main.metadata.issuers == (by,)
