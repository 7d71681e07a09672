"""The page that checks a draft finds what the command finds, in the browser alone, and sends nothing anywhere."""

import json
import random
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from rapidfuzz.distance import Indel
from tests.browser.drafts import drafts
from tests.browser.test_axe import AXE, violations
from tests.fuzzing import Fuzz
from tests.quoting.test_ways_to_write import PLACES
from tests.text.test_locators import TEXTS as LOCATORS

from gongwen.cli.holdings import read_holdings
from gongwen.library.project import find_project
from gongwen.quoting.checking import check_draft, rows_of
from gongwen.quoting.comparing import most_like
from gongwen.quoting.drafts import draft_paragraphs
from gongwen.quoting.holdings import Holdings
from gongwen.text.folding import simplified
from gongwen.text.locators import read_locators

pytestmark = [pytest.mark.browser, pytest.mark.site]

TEXTS = [*LOCATORS, *(words for words, _ in PLACES)]
DAY = "2026-11-30"
CHECK = """async ([drafts, day]) => {
    const box = document.querySelector("[data-gw-quote-check]");
    const [assets, data, root] = ["assets", "index", "root"].map((name) => box.getAttribute("data-gw-" + name));
    const checker = await gongwenQuoteCheck.open(assets, data, root, day);
    const found = [];
    for (const draft of drafts) found.push(await checker.draft(draft));
    return found;
}"""
SAID = ("line", "quote", "citation", "state", "slug", "eid", "text", "folded")
DRAFT = """《滨河市节约用水条例》第二条规定：“单位和个人应当节约用水，不得浪费”。
《滨河市节约用水条例》第二条规定：“单位和个人可以节约用水，不得浪费”。

《飞行器登记办法》第一条：“<img src=x onerror=alert(1) &amp;”。依照《滨河市节约用水条例》第九百条。
"""
# What drafts that are drawn do not have.
CITED = [
    "《滨河市节约用水条例》第一章规定：“单位和个人应当节约用水，不得浪费”。",
    "《滨河市节约用水条例》第二章规定：“单位和个人应当节约用水，不得浪费”。",
    "“单位和个人应当节约用水，不得浪费”出自滨河市节约用水条例第二条。",
]


@pytest.fixture(scope="session")
def library(front_site: Path) -> Holdings:
    return read_holdings(find_project(front_site.parent))


def paste(page: Page, text: str) -> None:
    page.locator("#gw-draft").fill(text)
    page.locator("[data-gw-check]").click()
    expect(page.locator("[data-gw-rows] li").first).to_be_visible()


@pytest.mark.fuzz
def test_it_finds_what_the_command_finds(page: Page, front: str, library: Holdings, fuzz: Fuzz) -> None:
    (chance, *_) = fuzz.cases(sample=1, long=1)
    texts = [*CITED, *islice(drafts(tuple(library.all.values()), chance), 100 if fuzz.long else 10)]
    page.goto(f"{front}check-quotes/")
    found = page.evaluate(CHECK, [texts, DAY])
    expected = [list(rows_of(check_draft(draft_paragraphs(text), library, DAY))) for text in texts]

    for text, rows, right in zip(texts, found, expected, strict=True):
        shown = [{key: row[key] for key in SAID} | {"differences": row["differences"]} for row in rows]
        assert shown == [
            {key: row[key] for key in SAID} | {"differences": row.get("differences", [])} for row in right
        ], text
    assert {row["state"] for rows in found for row in rows} >= {"exact", "altered", "unknown-document"}


def test_nothing_leaves_the_browser(page: Page, front: str) -> None:
    asked: list[Request] = []
    page.goto(f"{front}check-quotes/")
    page.wait_for_load_state()
    before = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    page.on("request", lambda request: asked.append(request))
    paste(page, DRAFT)
    page.wait_for_load_state("networkidle")

    paths = [unquote(urlsplit(request.url).path) for request in asked]
    assert paths
    assert all(path.startswith("/assets/") or path.endswith(("/quotes.js", "/citation.js")) for path in paths)
    assert all(request.method == "GET" and not request.post_data for request in asked)
    assert not any(urlsplit(request.url).query for request in asked)
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])") == before
    assert page.url == f"{front}check-quotes/"
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy
    assert page.locator("main form").count() == 0


