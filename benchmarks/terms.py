"""How quickly 5,000 terms are found in 100 documents, and what a new term costs.

    python benchmarks/terms.py [DOCUMENTS]

The terms are the glossary's own and the strings of two to eight Han characters that the documents hold most often: a
worse case than any real glossary. Figures stand in benchmarks/terms.md.
"""

import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from gongwen.enrich.terms import TermMatcher, walk_term_text
from gongwen.library.project import Project, find_project
from gongwen.library.read import Library, read_library
from gongwen.model import VARIANTS, Document, TermEntry
from gongwen.publish.editions import converter_for, in_script, source_editions, terms_in_script
from gongwen.render.brief import brief_of
from gongwen.render.markdown.document_pages import document_pages
from gongwen.render.markdown.term_page import by_term, term_page
from gongwen.render.term_files import terms_script
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

ROOT = Path(__file__).parents[1]
TERMS = 5000
DOCUMENTS = 100
ROUNDS = 5


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    paths = sorted((folder / "laws").glob("*.md"))[:DOCUMENTS]
    documents = [parse_structure(read_article(path.read_bytes(), path.name)) for path in paths]
    texts = [unit.text for document in documents for unit in walk_term_text(document.main)]
    size = sum(len(text.encode()) for text in texts)
    project = find_project(ROOT)
    library = read_library(project)
    entries = (*library.terms, *_frequent(texts, TERMS - len(library.terms)))
    print(f"{len(entries)} terms, {len(documents)} documents, {size / 1e6:.1f} MB of text (UTF-8)")
    built = _best(lambda: TermMatcher(entries))
    matcher = TermMatcher(entries)
    hits = sum(len(matcher.hits(document)) for document in documents)
    found = _best(lambda: _find(matcher, documents))
    print(f"matcher made in {built:.2f} s; {hits} hits in {found:.2f} s: {size / 1e6 / found:.1f} MB/s")
    started = perf_counter()
    _rebuild(project, library)
    print(f"a term more and one document's pages in four scripts: {perf_counter() - started:.2f} s")


def _frequent(texts: list[str], count: int) -> list[TermEntry]:
    """Entries for the most frequent strings."""
    seen: Counter[str] = Counter()
    for text in texts:
        for run in re.findall(r"[\u4e00-\u9fff]{2,}", text):
            seen.update(run[i : i + n] for n in range(2, 9) for i in range(len(run) - n + 1))
    return [TermEntry(word, "释义", "draft", f"docs/glossary/{word}.md") for word, _ in seen.most_common(count)]


def _find(matcher: TermMatcher, documents: list[Document]) -> None:
    for document in documents:
        matcher.hits(document)


def _rebuild(project: Project, before: Library) -> None:
    """All that a new entry changes but MkDocs' own run: the glossary read anew, hits, pages, the term's page."""
    library = read_library(project)
    assert library.terms == before.terms
    for variant in VARIANTS:
        converter = converter_for(variant, library)
        editions = tuple(in_script(edition, converter) for edition in source_editions(library)[:1])
        terms = terms_in_script(library.terms, converter)
        for edition in editions:
            sum(len(page.text) for page in document_pages(edition))
        places = by_term(map(brief_of, editions))
        term_page(variant, terms[0], library.terms[0], terms, places[terms[0].source_term])
        terms_script(variant, terms)


def _best(act: Callable[[], object]) -> float:
    """CPU seconds, the median of some rounds: other work on the machine does not count."""
    times = []
    for _ in range(ROUNDS):
        started = process_time()
        act()
        times.append(process_time() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
