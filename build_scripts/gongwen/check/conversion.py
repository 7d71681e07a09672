"""How far the conversion of each document to the traditional scripts has been reviewed."""

from collections.abc import Iterable, Iterator

from gongwen.library.project import Project
from gongwen.library.read import StoredDocument, read_phrases
from gongwen.library.reviewed import NAME, read_all_reviewed, read_reviewed
from gongwen.model import VARIANTS, Finding
from gongwen.variants.conversion import Converter
from gongwen.variants.review import choices, settle, unsettled


def conversion_findings(project: Project, documents: Iterable[StoredDocument]) -> Iterator[Finding]:
    """How many doubtful characters of each document nobody has reviewed."""
    rows, anywhere = read_phrases(project), read_all_reviewed(project)
    converters = [Converter(variant, rows) for variant in VARIANTS[1:]]
    for stored in documents:
        beside = stored.source_path.with_name(NAME)
        settled = settle(read_reviewed(beside, project.shown(beside)), anywhere)
        own = [converter.for_document(stored.particulars) for converter in converters]
        doubtful = [c for c in unsettled(choices(stored.document, own, settled), settled) if c.doubts]
        if doubtful:
            message = (
                f"转换成繁体时有 {len(doubtful)} 条拿不准，第一条是“{doubtful[0].source}”；"
                f"请看 gongwen convert --review {stored.slug}，都对就加 --accept"
            )
            yield Finding(project.shown(stored.source_path), doubtful[0].line, "I-conversion", message)