def test_what_is_said_of_each(page: Page, front: str) -> None:
    page.goto(f"{front}check-quotes/")
    paste(page, DRAFT)
    rows = page.locator("[data-gw-rows] li")

    expect(page.locator("[data-gw-said]")).to_have_text(
        "相符 1；与原文不同 1；本库没有这一文件 1；本库的这一文件没有这一处 1"
    )
    assert [rows.nth(n).get_attribute("data-state") for n in range(4)] == [
        "exact",
        "altered",
        "unknown-document",
        "not-found",
    ]
    expect(rows.nth(1)).to_contain_text("“可以”原文作“应当”")
    expect(rows.nth(1)).to_contain_text("第 2 行")
    expect(rows.nth(2)).to_contain_text("<img src=x onerror=alert(1) &amp;")
    expect(rows.nth(3)).to_contain_text("《滨河市节约用水条例》里没有第900条")
    assert page.locator("[data-gw-rows] img").count() == 0
    rows.nth(0).locator("a").click()
    assert unquote(urlsplit(page.url).path) == "/law/chp_1/"
    expect(page.locator(f"[id='{urlsplit(page.url).fragment}']")).to_contain_text("节约用水")


def test_in_another_script(page: Page, front: str) -> None:
    page.goto(f"{front}zh-Hant-TW/check-quotes/")
    paste(page, "《濱河市節約用水條例》第二條：「單位和個人應當節約用水，不得浪費」")

    expect(page.locator("[data-gw-rows] li")).to_contain_text("不計字形")
    href = page.locator("[data-gw-rows] a").get_attribute("href") or ""
    assert href.startswith("../law/chp_1/#art_2")


def test_from_a_folder(page: Page, front_site: Path) -> None:
    page.goto((front_site / "check-quotes" / "index.html").as_uri())
    paste(page, DRAFT)
    page.locator("[data-gw-rows] a").first.click()

    assert page.url.startswith((front_site / "law" / "chp_1" / "index.html").as_uri() + "#art_2")


def test_a_phone_the_keyboard_and_axe(page: Page, front: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{front}check-quotes/")
    page.locator("#gw-draft").fill("《滨河市节约用水条例》第二条：“" + "单位和个人可以节约用水" * 40 + "”")
    page.locator("#gw-draft").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gw-rows] li")).to_be_visible()
    page.evaluate(AXE)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gw-rows] li")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "gw-draft"


def test_a_draft_that_is_too_long_or_holds_nothing_is_told(page: Page, front: str) -> None:
    page.goto(f"{front}check-quotes/")
    for text, said in (("字" * 100_001, "稿子太长"), ("没有什么可核对的", "没有找到引文")):
        page.locator("#gw-draft").fill(text)
        page.locator("[data-gw-check]").click()
        expect(page.locator("[data-gw-said]")).to_contain_text(said)


def test_it_is_reached_from_the_foot_of_a_page_and_says_what_it_needs(page: Page, front: str) -> None:
    page.goto(front)
    page.locator("footer").get_by_role("link", name="核对引文").click()

    expect(page.locator("h1")).to_have_text("核对引文")
    assert "JavaScript" in page.locator("noscript").first.inner_html()


# --- its parts agree with the command's where drafts seldom lead ------------------------------------------------------


