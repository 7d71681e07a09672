"""The page of a work: every day has one version, and each provision its history under the numbers that it had."""

from dataclasses import replace

from gongwen.enrich.comparison import compare_parts
from gongwen.model import Comparison, Document, Edition, Metadata, Part, Particulars
from gongwen.render.markdown.work_page import histories, work_pages
from gongwen.render.versions import Version, version_of
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

TEXTS = {
    "v1": "船闸办法\n第一条　船闸由县管理。\n第二条　每日开闸两次，早晚各一。\n第三条　违者罚款五元。\n",
    "v2": "船闸办法\n第一条　船闸由县管理。\n"
    "第二条　闸上应备救生衣三件。\n第三条　每日开闸两次，早晚各一。\n第四条　违者罚款五元。\n",
    "v3": "船闸办法\n第一条　船闸由市水务局统一管理。\n第二条　闸上应备救生衣三件。\n第三条　违者罚款五元。\n",
}


def versions() -> list[Version]:
    found: list[Version] = []
    before: Edition | None = None
    for number, (slug, text) in enumerate(TEXTS.items()):
        document = parse_structure(read_article(text.encode(), f"{slug}.txt"))
        main = replace(document.main, metadata=Metadata(title="船闸办法", date=f"20{number}0-01-01"))
        now = Edition(slug, "zh-Hans", replace(document, main=main), Particulars(work="lock"))
        if before:
            rows = compare_parts(before.document.main, main)
            now = replace(now, comparisons=(Comparison("compare", before, rows),))
        version = version_of(now)
        assert version
        found.append(version)
        before = now
    return found


def test_a_provision_is_followed_through_its_numbers() -> None:
    rows = [[one and (one.label, one.change) for one in row] for row in histories(versions())]

    assert rows == [
        [("第一条", "same"), ("第一条", "same"), ("第一条", "changed")],
        [None, ("第二条", "inserted"), ("第二条", "same")],
        [("第三条", "same"), ("第四条", "same"), ("第三条", "same")],  # another number is no other text
        [("第二条", "same"), ("第三条", "same"), None],
    ]


def test_every_day_has_one_version_and_links_to_it() -> None:
    (page,) = work_pages("zh-Hans", versions()[::-1])

    assert page.path == "works/lock.md" and "| [2000-01-01](../v1/index.md) | [2010-01-01](../v2/index.md)" in page.text
    days = [
        (line.partition('"link": "')[2].partition('"')[0], line.partition('"from": "')[2].partition('"')[0])
        for line in page.text.partition('"versions": [')[2].partition("\n")[0].split('{"title"')[1:]
    ]
    assert days == [("../../v3/", "2020-01-01"), ("../../v2/", "2010-01-01"), ("../../v1/", "")]
    assert "删去 1 段" in page.text and '"share": 0' not in page.text.partition("v1/")[0]


def test_what_belongs_to_no_work_has_no_page() -> None:
    apart = Edition("x", "zh-Hans", Document("x.txt", "", Part("", "main", Metadata())), Particulars())

    assert version_of(apart) is None and list(work_pages("zh-Hans", [])) == []
