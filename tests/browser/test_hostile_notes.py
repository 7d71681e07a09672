"""What the fuzzer's notes make of a page, as a browser parses it: nothing runs, nothing is fetched, nothing escapes."""

from datetime import date

import pytest
from markdown import markdown
from playwright.sync_api import Browser, Route
from tests.annotations.hostile_grammar import PATH, notes
from tests.annotations.test_fuzz import COUNT, SEED

from gongwen.annotations.form import parse_note
from gongwen.model import AnchoredNote, Document, Edition, Metadata, Part, Particulars
from gongwen.render.brief import brief_of
from gongwen.render.markdown.annotations_page import annotations_page

pytestmark = pytest.mark.browser

ADDRESS = "http://127.0.0.1:1/notes/"
POLICY = "default-src 'none'; script-src 'self'"
# Everything that acts by itself or that a click could set off, in the article or beside it.
LIVE = """() => {
    const found = [];
    const bad = "script, iframe, object, embed, form, input, button, img, svg, math, style, link, meta, base, video, "
        + "audio, details, template, noscript, [style], [contenteditable], [autofocus]";
    document.body.querySelectorAll(bad).forEach(e => found.push(e.outerHTML.slice(0, 80)));
    document.body.querySelectorAll("*").forEach(e => {
        for (const {name} of e.attributes) if (name.startsWith("on") || name === "srcdoc") found.push(name);
        if (e.hasAttribute("href") && !["http:", "https:", "mailto:"].includes(e.protocol)) found.push(e.href);
    });
    document.querySelectorAll(".gw-note").forEach(e => {
        if (e.parentElement !== document.body) found.push("not where it was put: " + e.id);
    });
    if (document.body.lastElementChild.id !== "end") found.push("the page's end is elsewhere");
    return found;
}"""


def body() -> str:
    """The page with every note that the checker lets through, by way of the site's own Markdown."""
    accepted = (parse_note(data, PATH, date(2026, 1, 1))[0] for data in notes(SEED, COUNT))
    anchored = tuple(AnchoredNote(note, "orphan", "") for note in accepted if note is not None)
    assert len(anchored) > 200
    document = Document("", "", Part("", "main", Metadata(title="通知")))
    edition = Edition("pilot", "zh-Hans", document, Particulars(), notes=anchored)
    text = annotations_page("zh-Hans", (brief_of(edition),)).text
    return markdown(text.split("---\n", 2)[2], extensions=["attr_list", "toc"]) + '<p id="end"></p>'


@pytest.mark.parametrize("policy", ["", POLICY])
def test_no_note_comes_alive(browser: Browser, policy: str) -> None:
    html = f"<!doctype html><meta charset=utf-8><body>{body()}</body>"
    asked: list[str] = []
    context = browser.new_context()

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        headers = {"content-type": "text/html", **({"content-security-policy": policy} if policy else {})}
        route.fulfill(status=200, headers=headers, body=html if route.request.url == ADDRESS else "")

    context.route("**/*", answer)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(ADDRESS)

    assert page.evaluate(LIVE) == []
    assert page.evaluate("window.gwRan") is None
    assert said == []
    assert [address for address in asked if address not in (ADDRESS, "http://127.0.0.1:1/favicon.ico")] == []
    context.close()
