"""Numbered paragraphs become a tree of divisions, each with its eId."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongwen.model import Division, Kind
from gongwen.sources.blocks import SourceBlock, SourceParagraph
from gongwen.structure.eids import ABBREVIATIONS, EidNames, name_blocks
from gongwen.structure.headings import Opening, is_item_heading, split_item, split_row
from gongwen.structure.items import Item, Numbered
from gongwen.structure.levels import Levels

_MAX_ARTICLE_HEADING = 30


@dataclass(slots=True)
class Draft:
    """A division while its text is being read; `source` is None for a 款, which has no mark."""

    source: Numbered | None
    kind: Kind
    eid: str
    line: int
    rank: float
    blocks: list[SourceBlock] = field(default_factory=list)
    children: list["Draft"] = field(default_factory=list)
    wrapup: list[SourceBlock] = field(default_factory=list)
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The divisions of a part, and the blocks after the last one that belong to the part as a whole."""

    divisions: tuple[Division, ...]
    rest: tuple[SourceBlock, ...] = ()


def build_body(items: Sequence[Item], prefix: str, levels: Levels, names: EidNames) -> Body:
    """The divisions of a text that opens with a numbered paragraph; `prefix` is the eId of the part they stand in."""
    roots = _grow(items, prefix, levels, names)
    rest = _detach_wrapups(roots)
    _split_headings(roots)
    return Body(tuple(_freeze(root, names) for root in roots), tuple(rest))


def _grow(items: Sequence[Item], prefix: str, levels: Levels, names: EidNames) -> list[Draft]:
    roots: list[Draft] = []
    trail: list[Draft] = []  # the divisions that are open, outer before inner
    for index, item in enumerate(items):
        if isinstance(item, Numbered):
            rank = levels.rank(item.mark.style)
            while trail and trail[-1].rank >= rank:
                trail.pop()
            if trail and trail[-1].kind == "article":
                _open_paragraph(trail, names, item.line)
            draft = _draft(item, trail, prefix, levels, names)
            (trail[-1].children if trail else roots).append(draft)
            trail.append(draft)
            if draft.kind == "article":
                _begin_article(trail, names, item, items[index + 1 : index + 2])
            continue
        article = next((i for i, draft in enumerate(trail) if draft.kind == "article"), None)
        if (
            article is not None
            and isinstance(item, SourceParagraph)
            and not _is_below_headed_point(trail, items, index)
        ):
            del trail[article + 1 :]
            _open_paragraph(trail, names, item.line)
        trail[-1].blocks.append(item)
    return roots


def _is_below_headed_point(trail: list[Draft], items: Sequence[Item], index: int) -> bool:
    """True for the text below （一）落户补贴。 where （二）办公补贴。 is set so too: it opens no 款 of the article."""
    point = trail[-1]
    if point.source is None or point.blocks or not is_item_heading(point.source.rest):
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if isinstance(following, Numbered) and _counts_on(point.source, following):
        return is_item_heading(following.rest)
    siblings = trail[-2].children
    return len(siblings) > 1 and bool(siblings[-2].blocks)


def _counts_on(item: Numbered, following: Numbered) -> bool:
    value, below = item.mark.value, following.mark.value
    return following.mark.style == item.mark.style and None not in (value, below) and below == (value or 0) + 1


def _draft(item: Numbered, trail: list[Draft], prefix: str, levels: Levels, names: EidNames) -> Draft:
    parent = trail[-1] if trail else None
    in_article = any(draft.kind == "article" for draft in trail)
    kind = levels.kind(item.mark.style, parent.kind if parent else None, in_article=in_article)
    base = prefix if kind == "article" or parent is None else parent.eid
    eid = names.unique(f"{base}__{ABBREVIATIONS[kind]}_{item.mark.reference}".removeprefix("__"))
    return Draft(item, kind, eid, item.line, levels.rank(item.mark.style))


def _open_paragraph(trail: list[Draft], names: EidNames, line: int) -> None:
    """A new 款 of the article at the end of the trail."""
    article = trail[-1]
    eid = names.unique(f"{article.eid}__para_{len(article.children) + 1}")
    paragraph = Draft(None, "paragraph", eid, line, article.rank + 0.5)
    article.children.append(paragraph)
    trail.append(paragraph)


def _begin_article(trail: list[Draft], names: EidNames, item: Numbered, following: Sequence[Item]) -> None:
    """The rest of an article's first line is its heading or its first 款."""
    rest = item.rest
    leads = bool(following) and isinstance(following[0], SourceParagraph)
    if rest and leads and len(rest) <= _MAX_ARTICLE_HEADING and rest[-1] not in "。；：:，！？;,.":
        trail[-1].heading = rest
    elif rest:
        _open_paragraph(trail, names, item.line)
        trail[-1].blocks.append(SourceParagraph(item.line, rest))


def _walk(roots: Iterable[Draft]) -> Iterable[list[Draft]]:
    """Every row of siblings, the outer ones first."""
    stack = [list(roots)]
    while stack:
        row = stack.pop()
        yield row
        stack += [draft.children for draft in row if draft.children]


def _detach_wrapups(roots: list[Draft]) -> list[SourceBlock]:
    """Moves what follows a row of one-paragraph divisions from the last of them to what the row stands in.

    In such a row every division is one paragraph, so a further one after the last belongs to all of them.
    """
    for row in _walk(roots):
        for parent in row:
            if parent.kind != "article" and _is_row_of_paragraphs(parent.children):
                last = parent.children[-1]
                parent.wrapup, last.blocks = last.blocks, []
    if not _is_row_of_paragraphs(roots):
        return []
    rest, roots[-1].blocks = roots[-1].blocks, []
    return rest


def _is_row_of_paragraphs(row: Sequence[Draft]) -> bool:
    if len(row) < 3 or any(draft.source is None or draft.children for draft in row):
        return False
    if not row[-1].blocks or any(draft.blocks for draft in row[:-1]):
        return False
    return all(
        draft.source and draft.source.rest.endswith(("。", "；")) and len(draft.source.rest) > 30 for draft in row
    )


def _split_headings(roots: list[Draft]) -> None:
    for row in _walk(roots):
        numbered = [(draft, draft.source) for draft in row if draft.source is not None and draft.kind != "article"]
        openings = [
            Opening(source.rest, bool(draft.blocks or draft.children), source.headed) for draft, source in numbered
        ]
        if any(draft.kind in ("point", "indent") for draft, _ in numbered):
            parts = split_item(openings)
        else:
            # Paragraphs 一、 that run on are the text of replies and decisions more often than headings.
            strict = any(source.mark.style == "一、" for _, source in numbered)
            parts = split_row(openings, strict=strict)
        for (draft, source), (heading, text) in zip(numbered, parts, strict=True):
            draft.heading = heading
            if text:
                draft.blocks.insert(0, SourceParagraph(source.line, text))


def _freeze(draft: Draft, names: EidNames) -> Division:
    place = f"{draft.eid}__intro" if draft.children else draft.eid
    return Division(
        eid=draft.eid,
        kind=draft.kind,
        line=draft.line,
        number=draft.source.mark.text if draft.source else "",
        heading=draft.heading,
        blocks=name_blocks(place, draft.blocks, names) + name_blocks(f"{draft.eid}__wrapup", draft.wrapup, names),
        divisions=tuple(_freeze(child, names) for child in draft.children),
    )
