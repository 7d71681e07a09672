"""Bytes and times of a query over a library of laws, in Chromium, against a substring search.

    python benchmarks/search.py [--laws 1000] [--documents DIR] [--site site]

`--site` is a built site, whose search page is used over the laws' data. With `--names 100` so many places are asked
for by name instead (某法第三条第二款, in four forms): counted is where the first result is that place, and the bytes.
Each query is typed into a fresh page with an empty cache. Counted are all files of the index, of texts and of tables
(folding.js) that it asks for, as they are stored. Milliseconds count from the query in the field, put there at once, to
the first results on the page: postings and texts that the page did not have; CPU milliseconds are those of the page's
main thread, which other work on the machine does not add to. Figures stand in benchmarks/search.md.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Request, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.searching import HAND_MADE, NaiveSearch, law_documents, search_site  # noqa: E402
from tests.browser.test_search import drawn_places, first_link, leads_to  # noqa: E402
from tests.conftest import CHROMIUM_FLAGS, QuietHandler  # noqa: E402

from gongwen.library.project import find_project  # noqa: E402
from gongwen.library.read import Library, read_library  # noqa: E402
from gongwen.model import Variant  # noqa: E402
from gongwen.variants.conversion import Converter  # noqa: E402

SCRIPTS: tuple[Variant, ...] = ("zh-Hans", "zh-Hant-TW")

ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条 +\S")
READY = "() => window.gongwenSearch"
# Milliseconds from the query in the field to the answer on the page, and what it shows.
ASK = """async (query) => {
    const field = document.querySelector('input[type="search"]');
    const found = document.querySelector("[data-gw-search-found]");
    const start = performance.now();
    field.value = query;
    field.dispatchEvent(new Event("input"));
    while (!found.hasAttribute("data-gw-query")) await new Promise((resolve) => setTimeout(resolve, 1));
    const links = [...found.querySelectorAll("[data-search-results] ol.gw-hits a")];
    return {
        ms: performance.now() - start,
        links: links.filter((a) => !a.closest(".gw-search-numbers")).map((a) => a.getAttribute("href")),
        count: found.querySelector("[data-gw-search-count]").textContent,
    };
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--laws", type=int, default=100)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--names", type=int, default=0, help="places by name to ask for instead")
    parser.add_argument("--script", choices=SCRIPTS, action="append", help="only this one")
    parser.add_argument("--documents", type=Path, default=os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    options = parser.parse_args()
    library = read_library(find_project(ROOT))
    with tempfile.TemporaryDirectory() as mixed:
        laws = law_documents(mixed_laws(options.documents, options.laws, Path(mixed)), options.laws)
    library = replace(library, documents=(*library.documents, *laws))
    chromium = subprocess.run(
        [ROOT / "tools" / "browser.sh"], capture_output=True, text=True, check=True
    ).stdout.strip()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        start = time.perf_counter()
        site = search_site(options.site, Path(folder) / "site", library, options.script or SCRIPTS)
        seconds = time.perf_counter() - start
        sizes = {p.relative_to(site).as_posix(): p.stat().st_size for p in (site / "assets" / "search").rglob("*.js")}
        total = sum(sizes.values()) / 1e6
        print(f"{len(library.documents)} documents: {len(sizes)} files, {total:.1f} MB, {seconds:.1f} s\n")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        root = f"http://127.0.0.1:{server.server_port}/"
        for variant in (options.script or SCRIPTS) if options.names else ():
            print(named(browser, root, site, library, options.names, variant))
        print(
            "| script | queries | wrong | KB median, 95 %, most | ms median, 95 %, most | CPU ms median, 95 %, most |"
        )
        print("|---|---|---|---|---|---|")
        for variant in () if options.names else options.script or SCRIPTS:
            naive = NaiveSearch(library, variant)
            queries = list(
                dict.fromkeys(
                    [*HAND_MADE, *naive.draw(options.queries, seed=100), "应当", "的规定", "，", "，应当", "国家"]
                )
            )
            prefix = "" if variant == "zh-Hans" else f"{variant}/"
            print(
                measured(
                    browser, f"http://127.0.0.1:{server.server_port}/{prefix}search/", site, naive, queries, variant
                )
            )
        browser.close()
        server.shutdown()


def mixed_laws(documents: Path, number: int, target: Path) -> Path:
    """A folder with the shared laws and, beyond their number, more: each the frame of one law with every other article
    taken from another law, drawn with its number as the seed.
    """
    sources = [path.read_text("utf-8") for path in sorted((documents / "laws").glob("*.md"))]
    articles = [line.split(maxsplit=1)[1] for text in sources for line in text.split("\n") if ARTICLE.match(line)]
    folder = target / "laws"
    folder.mkdir()
    for n in range(number):
        lines, chance = sources[n % len(sources)].split("\n"), random.Random(n)
        for at, line in enumerate(lines if n >= len(sources) else ()):
            if ARTICLE.match(line) and chance.random() < 0.5:
                lines[at] = f"{line.split(maxsplit=1)[0]} {chance.choice(articles)}"
        (folder / f"{n:04}.md").write_text("\n".join(lines), "utf-8")
    return target


def measured(
    browser: Browser, url: str, site: Path, naive: NaiveSearch, queries: Sequence[str], variant: Variant
) -> str:
    """A row of the table; queries that are answered wrongly, cost much or take long are named on stderr."""
    kilobytes, milliseconds, cpu, wrong = [], [], [], 0
    for query in queries:
        context = browser.new_context()
        page = context.new_page()
        asked = asked_for(page)
        page.goto(url, wait_until="networkidle")  # as after the field was reached: what every query needs is there
        page.wait_for_function(READY)
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = busy(session)
        answer = page.evaluate(ASK, query)
        cpu.append(1000 * (busy(session) - before))
        context.close()
        cost = stored(site, asked)
        kilobytes.append(cost)
        milliseconds.append(answer["ms"])
        expected = naive.find(query)
        shown = set(answer["links"])
        right = shown <= expected and len(shown) == min(20, len(expected))
        right = right and (not expected or str(len(expected)) in answer["count"])
        wrong += not right
        if not right or cost > 200 or answer["ms"] > 150:
            print(
                f"{query!r}: {cost:.0f} KB, {answer['ms']:.0f} ms, {answer['count']}, expected {len(expected)}",
                file=sys.stderr,
            )
    columns = (
        " / ".join(f"{figure:.0f}" for figure in (statistics.median(values), late(values), max(values)))
        for values in (kilobytes, milliseconds, cpu)
    )
    return f"| {variant} | {len(queries)} | {wrong} | " + " | ".join(columns) + " |"


def named(browser: Browser, root: str, site: Path, library: Library, number: int, variant: Variant) -> str:
    """How many of so many places come first, and the kilobytes of a query; the others are named on stderr."""
    converter, kilobytes, first = Converter(variant, library.phrases), [], 0
    for query, slug, eid in drawn_places(library, number):
        context = browser.new_context()
        page = context.new_page()
        asked = asked_for(page)
        found = first_link(page, f"{root}{'' if variant == 'zh-Hans' else f'{variant}/'}", converter.convert(query))
        context.close()
        kilobytes.append(stored(site, asked))
        is_first = slug in found and leads_to(found, eid)
        first += is_first
        if not is_first:
            print(f"{query} → {found}, not {slug}#{eid}", file=sys.stderr)
    figures = " / ".join(f"{n:.0f}" for n in (statistics.median(kilobytes), late(kilobytes), max(kilobytes)))
    return f"{variant}: {first} of {number} places come first; KB median, 95 %, most: {figures}"


def asked_for(page: Page) -> set[str]:
    """The files of the search that the page asks for; the set grows with them."""
    asked: set[str] = set()

    def note(request: Request) -> None:
        path = unquote(urlsplit(request.url).path)
        if "/assets/search/" in path or path.endswith("/folding.js"):
            asked.add(path)

    page.on("request", note)
    return asked


def stored(site: Path, asked: set[str]) -> float:
    """The kilobytes of files as the site has them."""
    return sum((site / path.lstrip("/")).stat().st_size for path in asked) / 1000


def busy(session: CDPSession) -> float:
    """Seconds that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def late(values: Sequence[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(values)[int(len(values) * 0.95)]


if __name__ == "__main__":
    main()
