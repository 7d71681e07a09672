"""Libraries of 1, 20, 100 and 1,000 different documents, built cold, unchanged and after one edit of each kind.

    python benchmarks/libraries.py [--sizes 1,20,100,1000] [--others 1,20,100] [--no-pdf] [--documents DIR]
                                   [--table FILE.md] [--plot FILE.svg]      (make bench)

The project's own document, then the shared laws, then recombinations of these: articles drawn with a seed from all of
them, under the title and in the number of one. Beside gongwen, in the same run and on the same Markdown, stock MkDocs
with Material, and Python-Markdown with one Jinja template: what no generator of this kind can be faster than. Writes
a Markdown table, and draws the wall seconds over the documents. CPU seconds are those of all processes, memory is
proportional (PSS), sampled. The figures stand in benchmarks/libraries.md.
"""

import argparse
import math
import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from laws import GONGWEN, edit_a_note

from build import copy_project, entry_in_most_places, measure, stock_material

_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零]+条[ 　]*", re.MULTILINE)
_HEADING = re.compile(r"^#.*\n?", re.MULTILINE)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_END = "<!-- INFO END -->"  # of what stands above the text of a shared law
_DIGITS = "零一二三四五六七八九"
_CHAPTER = 10  # articles of a recombination's chapter
_WIDTH, _HEIGHT, _MARGIN = 760, 460, 60  # of the plot
_COLOURS = ("#1b6ca8", "#5aa469", "#d35d6e", "#e8a33d", "#7d5ba6", "#3a3a3a", "#999999", "#111111")
PLAIN = "<!doctype html><html lang={{ script }}><meta charset=utf-8><title>{{ title }}</title><body>{{ body }}</body>"
NOTE = """\
Stock Material and plain Python-Markdown with one Jinja template make pages of the same Markdown, in four scripts; they
make no comparison with the source, no PDFs, Word files, books, records or data. An edit has a whole build's figures."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measured command."""

    documents: int
    what: str
    seconds: float
    processor: float
    peak: int
    files: int
    size: int


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 105 → 一百零五; below one thousand."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    told = f"{_DIGITS[hundreds]}百" if hundreds else ""
    told += f"{'' if tens == 1 and not hundreds else _DIGITS[tens]}十" if tens else "零" if hundreds and ones else ""
    return told + (_DIGITS[ones] if ones else "")


def articles(law: str) -> list[str]:
    """The articles of a law, without their numbers and without the headings between them."""
    return [_HEADING.sub("", part).strip() for part in _ARTICLE.split(law)[1:]]


def recombined(laws: list[str], number: int) -> str:
    """A law of articles of a dozen laws: as many as one of them has, under its title, with its days and makers."""
    chance = random.Random(f"gongwen {number}")
    base = chance.choice([law for law in laws if _TITLE.search(law) and len(articles(law)) >= _CHAPTER])
    pool = [article for law in chance.sample(laws, 12) for article in articles(law) if article]
    drawn = chance.sample(pool, min(len(pool), len(articles(base))))
    lines = [_TITLE.sub(rf"# \1（第{number}号汇编）", base.partition(_END)[0], count=1).strip()]
    for n, article in enumerate(drawn, start=1):
        if n % _CHAPTER == 1 and len(drawn) > _CHAPTER:
            lines.append(f"## 第{numeral(n // _CHAPTER + 1)}章　第{numeral(n // _CHAPTER + 1)}部分")
        lines.append(f"第{numeral(n)}条 {article}")
    return "\n\n".join(lines) + "\n"


def library(target: Path, shared: Path, number: int) -> Path:
    """A project with so many documents: its own, the laws, recombinations."""
    project = copy_project(target)
    laws = [path.read_text("utf-8") for path in sorted((shared / "laws").glob("*.md"))]
    for n in range(1, number):
        folder = project / "docs" / "documents" / f"law-{n:05}"
        folder.mkdir()
        text = laws[n - 1] if n <= len(laws) else recombined(laws, n)
        (folder / "source.md").write_text(text, "utf-8")
    return project


def edit_a_term(project: Path) -> None:
    """The entry that stands in most places is gone."""
    entry_in_most_places(project).unlink()


def edit_a_source(project: Path) -> None:
    """A sentence more in the last document."""
    source = max((project / "docs" / "documents").glob("*/source.*"))
    text = source.read_text("utf-8")
    at = text.rindex("。") + 1
    source.write_text(f"{text[:at]}本条自公布之日起执行。{text[at:]}", "utf-8")


def edit_a_template(project: Path) -> None:
    footer = project / "overrides" / "partials" / "footer.html"
    footer.write_text(f"{footer.read_text('utf-8')}\n<!-- changed -->\n", "utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    "cold": lambda project: None,
    "unchanged": lambda project: None,
    "one note": edit_a_note,
    "one term": edit_a_term,
    "one source": edit_a_source,
    "one template": edit_a_template,
}


