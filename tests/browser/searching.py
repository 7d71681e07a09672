"""What the tests of search compare with: a substring search over the folded text, and queries to ask both."""

import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from gongwen.library.read import Library, StoredDocument
from gongwen.model import SOURCE_VARIANT, Edition, Particulars, TermEntry, Variant, walk_text
from gongwen.publish.editions import converter_for, in_script, source_editions, terms_in_script
from gongwen.publish.search import search_index, search_script
from gongwen.render.addresses import homes, term_address
from gongwen.render.search_index.postings import COMMON
from gongwen.render.search_index.units import document_units
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.folding import fold_text

LONGEST = 12

HAND_MADE = [
    "一网通办",
    "一網通辦",
    "数字政府",
    "數位政府",
    "數字 政府",
    "政府 数据　安全",
    "数据，",
    "”、“",
    "「一网",
    "（一）",
    "(一)",
    "㈠",
    "2025",
    "２０２５年",
    "2025 年",
    "“十四五”",
    "'互联网+'",
    "互联网＋",
    "digital government",
    "government",
    "Government",
    "政",
    "。",
    "的 政府",
    "没有这样的话",
    "zzzz",
    "𠀀𠀁",
    "\u200b数\u200b字",
    "\\u0022<b>",
    "批覆",
]

# Types each query into the page's field and lists all that it shows, twenty by twenty.
ASK_ALL = """async (queries) => {
    const field = document.querySelector('input[type="search"]');
    const found = document.querySelector("[data-gw-search-found]");
    const more = document.querySelector("[data-gw-search-more]");
    const results = document.querySelector("[data-search-results]");
    const until = async (test) => { while (!test()) await new Promise((resolve) => setTimeout(resolve, 4)); };
    const answers = [];
    for (const query of queries) {
        found.removeAttribute("data-gw-query");
        field.value = query;
        field.dispatchEvent(new Event("input"));
        await until(() => found.hasAttribute("data-gw-query"));
        const first = results.querySelectorAll("a").length;
        while (!more.hidden) {
            const before = results.querySelectorAll("a").length;
            more.click();
            await until(() => results.querySelectorAll("a").length > before);
        }
        const apart = ".gw-search-numbers, .gw-search-named";
        const links = [...results.querySelectorAll("ol.gw-hits a")].filter((a) => !a.closest(apart));
        answers.push({
            links: links.map((a) => a.getAttribute("href")),
            marked: links.every((a) => a.querySelector("mark")),
            count: document.querySelector("[data-gw-search-count]").textContent,
            first,
        });
    }
    return answers;
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows for a query: the places, whether a word is marked in each, the total as it says it."""

    links: tuple[str, ...]
    marked: bool
    count: str
    first: int  # results shown at once


def ask_all(page: Page, queries: Iterable[str]) -> list[Answer]:
    """The answers of the search page that is open."""
    answers = page.evaluate(ASK_ALL, list(queries))
    return [Answer(tuple(a["links"]), a["marked"], a["count"], a["first"]) for a in answers]


class NaiveSearch:
    """Reads every text from end to end for every query. A converted text is read in both scripts."""

    def __init__(self, library: Library, variant: Variant) -> None:
        converter = converter_for(variant, library)
        sources = source_editions(library)
        self.texts: dict[str, str] = {}
        self._folded: dict[str, tuple[str, str]] = {}
        for source in sources:
            self._add(source, in_script(source, converter))
        for entry, shown in zip(library.terms, terms_in_script(library.terms, converter), strict=True):
            name = f"../{term_address(entry.source_term)}"
            self._folded[name] = (fold_text(_term_text(entry)), fold_text(_term_text(shown)))

    def _add(self, source: Edition, shown: Edition) -> None:
        where = homes(source.slug, source.document)
        for before, after in zip(walk_text(source.document), walk_text(shown.document), strict=True):
            name = f"../{where[before.eid]}#{before.eid}"
            self.texts[name] = after.text
            self._folded[name] = (fold_text(before.text), fold_text(after.text))

    def find(self, query: str) -> set[str]:
        """The addresses of all that hold every word of the query; words of one character do not count."""
        words = [word for word in map(fold_text, query.split()) if len(word) > 1]
        return {
            name
            for name, folded in self._folded.items()
            if words and all(any(word in text for text in folded) for word in words)
        }

    def draw(self, number: int, seed: int) -> Iterator[str]:
        """Stretches of the text as a reader would copy them."""
        chance = random.Random(seed)
        texts = [text for text in self.texts.values() if len(fold_text(text)) > 1]
        weights = [len(text) for text in texts]
        while number:
            text = chance.choices(texts, weights)[0]
            start = chance.randrange(len(text) - 1)
            query = " ".join(text[start : start + chance.randint(2, LONGEST)].split())
            if len(fold_text(query)) > 1:
                yield query
                number -= 1


def _term_text(entry: TermEntry) -> str:
    return "、".join(name for name in (entry.term, *entry.aliases, entry.english) if name)


def law_documents(documents: Path, number: int) -> tuple[StoredDocument, ...]:
    """The first laws of the shared documents, as the library would hold them."""
    return tuple(
        StoredDocument(
            f"law-{path.stem}",
            path,
            b"",
            Particulars(),
            parse_structure(read_article(path.read_bytes(), path.name)),
            (),
            (),
        )
        for path in sorted((documents / "laws").glob("*.md"))[:number]
    )


def search_site(
    built: Path, target: Path, library: Library, variants: Iterable[Variant], *, common: int = COMMON
) -> Path:
    """The search pages of a built site over another library: its data and nothing else of it."""
    for prefix in ("", *(f"{v}/" for v in variants if v != SOURCE_VARIANT)):
        for name in ("search", "assets"):
            shutil.copytree(built / prefix / name, target / prefix / name)
    data = target / "assets" / "search"
    shutil.rmtree(data)
    sources = source_editions(library)
    found = tuple(map(document_units, sources))
    files = search_index(library.terms, found, common=common)
    for variant in variants:
        converter = converter_for(variant, library)
        documents = tuple(document_units(in_script(edition, converter)) for edition in sources)
        shown = search_script(library.terms, found, documents, converter)
        files |= {f"{variant}/{name}": text for name, text in shown.items()}
    for name, text in files.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return target
