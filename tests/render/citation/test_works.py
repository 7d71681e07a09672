"""What citations say of a text is what the text, or document.yml, says of it."""

from dataclasses import replace

import pytest
from tests.render.citation.documents import LAW, NOTICE, OPINION, ORDER, edition

from gongwen.model import Event, Metadata, Part, Particulars, Standing
from gongwen.render.citation.works import Work, work_of


def work(text: str, particulars: Particulars = Particulars()) -> Work:  # noqa: B008 -- frozen
    found = edition(text, particulars)
    return work_of(found, found.document.main)


def test_a_law_is_known_by_its_name_and_its_last_amendment() -> None:
    assert work(LAW) == Work(
        "中华人民共和国灯塔法",
        "",
        ("全国人民代表大会常务委员会",),
        "2015-05-06",
        is_legislation=True,
        version="2015年修正",
    )


@pytest.mark.parametrize(("said", "version"), [("修订", "2015年修订"), ("修正", "2015年修正"), ("修改", "")])
def test_the_word_for_an_amendment_is_that_of_the_text(said: str, version: str) -> None:
    assert work(LAW.replace("的决定》修正", f"的决定》{said}")).version == version


def test_of_two_amendments_the_later_counts() -> None:
    line = "根据2015年5月6日"
    earlier = "2013年7月8日第一届全国人民代表大会常务委员会第五次会议修订\n"

    assert work(LAW.replace(line, earlier + line)).version == "2015年修正"


def test_an_amendment_that_only_document_yml_knows_has_no_word() -> None:
    events = (Event("2019-01-02", "amended", None, None),)

    assert work(OPINION, Particulars(events=events)).version == ""


def test_an_order_s_document_is_the_regulation() -> None:
    found = work(ORDER)

    assert (found.title, found.is_legislation) == ("灯塔守护条例", True)


def test_what_has_articles_and_a_document_number_is_cited_by_the_number() -> None:
    found = work(LAW, Particulars(number="灯发〔2015〕2号"))

    assert (found.number, found.is_legislation) == ("灯发〔2015〕2号", False)


def test_what_a_notice_issues_has_its_number_and_what_it_forwards_has_not() -> None:
    found = edition(NOTICE)
    plan = Part("att_1", "issued", Metadata(title="灯塔规划"))

    assert work_of(found, plan).number == "财建〔2014〕7号"
    assert work_of(found, replace(plan, role="forwarded")) == Work("灯塔规划")


def test_a_document_without_a_title_is_called_by_its_slug() -> None:
    assert work("正文。\n").title == "x"


def test_a_repeal_is_known_by_its_day_or_by_the_document_that_did_it() -> None:
    days = tuple(Event(day, "repealed", None, None) for day in ("2020-02-02", "2019-01-01"))
    found = edition(OPINION)

    assert (work(OPINION).ended, work(OPINION).since) == (None, "")
    assert work(OPINION, Particulars(events=days)).since == "2019-01-01"
    for standing, ended, since in (
        ((Standing("repealed", "", "y"),), "repealed", ""),
        ((Standing("effective", "2010-01-01"),), None, ""),
        ((Standing("amended", "2012-01-01", "z"), Standing("replaced", "2018-01-01", "y")), "replaced", "2018-01-01"),
    ):
        of = work_of(replace(found, standing=standing), found.document.main)
        assert (of.ended, of.since) == (ended, since)
