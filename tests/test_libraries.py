"""The libraries that benchmarks are measured on: different documents, the same ones every time, sound in themselves."""

from xml.etree import ElementTree

import pytest
from libraries import Row, articles, numeral, plot, recombined, table

from gongwen.model import walk_divisions
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure


def law(name: str, number: int) -> str:
    lines = [
        f"# {name}",
        "2024年1月2日某市人民代表大会常务委员会第三次会议通过",
        "<!-- INFO END -->",
        "## 第一章　总则",
    ]
    lines += [f"第{numeral(n)}条 {name}的第{n}件事，由市政府办理。" for n in range(1, number + 1)]
    return "\n\n".join([*lines[:7], "## 第二章　分则", *lines[7:]]) + "\n"


LAWS = [law(f"某市第{numeral(n)}件事办法", 10 + n) for n in range(1, 15)]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
    ],
)
def test_numerals_are_those_of_articles(number: int, told: str) -> None:
    assert numeral(number) == told


def test_an_article_is_taken_without_its_number_and_the_heading_that_follows() -> None:
    assert articles(LAWS[0])[2] == "某市第一件事办法的第3件事，由市政府办理。"


def test_a_recombination_is_the_same_every_time_another_each_time_and_parsed_without_a_word() -> None:
    texts = [recombined(LAWS, number) for number in range(500, 520)]

    assert texts == [recombined(LAWS, number) for number in range(500, 520)]
    assert len(set(texts)) == len(texts)
    for text in texts:
        document = parse_structure(read_article(text.encode(), "source.md"))
        counted = [one.eid for one in walk_divisions(document.main.divisions) if one.kind == "article"]
        assert counted == [f"art_{n}" for n in range(1, len(counted) + 1)] and len(counted) > 10
        assert [finding for finding in document.findings if finding.severity != "info"] == []


def test_the_plot_has_a_line_and_the_table_a_row_for_each_command() -> None:
    rows = [Row(n, what, n / 10, n / 5, 2048, 3, 4_000_000) for what in ("cold", "Markdown + Jinja") for n in (1, 20)]

    svg = ElementTree.fromstring(plot(rows))

    assert len(svg.findall("{*}polyline")) == 2 and len(svg.findall("{*}circle")) == len(rows)
    assert table(rows).splitlines()[2] == "| 1 | cold | 0.1 | 0.2 | 2 | 3 | 4.0 |"
