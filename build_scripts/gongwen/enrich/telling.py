"""Which clauses tell what a division says.

A chapter is told by the first clause of each heading below it and the last two clauses of its lead; where the lead
names every section, by the lead alone. A section whose heading is a mere label (指导思想) is told by what stands in
it. benchmarks/summaries.py measures the rule and the constants; nothing here reads an editor's summary.
"""

import re
from collections import Counter
from dataclasses import dataclass

from gongwen.enrich.clauses import first_clause, names, split_clauses, split_sentences
from gongwen.model import Block, Clause, Division, Paragraph, intro_blocks, walk_divisions


@dataclass(frozen=True, slots=True)
class SummaryRule:
    """What was chosen by measurement; the defaults are what is shipped, the benchmark tries the others."""

    last_of_lead: int = 2  # clauses
    lead_alone: bool = True  # where it names every section
    drop_scenes: bool = True  # clauses of the lead that only set the scene: 围绕…, 按照…


MAX_LABEL = 5  # characters: 指导思想, 主要目标, 开设整合 tell nothing; 健全标准规范 does
MAX_OPENING = 12  # characters of a sentence that opens a paragraph as its heading: 坚持改革引领。
MAX_LEAD = 400  # characters of a lead that can stand alone
MAX_TOLD = 24  # clauses; what tells more is a table of contents
MAX_WHOLE = 3  # clauses of an opening sentence that is taken whole
FIRST_OF_TEXT = 2  # clauses of one that is not
MAX_SUBJECT = 24  # characters; what is longer is a condition, not a subject
MAX_SUBJECTS = 6

# A clause that only sets the scene opens with a preposition (not 经营者, 当事人, 对外贸易) or ends as a condition.
_PREPOSITION = (
    r"围绕|按照|依照|根据|依据|针对|为了?|以|在(?![校职编])|对(?![外方])|经(?![营济办])|除|因|当(?![事地])|但|并"
)
_SCENE = re.compile(rf"要?(?:{_PREPOSITION})|.*(?:以来|时|后|前|[内外下对的])$")
_WITH = (
    r"(?:[^，；。\n]{0,9}以[^，；。\n]{1,40}为[^，；。\n]{1,6}，)?"  # 建成以…为龙头，: the target itself comes after it
)
_TARGET = re.compile(rf"到?(?:\d{{4}}|二〇\w{{2}})年(?:底|末)?，?{_WITH}[^，；。\n]+")
_DUTY = re.compile(r"[都均]?(?:依法)?(?:应当|不得|可以|必须|(?<!所)有权)")
_PREDICATE = re.compile(r"是指|(?<!自)由|包括|不?适用|不?属于")


def telling_clauses(division: Division, rule: SummaryRule) -> tuple[Clause, ...]:
    """The clauses that say what a division says, in order of reading; none for an article."""
    if division.kind == "article":
        return ()
    if articles := division_articles((division,)):
        subjects = _subjects(articles)
        return subjects if len(subjects) > 1 else _first_rule(articles)
    lead = _lead(division)
    headings = tuple(clause for child in division.divisions for clause in first_clause(child.heading, child.eid))
    if rule.lead_alone and lead and len(headings) > 1 and _names_all(lead, headings):
        return _without_scenes(lead) if rule.drop_scenes else lead
    told = tuple(clause for child in division.divisions for clause in _told(child))
    return (
        (told or headings)[:MAX_TOLD] + lead[-rule.last_of_lead :] or _openings(division) or _first_sentence(division)
    )


