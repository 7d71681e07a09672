import re
from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.enrich.summary import summarize
from gongwen.model import Block, Clause, Division, Document, Metadata, Paragraph, Part, Summary, Table, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

SEED = Path(__file__).parents[2] / "docs/documents/digital-government/source.html"


def document(*divisions: Division, preamble: tuple[str, ...] = (), doc_type: str = "意见") -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", 1, text) for n, text in enumerate(preamble, 1))
    return Document("x", "", Part("", "main", Metadata(doc_type=doc_type), preamble=blocks, divisions=divisions))


def chapter(heading: str, *divisions: Division, lead: str = "", eid: str = "chp_1") -> Division:
    blocks = (Paragraph(f"{eid}__intro__p_1", 1, lead),) if lead else ()
    return Division(eid, "chapter", 1, "一、", heading, blocks, divisions)


def section(number: int, heading: str, *texts: str, divisions: tuple[Division, ...] = ()) -> Division:
    eid = f"chp_1__sec_{number}"
    blocks = tuple(Paragraph(f"{eid}__p_{n}", 1, text) for n, text in enumerate(texts, 1))
    return Division(eid, "section", 1, f"（{number}）", heading, blocks, divisions)


def article(number: int, text: str) -> Division:
    eid = f"art_{number}"
    return Division(eid, "article", 1, f"第{number}条", "", (Paragraph(f"{eid}__p_1", 1, text),))


def texts(document: Document) -> dict[str | None, str]:
    return {summary.eid: summary.text for summary in summarize(document)}


LONG = "正文很长，" * 40


def test_a_chapter_is_told_by_its_headings_and_the_end_of_its_lead() -> None:
    sections = (section(1, "强化安全管理责任，落实制度。", LONG), section(2, "提升安全保障能力。", LONG))
    summary = summarize(document(chapter("构建安全体系", *sections, lead="全面加强，强化防护技术，筑牢安全防线。")))[1]

    assert summary == Summary(
        "chp_1",
        "强化安全管理责任，提升安全保障能力，强化防护技术，筑牢安全防线。",
        (
            Clause("强化安全管理责任", ("chp_1__sec_1",)),
            Clause("提升安全保障能力", ("chp_1__sec_2",)),
            Clause("强化防护技术", ("chp_1__intro__p_1",)),
            Clause("筑牢安全防线", ("chp_1__intro__p_1",)),
        ),
    )


def test_a_lead_that_names_every_section_stands_alone_and_without_its_scene() -> None:
    sections = (section(1, "助推数字经济发展。", LONG), section(2, "引领数字社会建设。", LONG))
    lead = "围绕数字中国战略，激发数字经济活力，优化数字社会环境。"

    assert (
        texts(document(chapter("引领驱动发展", *sections, lead=lead)))["chp_1"]
        == "激发数字经济活力，优化数字社会环境。"
    )


def test_a_lead_that_announces_a_list_tells_nothing() -> None:
    sections = (section(1, "强化安全管理责任。", LONG), section(2, "提升安全保障能力。", LONG))

    assert texts(document(chapter("安全", *sections, lead="重点做好以下工作：")))["chp_1"] == (
        "强化安全管理责任，提升安全保障能力。"
    )


def test_a_clause_that_a_heading_repeats_is_told_once() -> None:
    sections = (section(1, "健全标准规范。", LONG), section(2, "开展试点示范工作。", LONG))
    lead = "全面推进工作，健全标准规范，保障有序运行。"

    assert texts(document(chapter("制度规则", *sections, lead=lead)))["chp_1"] == (
        "健全标准规范，开展试点示范工作，保障有序运行。"
    )


def test_sections_with_mere_labels_are_told_by_principles_and_targets() -> None:
    principles = ("坚持改革引领。围绕需要，着力推进。", "坚持数据赋能。建立制度，加强利用。")
    targets = ("到2025年，体系框架基本形成，水平显著提升。", "到2035年，体系更加成熟完备，全面建成。")
    requirements = section(
        2,
        "总体要求。",
        divisions=(
            Division("chp_1__sec_2__para_1", "paragraph", 1, "1.", "基本原则。", _paragraphs("a", principles)),
            Division("chp_1__sec_2__para_2", "paragraph", 1, "2.", "主要目标。", _paragraphs("b", targets)),
        ),
    )

    assert texts(document(chapter("现状和要求", section(1, "发展现状。", LONG), requirements)))["chp_1"] == (
        "坚持改革引领，坚持数据赋能，到2025年，体系框架基本形成，到2035年，体系更加成熟完备。"
    )


