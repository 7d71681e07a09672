import pytest

from gongwen.text.dates import date_mentions, final_date, parse_day, whole_date


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2018年12月29日", "2018-12-29"),
        ("二〇〇四年四月二十七日", "2004-04-27"),
        ("二○○五年六月十一日", "2005-06-11"),
        ("（2018年1月2日）", "2018-01-02"),
        ("２０２１年１月３日", "2021-01-03"),
        ("2018 年 1 月 2 日", "2018-01-02"),
        ("2022年13月45日", None),  # no such day
        ("2023年2月29日", None),
        ("二oo二年五月八日", "2002-05-08"),  # the letter o
        ("二ΟΟ二年五月八日", "2002-05-08"),  # Greek
        ("二０一二年五月八日", "2012-05-08"),  # a full-width zero
        ("二〇〇八年元月五日", "2008-01-05"),
        ("中華民國九十三年五月十九日", "2004-05-19"),
        ("中華民國 113 年 7 月 31 日", "2024-07-31"),
        ("民国93年5月19日", "2004-05-19"),
        ("2012.5.8", "2012-05-08"),
        ("2012-05-08", "2012-05-08"),
        ("（2012．5．8）", "2012-05-08"),
        ("2008年9月24日（星期三）", "2008-09-24"),
        ("2008年9月24日(週三)", "2008-09-24"),
        ("2012.13.8", None),
    ],
)
def test_a_line_that_is_a_date(line: str, iso: str | None) -> None:
    mention = whole_date(line)

    assert mention is not None
    assert mention.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "2024年7月29日印发",
        "自2019年3月1日起施行",
        "2018年",
        "（此件公开发布）",
        "",
        "2012.5.8号网具",
        "2012.5",
        "2008年9月24日（三）",
    ],
)
def test_a_line_that_is_no_date(line: str) -> None:
    assert whole_date(line) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("某局　2018年3月5日", "2018-03-05"),
        ("某局 2018.3.5", "2018-03-05"),
        ("某局 2018.3.5 起", None),
        ("2017年3月4日和2018年3月5日", None),
        ("编号12018.3.5", None),
        ("某局", None),
    ],
)
def test_the_one_date_that_a_line_ends_with(line: str, iso: str | None) -> None:
    mention = final_date(line)

    assert (mention.iso if mention else None) == iso


def test_every_date_of_a_line_in_order() -> None:
    line = "1991年3月4日发布　二〇一八年九月六日修订"

    assert [(m.iso, line[m.end : m.end + 2]) for m in date_mentions(line)] == [
        ("1991-03-04", "发布"),
        ("2018-09-06", "修订"),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-03-05", "2018-03-05"),
        ("2018/3/5 10:20", "2018-03-05"),
        ("2018-03-05T10:20:00+08:00", "2018-03-05"),
        ("Mon, 05 Mar 2018 09:10:42 GMT", "2018-03-05"),
        ("2018年03月05日", "2018-03-05"),
        ("0x1F", None),
        ("2018-02-30", None),
        ("", None),
    ],
)
def test_dates_of_web_pages(text: str, day: str | None) -> None:
    assert parse_day(text) == day
