"""What became of published eIds, for those who publish a changed document."""

from collections.abc import Iterator

from gongwen.library.read import StoredDocument
from gongwen.model import PublishedEid
from gongwen.structure.succession import lost_eids


def eid_lines(stored: StoredDocument, succeeding: tuple[PublishedEid, ...]) -> Iterator[str]:
    """One line for each published eId whose text has another name now or is gone, then how many are new."""
    for lost in lost_eids(stored.published, succeeding):
        yield f"  ids.tsv:{lost.line}: {lost.eid} → {lost.now or '（文字已删去）'}"
    new = len({known.eid for known in succeeding} - {known.eid for known in stored.published})
    if new:
        yield f"  ids.tsv：新编号 {new} 个"
