"""The script from which lost addresses are guessed holds every address with its name."""

import json
from dataclasses import replace

from gongwen.model import Division, Document, Edition, Metadata, Paragraph, Part, Particulars
from gongwen.render.address_list import ADDRESS_LIST, FOLDERS, address_files
from gongwen.render.brief import brief_of

SECTION = Division("chp_1__sec_1", "section", 2, "（一）", "管理。", (Paragraph("chp_1__sec_1__p_1", 3, "甲。"),))
CHAPTER = Division("chp_1", "chapter", 1, "一、", "</script>", (), (SECTION,))
EDITION = Edition(
    "lamp",
    "zh-Hans",
    Document("source.html", "", Part("", "main", Metadata(title="路灯意见"), divisions=(CHAPTER,))),
    Particulars(),
)


def files(*editions: Edition) -> dict[str, object]:
    """What each file hands over."""
    found = {}
    for path, text in address_files("zh-Hans", tuple(map(brief_of, editions)), ()):
        opening, value = text.removesuffix(";\n").split(" = " if path == ADDRESS_LIST else ", ", 1)
        number = path.removeprefix("library/addresses-").removesuffix(".js")
        assert opening == ("window.gongwenAddresses" if path == ADDRESS_LIST else f'gongwenAddressesOf("{number}"')
        found[path] = json.loads(value.removesuffix(")"))
    return found


def test_a_document_s_pages_are_listed_with_their_names() -> None:
    assert files(EDITION) == {
        ADDRESS_LIST: {"folders": ["glossary", "annotations", "lamp"], "each": FOLDERS},
        "library/addresses-0.js": [
            ["glossary/", "词汇表"],
            ["annotations/", "批注"],
            ["lamp/", "路灯意见"],
            ["lamp/chp_1/", "一、</script> - 路灯意见"],
            ["lamp/full/", "全文 - 路灯意见"],
        ],
    }


def test_so_many_folders_stand_in_a_file() -> None:
    found = files(*(replace(EDITION, slug=f"lamp-{n}") for n in range(FOLDERS)))
    first, second = found["library/addresses-0.js"], found["library/addresses-1.js"]
    assert isinstance(first, list) and isinstance(second, list)

    assert first[-1][0] == f"lamp-{FOLDERS - 3}/full/"
    assert [address for address, _ in second[::3]] == [f"lamp-{FOLDERS - 2}/", f"lamp-{FOLDERS - 1}/"]


def test_a_withdrawn_document_has_one_page() -> None:
    withdrawn = replace(EDITION, particulars=Particulars(withdrawn="撤下"))
    pages = files(withdrawn)["library/addresses-0.js"]

    assert isinstance(pages, list) and [address for address, _ in pages][2:] == ["lamp/"]
