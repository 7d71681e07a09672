"""What the tools answer: values for JSON, from the documents of a library. Nothing is ever guessed.

Every answer that holds a text has its address, the SHA-256 of its source, whose page that was (`source_kind`), whether
it is in the script of that; `note` says in Chinese what may be said of it, which is never that it is certified.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, pairwise

from gongwen.enrich.comparison import compare_parts
from gongwen.enrich.tasks import tasks
from gongwen.enrich.topics import topics
from gongwen.model import TermEntry
from gongwen.quoting.asking import QuoteError, UnknownTextError, find_quotations, split_name
from gongwen.quoting.checking import check_draft, rows_of
from gongwen.quoting.drafts import draft_paragraphs
from gongwen.quoting.holding import Holding
from gongwen.quoting.holdings import Holdings
from gongwen.quoting.quotation import address_of, quotation_value
from gongwen.quoting.validity import beginning
from gongwen.render.task_table import task_values
from gongwen.text.folding import fold_text

Answer = dict[str, object]

MAX_ROWS = 50  # of a list
MAX_TEXT = 8000  # characters of a text; what is longer is cut, and says so
MAX_DRAFT = 100_000
MAX_QUERY = 400
_AROUND = 40  # characters before and after what was searched for
_ABSENT = "本库没有，不等于不存在"


@dataclass(frozen=True, slots=True)
class Answers:
    """The library as it was read when the server began, and the day on which it answers."""

    holdings: Holdings
    terms: tuple[TermEntry, ...]
    today: str

    def search(self, query: str, limit: int = 20) -> Answer:
        """Texts that hold all words of the query; a name with a place comes first."""
        words = [fold_text(word) for word in query[:MAX_QUERY].split() if fold_text(word)]
        named = self._named(query[:MAX_QUERY])
        others = (hit for hit in self._hits(words) if hit not in named) if words else iter(())
        hits = list(islice(chain(named, others), _limit(limit) + 1))
        if not hits:
            return _absent(f"没有“{query[:MAX_QUERY]}”")
        return {"found": True, "hits": hits[: _limit(limit)], "more": len(hits) > _limit(limit)}

    def list_documents(self, query: str = "", limit: int = MAX_ROWS) -> Answer:
        """The documents whose title or 文号 holds the query, the newest first."""
        folded = fold_text(query[:MAX_QUERY])
        found = [one for one in self.holdings.all.values() if folded in fold_text(_described(one))]
        newest = sorted(found, key=lambda one: (one.document.main.metadata.date or "", one.slug), reverse=True)
        rows = [self._row(one) for one in newest[: _limit(limit)]]
        return {"found": bool(found), "documents": rows, "total": len(found)} if found else _absent("没有这样的文件")

    def quote(self, name: str, place: str = "", on: str = "") -> Answer:
        """The exact words of a place by its name, number or eId."""
        day = on or self.today
        if not _is_day(day):
            return _no_day(on)
        try:
            found = find_quotations(self.holdings, name[:MAX_QUERY], place[:MAX_QUERY], day)
        except UnknownTextError as error:
            return _absent(error.message)
        except QuoteError as error:
            return {"found": False, "message": error.message}
        return {"found": True, "quotations": [_cut(quotation_value(one, day)) for one in found[:MAX_ROWS]]}

    def check_quotes(self, draft: str, on: str = "") -> Answer:
        """What becomes of each quotation and citation of a draft."""
        if len(draft) > MAX_DRAFT:
            return {"found": False, "message": f"稿子有 {len(draft)} 字，最多 {MAX_DRAFT} 字；请分几次"}
        if on and not _is_day(on):
            return _no_day(on)
        checked = rows_of(check_draft(draft_paragraphs(draft), self.holdings, on or self.today))
        rows = [{**row, **self._source(str(row["slug"] or ""))} for row in checked]
        note = "exact 只说与本库文本相符；unknown-document 是本库没有，不是引错"
        return {"found": True, "rows": rows[: 4 * MAX_ROWS], "total": len(rows), "note": note}

    def find_terms(self, query: str) -> Answer:
        """The entries of the glossary that are called so, or whose name or definition holds the query."""
        folded = fold_text(query[:MAX_QUERY])
        named = [one for one in self.terms if folded in map(fold_text, (one.term, *one.aliases))]
        held = [one for one in self.terms if one not in named and folded in fold_text(one.term + one.definition)]
        found = (*named, *held)[:MAX_ROWS] if folded else ()
        return {"found": True, "terms": list(map(_term_value, found))} if found else _absent(f"词汇表里没有“{query}”")

    def list_tasks(self, name: str) -> Answer:
        """What a document charges whom with, by when."""
        holding = self._one(name)
        if isinstance(holding, dict):
            return holding
        values = task_values(tasks(holding.document, topics(holding.document)))
        rows = [{**value, "address": address_of(self.holdings, holding, str(value["eid"]))} for value in values]
        about = self._row(holding)
        return {"found": True, **about, "tasks": rows[: 4 * MAX_ROWS], "total": len(rows)}

    def changes(self, name: str = "") -> Answer:
        """The newest documents; with a name the versions of that text, and what changed from each to the next."""
        if not name:
            return self.list_documents(limit=20)
        found = {one.holding.slug: one.holding for one in split_name(name[:MAX_QUERY], self.holdings).found}
        if not found:
            return _absent(f"没有“{name[:MAX_QUERY]}”")
        works = {one.particulars.work for one in found.values()} - {None}
        found |= {slug: one for slug, one in self.holdings.all.items() if one.particulars.work in works}
        versions = sorted(found.values(), key=lambda one: (beginning(one), one.slug))
        pairs = pairwise(versions)
        return {
            "found": True,
            "versions": [self._row(one) for one in versions],
            "changes": [row for old, new in pairs for row in _changed(old, new)][: 2 * MAX_ROWS],
        }

    def _named(self, query: str) -> list[Answer]:
        try:
            found = find_quotations(self.holdings, query, "", self.today)
        except QuoteError:
            return []
        return [_hit(self._row(one.holding), one.eid, one.text[: 2 * _AROUND], one.address, one.place) for one in found]

    def _hits(self, words: list[str]) -> Iterator[Answer]:
        """Each piece of text that holds all the words."""
        rarest = max(words, key=len)
        for holding in self.holdings.holding_all(rarest):
            laid_out = self.holdings.words(holding)
            seen: set[str] = set()
            for stretch in laid_out.find(rarest):
                eid = laid_out.eid_at(stretch.start)
                within = laid_out.below(eid)
                if eid in seen or within is None:
                    continue
                seen.add(eid)
                if all(word in laid_out.whole[within.start : within.end] for word in words):
                    text = laid_out.original(laid_out.around(stretch, within, _AROUND))
                    yield _hit(self._row(holding), eid, text, address_of(self.holdings, holding, eid, text))

    def _one(self, name: str) -> Holding | Answer:
        found = self.holdings.on(split_name(name[:MAX_QUERY], self.holdings).found, self.today)
        if not found:
            return _absent(f"没有“{name[:MAX_QUERY]}”")
        return found[0].holding if len(found) == 1 else {"found": False, "message": f"“{name}”不止一件，请写全名或文号"}

    def _source(self, slug: str) -> Answer:
        holding = self.holdings.all.get(slug)
        return {"sha256": holding.document.sha256, "source_kind": holding.source_kind} if holding else {}

    def _row(self, holding: Holding) -> Answer:
        metadata, validity = holding.document.main.metadata, self.holdings.validity(holding, self.today)
        return {
            "slug": holding.slug,
            "title": holding.title,
            "number": metadata.number,
            "issuers": list(metadata.issuers),
            "date": metadata.date,
            "status": validity.state,
            "status_note": validity.note,
            "address": address_of(self.holdings, holding, ""),
            "source_kind": holding.source_kind,
            "sha256": holding.document.sha256,
            "script": "original",
            "compared": bool(holding.compared),
        }


def _hit(row: Answer, eid: str, text: str, address: str, place: str = "") -> Answer:
    return {**row, "eid": eid, "place": place, "text": text, "address": address}


def _described(holding: Holding) -> str:
    metadata = holding.document.main.metadata
    return "\n".join((holding.title, metadata.number or "", *holding.particulars.aliases, *metadata.issuers))


def _cut(value: Answer) -> Answer:
    text = str(value["text"])
    return value if len(text) <= MAX_TEXT else {**value, "text": text[:MAX_TEXT], "truncated": len(text)}


def _is_day(day: str) -> bool:
    """True for a day of the calendar as 2024-05-01."""
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _no_day(on: str) -> Answer:
    return {"found": False, "message": f"日期“{on[:40]}”读不懂，请写成 2024-05-01 这样"}


def _limit(limit: int) -> int:
    return max(1, min(limit, MAX_ROWS))


def _absent(message: str) -> Answer:
    return {"found": False, "message": f"{message}（{_ABSENT}）"}


def _term_value(entry: TermEntry) -> Answer:
    source = entry.source
    return {
        "term": entry.term,
        "aliases": list(entry.aliases),
        "definition": entry.definition,
        "status": entry.status,
        "source": f"《{source.title}》{source.number}{source.article}" if source else None,
    }


def _changed(old: Holding, new: Holding) -> Iterable[Answer]:
    """The passages that are other in the newer version."""
    for row in compare_parts(old.document.main, new.document.main):
        if row.change not in ("same", "form"):
            yield {
                "from": old.slug,
                "to": new.slug,
                "change": row.change,
                "old": {"eid": row.old.eids[0], "text": row.old.text[:MAX_TEXT]} if row.old else None,
                "new": {"eid": row.new.eids[0], "text": row.new.text[:MAX_TEXT]} if row.new else None,
            }
