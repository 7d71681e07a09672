from collections.abc import Callable

import pytest

from gongwen.model import Document

Parse = Callable[..., Document]
LINES = "某局关于测试的意见全文如下：|一、完善测试工作体系|文。|二、加强测试保障|文。|某局|2020年3月4日"
DOCUMENT = "".join(f"<p>{line}</p>" for line in LINES.split("|"))


def test_news_and_summaries_stand_beside_the_document(parse: Parse) -> None:
    document = parse(
        "<p>某社讯，某局印发意见。</p><blockquote>在完善测试工作体系方面，要这样。</blockquote>"
        "<p>在强化测试保障方面，要那样。</p><blockquote>三、提要中的编号不是正文。</blockquote><p>意见还提出要求。</p>"
        + DOCUMENT,
        name="x.html",
    )

    assert [b.text for b in document.frame.news] == ["某社讯，某局印发意见。", "意见还提出要求。"]
    assert [(s.eid, s.division) for s in document.frame.editor_summaries] == [
        ("summary__p_1", "chp_1"),
        ("summary__p_2", "chp_2"),  # one word is another than in the heading
        ("summary__p_3", None),
    ]
    assert document.main.metadata.title == "某局关于测试的意见"
    assert len(document.main.divisions) == 2


def test_a_document_without_a_frame(parse: Parse) -> None:
    document = parse(DOCUMENT, name="x.html")

    assert document.frame.news == ()
    assert document.main.front[0].text == "某局关于测试的意见全文如下："


def test_news_that_quotes_the_title(parse: Parse) -> None:
    document = parse(
        "甲办公厅 乙办公厅印发《关于测试的意见》\n某社电　近日，甲办公厅、乙办公厅印发了《关于测试的意见》。\n"
        "《关于测试的意见》全文如下。\n现提出如下意见。\n一、目标\n文。"
    )

    assert (document.main.metadata.title, document.main.metadata.issuers) == (
        "关于测试的意见",
        ("甲办公厅", "乙办公厅"),
    )
    assert [b.text for b in document.main.front] == ["《关于测试的意见》全文如下。"]
    assert len(document.frame.news) == 2


def test_news_below_the_document(parse: Parse) -> None:
    document = parse(
        "某社讯，某局印发《关于测试的意见》。\n某局关于测试的意见全文如下：\n一、甲\n文。\n某局\n2020年3月4日\n（此件公开发布）\n"
        "记者了解到，各地已经着手落实。",
    )

    assert [b.text for b in document.frame.news][-1] == "记者了解到，各地已经着手落实。"
    assert [b.text for b in document.main.conclusions] == ["某局", "2020年3月4日", "（此件公开发布）"]


def test_text_below_the_date_without_a_frame_belongs_to_the_conclusions(parse: Parse) -> None:
    document = parse("某局关于测试的意见\n一、甲\n文。\n某局\n2020年3月4日\n联系人另行通知，请注意查收。")

    assert [b.text for b in document.main.conclusions] == ["某局", "2020年3月4日", "联系人另行通知，请注意查收。"]
    assert document.main.metadata.date == "2020-03-04"


def test_a_title_within_a_text_makes_no_frame_of_what_stands_above(parse: Parse) -> None:
    document = parse("工作情况\n各单位：\n一、甲\n文。\n二、乙\n某局\n2020年3月4日\n测试办法\n第一条　甲。")

    assert document.frame.news == ()
    assert [d.eid for d in document.main.divisions] == ["chp_1", "chp_2"]


TITLE = "柳河市政府关于客运的意见"
TEXT = f"{TITLE}\n柳政〔2024〕8号\n各区政府：\n一、线路。通班车。\n二、安全。按期检验。"


@pytest.mark.parametrize(
    ("lead", "news"),
    [
        ("本报讯 近日，市政府印发有关意见，全文如下：\n", 1),
        ("柳河新闻网讯 市政府印发有关意见。全文如下：\n", 1),
        ("记者从市政府获悉，一份意见已经出台。\n", 1),
        ("近日，市政府出台一份意见。\n记者了解到，意见即日起施行。\n", 2),
        ("据柳河日报消息，市政府出台一份意见。\n", 1),
        ("全文如下：\n", 1),
        (f"{TITLE}\n本报讯 近日，市政府印发一份意见，全文如下：\n", 2),  # the page's headline above the lead
        ("", 0),
        ("柳河市各项工作有序推进。\n", 0),  # nobody reports
        (f"{TITLE}\n", 0),
        ("一、近日，市政府出台一份意见。\n", 0),  # a numbered text of its own
    ],
)
def test_what_a_reporter_writes_above_a_document(parse: Parse, lead: str, news: int) -> None:
    document = parse(lead + TEXT)

    assert [b.text for b in document.frame.news] == lead.split("\n")[:news]
    assert not news or (document.main.metadata.title, document.main.metadata.number) == (TITLE, "柳政〔2024〕8号")


def test_a_lead_without_a_document_below_it_is_text(parse: Parse) -> None:
    assert parse("近日，市政府出台一份意见。\n柳河市政府关于客运的意见\n文字。\n又一段文字。").frame.news == ()


@pytest.mark.parametrize(
    ("above", "codes"),
    [
        ("柳河市各项工作有序推进。", ["W-begins"]),  # nobody reports, so an editor is asked
        ("本报讯 近日，市政府印发有关意见，全文如下：", []),
        ("一、柳河市各项工作有序推进。", []),
    ],
)
def test_an_editor_is_asked_where_a_title_stands_below_other_text(parse: Parse, above: str, codes: list[str]) -> None:
    findings = [f for f in parse(f"{above}\n{TEXT}").findings if f.code == "W-begins"]

    assert [f.code for f in findings] == codes
    assert all(f.line == 2 and f"（例：begins: {TITLE[:16]}）" in f.message for f in findings)


def test_what_only_sounds_like_a_lead(parse: Parse) -> None:
    document = parse(
        "某市政府关于节水的通知\n各区政府：\n据市水务局通报，本报讯所载数据属实。现通知如下：\n一、时间。\n二、内容。"
    )

    assert document.frame.news == ()


def test_one_line_of_the_news_that_names_the_document_is_enough(parse: Parse) -> None:
    news = "全市巡河有了新章程。\n新章程是关于加强巡河工作的通知。\n"
    document = parse(f"{news}某市关于加强巡河工作的通知\n各区：\n现通知如下。\n一、要求。按时。\n")

    assert len(document.frame.news) == 2
    assert document.main.metadata.title == "某市关于加强巡河工作的通知"
