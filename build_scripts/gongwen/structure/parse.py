"""The structure of an article: what it is made of, and what there is to say about it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongwen.model import (
    SOURCE_VARIANT,
    Block,
    Division,
    Document,
    Finding,
    Omitted,
    Part,
    Particulars,
    PublishedEid,
    walk_part_text,
)
from gongwen.sources.blocks import Article, SourceBlock, SourceParagraph
from gongwen.structure.bounds import bounds_findings, find_bounds
from gongwen.structure.checks import link_findings, part_findings
from gongwen.structure.counting import settle_figures
from gongwen.structure.divisions import build_body
from gongwen.structure.eids import EidNames, name_blocks
from gongwen.structure.frame import read_frame, split_frame, split_furniture
from gongwen.structure.given import given_document
from gongwen.structure.left_out import LINK, judge_left_out
from gongwen.structure.levels import read_levels
from gongwen.structure.looks import Look, NamedLook, look_at_all
from gongwen.structure.marks import read_mark
from gongwen.structure.metadata import override, read_metadata, read_order_metadata
from gongwen.structure.notes import with_notes
from gongwen.structure.numbering import numbering_findings
from gongwen.structure.orders import opens_with_order
from gongwen.structure.own_script import in_own_script
from gongwen.structure.page_values import (
    complete_from_news,
    complete_from_page,
    text_sources,
    title_findings,
    unread_findings,
    value_of,
)
from gongwen.structure.parts import RawPart, split_parts
from gongwen.structure.places import placed
from gongwen.structure.sections import split_sections
from gongwen.structure.signing import signing_findings
from gongwen.structure.witnesses import label_witnesses, page_witnesses, read_witnesses, titles_of
from gongwen.text.redaction import Redactor, covered_value
from gongwen.text.scripts import script_of, simplified

_NOTHING = Particulars()
_MAX_LATE = 40  # lines in which a title is looked for below other text


def parse_structure(
    article: Article, particulars: Particulars = _NOTHING, published: tuple[PublishedEid, ...] = ()
) -> Document:
    """The document of an article, with its frame, what was left out and its findings.

    No eId that was `published` for other text is given; the document's aliases are those of the eIds known so far whose
    text has another now.
    """
    article = covered_value(article, Redactor(particulars.redact))
    if article.given:
        return _as_given(given_document(article.given, particulars, published), article, particulars)
    script = particulars.script or script_of("".join(_texts(article.blocks)))
    fold = str if script == SOURCE_VARIANT else simplified
    looks, furniture = split_furniture(settle_figures(look_at_all(article.blocks, fold)))
    bounds = find_bounds(looks, particulars)
    framed = split_frame(looks, bounds)
    frame = [look.block for look in (*framed.before, *framed.after)]
    names = EidNames(published)
    begun = len(framed.before)
    within = range(begun + 1, begun + len(framed.document))
    settled = None if bounds.attachments is None else [i - begun for i in bounds.attachments if i in within]
    raw_parts = split_parts(framed.document, settled)
    witnesses = read_witnesses(article)
    known = titles_of(witnesses)
    reader = _PartReader(particulars, names, known, fold)
    main, front_lines, preamble_lines = reader.read(raw_parts[0], "")
    attachments = tuple(reader.read(raw, f"att_{n}")[0] for n, raw in enumerate(raw_parts[1:], 1))
    said = (*label_witnesses(front_lines), *page_witnesses(framed.before), *witnesses)
    completed = complete_from_page(main.metadata, said, article.path)
    metadata = override(complete_from_news(completed.metadata, frame), particulars)
    document = replace(main, metadata=metadata, attachments=attachments)
    is_order = opens_with_order(framed.document)
    findings = [
        *article.findings,
        *bounds_findings(looks, particulars, article.path),
        *(finding for finding in completed.findings if not _is_settled(finding, particulars)),
        *(() if particulars.title else title_findings(completed.metadata, front_lines, preamble_lines, article.path)),
        *unread_findings(metadata, preamble_lines, _above(article), article.path),
        *_second_documents(raw_parts, article.path),
        *(
            ()
            if particulars.begins or main.front or main.metadata.title or is_order
            else _late_title(framed.document, article.path)
        ),
        *part_findings(document, article),
        *signing_findings(document, article.path),
        *link_findings(article),
    ]
    for part in (document, *attachments):
        findings += numbering_findings(part.divisions, article.path)
    found = Document(
        path=article.path,
        sha256=article.sha256,
        main=document,
        frame=read_frame(frame, document.divisions, names),
        omitted=(*article.omitted, *(Omitted(look.line, "网页的其他部分", look.own_text) for look in furniture)),
        links=article.links,
        findings=unaccepted(placed(findings, document, article.path), document, particulars),
        script=script,
        aliases=tuple((known.eid, known.now) for known in published if known.now not in ("", known.eid)),
    )
    judged = judge_left_out(with_notes(found, article.notes, names), particulars.left_out)
    return replace(judged, findings=unaccepted(judged.findings, judged.main, particulars))


def _above(article: Article) -> Iterator[Omitted]:
    """What a page prints above the text, but for its links: those lead to other documents."""
    first = article.blocks[0].line if article.blocks else 0
    return (left for left in article.omitted if left.line <= first and left.what != LINK)


def _as_given(document: Document, article: Article, particulars: Particulars) -> Document:
    """A document that came with its structure, and what there is to say about its text."""
    article = replace(article, links=document.links)
    findings = [*part_findings(document.main, article), *link_findings(article)]
    for part in (document.main, *document.main.attachments):
        findings += numbering_findings(part.divisions, article.path)
    said = unaccepted(placed(findings, document.main, article.path), document.main, particulars)
    return replace(document, findings=said)


def _is_settled(finding: Finding, particulars: Particulars) -> bool:
    """True for a doubt about a value that document.yml gives."""
    given = ("title", "number", "issuers", "date", "published")
    return any(getattr(particulars, name) and finding.message.endswith(f" {name}") for name in given)


@dataclass(frozen=True, slots=True)
class _PartReader:
    """Reads the parts of one document: what all of them are read with."""

    particulars: Particulars
    names: EidNames
    known: frozenset[str]  # titles that other witnesses give
    fold: Callable[[str], str]

    def read(self, raw: RawPart, eid: str) -> tuple[Part, tuple[NamedLook, ...], tuple[NamedLook, ...]]:
        """One part with its metadata, and the lines of front and preamble; `eid` is empty for the document itself."""
        prefix = f"{eid}__" if eid else ""
        settled = frozenset(found[0].style for mark, _ in self.particulars.levels if (found := read_mark(mark)))
        sections = split_sections(raw, settled=settled, known=self.known)
        body = build_body(sections.body, eid, read_levels(sections.body, self.particulars.levels), self.names)
        front, front_lines = _named(f"{prefix}front", sections.front, self.names)
        preamble, preamble_lines = _named(f"{prefix}preamble", sections.preamble, self.names)
        closing = (*look_at_all(body.rest, self.fold), *sections.conclusions)
        conclusions, closing_lines = _named(f"{prefix}conclusions", closing, self.names)
        if raw.role == "main" and opens_with_order(raw.looks):
            metadata = read_order_metadata(preamble_lines)
        else:
            metadata = read_metadata(front_lines, preamble_lines, closing_lines, self.known)
        sources = text_sources(metadata, front_lines, preamble_lines, closing_lines)
        metadata = in_own_script(metadata, (*front_lines, *preamble_lines, *closing_lines))
        metadata = replace(metadata, sources=tuple(replace(s, value=value_of(metadata, s.name)) for s in sources))
        if metadata.title is None:
            metadata = replace(metadata, title=_excerpt_title(body.divisions))
        part = Part(eid, raw.role, metadata, front, preamble, body.divisions, conclusions)
        return part, front_lines, preamble_lines


def _excerpt_title(divisions: tuple[Division, ...]) -> str | None:
    """The title of an excerpt that is one 编 of a code, 第七编　侵权责任; None for another text."""
    is_excerpt = len(divisions) == 1 and divisions[0].kind == "part"
    return f"{divisions[0].number}　{divisions[0].heading}" if is_excerpt else None


def _texts(blocks: Iterable[SourceBlock]) -> Iterator[str]:
    return (block.text for block in blocks if isinstance(block, SourceParagraph))


def _named(place: str, looks: Sequence[Look], names: EidNames) -> tuple[tuple[Block, ...], tuple[NamedLook, ...]]:
    """The blocks of one place with their eIds, and its lines with theirs."""
    blocks = name_blocks(place, [look.block for look in looks], names)
    named = zip(looks, blocks, strict=True)
    return blocks, tuple(NamedLook(look, block.eid) for look, block in named if look.is_text)


def _second_documents(parts: Sequence[RawPart], path: str) -> Iterable[Finding]:
    """A finding for each part that nothing announces, with the key that ends the document before it."""
    for before, part in pairwise(parts):
        if part.foreign:
            last = next((look.own_text for look in reversed(before.looks) if look.is_text), "")
            message = (
                "这里像是另一份文件的开头，已作为附件处理；如是两份文件，请分成两个来源；"
                f"如不是公文的内容，请在 document.yml 中写明 ends（例：ends: {last[:16]}）"
            )
            yield Finding(path, part.looks[0].line, "W-second-document", message)


def _late_title(looks: Sequence[Look], path: str) -> Iterator[Finding]:
    """A title below other text in a document that opens with none: what stands above it may be news."""
    for index, look in enumerate(looks[:_MAX_LATE]):
        below = looks[index + 1 : index + 3]
        if index and look.title and any(b.number or b.salutation or b.dated or b.begins_count for b in below):
            message = (
                f"“{look.text[:40]}”像是公文的标题，它前面的文字仍算作正文；如是报道，请在 document.yml 中写明 begins"
            )
            yield Finding(path, look.line, "W-begins", f"{message}（例：begins: {look.text[:16]}）")
            return
        if look.mark:
            return


def unaccepted(findings: Iterable[Finding], part: Part, particulars: Particulars) -> tuple[Finding, ...]:
    """The findings, sorted, without those that document.yml accepts: everywhere, or on the lines of one eId."""
    lines = {eid: _lines_of(part, eid) for _, eid in ((a.code, a.at) for a in particulars.accept) if eid}

    def is_accepted(finding: Finding) -> bool:
        return any(a.code == finding.code and (a.at is None or finding.line in lines[a.at]) for a in particulars.accept)

    return tuple(sorted({finding for finding in findings if not is_accepted(finding)}))


def _lines_of(part: Part, eid: str) -> frozenset[int]:
    """The lines of the division or block with that eId and of all that stands in it."""
    return frozenset(unit.line for unit in walk_part_text(part) if unit.eid == eid or unit.eid.startswith(f"{eid}__"))
