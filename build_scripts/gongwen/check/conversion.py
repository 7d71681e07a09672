"""How far the conversion of each document to the traditional scripts has been reviewed."""

from collections.abc import Iterable, Iterator

from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, read_phrases
from gongwen.library.reviewed import read_conclusions
from gongwen.model import VARIANTS, Finding
from gongwen.variants.conversion import Converter
from gongwen.variants.review import choices, unsettled


def conversion_findings(project: Project, documents: Iterable[StoredDocument]) -> Iterator[Finding]:
    """How many doubtful characters of each document nobody has reviewed."""
    rows = read_phrases(project)
    converters = [Converter(variant, rows) for variant in VARIANTS[1:]]
    for stored in documents:
        conclusions = read_conclusions(project, stored.source_path.parent)
        own = [converter.for_document(stored.particulars, stored.document.script) for converter in converters]
        doubtful = unsettled(choices(stored.document, own), conclusions)
        if doubtful:
            message = (
                f"转换成繁体时有 {len(doubtful)} 条拿不准，第一条是“{doubtful[0].source}”；"
                f"请看 gongwen convert --review {stored.slug}，都对就加 --accept"
            )
            yield Finding(project.shown(stored.source_path), doubtful[0].line, "I-conversion", message)
