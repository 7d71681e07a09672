"""Real documents: verified values, five forms of one text, 400 laws, hostile inputs. They skip where there are none."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from gongwen.errors import GongwenError
from gongwen.model import Division, Document, walk_divisions, walk_parts, walk_text
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure
from gongwen.text.visible import visible


def parse_file(path: Path) -> Document:
    return parse_structure(read_article(path.read_bytes(), path.name))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def divisions(document: Document) -> list[Division]:
    return [d for part in walk_parts(document.main) for d in walk_divisions(part.divisions)]


def characters(document: Document) -> Counter[str]:
    texts = [u.text for u in walk_text(document)] + [o.text for o in document.omitted]
    return Counter(c for text in texts for c in visible(text))


def test_titles_and_numbers_of_the_manifest(documents_root: Path) -> None:
    wrong = []
    for row in rows(documents_root / "manifest.tsv"):
        if row["verified"] != "yes":
            continue
        metadata = parse_file(documents_root / row["file"]).main.metadata
        expected = re.sub(r"[\s/]", "", row["exp_title"])
        if re.sub(r"\s", "", metadata.title or "") != expected:
            wrong.append((row["id"], "title", metadata.title))
        if bool(metadata.number) != bool(row["exp_docno"]) or (metadata.number or "") not in re.sub(
            r"\s", "", row["exp_docno"]
        ):
            wrong.append((row["id"], "number", metadata.number))

    assert wrong == []


def test_counts_of_the_manifest(documents_root: Path) -> None:
    wrong = []
    for row in rows(documents_root / "manifest.tsv"):
        if not row["exp_tiao"] and not row["exp_zhang"]:
            continue
        found = divisions(parse_file(documents_root / row["file"]))
        counts = (
            sum(d.kind == "article" for d in found),
            sum(d.number.endswith("章") for d in found),
            sum(d.number.endswith("节") for d in found),
        )
        expected = tuple(int(row[key] or 0) for key in ("exp_tiao", "exp_zhang", "exp_jie"))
        if counts != expected:
            wrong.append((row["id"], counts, expected))

    assert wrong == []


def test_forms_of_one_text_have_one_structure(documents_root: Path) -> None:
    shapes: dict[str, set[tuple[str, ...]]] = {}
    for row in rows(documents_root / "variants-of-form" / "expected.tsv"):
        document = parse_file(documents_root / "variants-of-form" / row["file"])
        ids = [u.eid for u in walk_text(document) if not u.eid.startswith(("news", "summary", "front"))]
        shapes.setdefault(row["source_id"], set()).add(tuple(ids))

    assert {source: len(found) for source, found in shapes.items()} == dict.fromkeys(shapes, 1)


MARK = re.compile(r"第[〇零一二三四五六七八九十百千0-9]+(条|章)")


def test_laws_keep_all_characters_and_the_plain_count_of_their_marks(documents_root: Path) -> None:
    differences = []
    laws = sorted((documents_root / "laws").glob("*.md"))
    for path in laws:
        document = parse_file(path)
        text = path.read_text("utf-8")
        assert characters(document) == Counter(visible(text)), path.name
        marks = Counter(m[1] for line in text.split("\n") if (m := MARK.match(line.lstrip("#* "))))
        found = divisions(document)
        counts = (sum(d.kind == "article" for d in found), sum(d.number.endswith("章") for d in found))
        if counts != (marks["条"], marks["章"]):
            differences.append(path.name)

    assert len(differences) <= 0.02 * len(laws), differences


# What each of the broken inputs gives: the finding's code, or the name of the error.
HOSTILE = {
    "h02": "EmptySourceError",
    "h04": "EmptySourceError",
    "h06": "",
    "h08": "",
    "h10": "DecodeError",
    "h12": "W-charset",
    "h14": "W-bidi",
    "h16": "W-private-use",
    "h18": "W-number-gap",
    "h20": "W-second-document",
    "h22": "W-image",
    "h24": "FindingsError",
    "h26": "W-front-matter",
    "h28": "",
    "h30": "",
    "h32": "",
    "h34": "",
    "h36": "",
    "h38": "W-compatibility",
    "h40": "W-date-invalid",
}


@pytest.mark.parametrize(("name", "expected"), HOSTILE.items())
def test_hostile_inputs(documents_root: Path, name: str, expected: str) -> None:
    path = next((documents_root / "hostile").glob(f"{name}-*"))
    try:
        codes = {f.code for f in parse_file(path).findings}
    except GongwenError as error:
        codes = {type(error).__name__}

    assert not expected or expected in codes
