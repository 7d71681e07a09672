"""What navigation calls divisions, pages and attachments."""

from gongwen.model import Division, Edition, Part
from gongwen.render.addresses import TextPage
from gongwen.variants.ui import ui

CLOSING = "。．.；;：:"


def ends_in_word(number: str) -> bool:
    """True for a mark that wants room before what follows: 第三条, 第二章. 一、 and （一） bring their own."""
    return number[-1:].isalnum()


def division_label(division: Division) -> str:
    """Number and heading as navigation shows them; only here may a heading drop its closing mark."""
    heading = division.heading.rstrip(CLOSING)
    gap = "\u3000" if heading and ends_in_word(division.number) else ""
    return f"{division.number}{gap}{heading}"


def page_label(edition: Edition, page: TextPage) -> str:
    """What a page of text is called in navigation: its chapter, its attachment's title, or 正文."""
    if page.divisions and page.eid == page.divisions[0].eid:
        return division_label(page.divisions[0])
    if page.part.role == "main":
        return ui(edition.variant, "nav.text")
    return part_label(edition, page.part)


def part_label(edition: Edition, part: Part) -> str:
    """What an attachment is called in navigation: 附件：…办法."""
    name = ui(edition.variant, "nav.attachment")
    return f"{name}：{part.metadata.title}" if part.metadata.title else name