# One text in two versions, and two of one name that nobody calls so.
ROWS = [
    ["now", "河川管理法", "", ["河法"], [["", 0]], "2021-07-01", "rivers", [], "2021-04-02"],
    ["old", "河川管理法", "", [], [["", 0], ["2021-07-01", 4]], "2015-06-01", "rivers", [], "2015-03-01"],
    ["act", "渡船条例", "", [], [["", 0], ["2020-01-01", 3]], "2010-01-01", "", [], "2009-12-01"],
    ["locks", "船闸办法", "", [], [["", 0]], "1994-05-01", "", [], "1994-03-01"],
    ["newer-locks", "船闸办法", "", [], [["", 0]], "2007-08-02", "", [], "2007-08-02"],
]
VERSIONS = {
    "《河川管理法》第二条": "now",
    "《河川管理法》（2015年）第二条": "old",
    "《河川管理法（2015年版）》第二条": "old",
    "河川管理法（2015）第二条": "old",
    "《河川管理法》（2015年第3号令公布）第二条": "now",
    "《河川管理法》（2009年）第二条": "now",
    "《船闸办法》第二条": "newer-locks",
    "《船闸办法》（1994年）第二条": "locks",
}


def test_the_version_that_is_meant_and_what_is_known_of_it(page: Page, front: str) -> None:
    """The texts that the command's own tests have (tests/quoting)."""
    page.goto(f"{front}check-quotes/")
    first, known = page.evaluate(
        """([rows, texts, day]) => {
            const library = new gongwenQuotedNames.Library(rows, day);
            const read = (text) => new gongwenQuotedNames.Reader(library).citations(text)[0].found;
            return [
                texts.map((text) => library.inOrder(read(text))[0].document.slug),
                rows.map((row) => library.bySlug.get(row[0]))
                    .map((one) => [library.validity(one), library.mayHold(one)]),
            ];
        }""",
        [ROWS, list(VERSIONS), DAY],
    )

    assert dict(zip(VERSIONS, first, strict=True)) == VERSIONS
    assert [(said["state"], said["since"], said.get("namesake", ""), holds) for said, holds in known] == [
        ("unknown", "2021-07-01", "", True),
        ("newer", "2021-07-01", "", False),
        ("amended", "2020-01-01", "", True),
        ("unknown", "1994-05-01", "2007-08-02", True),
        ("unknown", "2007-08-02", "", True),
    ]


def test_places_are_read_alike(page: Page, front: str) -> None:
    page.goto(f"{front}check-quotes/")
    found = page.evaluate(
        "texts => texts.map((text) => gongwenPlaces.read(text))", [simplified(text) for text in TEXTS]
    )

    for text, places in zip(TEXTS, found, strict=True):
        assert places == [
            {
                "start": one.start,
                "steps": [asdict(step) for step in one.steps],
                "ends": list(one.ends),
                "follows": one.follows,
                "again": one.again,
            }
            for one in read_locators(simplified(text), bare=True)
        ], text


@pytest.mark.fuzz
def test_likeness_is_reckoned_alike(page: Page, front: str, library: Holdings, fuzz: Fuzz) -> None:
    """Two implementations of one measure, on texts of few characters, which have many equal answers."""
    (chance, *_) = fuzz.cases(sample=1, long=1)
    pairs = [_pair(chance) for _ in range(4000 if fuzz.long else 200)]
    page.goto(f"{front}check-quotes/")
    found = page.evaluate(
        "pairs => pairs.map(([a, b]) => [gongwenLikeness.mostLike(a, b, null), gongwenLikeness.changes(a, b)])", pairs
    )

    for (one, other), (like, changes) in zip(pairs, found, strict=True):
        right = most_like(one, _Whole(other))  # type: ignore[arg-type]  # of Words only the whole text is read
        assert (like and json.loads(json.dumps(like))) == (right and asdict(right)), (one, other)
        assert [tuple(change) for change in changes] == [
            (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(one, other)
        ]


class _Whole:
    def __init__(self, whole: str) -> None:
        self.whole = whole


def _pair(chance: random.Random) -> tuple[str, str]:
    letters = "甲乙丙丁戊己庚辛"[: chance.randrange(2, 9)]
    text = "".join(chance.choice(letters) for _ in range(chance.randrange(4, 160)))
    at = chance.randrange(len(text))
    part = text[at : at + chance.randrange(2, 90)] or text
    changed = "".join(chance.choice(("", c, c, c, c, c + "壬")) for c in part)
    return (changed or part, text)
