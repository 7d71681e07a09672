"""Who wrote what stands around a document: named wherever it stands."""

from gongwen.model import Edition
from gongwen.variants.ui import ui


def frame_label(edition: Edition) -> str:
    """What the news frame is called: 转载自 …（以下不是公文正文）, its authors as document.yml names them."""
    owners = "、".join(dict.fromkeys(dict(edition.particulars.rights).values()))
    label = ui(edition.variant, "frame.by", publisher=owners) if owners else ui(edition.variant, "frame.news")
    return f"{label}（{ui(edition.variant, 'frame.label')}）"


def rights_value(edition: Edition) -> dict[str, str]:
    """The owners of the parts that are published, as document.yml names them: news, editor_summaries."""
    frame = edition.document.frame
    there = {"news": bool(frame.news), "editor_summaries": bool(frame.editor_summaries)}
    return {part: owner for part, owner in edition.particulars.rights if there.get(part, True)}
