"""Each value says who gave it, who agrees, who says otherwise, and what only looks like it."""

from gongwen.sources.article import read_article
from gongwen.structure.explaining import reasons
from gongwen.structure.parse import parse_structure

PAGE = (
    "<html><head><title>柳河市水务局关于巡河的通知 - 柳河</title></head><body>"
    "<table><tr><td>发文字号：</td><td>柳水〔2024〕9号</td></tr></table>"
    "<div><p>柳河市水务局关于巡河的通知</p><p>柳水〔2024〕3号</p><p>各区水务局：</p><p>现就巡河通知如下。请执行。</p><p>各区人民政府：</p>"
    "<p>一、每日巡河。</p><p>二、按月报告。</p><p>柳河市水务局</p><p>2024年3月5日</p></div></body></html>"
)


def verdicts(name: str, page: str = PAGE) -> list[tuple[str, str]]:
    found = reasons(parse_structure(read_article(page.encode(), "x.html")), name)
    return [(reason.verdict, reason.value) for reason in found]


def test_the_text_gives_a_value_that_another_place_has_otherwise() -> None:
    assert verdicts("number") == [("gives", "柳水〔2024〕3号"), ("differs", "柳水〔2024〕9号")]


def test_places_that_agree() -> None:
    assert [verdict for verdict, _ in verdicts("title")] == ["gives", "agrees"]


def test_a_line_that_only_looks_like_a_value() -> None:
    assert verdicts("salutation") == [("gives", "各区水务局："), ("looks", "各区人民政府：")]


def test_what_nobody_says_has_no_reasons() -> None:
    assert verdicts("published") == []
    assert verdicts("signature") == [("gives", "柳河市水务局")]


def test_in_traditional_script_lines_are_folded() -> None:
    page = (
        "國務院關於條例實施的意見\n國發〔2024〕3號\n各部門：\n現提出意見。\n國發〔2024〕4號\n一、總則。\n二、實施。\n"
    )
    document = parse_structure(read_article(page.encode(), "x.txt"))

    assert [r.verdict for r in reasons(document, "number")] == ["gives", "looks"]