def division_articles(divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """The articles below the divisions, or the divisions themselves where they are articles."""
    return tuple(d for d in walk_divisions(divisions) if d.kind == "article")


def article_opening(article: Division) -> tuple[Clause, ...]:
    """The clauses with which an article opens: its heading's where it has one, else its first paragraph's."""
    if article.heading:
        return split_clauses(article.heading, article.eid)
    texts = (split_clauses(p.text, p.eid) for d in walk_divisions((article,)) for p in paragraphs(d.blocks))
    return next(texts, ())


def is_label(heading: str) -> bool:
    """Whether a heading names a kind of content and says nothing of it: 指导思想。"""
    return len(heading.strip("。 \u3000")) <= MAX_LABEL


def paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs among some blocks; tables and pictures tell nothing here."""
    return tuple(b for b in blocks if isinstance(b, Paragraph))


def _lead(division: Division) -> tuple[Clause, ...]:
    """The clauses that stand before the division's own divisions, but for a line that only announces a list."""
    if not division.divisions:
        return ()
    told = (p for p in paragraphs(intro_blocks(division)) if not p.text.rstrip().endswith("："))
    return tuple(clause for p in told for clause in split_clauses(p.text, p.eid))


def _names_all(lead: tuple[Clause, ...], headings: tuple[Clause, ...]) -> bool:
    text = "，".join(clause.text for clause in lead)
    return len(text) <= MAX_LEAD and all(names(text, heading.text) for heading in headings)


def _without_scenes(lead: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(clause for clause in lead if not _SCENE.match(clause.text)) or lead


def _told(division: Division) -> tuple[Clause, ...]:
    """What a section says: its heading, or where that is a label its targets, openings and inner headings."""
    if not is_label(division.heading):
        return first_clause(division.heading, division.eid)
    inner = tuple(clause for child in division.divisions for clause in _told(child))
    return _targets(division) + _openings(division) + inner


def _targets(division: Division) -> tuple[Clause, ...]:
    """到2025年，… with its first clause, from each paragraph that opens so."""
    found = ((p, _TARGET.match(p.text)) for p in paragraphs(division.blocks))
    return tuple(Clause(match.group(), (p.eid,)) for p, match in found if match)


def _openings(division: Division) -> tuple[Clause, ...]:
    """The short sentences that open paragraphs side by side: 坚持改革引领。 坚持数据赋能。"""
    openings = []
    for paragraph in paragraphs(division.blocks):
        sentences = split_sentences(paragraph.text)
        if len(sentences) > 1 and len(sentences[0]) <= MAX_OPENING and not re.search("[，；：]", sentences[0]):
            openings.append(Clause(sentences[0], (paragraph.eid,)))
    return tuple(openings) if len(openings) > 1 else ()


def _first_sentence(division: Division) -> tuple[Clause, ...]:
    """What a text without headings opens with: a short sentence whole, of a long one the first clauses that tell."""
    for paragraph in paragraphs(division.blocks):
        for sentence in split_sentences(paragraph.text):
            clauses = split_clauses(sentence, paragraph.eid)
            return clauses if len(clauses) <= MAX_WHOLE else _without_scenes(clauses)[:FIRST_OF_TEXT]
    return ()


# --- laws -----------------------------------------------------------------------------------------------------------


def _subjects(articles: tuple[Division, ...]) -> tuple[Clause, ...]:
    """What the articles of a chapter speak of, the most frequent, in order of the text: 当事人；行政机关."""
    found: dict[str, Clause] = {}
    counts: Counter[str] = Counter()
    for article in articles:
        if subject := next(filter(None, map(_subject, article_opening(article))), None):
            found.setdefault(subject.text, subject)
            counts[subject.text] += 1
    frequent = {text for text, _ in counts.most_common(MAX_SUBJECTS)}
    return tuple(clause for text, clause in found.items() if text in frequent)


def _subject(clause: Clause) -> Clause | None:
    """The words before the verb of duty or the predicate: 当事人应当履行… → 当事人; None for a condition."""
    match = _DUTY.search(clause.text) or _PREDICATE.search(clause.text)
    text = clause.text[: match.start()].rpartition("所称")[2] if match else ""
    unfit = _SCENE.match(text) or text.count("“") != text.count("”")
    return Clause(text, clause.sources) if 2 <= len(text) <= MAX_SUBJECT and not unfit else None


def _first_rule(articles: tuple[Division, ...]) -> tuple[Clause, ...]:
    """What the first article rules that does more than say what the law is for."""
    openings = (_without_scenes(article_opening(article)) for article in articles)
    return next((clauses[:FIRST_OF_TEXT] for clauses in openings if not clauses[0].text.startswith("制定")), ())
