"""What becomes of each quotation and each citation of a draft when it is compared with the library."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gongwen.quoting.binding import Asked, bind
from gongwen.quoting.citing import Citation, CitationReader
from gongwen.quoting.comparing import Difference, Likeness, differences, most_like, set_aside
from gongwen.quoting.drafts import DraftParagraph
from gongwen.quoting.holding import Holding
from gongwen.quoting.holdings import Holdings, Named
from gongwen.quoting.quotation import address_of
from gongwen.quoting.quoted import quotations
from gongwen.quoting.words import Stretch, Words
from gongwen.text.folding import fold_text
from gongwen.text.visible import visible

State = Literal["exact", "altered", "elsewhere", "not-found", "not-in-force", "unknown-document", "too-short"]

SHORTEST = 6  # visible characters; fewer say nothing
_ELLIPSIS = re.compile(
    r"[〔\[（(【]?(?:[…⋯]+|\.{3,}|。{3,})[〕\]）)】]?|[〔\[（(【](?:[上中下省])?略[〕\]）)】]"  # ……, （中略）
)
_LAST_MARK = "。，；、：,;:.!?！？"  # a quotation may end a sentence that its source goes on with
_WITHIN_PIECES = 2000  # folded characters between the pieces of a quotation with ……, where no place is cited
# How like a text is to be called the altered source of a quotation: benchmarks/quotes.md has the figures.
_SIMILAR_CITED, _COVERED_CITED = 0.5, 0.4
# Without a citation a sentence of another text is as like as an altered one: laws repeat each other.
_SIMILAR_ANYWHERE, _COVERED_ANYWHERE = 0.85, 0.75
_SHORT = 16  # folded characters; shorter ones without a citation resemble too much by chance


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation (or, with `quote` None, a citation alone) and what the library says of it.

    `text` is what stands there, `folded` what was set aside to call it the same, `differences` the words that differ.
    """

    line: int
    quote: str | None
    citation: str | None
    state: State
    slug: str | None = None
    eid: str | None = None
    address: str | None = None
    text: str | None = None
    folded: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    note: str = ""


def check_draft(paragraphs: Iterable[DraftParagraph], holdings: Holdings, day: str) -> tuple[Checked, ...]:
    """Every quotation and every citation of a place, in order of the lines."""
    checker, reader = _Checker(holdings, day), CitationReader(holdings)
    found: list[Checked] = []
    for paragraph in paragraphs:
        quoted, citations = quotations(paragraph.text), reader.citations(paragraph.text)
        outside = tuple(c for c in citations if not any(start <= c.start < end for start, end in quoted))
        bound: set[Citation] = set()
        rows: list[tuple[int, Checked]] = []
        for span in quoted:
            asked = bind(paragraph, span, outside)
            bound.update(one for one in asked.citations if one.found or one is asked.citations[0])
            rows.append((span[0], checker.quotation(asked)))
        for citation in outside:
            if citation.places and citation.is_named and citation not in bound:
                rows.append((citation.start, checker.citation(paragraph.line_at(citation.start), citation)))
        found += [row for _, row in sorted(rows, key=lambda row: row[0])]
    return tuple(found)