def rows(project: Path, documents: int, *, no_pdf: bool, others: bool) -> Iterator[Row]:
    build = [*GONGWEN, "build", *(["--no-pdf"] if no_pdf else [])]
    for what, edit in EDITS.items():
        edit(project)
        yield Row(documents, what, *measure(build, project), *measured(project / "site"))
    if others:
        yield Row(
            documents, "Material", *measure(stock_material(project), project), *measured(project / "build" / "stock")
        )
        plain = [sys.executable, __file__, "--plain", str(project)]
        yield Row(documents, "Markdown + Jinja", *measure(plain, project), *measured(project / "build" / "plain"))


def measured(folder: Path) -> tuple[int, int]:
    """Number and bytes of the files below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def write_plain(project: Path) -> None:
    """All pages by Python-Markdown and one template, in one process."""
    from jinja2 import Template
    from markdown import Markdown

    markdown, template, pages = (
        Markdown(extensions=["attr_list", "tables"]),
        Template(PLAIN),
        project / "build" / "pages",
    )
    for path in sorted(pages.rglob("*.md")):
        name = path.relative_to(pages)
        text = path.read_text("utf-8")
        text = text.split("---\n", 2)[2] if text.startswith("---\n") else text
        page = (project / "build" / "plain" / name).with_suffix(".html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            template.render(title=path.stem, body=markdown.reset().convert(text), script=name.parts[0]), "utf-8"
        )


def table(found: list[Row]) -> str:
    head = "| documents | what | seconds | CPU seconds | peak MB | files | MB |\n|---:|---|---:|---:|---:|---:|---:|"
    return "\n".join([head, *map(table_row, found)])


def table_row(row: Row) -> str:
    cost = f"{row.seconds:.1f} | {row.processor:.1f} | {row.peak / 1024:.0f}"
    return f"| {row.documents} | {row.what} | {cost} | {row.files} | {row.size / 1e6:.1f} |"


def plot(found: list[Row]) -> str:
    """Wall seconds over documents, both by powers of ten, a line for each command."""
    right, top = (
        math.log10(max(r.documents for r in found) or 1) or 1,
        math.ceil(math.log10(max(r.seconds for r in found))),
    )
    low = math.floor(math.log10(min(max(r.seconds, 0.01) for r in found)))

    def place(documents: int, seconds: float) -> tuple[float, float]:
        across = _MARGIN + math.log10(documents) / right * (_WIDTH - 3 * _MARGIN)
        up = (math.log10(max(seconds, 0.01)) - low) / (top - low or 1)
        return round(across, 1), round(_HEIGHT - _MARGIN - up * (_HEIGHT - 2 * _MARGIN), 1)

    parts = []
    for power in range(low, top + 1):
        _, y = place(1, 10.0**power)
        parts.append(f'<path d="M{_MARGIN} {y}H{_WIDTH - 2 * _MARGIN}" stroke="#ddd"/>')
        parts.append(f'<text x="8" y="{y + 4}">{10.0**power:g} s</text>')
    for documents in sorted({r.documents for r in found}):
        x, _ = place(documents, 1)
        parts.append(f'<text x="{x}" y="{_HEIGHT - 30}" text-anchor="middle">{documents}</text>')
    for what, colour in zip(dict.fromkeys(r.what for r in found), _COLOURS, strict=False):
        points = [place(r.documents, r.seconds) for r in found if r.what == what]
        line = " ".join(f"{x},{y}" for x, y in points)
        dots = "".join(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in points)
        x, y = points[-1]
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}')
        parts.append(f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">{escape(what)}</text>')
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12"'
    return f'<svg {box}><rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'


def numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=numbers, default=[1, 20, 100, 1000])
    parser.add_argument("--others", type=numbers, default=[1, 20, 100])
    parser.add_argument("--documents", type=Path, default=os.environ.get("GONGWEN_DOCUMENTS", "../shared/documents"))
    parser.add_argument("--no-pdf", action="store_true")
    parser.add_argument("--table", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        write_plain(options.plain)
        return
    found: list[Row] = []
    for number in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = library(Path(folder) / "project", options.documents.resolve(), number)
            for row in rows(project, number, no_pdf=options.no_pdf, others=number in options.others):
                print(table_row(row), file=sys.stderr, flush=True)
                found.append(row)
    said = (
        f"`{' '.join(['python', *sys.argv])}`, {date.today().isoformat()}, {os.cpu_count()} cores\n\n{table(found)}\n"
    )
    print(said)
    if options.table:
        options.table.write_text(said, "utf-8")
    if options.plot:
        options.plot.write_text(plot(found), "utf-8")


if __name__ == "__main__":
    main()
