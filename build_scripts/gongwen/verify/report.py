"""What a comparison of a document takes and gives: its original, and a report for each form and script."""

from dataclasses import dataclass
from typing import Literal, get_args

from gongwen.model import Omitted, Variant
from gongwen.verify.compare import Place, What
from gongwen.verify.expected import Anchor
from gongwen.verify.pictures import NOTHING, Attached

Format = Literal["html", "md", "json", "pdf", "docx", "epub", "xml"]
FORMATS: tuple[Format, ...] = get_args(Format)
OFFICE: tuple[Format, ...] = ("docx", "epub", "xml")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one format and script: how many characters there have to be, and every difference."""

    slug: str
    variant: Variant
    format: Format
    characters: int
    places: tuple[Place, ...] = ()
    converted: bool = False  # compared with the source in another script, by the site's own rules
    covered: int = 0  # characters of the whole source that document.yml covers: ■ stands for them

    @property
    def missing(self) -> int:
        """How many characters of the source are not there."""
        return self._count("missing")

    @property
    def added(self) -> int:
        """How many characters are there that the source does not have."""
        return self._count("added")

    @property
    def moved(self) -> int:
        """How many characters stand elsewhere than in the source."""
        return self._count("moved")

    def _count(self, what: What) -> int:
        return sum(len(place.text) for place in self.places if place.what == what)


def report_value(report: Report) -> dict[str, object]:
    """The report as `verify --json` prints it; `file` is the published file, below the site."""
    return {
        "slug": report.slug,
        "variant": report.variant,
        "format": report.format,
        "characters": report.characters,
        "missing": report.missing,
        "added": report.added,
        "moved": report.moved,
        "covered": report.covered,
        "places": [
            {"eid": place.eid, "line": place.line, "what": place.what, "text": place.text, "file": place.file}
            for place in report.places
        ],
    }


@dataclass(frozen=True, slots=True)
class Original:
    """What a document has to be: the bytes of its source (`path` is as messages name it), and what a reader of them
    cannot know: `anchors` are the eIds in reading order, `omitted` what the source holds beside them, `omit` what
    document.yml keeps off the site, `redact` the words that it covers, `attached` the document's pictures and annexes.
    """

    source: bytes
    path: str
    anchors: tuple[Anchor, ...]
    omitted: tuple[Omitted, ...] = ()
    omit: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    attached: Attached = NOTHING