class _Checker:
    """Compares quotations with the library on one day."""

    def __init__(self, holdings: Holdings, day: str) -> None:
        self._holdings = holdings
        self._day = day

    def citation(self, line: int, citation: Citation) -> Checked:
        """A citation alone: exact where all its places are there."""
        row = Checked(line, None, citation.words, "exact")
        if not citation.found:
            return self._unknown(row, citation)
        named = self._versions(citation)[0]
        if named.holding.particulars.withdrawn:
            return self._withdrawn(row, named.holding)
        known = self._holdings.places(named.holding)
        found = {place: known.eids(place, named.part) for place in citation.places}
        if absent := [place for place, eids in found.items() if not eids]:
            note = f"《{named.holding.title}》里没有{'、'.join(absent)}"
            return replace(row, state="not-found", slug=named.holding.slug, note=note)
        return self._in_force(self._at(row, named.holding, found[citation.places[0]][0]), named.holding)

    def quotation(self, asked: Asked) -> Checked:
        """A quotation with what it cites."""
        row = Checked(asked.line, asked.quote, asked.label, "not-found")
        if len(visible(asked.quote)) < SHORTEST:
            return replace(row, state="too-short")
        pieces = _pieces(asked.quote)
        known = [citation for citation in asked.citations if citation.found]
        for citation in known:
            if found := self._in_place(row, pieces, citation):
                return self._with_others(found, pieces, asked, citation)
        if asked.citations and not asked.citations[0].found:
            return self._unknown(row, asked.citations[0])
        for citation in known:
            if found := self._in_text(row, pieces, citation):
                return found
        if known and (gone := self._versions(known[0])[0].holding).particulars.withdrawn:
            return self._withdrawn(row, gone)
        if known:
            return self._altered(row, known) or self._anywhere(row, pieces, is_cited=True) or row
        for hint in (hint for hint in asked.hints if hint.found):
            if found := self._in_place(row, pieces, hint):
                return found
        return self._anywhere(row, pieces, is_cited=False) or self._like_anything(row, asked.hints) or row

    def _with_others(self, row: Checked, pieces: tuple[str, ...], asked: Asked, has: Citation) -> Checked:
        """The row, with a word on what is cited together with the place that has the quotation, and has it not."""
        others = [one for one in asked.together if one is not has and one.found] if has in asked.together else []
        absent = [one.words for one in others if not self._in_place(row, pieces, one)]
        note = f"{'、'.join(absent)}里没有这句话" if absent else ""
        return replace(row, note="；".join(filter(None, (row.note, note))))

    def _withdrawn(self, row: Checked, holding: Holding) -> Checked:
        """That the library held the text once: nothing of it is said any more."""
        note = self._holdings.validity(holding, self._day).note
        return replace(row, state="not-in-force", slug=holding.slug, note=note)

    def _unknown(self, row: Checked, citation: Citation) -> Checked:
        near = "、".join(
            f"《{title}》" for title in self._holdings.nearest(citation.words.partition("》")[0].lstrip("《"))
        )
        return replace(
            row, state="unknown-document", note=f"本库没有这一文件；名称相近的有{near}" if near else "本库没有这一文件"
        )

    def _versions(self, citation: Citation) -> tuple[Named, ...]:
        """The documents of the citation's name, the one that holds on the day first."""
        best = self._holdings.on(citation.found, self._day)
        return (*best, *(named for named in citation.found if named not in best))

    def _in_place(self, row: Checked, pieces: tuple[str, ...], citation: Citation) -> Checked | None:
        """Exact where the cited place has the words; a version that does not hold is said to be so."""
        for named in self._versions(citation):
            words = self._holdings.words(named.holding)
            eids = citation.eids(named, self._holdings) if citation.places else (named.part,)
            for within in filter(None, (words.cited(eid) for eid in eids)):
                if stretch := _find(pieces, words, within):
                    return self._found(replace(row, citation=citation.words), named.holding, stretch)
        return None

    def _in_text(self, row: Checked, pieces: tuple[str, ...], citation: Citation) -> Checked | None:
        """Elsewhere in the text that is cited."""
        for named in self._versions(citation):
            if stretch := _find(pieces, self._holdings.words(named.holding), None):
                found = self._found(replace(row, citation=citation.words), named.holding, stretch)
                return replace(found, state="elsewhere", note=f"所引条款里没有这句话，它在本文件 {found.eid}")
        return None

    def _anywhere(self, row: Checked, pieces: tuple[str, ...], *, is_cited: bool) -> Checked | None:
        """In any text of the library, one that holds before others."""
        found = [
            self._found(row, holding, stretch)
            for holding in self._holdings.holding_all(max(pieces, key=len).rstrip(_LAST_MARK))
            if (stretch := _find(pieces, self._holdings.words(holding), None))
        ]
        best = next((one for one in found if one.state == "exact"), found[0] if found else None)
        if best and is_cited:
            title = self._holdings.all[best.slug or ""].title
            return replace(best, state="elsewhere", note=f"所引文件里没有这句话，它在《{title}》")
        return best

    def _altered(self, row: Checked, citations: list[Citation]) -> Checked | None:
        """Like the cited place, or another of the same text."""
        for citation in citations:
            named = self._versions(citation)[0]
            words = self._holdings.words(named.holding)
            places = [words.cited(eid) for eid in citation.eids(named, self._holdings)]
            for within in (*places, None):
                like = most_like(fold_text(row.quote or ""), words, within)
                if like and (like.similarity >= _SIMILAR_CITED or like.coverage >= _COVERED_CITED):
                    return self._differs(replace(row, citation=citation.words), named.holding, like)
        return None

    def _like_anything(self, row: Checked, hints: tuple[Citation, ...]) -> Checked | None:
        """Like a text that was named before, else like any that has a run of the quotation."""
        folded = fold_text(row.quote or "")
        if len(folded) < _SHORT:
            return None
        named = [self._versions(hint)[0].holding for hint in hints if hint.found]
        best: tuple[float, Holding, Likeness] | None = None
        for holding in dict.fromkeys((*named, *self._holdings.sharing(folded))):
            like = most_like(folded, self._holdings.words(holding))
            if like and (like.similarity >= _SIMILAR_ANYWHERE or like.coverage >= _COVERED_ANYWHERE):
                score = max(like.similarity, like.coverage)
                if best is None or score > best[0]:
                    best = (score, holding, like)
        if best is None:
            return None
        found = self._differs(row, best[1], best[2])
        return replace(found, note=f"稿子没有写出处，本库最接近的是《{best[1].title}》的这句话")

    def _found(self, row: Checked, holding: Holding, stretch: Stretch) -> Checked:
        words = self._holdings.words(holding)
        text = words.original(stretch)
        there = self._at(row, holding, words.eid_at(stretch.start), text)
        is_whole = not _ELLIPSIS.search(row.quote or "")
        folded = set_aside(_bare(row.quote or "", text), text) if is_whole else ()
        if is_whole and fold_text(row.quote or "") != fold_text(text) and "marks" not in folded:
            folded = (*folded, "marks")
        return self._in_force(replace(there, text=text, folded=folded, state="exact"), holding)

    def _differs(self, row: Checked, holding: Holding, like: Likeness) -> Checked:
        words = self._holdings.words(holding)
        text = words.original(like.stretch)
        there = self._at(row, holding, words.eid_at(like.stretch.start), text)
        return replace(there, state="altered", text=text, differences=differences(row.quote or "", text))

    def _at(self, row: Checked, holding: Holding, eid: str, text: str = "") -> Checked:
        return replace(row, slug=holding.slug, eid=eid, address=address_of(self._holdings, holding, eid, text))

    def _in_force(self, row: Checked, holding: Holding) -> Checked:
        """The row, or that the text does not hold on the day."""
        validity = self._holdings.validity(holding, self._day)
        if validity.may_hold:
            return replace(row, note=validity.note) if validity.is_remarkable else row
        return replace(row, state="not-in-force", note=validity.note)


