"""Orders and announcements between a title and its text, letters and orders of Taiwan, and who signs them."""

# ruff: noqa: E501 -- a case is a row of its table

from collections.abc import Callable

import pytest

from gongwen.model import Document, walk_divisions

Parse = Callable[..., Document]

TITLE = "柳河市渡口管理办法"
ARTICLES = "第一条　为了管理渡口，制定本办法。\n第二条　本办法自公布之日起施行。\n"
ORDER = "柳河市人民政府令\n第9号\n《柳河市渡口管理办法》已经市政府常务会议通过，现予公布，自公布之日起施行。\n市长：张小柳\n2024年3月5日\n"


def of(document: Document) -> tuple[object, ...]:
    metadata = document.main.metadata
    return metadata.title, metadata.number, metadata.issuers, metadata.date


def articles(document: Document) -> list[str]:
    return [d.number for d in walk_divisions(document.main.divisions) if d.kind == "article"]


@pytest.mark.parametrize(
    ("order", "number", "issuers"),
    [
        (ORDER, "柳河市人民政府令第9号", ("柳河市人民政府",)),
        (ORDER.replace("令\n第9号", "令第9号"), "柳河市人民政府令第9号", ("柳河市人民政府",)),
        (
            ORDER.replace("柳河市人民政府令\n第9号", "中华人民共和国国务院令\n第9号").replace("市长", "总理"),
            "中华人民共和国国务院令第9号",
            ("国务院",),
        ),
        (
            "柳河省第十一届人民代表大会常务委员会公告\n第九号\n条例已经会议通过，现予公布。\n柳河省人民代表大会常务委员会\n2024年3月5日\n",
            "柳河省第十一届人民代表大会常务委员会公告第九号",
            ("柳河省人民代表大会常务委员会",),
        ),
        (
            "柳河省第十一届人民代表大会常务委员会公告\n第九号\n条例已经会议通过，现予公布。\n2024年3月5日\n",
            "柳河省第十一届人民代表大会常务委员会公告第九号",
            ("柳河省人民代表大会常务委员会",),
        ),
    ],
)
def test_an_order_between_title_and_text_gives_number_issuer_and_date(
    parse: Parse, order: str, number: str, issuers: tuple[str, ...]
) -> None:
    document = parse(f"{TITLE}\n{order}{ARTICLES}")

    assert of(document) == (TITLE, number, issuers, "2024-03-05")
    assert articles(document)[:2] == ["第一条", "第二条"]
    assert document.main.attachments == ()
    assert [(e.kind, e.by) for e in document.main.metadata.events] == [("promulgated", issuers[0])]


def test_dated_lines_below_such_an_order_are_read(parse: Parse) -> None:
    document = parse(f"{TITLE}\n{ORDER}（2024年2月1日柳河市人民政府第3次常务会议通过）\n{ARTICLES}")

    assert [(e.date, e.kind) for e in document.main.metadata.events] == [
        ("2024-02-01", "adopted"),
        ("2024-03-05", "promulgated"),
    ]
    assert document.main.metadata.date == "2024-03-05"


@pytest.mark.parametrize(
    "between",
    [
        "柳河市人民政府令\n第9号\n市长：张小柳\n2024年3月5日\n",  # says nothing that it brings into force
        "柳河市人民政府令\n第9号\n本办法由市水务局解释。\n2024年3月5日\n",  # nor here
        "柳河市人民政府\n第9号\n办法现予公布。\n2024年3月5日\n",  # neither an order nor an announcement
        "各区人民政府：\n柳河市人民政府令\n第9号\n办法现予公布。\n2024年3月5日\n",  # a letter that speaks of one
    ],
)
def test_other_lines_below_a_title_are_no_order(parse: Parse, between: str) -> None:
    document = parse(f"{TITLE}\n{between}{ARTICLES}")

    assert document.main.metadata.number != "柳河市人民政府令第9号" or "promulgated" not in [
        e.kind for e in document.main.metadata.events
    ]


