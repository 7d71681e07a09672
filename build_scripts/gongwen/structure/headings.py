"""What of a numbered paragraph is heading and what is text."""

import re
from collections.abc import Sequence

# The end of a sentence, with the closing quotes or brackets that belong to it.
_SENTENCE_END = re.compile(r"[。！？][”’」』）》]*")
MAX_RUN_IN = 40


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence with its 。 and what follows: 指导思想。以人民为中心。 → 指导思想。, 以人民为中心。"""
    match = _SENTENCE_END.search(text)
    if match is None:
        return text, ""
    return text[: match.end()], text[match.end() :].strip()


def split_heading(rest: str, *, leads: bool) -> tuple[str, str]:
    """Heading and text of a numbered paragraph; `leads` says that text or divisions of its own follow it."""
    heading, text = first_sentence(rest)
    if text:
        return (heading, text) if len(heading) <= MAX_RUN_IN else ("", rest)
    if leads or not rest.endswith(("。", "；", "！", "？", ";")):
        return rest, ""
    return "", rest


def agree_on_run_ins(rests: Sequence[str]) -> bool:
    """True if the paragraphs of one row open with headings: most of them with a short sentence that goes on."""
    split = [first_sentence(rest) for rest in rests]
    going_on = [heading for heading, text in split if text]
    return bool(going_on) and sum(len(heading) <= MAX_RUN_IN for heading in going_on) * 2 > len(going_on)
