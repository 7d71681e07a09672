"""A whole edition in another script: every text in it, and no id, path, address or person's name."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from gongwen.model import (
    SOURCE_VARIANT,
    Block,
    Card,
    Clause,
    Division,
    Document,
    Edition,
    EditorSummary,
    Event,
    Figure,
    Footnote,
    Frame,
    Metadata,
    Paragraph,
    Part,
    Particulars,
    ProvisionHistory,
    ProvisionState,
    Related,
    Summary,
    Target,
    Task,
    TermEntry,
    walk_text,
)
from gongwen.variants.conversion import Converter
from gongwen.variants.notes import note_in_script


def convert_edition(edition: Edition, converter: Converter) -> Edition:
    """The edition in the converter's script; offsets, eIds and addresses hold, because no text changes its length."""
    ours = converter.reading(SOURCE_VARIANT)  # for what the library says: glossary, findings
    if converter.variant == edition.document.script == SOURCE_VARIANT:  # only notes may be in another one
        notes = (note_in_script(anchored, converter, lambda words, _: words) for anchored in edition.notes)
        return replace(edition, variant=SOURCE_VARIANT, notes=tuple(notes))
    document = convert_document(edition.document, converter)
    quoted = _Quotations(edition.document, document, converter)
    return replace(
        edition,
        variant=converter.variant,
        document=document,
        particulars=convert_particulars(edition.particulars, converter),
        summaries=tuple(_summary(summary, quoted) for summary in edition.summaries),
        notes=tuple(note_in_script(note, converter, partial(quoted.convert_at, note.eid)) for note in edition.notes),
        terms=tuple(convert_term(entry, ours) for entry in edition.terms),
        tasks=tuple(_task(task, quoted) for task in edition.tasks),
        targets=tuple(_target(target, quoted) for target in edition.targets),
        cards=tuple(_card(card, ours) for card in edition.cards),
        files=tuple(replace(file, title=converter.convert(file.title)) for file in edition.files),
        referrers=tuple(replace(r, place=converter.convert(r.place)) for r in edition.referrers),
        related=tuple(_related(related, ours) for related in edition.related),
        standing=tuple(replace(one, title=converter.convert(one.title)) for one in edition.standing),
        relations=tuple(replace(r, title=converter.convert(r.title)) for r in edition.relations),
        histories=tuple(_history(history, ours) for history in edition.histories),
        withdrawn_notes=tuple(replace(n, reason=converter.convert(n.reason)) for n in edition.withdrawn_notes),
    )


def _history(history: ProvisionHistory, converter: Converter) -> ProvisionHistory:
    def state(one: ProvisionState) -> ProvisionState:
        return replace(one, places=tuple((eid, converter.convert(label)) for eid, label in one.places))

    return replace(history, states=tuple(map(state, history.states)))


def _related(related: Related, ours: Converter) -> Related:
    """Titles and words; a slug holds no Han character and comes out as it went in."""
    reasons = tuple(replace(r, things=_texts(r.things, ours)) for r in related.reasons)
    return replace(related, title=ours.convert(related.title), reasons=reasons)


# --- the document ---------------------------------------------------------------------------------------------------


def convert_document(document: Document, converter: Converter) -> Document:
    """The document, its frame, what was left out and what there is to say about it."""
    ours = converter.reading(SOURCE_VARIANT)
    converter = converter.knowing(list(_units(document)))
    return replace(
        document,
        main=_part(document.main, converter),
        frame=Frame(
            _blocks(document.frame.news, converter),
            tuple(_editor_summary(summary, converter) for summary in document.frame.editor_summaries),
        ),
        omitted=tuple(
            replace(
                left,
                what=ours.convert(left.what),
                # What is only counted has one digest in all scripts.
                text=converter.convert(left.text) if left.privacy == "public" else left.text,
            )
            for left in document.omitted
        ),
        findings=tuple(
            replace(finding, message=ours.convert_markdown(finding.message)) for finding in document.findings
        ),
    )


def _units(document: Document) -> Iterator[tuple[str, str | None]]:
    """The texts of blocks, headings and cells with their eIds: most of what there is to convert."""
    for unit in walk_text(document):
        # A table's text is its cells, one a line.
        yield from ((text, unit.eid) for text in unit.text.split("\n") if text)


def _part(part: Part, converter: Converter) -> Part:
    return replace(
        part,
        metadata=convert_metadata(part.metadata, converter),
        front=_blocks(part.front, converter),
        preamble=_blocks(part.preamble, converter),
        divisions=tuple(_division(division, converter) for division in part.divisions),
        conclusions=_blocks(part.conclusions, converter),
        attachments=tuple(_part(attachment, converter) for attachment in part.attachments),
    )


def _division(division: Division, converter: Converter) -> Division:
    # One text, as the source has it: a phrase may stand across the border of number and heading.
    line = converter.convert(division.number + division.heading, division.eid)
    cut = len(division.number)
    return replace(
        division,
        number=line[:cut],
        heading=line[cut:],
        blocks=_blocks(division.blocks, converter),
        divisions=tuple(_division(child, converter) for child in division.divisions),
    )


def _blocks(blocks: tuple[Block, ...], converter: Converter) -> tuple[Block, ...]:
    return tuple(_block(block, converter) for block in blocks)


