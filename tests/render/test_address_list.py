"""The script from which lost addresses are guessed holds every address with its name."""

import json
from dataclasses import replace

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars
from gongwen.render.address_list import address_list
from gongwen.render.brief import brief_of

SECTION = Division("chp_1__sec_1", "section", 2, "（一）", "管理。", (Paragraph("chp_1__sec_1__p_1", 3, "甲。"),))
CHAPTER = Division("chp_1", "chapter", 1, "一、", "</script>", (), (SECTION,))
EDITION = Edition(
    "lamp",
    "zh-Hans",
    Document("source.html", "", Part("", "main", Metadata(title="路灯意见"), divisions=(CHAPTER,))),
    Particulars(),
)


def listed(*editions: Edition) -> list[list[str]]:
    opening, _, value = address_list("zh-Hans", tuple(map(brief_of, editions)), ()).partition(" = ")
    assert opening == "window.gongwenAddresses"
    found: list[list[str]] = json.loads(value.removesuffix(";\n"))
    return found


def test_a_document_s_pages_are_listed_with_their_names() -> None:
    assert listed(EDITION) == [
        ["glossary/", "词汇表"],
        ["annotations/", "批注"],
        ["lamp/", "路灯意见"],
        ["lamp/chp_1/", "一、</script> - 路灯意见"],
        ["lamp/full/", "全文 - 路灯意见"],
    ]


def test_a_withdrawn_document_has_one_page() -> None:
    withdrawn = replace(EDITION, particulars=Particulars(withdrawn="撤下"))

    assert [address for address, _ in listed(withdrawn)][2:] == ["lamp/"]
