"""Where the text that a note was written on is now, as ids.tsv tells, and whether it tells for certain."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import Indel

from gongwen.model import Document, PublishedEid
from gongwen.structure.following import Text, follow, texts_of
from gongwen.text.folding import fold_text

_TOPIC = "__topic_"  # a run-in heading stands in a block, and moves with it
_LEAD = 0.05  # by which a text must be more like what it was than any other that was lost
_CONTAINED = 12  # characters of an opening that are enough to find it inside another text


class Homes:
    """The texts of a document as they are now, and those that ids.tsv says were published.

    ids.tsv may be older than the document: then its texts are followed to where they stand now.
    """

    def __init__(self, document: Document, published: Iterable[PublishedEid] = ()) -> None:
        published = tuple(published)
        self._texts = {text.eid: text for text in texts_of(document)} if published else {}
        self._openings = {known.eid: known.opening for known in published if known.now == known.eid}
        self._gone = frozenset(known.eid for known in published if not known.now)
        self._names = {known.eid: known.now for known in published}
        self._since: dict[str, str] = {}
        for known in published:
            self._since[known.now] = min(known.since, self._since.get(known.now, known.since))
        self._now = self._followed(published)
        self._old = frozenset(self._now.values())
        self._counts = Counter(map(fold_text, self._openings.values()))
        self._counts_now = Counter(fold_text(text.opening) for text in self._texts.values())

    def _followed(self, published: tuple[PublishedEid, ...]) -> dict[str, str]:
        in_use = tuple(known for known in published if known.now == known.eid)
        texts = tuple(self._texts.values())
        if [(known.eid, known.opening) for known in in_use] == [(text.eid, text.opening) for text in texts]:
            return {known.eid: known.eid for known in in_use}
        standing = {
            known.eid
            for known in in_use
            if known.eid in self._texts and fold_text(self._texts[known.eid].opening) == fold_text(known.opening)
        }
        now = {eid: texts[place].eid for eid, place in follow(in_use, texts).items()}
        # Of two that begin alike the one that is left has kept its name; the other has not become it.
        twins = {
            eid
            for eid, place in now.items()
            if place in standing and fold_text(self._openings[eid]) == fold_text(self._openings[place])
        }
        return {eid: place for eid, place in now.items() if eid not in twins} | {eid: eid for eid in standing}

    def of(self, target: str) -> str | None:
        """What the target's text is called now; "" where it is gone, None where ids.tsv does not know it."""
        block, topic, number = target.partition(_TOPIC)
        if block not in self._names:
            return None
        now = self._now.get(self._names[block], "")
        return now and now + topic + number

    def is_old(self, eid: str) -> bool:
        """True for a text that was published before: what stands in it need not have come from elsewhere."""
        return eid in self._old

    def tells(self, target: str, day: str) -> bool:
        """True where ids.tsv knew the target's text by that day: it is the text that was read then."""
        block = target.partition(_TOPIC)[0]
        return block in self._names and self._since.get(self._names[block], "") <= day

    def is_contested(self, target: str) -> bool:
        """True where the text that has the target's place now may as well be another that was lost: its twin."""
        known, text = self._published(target)
        if text is None:
            return False
        opening = fold_text(known)
        if opening == fold_text(text.opening):
            return self._counts[opening] > self._counts_now[opening]
        likeness = _likeness(known, text)
        return any(
            _likeness(other, text) >= likeness - _LEAD
            for eid, other in self._openings.items()
            if other != known and not self._stands(eid)
        )

    def _published(self, target: str) -> tuple[str, Text | None]:
        """How the target's text began when it was published, and the text as it is now, if it is."""
        eid = self._names.get(target.partition(_TOPIC)[0], "")
        return self._openings.get(eid, ""), self._texts.get(self._now.get(eid, ""))

    def _stands(self, eid: str) -> bool:
        """True for a published text that begins as it did."""
        now = self._now.get(eid)
        return now is not None and fold_text(self._texts[now].opening) == fold_text(self._openings[eid])


def _likeness(opening: str, text: Text) -> float:
    """How like a published opening a text's is; 1 where that stands within the text, as after a merger."""
    if len(opening) >= _CONTAINED and fold_text(opening) in fold_text(text.words):
        return 1.0
    return Indel.normalized_similarity(opening, text.opening)