def _block(block: Block, converter: Converter) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=converter.convert(block.text, block.eid))
    if isinstance(block, Footnote):  # as in a table, each line by itself
        return replace(block, text="\n".join(converter.convert(line, block.eid) for line in block.text.split("\n")))
    if isinstance(block, Figure):
        return replace(block, alt=converter.convert(block.alt, block.eid))
    rows = tuple(tuple(converter.convert(cell, block.eid) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _editor_summary(summary: EditorSummary, converter: Converter) -> EditorSummary:
    return replace(summary, text=converter.convert(summary.text, summary.eid))


# --- values about the document --------------------------------------------------------------------------------------


def _card(card: Card, converter: Converter) -> Card:
    return replace(card, metadata=convert_metadata(card.metadata, converter.reading(card.script)))


def convert_metadata(metadata: Metadata, converter: Converter) -> Metadata:
    """All values but dates."""
    return replace(
        metadata,
        title=_optional(metadata.title, converter),
        number=_optional(metadata.number, converter),
        index_number=_optional(metadata.index_number, converter),
        doc_type=_optional(metadata.doc_type, converter),
        issuers=_texts(metadata.issuers, converter),
        salutation=_optional(metadata.salutation, converter),
        signature=_optional(metadata.signature, converter),
        events=_events(metadata.events, converter),
        sources=tuple(
            replace(s, value=converter.convert(s.value), where=converter.convert(s.where)) for s in metadata.sources
        ),
    )


def convert_particulars(particulars: Particulars, converter: Converter) -> Particulars:
    """What readers get to see of document.yml; rows, levels, acceptances and addresses stay as they are."""
    return replace(
        particulars,
        title=_optional(particulars.title, converter),
        number=_optional(particulars.number, converter),
        index_number=_optional(particulars.index_number, converter),
        doc_type=_optional(particulars.doc_type, converter),
        issuers=_texts(particulars.issuers, converter),
        publisher=_optional(particulars.publisher, converter),
        salutation=_optional(particulars.salutation, converter),
        signature=_optional(particulars.signature, converter),
        events=_events(particulars.events, converter),
        because=tuple((key, converter.convert(value)) for key, value in particulars.because),
        # A slug holds no Han character and comes out as it went in.
        relations=tuple((kind, _texts(targets, converter)) for kind, targets in particulars.relations),
        rights=tuple((key, converter.convert(value)) for key, value in particulars.rights),
        topics=_texts(particulars.topics, converter),
        withdrawn=converter.convert(particulars.withdrawn),
        summary=converter.convert(particulars.summary),
    )


def _events(events: tuple[Event, ...], converter: Converter) -> tuple[Event, ...]:
    return tuple(
        replace(event, by=None if event.by is None else converter.convert(event.by, event.eid)) for event in events
    )


def _optional(text: str | None, converter: Converter) -> str | None:
    return None if text is None else converter.convert(text)


def _texts(texts: tuple[str, ...], converter: Converter) -> tuple[str, ...]:
    return tuple(map(converter.convert, texts))


# --- what was found in it -------------------------------------------------------------------------------------------


class _Quotations:
    """Words quoted from the document, which read as they do at their place, context and `at` rows included."""

    def __init__(self, source: Document, converted: Document, converter: Converter) -> None:
        self.converter = converter
        self._pairs = {
            before.eid: (before.text, after.text)
            for before, after in zip(walk_text(source), walk_text(converted), strict=True)
        }

    def convert(self, quotation: str, eid: str | None, start: int = 0) -> str:
        """The quotation as it stands in the block `eid` from `start` on, or converted by itself if it does not."""
        before, after = self._pairs.get(eid or "", ("", ""))
        at = before.find(quotation, start) if quotation else -1
        return self.converter.convert(quotation, eid) if at < 0 else after[at : at + len(quotation)]

    def convert_at(self, eid: str, quotation: str, start: int) -> str:
        """The same, for a quotation whose place is known."""
        return self.convert(quotation, eid, start)

    def place(self, quotation: str, eid: str) -> int:
        """Where the quotation begins in its block; 0 where it does not stand there."""
        return max(0, self._pairs.get(eid, ("", ""))[0].find(quotation))


def _task(task: Task, quoted: _Quotations) -> Task:
    start = quoted.place(task.sentence, task.eid)
    return replace(
        task,
        topic=task.topic and quoted.convert(task.topic, task.eid),
        task=quoted.convert(task.task, task.eid, start),
        body=task.body and quoted.convert(task.body, task.eid),
        deadline=task.deadline and quoted.convert(task.deadline, task.eid, start),
        sentence=quoted.convert(task.sentence, task.eid),
    )


def _target(target: Target, quoted: _Quotations) -> Target:
    start = quoted.place(target.sentence, target.eid)
    return replace(
        target,
        when=quoted.convert(target.when, target.eid, start),
        sentence=quoted.convert(target.sentence, target.eid),
    )


def _summary(summary: Summary, quoted: _Quotations) -> Summary:
    clauses = tuple(_clause(clause, quoted) for clause in summary.clauses)
    text = quoted.converter.convert(summary.text, summary.eid)
    position = 0
    for before, after in zip(summary.clauses, clauses, strict=True):
        at = summary.text.find(before.text, position)
        if at >= 0:
            position = at + len(before.text)
            text = text[:at] + after.text + text[position:]
    return replace(summary, text=text, clauses=clauses)


def _clause(clause: Clause, quoted: _Quotations) -> Clause:
    return replace(clause, text=quoted.convert(clause.text, clause.sources[0] if clause.sources else None))


def convert_term(entry: TermEntry, converter: Converter) -> TermEntry:
    """A glossary entry for display; `key` keeps the term that its address and its spans are made of."""
    source = entry.source
    return replace(
        entry,
        term=converter.convert(entry.term),
        definition=converter.convert_markdown(entry.definition),
        aliases=_texts(entry.aliases, converter),
        related=_texts(entry.related, converter),
        topics=_texts(entry.topics, converter),
        source=source
        and replace(
            source,
            title=converter.convert(source.title),
            number=converter.convert(source.number),
            article=converter.convert(source.article),
            passage=converter.convert(source.passage),
            kind=converter.convert(source.kind),
        ),
        key=entry.source_term,
    )
