"""The published files of one document in one script, as the site has them. A file that is not there shows nothing."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from gongwen.model import SOURCE_VARIANT, Variant
from gongwen.variants.ui import ui
from gongwen.verify.pages import FULL
from gongwen.verify.pictures import FOLDER
from gongwen.verify.published import Reading
from gongwen.verify.published_akn import read_akn
from gongwen.verify.published_epub import read_epub
from gongwen.verify.published_html import linked_sheets, read_page, telling_rules
from gongwen.verify.published_json import read_json
from gongwen.verify.published_markdown import read_portable
from gongwen.verify.published_word import read_word

PdfReader = Callable[[bytes], Reading]

_INDEX = "index"
_PDF_LINK = re.compile(r"""href\s*=\s*["']?(?:\.{1,2}/)*((?:large/)?[\w-]+)\.pdf\b""", re.IGNORECASE)


class SiteFiles:
    """Finds and reads the files of a document; names them by their path below the site."""

    def __init__(self, site: Path, variant: Variant, slug: str) -> None:
        self.site = site
        self.slug = slug
        self._variant = variant
        self._sheets: dict[Path, str] = {}
        self._folder = (site if variant == SOURCE_VARIANT else site / variant) / slug

    def pages(self) -> dict[str, Path]:
        """Every page by its name: "" for the overview, `chp_2`, `full`; also where pages are plain files."""
        found = {path.stem: path for path in self._folder.glob("*.html")}
        found |= {path.parent.name: path for path in self._folder.glob(f"*/{_INDEX}.html")}
        return {"" if name == _INDEX else name: path for name, path in sorted(found.items())}

    def page_files(self) -> dict[str, str]:
        """The path of every page below the site, by name."""
        return {name: self._name(path) for name, path in self.pages().items()}

    def home_pages(self, eids: Collection[str], alternatives: Collection[str]) -> Iterator[tuple[str, Reading]]:
        """Name and text of every page but the full text."""
        for name, path in self.pages().items():
            if name != FULL:
                yield name, self._page(path, eids, alternatives)

    def full_page(self, eids: Collection[str], alternatives: Collection[str]) -> tuple[str, Reading]:
        """Path and text of the page that holds all."""
        path = self.pages().get(FULL, self._folder / FULL / f"{_INDEX}.html")
        return self._name(path), self._page(path, eids, alternatives)

    @property
    def attached(self) -> tuple[Path, str]:
        """The folder of pictures and annex files, and its path below the site."""
        return self._folder / FOLDER, self._name(self._folder / FOLDER)

    def markdown(self, eids: Collection[str], alternatives: Collection[str] = ()) -> tuple[str, Reading]:
        """Path and text of the portable Markdown."""
        path = self._folder / f"{self.slug}.md"
        return self._name(path), read_portable(_text(path), eids, alternatives).of_file(self._name(path))

    def json(self, alternatives: Collection[str] = ()) -> tuple[str, Reading]:
        """Path and text of the JSON."""
        path = self._folder / f"{self.slug}.json"
        return self._name(path), read_json(_text(path), alternatives).of_file(self._name(path))

    def pdf(self, stem: str, readers: Iterable[PdfReader]) -> tuple[str, list[Reading]]:
        """Path and text of one PDF as each of the readers has it; its text stands under no eId."""
        path = self._folder / f"{stem}.pdf"
        data = path.read_bytes() if path.is_file() else b""
        return self._name(path), [read(data).of_file(self._name(path)) for read in readers]

    def pdf_stems(self) -> frozenset[str]:
        """The paths, below the document's folder and without their ending, of the PDFs that there are or that a page
        links to: `chp_2`, `large/chp_2`.

        Where no PDF was made (--no-pdf, or a glyph is missing in the fonts) no page may link to one.
        """
        promised = (stem for path in self.pages().values() for stem in _PDF_LINK.findall(_text(path)))
        made = (path for pattern in ("*.pdf", "*/*.pdf") for path in self._folder.glob(pattern))
        stems = (*promised, *(path.relative_to(self._folder).with_suffix("").as_posix() for path in made))
        return frozenset(stem for stem in stems if not stem.startswith(f"{FOLDER}/"))  # an annex is none of ours

    def office(
        self,
        ending: str,
        stem: str,
        eids: Collection[str],
        alternatives: Collection[str],
        pictures: Mapping[str, str],
    ) -> tuple[str, Reading]:
        """Path and text of a Word file, a book or an Akoma Ntoso file; `pictures` are the SHA-256 of those by eId."""
        path = self._folder / f"{stem}.{ending}"
        data = path.read_bytes() if path.is_file() else b""
        remark = ui(self._variant, "print.unofficial")
        match ending:
            case "docx":
                feet = (remark, remark + ui(self._variant, "print.machine"))
                reading = read_word(data, eids, feet, pictures)
            case "epub":
                reading = read_epub(data, eids, (*alternatives, ui(self._variant, "figure.untold")), pictures)
            case _:
                reading = read_akn(data, eids, alternatives)
        return self._name(path), reading.of_file(self._name(path))

    def office_stems(self, ending: str) -> frozenset[str]:
        """The names, without the ending, of the files in one form that there are or that the overview links to."""
        overview = _text(self.pages().get("", self._folder / "index.html"))
        promised = re.findall(rf"""href\s*=\s*["']?(?:\./)?([\w-]+)\.{ending}\b""", overview, re.IGNORECASE)
        # feed.xml is no form of the text; what it holds of it is compared with the rest of the site's data.
        return frozenset((*promised, *(path.stem for path in self._folder.glob(f"*.{ending}")))) - {"feed"}

    def _page(self, path: Path, eids: Collection[str], alternatives: Collection[str]) -> Reading:
        html = _text(path)
        sheets = "".join(self._rules_of(path.parent / unquote(href)) for href in linked_sheets(html))
        return read_page(html, eids, alternatives, sheets).of_file(self._name(path))

    def _rules_of(self, sheet: Path) -> str:
        """What a style sheet of the site does to words; read once for all pages."""
        try:
            sheet = sheet.resolve()
        except RuntimeError:  # links in a circle, until Python 3.13
            return ""
        if sheet not in self._sheets:
            self._sheets[sheet] = telling_rules(_text(sheet)) if sheet.is_relative_to(self.site.resolve()) else ""
        return self._sheets[sheet]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.site).as_posix()


def _text(path: Path) -> str:
    # Bytes that are no UTF-8 become visible replacement characters, which are reported like any others.
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
