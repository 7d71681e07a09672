"""The citations on the overview: whole, as text, with nothing made up and nothing of a title alive."""

from dataclasses import replace

from tests.render.citation.documents import LAW, OPINION, edition
from tests.render.laid_out import page_of

from gongwen.model import Edition, Event, Particulars


def forms(found: Edition) -> dict[str, str]:
    cells = page_of(found).select("dd[data-gw-form]")
    return {str(cell["data-gw-form"]): cell.get_text() for cell in cells}


def test_every_form_of_the_whole_document() -> None:
    assert forms(edition(OPINION)) == {
        "gbt2025": "国务院. 国务院关于加强灯塔保护的意见：国发〔2012〕3号[EB/OL]. （2012-03-04）[访问日期]. https://gongwen.example/x/.",
        "gbt2015": "国务院. 国务院关于加强灯塔保护的意见: 国发〔2012〕3号[A/OL]. (2012-03-04)[访问日期]. https://gongwen.example/x/.",
        "legal": "《国务院关于加强灯塔保护的意见》，国发〔2012〕3号。",
        "address": "https://gongwen.example/x/",
    }


def test_without_an_address_of_the_site_there_is_none() -> None:
    found = forms(replace(edition(LAW), site_url=""))

    assert "address" not in found
    assert found["gbt2025"].endswith("（2015-05-06）[访问日期].")
    assert found["legal"] == "《灯塔法》（2015年修正）。"


def test_a_repeal_is_said() -> None:
    events = (Event("2020-01-01", "repealed", None, None),)

    found = edition(OPINION, Particulars(events=events))

    assert forms(found)["legal"].endswith("（国发〔2012〕3号，已废止）。")
    # The browser takes it away while the day has not come, with the comma before it.
    assert '<span data-from="2020-01-01">，已废止</span>）。' in str(page_of(found))


def test_a_hostile_title_is_text() -> None:
    title = '<img src=x onerror=alert(1)>&"\n\n# 甲'
    found = edition(OPINION, Particulars(title=title))

    assert page_of(found).select("img, section h1") == []
    assert '<img src=x onerror=alert(1)>&"\n\n# 甲' in forms(found)["gbt2025"]


def test_buttons_say_what_they_copy_and_all_of_it_is_apparatus() -> None:
    (block,) = page_of(edition(OPINION)).select(".gw-citation")

    assert block.has_attr("data-apparatus")
    for button in block.select("button"):
        assert block.find(id=str(button["aria-describedby"])) is not None
