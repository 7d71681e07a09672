"""The head and the foot of official papers in a PDF (GB/T 9704): what they say is read, and in its order."""

import pytest
from tests.originals.papers import NUMBERED, paper
from tests.originals.test_reading import LONG, texts

from gongwen.model import Metadata
from gongwen.sources.article import read_article
from gongwen.sources.originals import read_original
from gongwen.structure.parse import parse_structure

pytestmark = pytest.mark.pdf
RULE = "#line(length: 100%, stroke: 2pt + red)\n"
TITLE = "#v(2em)\n#align(center, text(size: 22pt)[{organ}关于\\ 加强河道巡护的{kind}])\n\n"
TEXT = f"#par(first-line-indent: 0em)[{{to}}：]\n\n{LONG}请遵照执行。\n\n"
SIGNED = "#align(right)[{by}#h(2em)\\ 2024年3月1日#h(4em)]\n\n（此件公开发布）\n\n"
FOOT = (
    "#v(1fr)\n#line(length: 100%)\n#par(first-line-indent: 1em, text(size: 14pt)[抄送：市委各部门，市人大常委会办公室，"
    "市政协办公室，市法院，市检察院，驻柳河各单位。])\n#line(length: 100%)\n"
    "#par(first-line-indent: 1em, text(size: 14pt)[柳河市人民政府办公室#h(1fr)2024年3月2日印发#h(1em)])\n"
    "#line(length: 100%)\n"
)


def red(words: str, size: int = 44) -> str:
    return f"text(size: {size}pt, fill: red)[{words}]"


def joint(*names: str) -> str:
    cells = ", ".join(red(name, 24) for name in names)
    word = f"grid.cell(x: 1, y: 0, rowspan: {len(names)}, align: horizon, {red('文件', 30)})"
    return f"#align(center, grid(columns: 2, gutter: 1em, {word}, {cells}))\n"


def values(source: str) -> Metadata:
    return parse_structure(read_article(source.encode(), "source.html")).main.metadata


def read(body: str) -> str:
    return read_original(paper(body, footer=NUMBERED), "x.pdf").source


def whole(head: str, organ: str, kind: str, to: str) -> str:
    return head + TITLE.format(organ=organ, kind=kind) + TEXT.format(to=to) + SIGNED.format(by=organ) + FOOT


def test_a_paper_that_goes_down_has_its_head_and_its_foot() -> None:
    head = f"#align(center, {red('柳河市人民政府文件')})\n#align(center)[柳政发〔2024〕8号]\n{RULE}"
    source = read(whole(head, "柳河市人民政府", "通知", "各县区人民政府"))

    assert texts(source)[:3] == ["柳河市人民政府文件", "柳政发〔2024〕8号", "柳河市人民政府关于加强河道巡护的通知"]
    assert texts(source)[-2:] == [
        "抄送：市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院，驻柳河各单位。",
        "柳河市人民政府办公室　2024年3月2日印发",
    ]
    found = values(source)
    assert (found.number, found.date, found.signature) == ("柳政发〔2024〕8号", "2024-03-01", "柳河市人民政府")


def test_a_paper_that_goes_up_names_who_signs_it_beside_its_number() -> None:
    above = "#place(top + left)[000012\\ 机密★1年\\ 特急]#v(4em)"
    row = "#grid(columns: (1fr, 1fr), [柳政发〔2024〕8号], align(right)[签发人：张三])\n"
    head = f"{above}#align(center, {red('柳河市人民政府文件')})\n{row}{RULE}"
    source = read(whole(head, "柳河市人民政府", "请示", "省人民政府"))

    assert texts(source)[:5] == [
        "000012",
        "机密★1年",
        "特急",
        "柳河市人民政府文件",
        "柳政发〔2024〕8号　签发人：张三",
    ]
    found = values(source)
    assert (found.number, found.doc_type, found.date) == ("柳政发〔2024〕8号", "请示", "2024-03-01")


def test_a_letter_has_its_number_below_the_rule() -> None:
    head = f"#align(center, {red('柳河市人民政府', 36)})\n{RULE}#align(right)[柳政函〔2024〕8号]\n"
    found = values(read(whole(head, "柳河市人民政府", "函", "北山市人民政府")))

    assert (found.number, found.title) == ("柳政函〔2024〕8号", "柳河市人民政府关于加强河道巡护的函")


@pytest.mark.parametrize("names", [("柳河市水务局", "柳河市财政局"), ("柳河市水务局", "柳河市财政局", "柳河市林业局")])
def test_the_word_beside_joint_issuers_is_read_behind_the_last(names: tuple[str, ...]) -> None:
    head = f"{joint(*names)}#v(1em)#align(center)[柳水发〔2024〕8号]\n{RULE}"
    source = read(whole(head, " ".join(names), "通知", "各县区人民政府"))

    assert texts(source)[:2] == ["".join(names) + "文件", "柳水发〔2024〕8号"]
    assert values(source).issuers == names
    assert values(source).number == "柳水发〔2024〕8号"


def test_the_word_in_a_list_of_large_lines_stays_where_it_is() -> None:
    lines = "\n\n".join(f"#text(size: 20pt)[{words}]" for words in ("一览表", "文件", "记录"))

    assert texts(read(f"#set par(first-line-indent: 0em)\n{lines}\n\n{LONG}"))[0] == "一览表文件记录"