def _paragraphs(prefix: str, texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(f"{prefix}_{n}", 1, text) for n, text in enumerate(texts))


def test_labels_are_named_where_nothing_else_tells() -> None:
    sections = (section(1, "内容保障。", LONG), section(2, "安全防护。", LONG))

    assert texts(document(chapter("规范运维管理", *sections)))["chp_1"] == "内容保障，安全防护。"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("国务院办公厅是主管单位，负责推进。" + LONG, "国务院办公厅是主管单位，负责推进。"),
        ("要按照有关要求，推动形成两翼，建设新区，服务全局。" + LONG, "推动形成两翼，建设新区。"),
        ("党的十八大以来，工作取得进展，成效明显，群众满意。" + LONG, "工作取得进展，成效明显。"),
    ],
)
def test_a_chapter_without_headings_is_told_by_its_opening(text: str, summary: str) -> None:
    flat = Division("chp_1", "chapter", 1, "一、", "明确工作职责", (Paragraph("chp_1__p_1", 1, text),))

    assert texts(document(flat))["chp_1"] == summary


def test_what_is_not_much_shorter_than_the_text_is_no_summary() -> None:
    flat = Division("chp_1", "chapter", 1, "一、", "明确工作职责", (Paragraph("chp_1__p_1", 1, "由办公厅负责。"),))

    assert "chp_1" not in texts(document(flat))


def test_a_chapter_of_a_law_is_told_by_the_subjects_of_its_articles() -> None:
    articles = (
        article(5, "重要数据的处理者应当明确负责人。" + LONG),
        article(6, "违反规定的，由主管部门责令改正。" + LONG),
        article(7, "任何组织、个人收集数据，应当采取合法方式。" + LONG),
        article(8, "国家机关不得泄露数据。" + LONG),
    )

    law = document(chapter("数据安全保护义务", *articles), doc_type="法")

    assert texts(law)["chp_1"] == "重要数据的处理者；国家机关。"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("当事人应当在十五日内缴纳罚款。", "当事人"),
        ("本条例所称专利代理，是指代理机构接受委托的行为。", None),  # the predicate stands in the next clause
        ("经营者不得混淆商品。", "经营者"),
        ("对外贸易经营者应当备案。", "对外贸易经营者"),
        ("本法所称数据是指对信息的记录。", "数据"),
        ("违反规定的，行政机关可以加处罚款。", "行政机关"),
        ("对当事人的同一行为，不得给予两次处罚。", None),
        ("租金归房屋的所有权人。", None),
        ("备注“应当”字样的，有效。", None),
        ("藏品不属于商品。", "藏品"),
    ],
)
def test_the_subject_of_an_article_stands_before_its_verb(text: str, subject: str | None) -> None:
    others = (article(8, "甲方应当守约。" + LONG), article(9, "乙方不得违约。" + LONG))
    summary = texts(document(chapter("罚则", article(7, text), *others), doc_type="法"))["chp_1"]

    assert summary == ("" if subject is None else f"{subject}；") + "甲方；乙方。"


def test_a_law_is_told_by_its_purpose() -> None:
    purpose = article(1, "为了规范数据处理活动，保障数据安全，根据宪法，制定本法。" + LONG)

    law = document(chapter("总则", purpose, article(2, "国家机关不得泄露数据。")), doc_type="法")

    assert texts(law)[None] == "为了规范数据处理活动，保障数据安全。"


def test_articles_have_no_summaries_of_their_own() -> None:
    law = document(
        article(1, "为了保护数据，制定本法。" + LONG), article(2, "国家机关不得泄露。" + LONG), doc_type="法"
    )

    assert texts(law) == {None: "为了保护数据。"}


