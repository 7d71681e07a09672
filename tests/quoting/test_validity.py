"""Repealed, replaced, not yet in force and unknown are told apart, by day."""

import json

import pytest
from tests.quoting.library import BOATS, RIVERS, holding, small_library

from gongwen.model import Event, Particulars
from gongwen.quoting.holdings import Holdings
from gongwen.quoting.published import published_holding, published_works

_ACT = "关于修改《船只登记办法》的决定\n（2010年1月1日公布）\n删去第二条。"
AMENDS = Particulars(relations=(("amends", ("《船只登记办法》",)),))


@pytest.mark.parametrize(
    ("slug", "day", "state", "since"),
    [
        ("rivers", "2024-05-01", "unknown", "2021-07-01"),
        ("rivers", "2021-06-30", "not-yet", "2021-07-01"),
        ("rivers-2015", "2021-06-30", "unknown", "2015-06-01"),
        ("rivers-2015", "2021-07-01", "amended", "2021-07-01"),
        ("rivers-2015", "2015-05-31", "not-yet", "2015-06-01"),
        ("boats", "2021-06-30", "unknown", "1998-05-04"),
        ("boats", "2021-07-01", "repealed", "2021-07-01"),  # as the law says that repeals it
        ("docks", "2024-05-01", "unknown", "2022-06-07"),
    ],
)
def test_states(slug: str, day: str, state: str, since: str) -> None:
    library = small_library()
    found = library.validity(library.all[slug], day)

    assert (found.state, found.since) == (state, since)


def test_an_amendment_keeps_the_old_words_of_the_last_article() -> None:
    text = RIVERS.replace("第一届会议通过）", "第一届会议通过　根据2019年8月9日第二届会议《决定》修正）")
    library = Holdings([holding("one", text)])

    assert library.validity(library.all["one"], "2019-08-08").state == "not-yet"


def test_its_own_repeal_and_a_withdrawal_are_told() -> None:
    repealed = Particulars(events=(Event("2010-01-01", "repealed", None, None),))
    library = Holdings([holding("one", BOATS, repealed), holding("two", BOATS + "尾", Particulars(withdrawn="重复"))])

    assert library.validity(library.all["one"], "2009-12-31").state == "unknown"
    assert library.validity(library.all["one"], "2010-01-01").note == "已废止（2010-01-01）"
    assert library.validity(library.all["two"], "2020-01-01").state == "withdrawn"


def test_an_act_that_amends_it_is_told_until_a_new_version_is_there() -> None:
    act = holding("act", _ACT, AMENDS)
    library = Holdings([holding("boats", BOATS), act])
    quoted = library.validity(library.all["boats"], "2010-01-01")

    assert library.validity(library.all["boats"], "2009-12-31").note == "本库未见其废止或被替代"
    assert (quoted.state, quoted.note) == ("amended", "已修改（2010-01-01），见 act；本库没有修改后的文本")

    now = BOATS.replace("公布）", "公布　2010年1月1日修正）").replace("第二条　登记不收取任何费用。\n", "")
    version, act = Particulars(work="boats"), holding("zz-act", _ACT, Particulars(relations=(("amends", ("boats",)),)))
    library = Holdings([holding("boats", BOATS, version), act, holding("now", now, version)])
    later = library.validity(library.all["boats"], "2010-01-01")
    assert (later.state, later.may_hold, later.note) == ("amended", False, "已修改（2010-01-01），见 zz-act")
    assert library.validity(library.all["now"], "2010-01-01").note == "本库未见其废止或被替代"


@pytest.mark.parametrize(("day", "slug"), [("2024-05-01", "rivers"), ("2018-05-01", "rivers-2015")])
def test_the_version_of_the_day(day: str, slug: str) -> None:
    library = small_library()

    assert [one.holding.slug for one in library.on(library.named("河川管理法"), day)] == [slug]


def test_a_name_alone_makes_no_version_and_is_told() -> None:
    """Two offices may each have a 船只登记办法; the page of the older says 本库未注明, and so does its quotation."""
    now = BOATS.replace("1998年5月4日", "2010年1月1日")
    library = Holdings([holding("boats", BOATS), holding("now", now)])
    found = library.validity(library.all["boats"], "2010-01-01")

    assert found.state == "unknown" and found.may_hold
    assert found.note == "本库未见其废止或被替代；另有同名的较新文本 now（2010-01-01），本库未注明两者的关系"
    assert library.validity(library.all["boats"], "2009-12-31").note == "本库未见其废止或被替代"
    assert [one.holding.slug for one in library.on(library.named("船只登记办法"), "2010-01-01")] == ["now"]


def test_a_published_site_says_what_became_of_its_texts() -> None:
    """The JSON of a site has no document.yml: what it says of each text's end is believed, not worked out anew."""
    index = json.dumps({"documents": [{"slug": "old", "work": "w"}, {"slug": "new", "work": "w"}, {"slug": "act"}]})
    works = published_works(index)
    said = [{"state": "amended", "from": "2010-01-01", "by": "act"}, {"state": "repealed", "from": "2020-01-01"}]

    def told(*standing: object) -> Holdings:
        text = json.dumps({"title": "船只登记办法", "date": "1998-05-04", "divisions": [], "standing": standing})
        return Holdings(filter(None, [published_holding("old", text, "", "", works)]))

    library = told(*said, {"state": "of later", "from": "2000-01-01"})
    shown = [library.validity(library.all["old"], day) for day in ("2009-12-31", "2010-01-01", "2020-01-01")]
    assert [(one.state, one.may_hold) for one in shown] == [("unknown", True), ("amended", True), ("repealed", False)]
    library = told({"state": "amended", "from": "2010-01-01", "by": "new"})
    assert not library.validity(library.all["old"], "2010-01-01").may_hold
