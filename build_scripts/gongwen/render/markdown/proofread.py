"""What a converted page says of its original, and whether a person has looked through the conversion."""

from gongwen.model import Edition
from gongwen.variants.ui import ui


def conversion(edition: Edition) -> dict[str, str]:
    """The script of the original, what is said of it, what leads to it, and who proofread; empty on the original."""
    script = edition.document.script
    if edition.variant == script:
        return {}
    called = ui(edition.variant, f"variant.called.{script}")
    return {
        "script": script,
        "remark": ui(edition.variant, "converted.remark", script=called),
        "original": ui(edition.variant, "converted.original", script=called),
        "proofread": proofread(edition),
    }


def proofread(edition: Edition) -> str:
    """Who looked through it on which day, or that nobody did; nothing in the script of the source."""
    if edition.variant == edition.document.script:
        return ""
    for review in edition.particulars.reviews:
        if review.variant == edition.variant and review.reviewer:
            year, month, day = map(int, review.day.split("-"))
            return ui(edition.variant, "converted.proofread", reviewer=review.reviewer, year=year, month=month, day=day)
    return ui(edition.variant, "converted.unread")
