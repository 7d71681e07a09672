"""The oldest browsers that 关于 names: Chrome 70 (the WebView of Android 8, WeChat's), Safari 12. They cannot be had
here, so our scripts are read for what they do not know, and a page is looked at with what they drop of its styles away.
"""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.page_kinds import CHAPTER
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "overrides" / "assets" / "gongwen").glob("*.js"))
# What a script is whole without: words in quotation marks, comments, regular expressions.
ASIDE = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|(?<=[(,=:[!&|?{};\n])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/[a-z]*""",
    re.DOTALL,
)
TOO_NEW = {
    "optional chaining (Chrome 80)": r"\?\.(?!\d)",
    "?? (Chrome 80)": r"\?\?",
    "logical assignment (Chrome 85)": r"(?:\|\||&&|\?\?)=",
    "numeric separator (Chrome 75)": r"\b\d+_\d",
    "BigInt (Safari 14)": r"\b\d+n\b",
    "private or public field (Chrome 72)": r"#[A-Za-z_]\w*|^\s*static\s*\{",
    "module": r"^\s*(?:import|export)\b|\bimport\s*\(",
    "method of later": r"\.(?:replaceAll|matchAll|at|findLast|findLastIndex|hasOwn|toSorted|toReversed)\(",
    "function of later": r"\b(?:structuredClone|globalThis|queueMicrotask)\b|\bObject\.(?:fromEntries|groupBy)\b",
}
LATE_EXPRESSION = re.compile(r"\(\?<[=!]")  # looks behind: Safari 16.4
# The first on every page, those of pages of text, and what brings lists and addresses of before: they may not stop.
NEEDED = ("gongwen.js", "reading.js", "moved.js", "not-found.js", "library.js", "tasks.js")
MISSING = re.compile(r"\breplaceChildren\b|\bIntl\.Segmenter\b|\bsetHTML\b|\bcheckVisibility\b")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_holds_no_syntax_that_they_do_not_know(path: object) -> None:
    text = ASIDE.sub(" ", path.read_text("utf-8"))  # type: ignore[attr-defined]  # a Path

    assert {what: found for what, rule in TOO_NEW.items() if (found := re.findall(rule, text, re.MULTILINE))} == {}


@pytest.mark.parametrize(
    "code", ["a?.b", "a ?? b", "a ||= 1", "x = 1_000;", "import('x')", "s.replaceAll(a, b)", "[].at(0)"]
)
def test_newer_syntax_is_seen(code: str) -> None:
    assert any(re.search(rule, ASIDE.sub(" ", code), re.MULTILINE) for rule in TOO_NEW.values())


@pytest.mark.parametrize("code", ['x = "a?.b";', "// a ?? b", "y = /a??b/.test(z);", "c ? .5 : 1"])
def test_what_only_looks_like_it_is_not(code: str) -> None:
    assert not any(re.search(rule, ASIDE.sub(" ", code), re.MULTILINE) for rule in TOO_NEW.values())


@pytest.mark.parametrize("name", NEEDED)
def test_what_every_reader_needs_calls_nothing_that_they_lack(name: str) -> None:
    text = next(path for path in SCRIPTS if path.name == name).read_text("utf-8")

    assert MISSING.findall(text) == [] and LATE_EXPRESSION.findall(text) == []


# Rules and declarations that Chrome 70 drops; the attribute that it does not know.
AS_THEN = r"""() => {
    const selector = new RegExp(":(?:is|where|has|popover-open|focus-visible)\\b|::(?:highlight|backdrop)"
        + "|:not\\([^()]*[\\s(,]");
    const late = /^(?:inset|margin-inline|margin-block|padding-inline|padding-block|text-wrap|content-visibility|gap)/;
    const prune = sheet => {
        for (let i = sheet.cssRules.length - 1; i >= 0; i--) {
            const rule = sheet.cssRules[i];
            if (rule.styleSheet) prune(rule.styleSheet);
            else if (selector.test(rule.selectorText || "") || /selector\(/.test(rule.conditionText || "")) {
                sheet.deleteRule(i);
            } else {
                if (rule.cssRules && !rule.selectorText) prune(rule);
                if (rule.style) {
                    for (const name of [...rule.style]) if (late.test(name)) rule.style.removeProperty(name);
                }
            }
        }
    };
    [...document.styleSheets].forEach(prune);
    document.querySelectorAll("[popover]").forEach(panel => panel.removeAttribute("popover"));
}"""


@pytest.mark.browser
@pytest.mark.site
def test_text_contents_size_and_pdf_are_there(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}{CHAPTER}")
    page.evaluate(AS_THEN)
    first = page.locator("[id='chp_2__intro__p_1']").bounding_box()
    contents = page.locator("nav.gw-contents").bounding_box()

    assert first and contents and first["width"] > 250 and first["y"] < 1200
    assert contents["y"] > first["y"]  # after the text, all of it open
    expect(page.locator(".gw-side-open")).to_be_hidden()
    expect(page.locator("nav.gw-contents a").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("details[data-gw-menu] > summary").click()
    expect(page.locator("details[data-gw-menu] a.gw-pdf").first).to_be_visible()
    page.locator("button[data-gw-large]").click()
    assert page.evaluate("document.documentElement.hasAttribute('data-large')")
    size = "parseFloat(getComputedStyle(document.getElementById('chp_2__intro__p_1')).fontSize)"
    assert page.evaluate(size) >= 20
