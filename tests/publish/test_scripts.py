"""On the sites in traditional script nothing is left in simplified characters, but what is said to be the original."""

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from markdown import Markdown
from pypdf import PdfReader

from gongwen.model import VARIANTS, Variant
from gongwen.variants.characters import simplified_only
from gongwen.variants.conversion import Converter
from gongwen.variants.phrases import parse_phrases

PHRASES = Path(__file__).parents[2] / "docs" / "conversion" / "phrases.tsv"
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
SHOWN = frozenset(("alt", "title", "aria-label", "placeholder", "content"))


class _Words(HTMLParser):
    """What a page says outside lang="zh-Hans", code and scripts, attributes that are shown or heard included."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        original = self._original() or values.get("lang") == "zh-Hans" or tag in ("code", "pre", "script", "style")
        if not original:
            self.words += [value for name, value in attrs if name in SHOWN and value]
        if tag not in VOID:
            self.open.append((tag, original))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._original():
            self.words.append(data)

    def _original(self) -> bool:
        return bool(self.open) and self.open[-1][1]


def words(path: Path) -> str:
    if path.suffix in (".docx", ".epub"):
        with ZipFile(path) as archive:
            names = (name for name in archive.namelist() if name.endswith(("xml", "html", "opf")))
            parts = [archive.read(name).decode() for name in names]
        return re.sub(r"<[^>]*>|https?://\S+", "", "\n".join(parts))
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        values = (str(value) for value in (reader.metadata or {}).values())
        return "\n".join((*values, *(page.extract_text() for page in reader.pages)))
    text = path.read_text("utf-8")
    if path.suffix == ".csv":  # a term's key is the one of the source's script
        rows = csv.DictReader(text.removeprefix("\ufeff").splitlines())
        return "\n".join(value for row in rows for column, value in row.items() if column != "key")
    if path.suffix == ".md":
        _, front, body = text.split("---\n", 2)
        parser = _Words()
        parser.feed(Markdown(extensions=["attr_list", "tables", "fenced_code"]).convert(body))
        return "\n".join((re.sub(r"https?://\S+", "", front), *parser.words))
    if path.suffix != ".html":
        return re.sub(r"https?://\S+|[^\s,\"]*/[^\s,\"]*", "", text)  # addresses keep the term in the source's script
    parser = _Words()
    parser.feed(text)
    return "\n".join(parser.words)


def files(site: Path, variant: Variant) -> Iterator[Path]:
    for suffix in ("html", "json", "md", "xml", "csv", "pdf", "docx", "epub"):
        yield from sorted((site / variant).rglob(f"*.{suffix}"))


@pytest.mark.parametrize("variant", VARIANTS[1:])
def test_no_simplified_character_is_left(built_site: Path, variant: Variant) -> None:
    converter = Converter(variant, parse_phrases(PHRASES.read_text("utf-8"), "phrases.tsv"))
    found = list(files(built_site, variant))
    seen: dict[str, str] = {}
    for path in found:
        for character in words(path):
            seen.setdefault(character, path.relative_to(built_site).as_posix())

    left = simplified_only("".join(seen), converter)

    office = {".docx", ".epub"} if variant == "zh-Hant-TW" else set()
    assert {path.suffix for path in found} == {".html", ".json", ".md", ".xml", ".csv", ".pdf"} | office
    assert {character: seen[character] for character in left} == {}