def _pieces(quote: str) -> tuple[str, ...]:
    """The quotation, folded, in the pieces that …… leaves of it."""
    pieces = tuple(piece for part in _ELLIPSIS.split(quote) if (piece := fold_text(part)))
    return pieces or (fold_text(quote),)


def _find(pieces: tuple[str, ...], words: Words, within: Stretch | None) -> Stretch | None:
    """Where the pieces stand one after another; the last without its mark where the source goes on with another."""
    last = pieces[-1]
    bare = last.rstrip(_LAST_MARK)
    for end in dict.fromkeys((last, bare) if bare else (last,)):
        for first in words.find((*pieces[:-1], end)[0], within):
            if stretch := _following((*pieces[:-1], end), first, words, within):
                return stretch
    return None


def _following(pieces: tuple[str, ...], first: Stretch, words: Words, within: Stretch | None) -> Stretch | None:
    """From the first piece to the last, if the others follow it in order, in the cited place or not far off."""
    at, limit = first.end, within.end if within else first.end + _WITHIN_PIECES
    for piece in pieces[1:]:
        found = words.whole.find(piece, at, limit)
        if found < 0:
            return None
        at = found + len(piece)
    return Stretch(first.start, at)


def _bare(quote: str, text: str) -> str:
    """The quotation without a last mark that the text has not."""
    stripped = quote.rstrip()
    if fold_text(stripped) != fold_text(text) and fold_text(stripped[-1:]) in fold_text(_LAST_MARK):
        return stripped[:-1]
    return quote


def rows_of(checked: Iterable[Checked]) -> Iterator[dict[str, object]]:
    """The rows as JSON."""
    for row in checked:
        value: dict[str, object] = {
            "line": row.line,
            "quote": row.quote,
            "citation": row.citation,
            "state": row.state,
            "slug": row.slug,
            "eid": row.eid,
            "address": row.address,
            "text": row.text,
            "folded": list(row.folded),
        }
        if row.differences:
            value["differences"] = [{"quote": one.quoted, "text": one.source} for one in row.differences]
        yield {**value, **({"note": row.note} if row.note else {})}