@pytest.mark.parametrize(
    ("doc_type", "preamble", "summary"),
    [
        (
            "通知",
            ("各省人民政府：", "《试点工作方案》已经国务院同意，现印发给你们，请认真贯彻执行。"),
            "《试点工作方案》已经国务院同意，现印发给你们，请认真贯彻执行。",
        ),
        ("批复", ("河北省人民政府：", "你省请示收悉。现批复如下：", "同意设立新区，请认真组织。"), "同意设立新区。"),
        ("决定", ("国务院决定，暂时调整有关规定。具体如下。",), "国务院决定，暂时调整有关规定。"),
    ],
)
def test_a_document_without_headings_is_told_by_what_it_asks_or_agrees_to(
    doc_type: str, preamble: tuple[str, ...], summary: str
) -> None:
    assert texts(document(preamble=preamble, doc_type=doc_type)) == {None: summary}


def test_a_reply_s_consent_is_found_in_its_first_paragraph() -> None:
    flat = Division("chp_1", "chapter", 1, "一、", "", (Paragraph("chp_1__p_1", 1, "原则同意《规划》。" + LONG),))

    assert texts(document(flat, doc_type="批复"))[None] == "原则同意《规划》。"


def test_a_document_is_told_by_its_six_longest_chapters_in_their_order() -> None:
    chapters = [
        chapter(f"第{n}项工作任务", section(1, "强化管理责任。", "文" * (100 + n % 3)), eid=f"chp_{n}")
        for n in range(1, 9)
    ]

    assert (
        texts(document(*chapters))[None]
        == "第1项工作任务，第2项工作任务，第4项工作任务，第5项工作任务，第7项工作任务，第8项工作任务。"
    )


def test_an_attachment_has_its_own_summaries_after_the_document_s() -> None:
    flat = Division(
        "att_1__chp_1", "chapter", 1, "一、", "健全工作机制", (Paragraph("att_1__p", 1, "甲乙，丙。" + LONG),)
    )
    attachment = Part("att_1", "issued", Metadata(), divisions=(flat,))
    notice = document(preamble=("现将方案印发给你们，请认真执行。",), doc_type="通知")
    notice = replace(notice, main=replace(notice.main, attachments=(attachment,)))

    assert list(texts(notice)) == [None, "att_1", "att_1__chp_1"]


def test_a_roster_is_not_summed_up() -> None:
    roster = Part(
        "att_1", "annex", Metadata(), preamble=(Paragraph("att_1__preamble__p_1", 1, "召集人：甲某　副总理"),)
    )
    notice = document(preamble=("现将名单印发给你们，请认真执行。",), doc_type="通知")

    assert list(texts(replace(notice, main=replace(notice.main, attachments=(roster,))))) == [None]


@pytest.mark.parametrize(
    "empty",
    [
        document(),
        document(chapter("")),
        document(preamble=("各省人民政府：",)),
        Document("x", "", Part("", "main", Metadata(), preamble=(Table("table_1", 1, (("甲", "乙"),)),))),
    ],
)
def test_nothing_to_summarise_gives_nothing(empty: Document) -> None:
    assert summarize(empty) == ()


# --- the seed -------------------------------------------------------------------------------------------------------


def seed(data: bytes) -> Document:
    return parse_structure(read_article(data, "source.html"))


def test_the_seed_s_summaries_read_as_they_did() -> None:
    summaries = texts(seed(SEED.read_bytes()))

    assert list(summaries) == [None, *(f"chp_{n}" for n in range(1, 9))]
    assert summaries["chp_7"] == "持续增强数字政府效能，更好激发数字经济活力，优化数字社会环境，营造良好数字生态。"
    assert summaries["chp_5"] == (
        "创新数据管理机制，深化数据高效共享，促进数据有序开发利用，充分释放数据要素价值，确保各类数据和个人信息安全。"
    )


def test_the_editor_s_summaries_change_nothing() -> None:
    data = SEED.read_bytes()
    without = re.sub(rb"<blockquote>.*?</blockquote>", b"", data, flags=re.DOTALL)

    assert without != data
    assert summarize(seed(without)) == summarize(seed(data))


def test_every_clause_stands_in_the_blocks_that_it_names() -> None:
    document = seed(SEED.read_bytes())
    units = {unit.eid: unit.text for unit in walk_text(document)}

    for summary in summarize(document):
        assert all(clause.text in units[eid] for clause in summary.clauses for eid in clause.sources)
        assert summary.text == "，".join(clause.text for clause in summary.clauses) + "。"
