"""Over all real documents: what a summary or a task says stands, word for word, in the places that it names."""

from functools import cache
from pathlib import Path

import pytest

from gongwen.enrich.summary import summarize
from gongwen.enrich.tasks import tasks
from gongwen.enrich.topics import topics
from gongwen.model import Document, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure


@cache
def documents(root: Path) -> tuple[Document, ...]:
    paths = sorted((root / "originals").iterdir())
    assert paths
    return tuple(parse_structure(read_article(path.read_bytes(), path.name)) for path in paths)


def test_every_clause_of_a_summary_stands_in_the_blocks_that_it_names(documents_root: Path) -> None:
    for document in documents(documents_root):
        texts = {unit.eid: unit.text for unit in walk_text(document)}
        for summary in summarize(document):
            assert summary.clauses
            for clause in summary.clauses:
                assert clause.sources
                assert all(clause.text in texts[eid] for eid in clause.sources), (document.path, clause)


def test_every_task_stands_in_its_sentence_and_the_sentence_in_its_block(documents_root: Path) -> None:
    for document in documents(documents_root):
        texts = {unit.eid: unit.text for unit in walk_text(document)}
        for task in tasks(document, topics(document)):
            assert task.task in task.sentence, (document.path, task)
            assert task.sentence in texts[task.eid], (document.path, task)
            assert task.body is None or task.body in texts[task.eid]


@pytest.mark.parametrize("name", ["054.txt", "030.html"])
def test_summaries_are_the_same_twice(name: str, documents_root: Path) -> None:
    path = documents_root / "originals" / name
    first, second = (parse_structure(read_article(path.read_bytes(), name)) for _ in range(2))
    assert summarize(first) == summarize(second)
