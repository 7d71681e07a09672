"""The structure of an article: what it is made of, and what there is to say about it."""

from dataclasses import replace

from gongwen.model import Document, Finding, Metadata, Part, Particulars
from gongwen.sources.blocks import Article
from gongwen.structure.divisions import build_divisions, name_blocks
from gongwen.structure.frame import read_frame, split_frame
from gongwen.structure.levels import Levels
from gongwen.structure.metadata import override, read_metadata
from gongwen.structure.numbering import numbering_findings
from gongwen.structure.parts import split_part
from gongwen.text.dates import parse_day

_PUBLISHED = ("published", "publish_date", "pubdate", "date", "发布日期")


def parse_structure(article: Article, particulars: Particulars = Particulars()) -> Document:  # noqa: B008 -- frozen
    """The document of an article, with its frame, what was left out and its findings."""
    frame, blocks = split_frame(article.blocks)
    sections = split_part(blocks)
    divisions = build_divisions(sections.body, "", Levels())
    part = Part(
        eid="",
        role="main",
        metadata=Metadata(),
        front=name_blocks("front", sections.front),
        preamble=name_blocks("preamble", sections.preamble),
        divisions=divisions,
        conclusions=name_blocks("conclusions", sections.conclusions),
    )
    metadata = replace(read_metadata(part), published=_published(article))
    findings = (*article.findings, *numbering_findings(divisions, article.path))
    return Document(
        path=article.path,
        sha256=article.sha256,
        main=replace(part, metadata=override(metadata, particulars)),
        frame=read_frame(frame, divisions),
        omitted=article.omitted,
        findings=_unaccepted(findings, particulars),
    )


def _published(article: Article) -> str | None:
    values = {field.name: field.value for field in article.fields}
    return next((day for name in _PUBLISHED if (day := parse_day(values.get(name, "")))), None)


def _unaccepted(findings: tuple[Finding, ...], particulars: Particulars) -> tuple[Finding, ...]:
    accepted = {acceptance.code for acceptance in particulars.accept}
    return tuple(sorted(f for f in findings if f.code not in accepted))
