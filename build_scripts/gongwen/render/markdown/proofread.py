"""Whether a person has looked through the conversion of a page."""

from gongwen.model import Edition
from gongwen.variants.ui import ui


def proofread(edition: Edition) -> str:
    """Who looked through it on which day, or that nobody did; nothing in the script of the source."""
    if edition.variant == edition.document.script:
        return ""
    for review in edition.particulars.reviews:
        if review.variant == edition.variant and review.reviewer:
            year, month, day = map(int, review.day.split("-"))
            return ui(edition.variant, "converted.proofread", reviewer=review.reviewer, year=year, month=month, day=day)
    return ui(edition.variant, "converted.unread")
