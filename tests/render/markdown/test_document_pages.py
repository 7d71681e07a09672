"""The files of a document's pages: what they say of themselves, and how they change."""

import yaml

from gongwen.model import SOURCE_VARIANT, Edition, Particulars
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.page import published
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

RULES = """灯塔管理办法
第一章　总则
第一条　为了管理灯塔，制定本办法。
第二条　灯塔应当每年检修一次，费用由所在县承担。
第二章　附则
第三条　本办法自2024年5月1日起施行。
"""


def files(text: str) -> dict[str, str]:
    document = parse_structure(read_article(text.encode(), "x.txt"), Particulars())
    return {page.path: page.text for page in document_pages(Edition("x", SOURCE_VARIANT, document, Particulars()))}


def test_one_word_that_changed_is_one_line_that_changed() -> None:
    before, after = files(RULES), files(RULES.replace("每年检修一次", "每年检修两次"))

    for path in ("x/chp_1.md", "x/full.md"):
        lines = zip(published(before[path]).split("\n"), published(after[path]).split("\n"), strict=True)
        changed = [(old, new) for old, new in lines if old != new]
        assert [new.replace("两次", "一次") for _, new in changed] == [old for old, _ in changed] and len(changed) == 1
    certificate = "x/certificate.md"  # it names the digest of the source
    assert {path for path in before if before[path] != after[path]} == {"x/chp_1.md", "x/full.md", certificate}


def test_what_is_laid_out_is_no_part_of_the_published_file() -> None:
    page = files(RULES)["x/chp_1.md"]
    front, shown = (yaml.safe_load(text.split("---\n")[1]) for text in (page, published(page)))

    assert front.keys() - shown.keys() == {"layout"} and shown["eid"] == "chp_1"
    assert page.endswith(published(page).split("---\n", 2)[2])
