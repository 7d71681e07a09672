from collections.abc import Callable
from dataclasses import replace

import pytest

from gongwen.model import Block, Division, Edition, Figure, Metadata, Paragraph, Part
from gongwen.render.print.composition import compose
from gongwen.render.print.items import Item, Line, PageBreak, Title
from gongwen.render.print.sheets import Passage, Sheet, sheets_of, whole_sheet
from gongwen.render.titles import title_blocks
from gongwen.text.visible import visible


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(f"front__p_{n}", n, text) for n, text in enumerate(texts, 1))


def styles(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(i.style, "".join(run.text for run in i.runs)) for i in items if isinstance(i, Line)]


def concluded(*texts: str, signature: str | None = None) -> list[tuple[str, str]]:
    part = Part("", "main", Metadata(signature=signature))
    return styles(compose(Sheet("x", (Passage(part, conclusions=lines(*texts)),))))


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (["国务院关于测试的意见"], ["front__p_1"]),
        (["国务院", "关于测试的意见"], ["front__p_1", "front__p_2"]),
        (["国发〔2022〕1号", "国务院　关于测试的意见"], ["front__p_2"]),
        (["国务院关于测试的意见全文如下："], []),
        (["国务院"], []),
        ([], []),
    ],
)
def test_the_front_blocks_that_are_the_title(front: list[str], title: list[str]) -> None:
    part = Part("", "main", Metadata(title="国务院关于测试的意见"), lines(*front))
    assert [block.eid for block in title_blocks(part)] == title


def test_a_picture_is_never_one_of_the_front_blocks_that_are_the_title() -> None:
    picture = Figure("front__fig_1", 2, "rule.png", "")
    number, first, second = lines("国发〔2022〕1号", "国务院", "关于测试的意见")
    below = Part("", "main", Metadata(title="国务院关于测试的意见"), (number, picture, first, second))
    between = replace(below, front=(number, first, picture, second))

    assert title_blocks(below) == (first, second)
    assert title_blocks(between) == ()  # else the picture would be nowhere


def test_a_title_that_no_block_says_is_apparatus(edition: Edition) -> None:
    main = replace(edition.document.main, front=lines("国务院关于测试的意见全文如下："))
    items = compose(Sheet("x", (Passage(main, True, main.front),)))
    assert items[0] == Title((), ("国务院关于测试的意见",))
    assert styles(items) == [("text", "国务院关于测试的意见全文如下：")]


def test_an_excerpt_has_no_title(edition: Edition) -> None:
    assert not any(isinstance(item, Title) for item in compose(sheets_of(edition)[0]))


def test_the_whole_in_order(edition: Edition, sheet_text: Callable[[Sheet], str]) -> None:
    sheet = whole_sheet(edition)
    items = compose(sheet)
    assert [type(item).__name__ for item in items if not isinstance(item, Line)] == [
        "Title",
        "Table",
        "Figure",
        "PageBreak",
        "Title",
    ]
    said = ""
    for item in items:
        match item:
            case Line():
                said += "".join(run.text for run in item.runs)
            case Title():
                said += "".join(item.texts)
            case PageBreak():
                pass
            case _:
                said += item.text
    assert visible(said) == sheet_text(sheet)


def test_an_attachment_has_its_mark_and_a_title_that_is_a_bookmark(edition: Edition) -> None:
    annex = compose(sheets_of(edition)[2])
    assert isinstance(annex[0], Line)
    assert (annex[0].style, annex[0].runs[0].text) == ("annex", "附件1")
    assert annex[1] == Title(("att_1__front__p_2",), ("任务分工表",), 1)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("国务院", "signature"),
        ("总理　李克强", "signature"),
        ("2022年6月6日", "date"),
        ("二〇二二年六月六日", "date"),
        ("（此件公开发布）", "text"),
        ("（2022年6月6日）", "text"),
        ("附件：任务分工表", "text"),
        ("本办法自公布之日起施行。", "text"),
    ],
)
def test_what_stands_at_the_end(text: str, style: str) -> None:
    assert concluded(text) == [(style, text)]


def test_a_long_signature_that_the_metadata_names() -> None:
    name = "中共某某市委全面深化改革委员会办公室、某某市人民政府办公室、某某市发展改革委"
    assert concluded(name, "2022年6月6日", signature=name)[0] == ("signature", name)
    assert concluded(name, "2022年6月6日")[0] == ("text", name)


def test_an_excerpt_of_an_attachment_begins_with_a_heading_of_the_first_level() -> None:
    chapter = Division("att_1__chp_1", "chapter", 2, "一、", "总则", (Paragraph("att_1__chp_1__p_1", 3, "文。"),))
    part = Part("att_1", "issued", Metadata(title="方案"), lines("方案"), (), (chapter,))

    def levels(*passages: Passage) -> list[int]:
        items = compose(Sheet("x", passages))
        return [run.level for item in items if isinstance(item, Line) for run in item.runs if run.level]

    assert levels(Passage(part, divisions=(chapter,))) == [1]
    assert levels(Passage(part, opens=True, front=part.front, divisions=(chapter,))) == [2]  # below the title


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (["请认真执行。", "附件：任务分工表", "国务院", "2022年6月6日", "（此件公开发布）"], ["附件：任务分工表"]),
        (["请认真执行。", "附件：1.任务分工表", "2.名单", "2022年6月6日"], ["附件：1.任务分工表"]),
        (["请认真执行。", "附件1：任务分工表"], ["附件1：任务分工表"]),
        (["附件：见官网。", "请认真执行。", "2022年6月6日"], []),
        (["附件："], []),
    ],
)
def test_the_list_of_attachments_stands_apart(texts: list[str], apart: list[str]) -> None:
    """GB/T 9704-2012, 7.3.4: an empty line between the text and 附件：."""
    part = Part("", "main", Metadata(signature="国务院"))
    items = compose(Sheet("x", (Passage(part, conclusions=lines(*texts)),)))
    text = [item for item in items if isinstance(item, Line) and item.style == "text"]
    assert ["".join(run.text for run in item.runs) for item in text if item.gap] == apart
