"""What grows with its input and no faster: twice the tags or chapters, twice the time.

    python benchmarks/linear.py

CPU milliseconds of one process, the best of three runs, for one, two, four and eight times the input: what reads a
source before a build and what reads it again and the published page after it, given tags that nobody closes; and all
pages of one script of a regulation with ten articles a chapter. Figures stand in benchmarks/linear.md.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from gongwen.enrich.catalogue import Catalogue
from gongwen.enrich.terms import TermMatcher
from gongwen.library.read import StoredDocument
from gongwen.model import Edition
from gongwen.publish.editions import found_edition
from gongwen.render.markdown.document_pages import document_pages
from gongwen.sources.article import read_article
from gongwen.sources.document_yml import parse_document_yml
from gongwen.structure.parse import parse_structure
from gongwen.verify.published_html import read_page
from gongwen.verify.source import read_source

RUNS = 3
TIMES = (1, 2, 4, 8)
TAGS, CHAPTERS = 1250, 25
UNCLOSED = ("<div>", "<p>", "<b>", "<span>", "<ul><li>", "<table>", "<!--", "<a href=x>", '<font size="2">', "<td>")


def page(tag: str, number: int) -> str:
    return f"<!doctype html><title>通知</title><body><h1>关于试点的通知</h1>{(tag + '字') * number}"


def regulation(chapters: int) -> Edition:
    """A regulation of so many chapters with ten articles each."""
    lines = ["试点办法"]
    for chapter in range(1, chapters + 1):
        lines.append(f"第{chapter}章　第{chapter}事")
        first = 10 * chapter - 9
        lines += [
            f"第{n}条　市政府应当在到2030年底前办理第{n}件事，按照第{first}条办理。" for n in range(first, first + 10)
        ]
    data = "\n".join(lines).encode()
    document = parse_structure(read_article(data, "source.txt"))
    stored = StoredDocument("x", Path("source.txt"), data, parse_document_yml("", ""), document, (), ())
    return found_edition(stored, (), TermMatcher(()), Catalogue([]))


def _pages(edition: Edition) -> int:
    return len(list(document_pages(edition)))


def best(act: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times) * 1000


def row(name: str, made: list[float]) -> str:
    growth = made[-1] / made[-2]
    return f"| {name} | {' | '.join(f'{one:.0f}' for one in made)} | {growth:.1f} |"


def head(name: str) -> str:
    return f"| {name} | {' | '.join(f'× {n}' for n in TIMES)} | last growth |\n|---|{'---|' * (len(TIMES) + 1)}"


def tags() -> None:
    print(head(f"{TAGS} tags"))
    readers: dict[str, Callable[[str], object]] = {
        "article": lambda text: parse_structure(read_article(text.encode(), "source.html")),
        "verify, source": lambda text: read_source(text.encode(), "source.html"),
        "verify, page": lambda text: read_page(text, ()),
    }
    for tag in UNCLOSED:
        pages = [page(tag, TAGS * n) for n in TIMES]
        for name, read in readers.items():
            print(row(f"`{tag}`, {name}", [best(partial(read, text)) for text in pages]), flush=True)


def chapters() -> None:
    print(head(f"{CHAPTERS} chapters"))
    editions = [regulation(CHAPTERS * n) for n in TIMES]
    print(row("pages", [best(partial(_pages, edition)) for edition in editions]))


def main() -> None:
    tags()
    print()
    chapters()


if __name__ == "__main__":
    main()
