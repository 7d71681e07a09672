import pytest

from gongwen.enrich.duties import duties
from gongwen.enrich.targets import targets
from gongwen.enrich.tasks import tasks
from gongwen.model import Division, Document, Duty, Kind, Metadata, Paragraph, Part


def article(number: int, text: str) -> Division:
    eid = f"art_{number}"
    return Division(eid, "article", 1, f"第{number}条", "", (Paragraph(f"{eid}__p_1", 1, text),))


def law(*articles: Division) -> Document:
    return Document("x", "", Part("", "main", Metadata(), divisions=articles))


def flat(text: str, kind: Kind = "chapter") -> Document:
    return law(Division("chp_1", kind, 1, "一、", "", (Paragraph("chp_1__p_1", 1, text),)))


def test_a_duty_has_its_subject_its_time_and_what_follows_if_it_is_not_kept() -> None:
    found = duties(
        law(
            article(5, "经营者应当自开业之日起三十日内备案；不得提供虚假材料。"),
            article(6, "主管部门可以抽查。"),
            article(9, "经营者违反本办法第五条规定，未备案的，处一千元罚款。"),
        )
    )

    sentence = "经营者应当自开业之日起三十日内备案；不得提供虚假材料。"
    five = ("art_9__p_1",)
    assert found == (
        Duty(
            "art_5__p_1",
            "art_5",
            "经营者",
            "应当",
            "经营者应当自开业之日起三十日内备案",
            "自开业之日起三十日内",
            five,
            sentence,
        ),
        Duty("art_5__p_1", "art_5", "经营者", "不得", "不得提供虚假材料", None, five, sentence),
        Duty("art_6__p_1", "art_6", "主管部门", "可以", "主管部门可以抽查", None, (), "主管部门可以抽查。"),
    )


@pytest.mark.parametrize(
    ("text", "subject", "duty"),
    [
        # The conditions stay with the duty, and what they name is no subject.
        ("用户拖欠费用的，供热单位应当催告。", "供热单位", "用户拖欠费用的，供热单位应当催告"),
        ("用户申请停热的，应当提前告知。", None, "用户申请停热的，应当提前告知"),
        ("取得许可的生产者，应当公开标准。", "取得许可的生产者", "取得许可的生产者，应当公开标准"),
        ("禁止在泉域取土。", None, "禁止在泉域取土"),
    ],
)
def test_subjects(text: str, subject: str | None, duty: str) -> None:
    (found,) = duties(law(article(1, text)))

    assert (found.subject, found.duty) == (subject, duty)


@pytest.mark.parametrize(
    "text",
    [
        "违反禁止标线指示的；",  # a case
        "未按照应当遵守的规程作业的；",
        "擅自取土的，由水利部门责令改正，可以并处五千元罚款。",  # what follows a breach
        "本办法所称泉域，是指泉水补给区。",
    ],
)
def test_what_is_no_duty(text: str) -> None:
    assert duties(law(article(1, text))) == ()


def test_a_sanction_is_linked_where_it_names_the_article_and_only_there() -> None:
    found = duties(
        law(
            article(2, "车主应当投保。"),
            article(3, "车主应当年检。"),
            article(4, "车主应当登记。"),
            article(12, "违反本条例第二条、第四条规定的，处二百元罚款。"),
            article(13, "依照第三条规定办理的，违反本条例第二条的，没收车辆。"),
        )
    )

    assert [duty.sanctions for duty in found] == [("art_12__p_1", "art_13__p_1"), (), ("art_12__p_1",)]


def test_only_articles_have_duties() -> None:
    assert duties(flat("各部门应当落实责任。")) == ()


def test_a_deadline_may_be_a_span_of_time() -> None:
    (task,) = tasks(flat("各省政府要在本意见印发之日起30日内制定实施办法。"))

    assert task.deadline == "在本意见印发之日起30日内"


def test_a_sentence_with_two_days_gives_two_targets() -> None:
    found = targets(flat("到2025年，框架基本形成；到2027年，水平明显提升，基本满足需要。"))

    assert [(t.year, t.sentence) for t in found] == [
        (2025, "到2025年，框架基本形成"),
        (2027, "到2027年，水平明显提升，基本满足需要。"),
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("每年6月30日前报送总结。", "每年6月30日前"),
        ("每年年底前公布结果。", "每年年底前"),
        ("每年召开两次会议。", "每年"),
    ],
)
def test_yearly_days_are_whole(text: str, when: str) -> None:
    assert [t.when for t in targets(flat(text))] == [when]


def test_one_day_named_twice_is_one_target() -> None:
    assert len(targets(flat("到2025年，框架形成，到2025年，水平提升。"))) == 1