def test_a_headline_above_an_order_with_its_regulation_is_frame(parse: Parse) -> None:
    page = f"{TITLE}\n作者：某网　时间：2024-06-01 10:00\n{TITLE}\n柳河省柳河市人民政府\n"
    document = parse(page + ORDER.replace("\n第9号", "第9号") + f"{TITLE}\n{ARTICLES}")

    assert of(document) == (TITLE, "柳河市人民政府令第9号", ("柳河市人民政府",), "2024-03-05")
    assert articles(document)[:2] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("head", "number", "issuers"),
    [
        ("柳部\n令\n中華民國113年5月6日\n柳法字第1130012345號\n", "柳法字第1130012345號", ("柳部",)),
        ("柳部令\n中華民國113年5月6日（補登）\n柳法字第1130012345A號\n", "柳法字第1130012345A號", ("柳部",)),
        (
            "柳院\n河院\n令\n中華民國113年5月6日\n柳廳一字第1130012345號\n河臺廳民三字第1130054321號\n",
            "柳廳一字第1130012345號、河臺廳民三字第1130054321號",
            ("柳院", "河院"),
        ),
    ],
)
@pytest.mark.parametrize("regulation", ["", "渡口管理辦法\n第 1 條\n渡口有序。\n第 2 條\n本辦法自發布日施行。\n"])
def test_orders_of_taiwan(parse: Parse, head: str, number: str, issuers: tuple[str, ...], regulation: str) -> None:
    document = parse(f"{head}訂定「渡口管理辦法」。\n部　　長　張小柳\n{regulation}")
    metadata = document.main.metadata

    assert (metadata.issuers, metadata.date) == (issuers, "2024-05-06")
    if regulation:
        assert (metadata.title, metadata.signature) == ("渡口管理辦法", "部　　長　張小柳")
    assert metadata.number == (number if not regulation else number.split("、")[0])


def test_who_signs_for_an_organ_is_no_issuer(parse: Parse) -> None:
    signed = "关于加强巡河的通知\n各区：\n现就巡河通知如下。\n市长：张小柳\n2024年3月5日\n"

    assert parse(signed).main.metadata.issuers == ()
    assert parse(signed.replace("市长", "柳河市水务局\n市长")).main.metadata.issuers == ("柳河市水务局",)


@pytest.mark.parametrize(
    ("made", "by", "issuers"),
    [
        ("（2024年3月5日市五届人大常委会第十七次会议通过）", "市人大常委会", ()),  # which city's, nobody says
        ("（2024年3月5日柳河市五届人大常委会第十七次会议通过）", "柳河市人大常委会", ("柳河市人大常委会",)),
    ],
)
def test_an_organ_without_its_place_is_no_issuer(parse: Parse, made: str, by: str, issuers: tuple[str, ...]) -> None:
    metadata = parse(f"{TITLE}\n{made}\n{ARTICLES}").main.metadata

    assert [event.by for event in metadata.events] == [by]
    assert metadata.issuers == issuers


@pytest.mark.parametrize(
    ("title", "signed", "told"),
    [
        ("柳河市水务局关于巡河的通知", "柳河县财政局", True),
        ("柳河市水务局关于巡河的通知", "柳河市水务局", False),
        ("市水务局关于巡河的通知", "柳河市水务局", False),
        ("柳河市政府办公室关于巡河的通知", "柳河市人民政府办公室", False),
        ("柳河市水务局关于巡河的通知", "局长　张小柳", False),
    ],
)
def test_a_signature_of_another_organ_is_told(parse: Parse, title: str, signed: str, *, told: bool) -> None:
    document = parse(f"{title}\n各区：\n现就巡河通知如下。\n一、要求。按时。\n{signed}\n2024年3月5日\n")

    assert ("W-issuer-signed" in {f.code for f in document.findings}) is told


def test_a_short_name_in_the_title_is_the_whole_one_of_the_signature(parse: Parse) -> None:
    document = parse("市水务局关于巡河的通知\n各区：\n现就巡河通知如下。\n柳河市水务局\n2024年3月5日\n")

    assert document.main.metadata.issuers == ("柳河市水务局",)


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("柳河县人民政府征收土地预公告", ("柳河县人民政府",)),
        ("柳河县人民政府工作规则", ()),
        ("柳河县人民政府办公室搬迁公告", ()),
        ("关于柳河县人民政府迁址的公告", ()),
    ],
)
def test_the_organ_that_an_announcement_opens_with(parse: Parse, title: str, issuers: tuple[str, ...]) -> None:
    assert parse(f"{title}\n柳政〔2024〕7号\n一、用途。\n二、范围。\n2024年3月5日\n").main.metadata.issuers == issuers


def test_a_title_below_a_date_that_speaks_to_somebody_opens_another_text(parse: Parse) -> None:
    cover = (
        "柳河市人民政府转发水务局关于巡河的通知\n各区人民政府：\n现转发给你们。\n柳河市人民政府 &sp;\n2024年7月17日\n"
    )
    request = "关于巡河\n问题的请示\n市人民政府：\n现请示如下。\n一、意见。\n柳河市水务局\n2024年5月13日\n"
    document = parse(cover + request)

    assert document.main.metadata.date == "2024-07-17"
    assert [part.metadata.title for part in document.main.attachments] == ["关于巡河问题的请示"]
    asked = "关于巡河的通知\n各区：\n现通知如下。\n关于巡河的意见\n各镇：\n按时巡河。\n"
    assert parse(asked).main.attachments == ()  # nothing is signed or dated above
    assert parse("关于巡河的通知\n2024年7月17日\n各区：\n现通知。\n一、要求。\n").main.attachments == ()
