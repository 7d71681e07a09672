"""Duties of laws: who should, must not or may do what, within which time, and where the law says what follows if not.

A row is a stretch of a sentence between semicolons with all its conditions, so that nothing is bent; a law's articles
rule rather than charge, which is why the task list leaves them out.
"""

import re
from collections.abc import Iterator

from gongwen.enrich.clauses import clause_places, sentence_places
from gongwen.enrich.cutting import SCOPE_END, SUBJECT
from gongwen.enrich.dates import find_duration, find_when
from gongwen.model import Division, Document, Duty, Modal, Paragraph, Part, walk_divisions, walk_parts
from gongwen.text.numerals import CHINESE_NUMERAL, number_value

_MODALS: tuple[tuple[Modal, re.Pattern[str]], ...] = (
    ("不得", re.compile(r"不得|不准|禁止(?![标行区令性])|严禁|不应当")),
    ("应当", re.compile(r"应当|必须|须(?!知)|有义务")),
    ("可以", re.compile(r"可以|有权")),
)
_PENALTY = re.compile(r"罚款|吊销|责令|没收|处分|警告|追究|拘留|承担.{0,8}责任|取消.{0,8}资格")
_BREACH = re.compile(r"违反本(?:法|条例|办法|规定|规则|细则|决定)(?:的)?(?:规定|(?=第))|违反(?=第)|有本.{1,2}第")
_ARTICLE = re.compile(rf"第([\d{CHINESE_NUMERAL}]+)条(?:之([\d{CHINESE_NUMERAL}]+))?")
_NAME = re.compile(r"(?!或者?|以及|及|相应|并|违反)[^，；：。]{2,24}(?<![、和与])$")
_CASE = re.compile(r"[的时后前]$")  # a clause that says when a duty holds, whoever it names


def duties(document: Document) -> tuple[Duty, ...]:
    """The duties, bans and leaves of a document's articles and those of its attachments, in order of the text."""
    return tuple(duty for part in walk_parts(document.main) for duty in _part_duties(part))


def _part_duties(part: Part) -> Iterator[Duty]:
    articles = [d for d in walk_divisions(part.divisions) if d.kind == "article"]
    sanctions = _sanctions(articles)
    for article in articles:
        for paragraph in _paragraphs(article):
            yield from _duties(paragraph, article.eid, sanctions.get(article.eid, ()))


def _paragraphs(article: Division) -> Iterator[Paragraph]:
    blocks = (block for division in walk_divisions((article,)) for block in division.blocks)
    return (block for block in blocks if isinstance(block, Paragraph))


def _duties(paragraph: Paragraph, article: str, sanctions: tuple[str, ...]) -> Iterator[Duty]:
    for start, end in sentence_places(paragraph.text):
        sentence = paragraph.text[start:end]
        if _PENALTY.search(sentence):
            continue  # what follows a breach is no duty of its own
        subject: str | None = None
        for stretch in _stretches(sentence):
            modal = next((name for name, words in _MODALS if words.search(stretch)), None)
            subject = _subject(stretch) or subject
            if modal and not _CASE.search(stretch):
                time = find_duration(stretch) or find_when(stretch)
                deadline = time.group() if time else None
                yield Duty(paragraph.eid, article, subject, modal, stretch, deadline, sanctions, sentence)


def _stretches(sentence: str) -> Iterator[str]:
    """What stands between semicolons; the whole where the sentence leads on to a list."""
    return (piece.strip("。！？：: ") for piece in sentence.split("；") if piece.strip("。！？：: "))


def _subject(stretch: str) -> str | None:
    """Who or what the first duty of a stretch is said of, in its words; None where it names nobody."""
    pieces = [stretch[start:end] for start, end in clause_places(stretch, 0, len(stretch))]
    for before, piece in zip(["", *pieces], pieces, strict=False):
        match = None if _CASE.search(piece) else SUBJECT.match(piece)
        if match and _NAME.match(match["subject"]):
            return match["subject"]
        if any(words.match(piece) for _, words in _MODALS):
            names = _NAME.match(before) and (before.endswith("者") or not SCOPE_END.search(before))
            return before if names else None
    return None


# --- what follows a breach -------------------------------------------------------------------------------------------


def _sanctions(articles: list[Division]) -> dict[str, tuple[str, ...]]:
    """For each article, the blocks that say what follows if it is not kept, where they name it by its number."""
    numbers = {article.eid.rpartition("art_")[2]: article.eid for article in articles}
    found: dict[str, tuple[str, ...]] = {}
    for article in articles:
        for paragraph in _paragraphs(article):
            for breached in _breached(paragraph.text):
                if breached in numbers and numbers[breached] != article.eid:
                    eid = numbers[breached]
                    found[eid] = tuple(dict.fromkeys((*found.get(eid, ()), paragraph.eid)))
    return found


def _breached(text: str) -> Iterator[str]:
    """The numbers of the articles that a text with a penalty names: 违反本法第十条、第十二条规定的，处… → 10, 12."""
    for start, end in sentence_places(text):
        sentence = text[start:end]
        breach = _BREACH.search(sentence) if _PENALTY.search(sentence) else None
        if breach:
            condition = re.split(r"的，|，由|，处", sentence[breach.start() :], maxsplit=1)[0]
            for match in _ARTICLE.finditer(condition):
                number, inserted = number_value(match[1]), number_value(match[2]) if match[2] else None
                yield f"{number}-{inserted}" if inserted else str(number)
