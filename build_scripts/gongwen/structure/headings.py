"""What of a numbered paragraph is heading and what is text: decided for a row of siblings, which are set alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# The end of a sentence, with the closing quotes or brackets that belong to it.
_SENTENCE_END = re.compile(r"[。！？][”’」』）》]*")
_TEXT_END = ("。", "；", ";", "！", "？", "，")
# Of 1,040 run-in headings in the development documents the longest has 35 characters; first sentences of paragraphs
# that are all text have 20 to 200. A row opens with headings where its sentences are short all together.
_MAX_RUN_IN = 40
_MEAN_RUN_IN = 24
_MAX_HEADING = 120
_MAX_ITEM_HEADING = 12  # of a 项


@dataclass(frozen=True, slots=True)
class Opening:
    """A numbered paragraph without its mark; `leads` says that text or divisions of its own follow it, `headed` that
    the source itself has it as a heading."""

    rest: str
    leads: bool
    headed: bool = False


def split_row(row: Sequence[Opening], *, strict: bool) -> list[tuple[str, str]]:
    """Heading and text of each paragraph of a row of siblings; with `strict`, none has one unless all may have."""
    run_in = _opens_with_headings([opening.rest for opening in row], strict=strict)
    # Where one of the row is a sentence with nothing below it, the others' sentences are text like it.
    is_text = any(not o.leads and _is_sentence(o.rest) and not first_sentence(o.rest)[1] for o in row)
    return [_split(opening, run_in=run_in, is_text=is_text) for opening in row]


def split_item(row: Sequence[Opening]) -> list[tuple[str, str]]:
    """Heading and text of the 项 of one 款, which have a heading only where each of them opens with a short one, its
    text behind it or below it."""
    split = [first_sentence(opening.rest) for opening in row]
    opens = (is_item_heading(heading) for heading, _ in split)
    leads = (bool(text) or opening.leads for (_, text), opening in zip(split, row, strict=True))
    return split if len(split) > 1 and all(opens) and all(leads) else [("", opening.rest) for opening in row]


def is_item_heading(text: str) -> bool:
    """True for a short sentence that 项 may have as their heading: 落户补贴。"""
    return len(text) <= _MAX_ITEM_HEADING and text.endswith("。")


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence with its 。 and what follows: 主要目标。到年底建成。 → 主要目标。, 到年底建成。"""
    match = _SENTENCE_END.search(text)
    if match is None:
        return text, ""
    return text[: match.end()], text[match.end() :].strip()


def _is_sentence(rest: str) -> bool:
    return rest.rstrip("”’」』").endswith(_TEXT_END)


def _split(opening: Opening, *, run_in: bool, is_text: bool) -> tuple[str, str]:
    rest = opening.rest
    heading, text = first_sentence(rest)
    if text:
        return (heading, text) if run_in and len(heading) <= _MAX_RUN_IN else ("", rest)
    if len(rest) > _MAX_HEADING or rest.endswith(("；", ";", "，")):
        return "", rest
    if rest.endswith(("：", ":")):
        return ("", rest) if "，" in rest else (rest, "")
    if opening.headed and opening.leads:
        return rest, ""
    if _is_sentence(rest) and (is_text or not opening.leads):
        return "", rest
    return rest, ""


def _opens_with_headings(rests: Sequence[str], *, strict: bool) -> bool:
    lengths = [len(heading) for heading, text in map(first_sentence, rests) if text]
    if not lengths or sum(lengths) / len(lengths) > _MEAN_RUN_IN:
        return False
    short = sum(length <= _MAX_RUN_IN for length in lengths)
    return short == len(lengths) if strict else short * 5 >= len(lengths) * 4
