"""Where the borders lie between a sure place, a doubtful one and none: each constant of the rules, from both sides."""

from itertools import islice

import pytest

from gongwen.annotations.anchor import Location, Texts, locate_quote
from gongwen.model import Document, Metadata, Paragraph, Part, PublishedEid, TextQuoteSelector
from gongwen.structure.following import texts_of
from gongwen.text.folding import fold_text

HAN = [character for character in map(chr, range(0x4E00, 0x9FA5)) if fold_text(character) == character]
HOME, OTHER = "preamble__p_1", "preamble__p_2"


class Characters:
    """Han characters, none of them twice."""

    def __init__(self) -> None:
        self._left = iter(HAN)

    def take(self, count: int) -> str:
        return "".join(islice(self._left, count))

    def redraft(self, text: str, kept: int) -> str:
        """The text with other characters in its middle, so that `kept` of them are as they were."""
        head = (kept + 1) // 2
        return text[:head] + self.take(len(text) - kept) + text[len(text) - (kept - head) :]

    def remade(self, text: str, kept: int) -> str:
        """The text with its last `kept` characters as they were."""
        return self.take(len(text) - kept) + text[len(text) - kept :]


def document(*paragraphs: str) -> Document:
    blocks = tuple(Paragraph(f"preamble__p_{n}", n, text) for n, text in enumerate(paragraphs, 1))
    return Document("source", "", Part("", "main", Metadata(), preamble=blocks))


def publish(*paragraphs: str) -> list[PublishedEid]:
    return [PublishedEid(text.eid, text.eid, "", text.opening) for text in texts_of(document(*paragraphs))]


def place(quote: TextQuoteSelector, *paragraphs: str, was: tuple[str, ...] = ()) -> Location:
    """Where a note on the first paragraph stands; `was` are the paragraphs that ids.tsv tells of."""
    return locate_quote(quote, HOME, Texts.of(document(*paragraphs), publish(*was) if was else ()))


@pytest.mark.parametrize(
    ("agreeing", "tier"),
    [(10, "doubtful"), (9, "ambiguous")],  # half of the context: those words, or the same words elsewhere
)
def test_the_same_words_need_half_of_their_context(agreeing: int, tier: str) -> None:
    han = Characters()
    words, prefix = han.take(20), han.take(20)

    assert place(TextQuoteSelector(words, prefix), han.take(30), han.remade(prefix, agreeing) + words).tier == tier


@pytest.mark.parametrize(
    ("length", "kept", "agreeing", "here", "tier"),
    [
        (20, 16, 5, True, "doubtful"),  # .80 + .50: at home it is enough
        (20, 15, 5, True, "orphan"),  # .75 + .50
        (20, 12, 10, True, "doubtful"),  # .60 + 1: in all of its context
        (20, 11, 10, True, "orphan"),
        (20, 20, 4, True, "doubtful"),  # the very words stay, at home
        (20, 19, 4, True, "orphan"),  # .95 + .40: not in another context
        (10, 8, 6, True, "doubtful"),  # .80 + .60: few characters need more
        (10, 8, 5, True, "orphan"),
        (8, 7, 5, True, "orphan"),  # .875 + .50
        (12, 9, 6, True, "doubtful"),  # .75 + .60: twelve are not few
        (40, 34, 6, False, "doubtful"),  # .85 + .60: elsewhere more still
        (40, 34, 5, False, "orphan"),
        (40, 37, 5, False, "orphan"),  # .925 + .50
    ],
)
def test_redrafted_words_are_shown_where_they_and_their_context_agree(
    length: int, kept: int, agreeing: int, here: bool, tier: str
) -> None:
    han = Characters()
    words, prefix = han.take(length), han.take(10)
    text = han.remade(prefix, agreeing) + han.redraft(words, kept)
    other = han.take(60)

    assert place(TextQuoteSelector(words, prefix), *((text, other) if here else (other, text))).tier == tier


@pytest.mark.parametrize(
    ("length", "kept", "here", "tier"),
    [
        (20, 13, True, "doubtful"),  # .65
        (20, 12, True, "orphan"),
        (20, 17, False, "doubtful"),  # .85
        (20, 16, False, "orphan"),
        (12, 11, True, "doubtful"),
        (11, 10, True, "orphan"),  # too few characters without context
    ],
)
def test_without_context_redrafted_words_must_agree_more(length: int, kept: int, here: bool, tier: str) -> None:
    han = Characters()
    words, other = han.take(length), han.take(60)
    text = han.redraft(words, kept)

    assert place(TextQuoteSelector(words), *((text, other) if here else (other, text))).tier == tier


@pytest.mark.parametrize(
    ("added", "prefix", "agreeing", "tier"),
    [
        (3, 10, 10, "fuzzy"),  # 40 / 43: only additions
        (3, 10, 8, "fuzzy"),
        (3, 10, 7, "doubtful"),
        (3, 8, 8, "fuzzy"),
        (3, 7, 7, "doubtful"),  # too little context to be sure
        (7, 10, 10, "fuzzy"),  # 40 / 47: .851
        (8, 10, 10, "doubtful"),  # .833
    ],
)
def test_additions_are_believed_in_their_place(added: int, prefix: int, agreeing: int, tier: str) -> None:
    """Nothing tells that the text is the same, so that all that was quoted must be there, and most of its context."""
    han = Characters()
    words, before = han.take(20), han.take(prefix)
    sentence = "。" if agreeing < prefix else ""  # what is other stands in the sentence before
    quote = TextQuoteSelector(words, before[:-1] + sentence if sentence else before)
    text = (
        han.remade(quote.prefix, agreeing) + words[:10] + han.take(3) + words[10:15] + han.take(added - 3) + words[15:]
    )

    assert place(quote, text).tier == tier


@pytest.mark.parametrize(
    ("length", "prefix", "lead", "tier"),
    [
        (10, 10, 20, "exact"),
        (10, 9, 20, "doubtful"),
        (6, 6, 0, "exact"),  # a whole paragraph
        (6, 5, 0, "doubtful"),
        (8, 0, 20, "exact"),  # without context
        (7, 0, 20, "doubtful"),
        (5, 0, 0, "exact"),
        (4, 0, 0, "doubtful"),
    ],
)
def test_a_new_paragraph_has_what_left_the_old_one_if_enough_agrees(
    length: int, prefix: int, lead: int, tier: str
) -> None:
    han = Characters()
    opening, words, before = han.take(60), han.take(length), han.take(prefix)
    was = (opening + before + words, han.take(60))
    now = place(TextQuoteSelector(words, before), opening, han.take(lead) + before + words, was[1], was=was)

    assert (now.tier, now.eid) == (tier, OTHER)


@pytest.mark.parametrize(("length", "tier"), [(16, "exact"), (15, "doubtful")])
def test_where_nothing_is_told_a_sentence_that_moved_must_be_long(length: int, tier: str) -> None:
    han = Characters()
    words, before = han.take(length), han.take(16)

    assert place(TextQuoteSelector(words, before), han.take(60), before + words).tier == tier


def test_where_nothing_is_told_the_sentence_must_be_known_from_its_beginning() -> None:
    han = Characters()
    words, before, lead = han.take(40), han.take(30), han.take(5)
    quote = TextQuoteSelector(words, before)

    assert place(quote, han.take(60), before + words).tier == "exact"
    assert place(quote, han.take(60), lead + before + words).tier == "doubtful"  # whom it concerns was not quoted
    assert place(TextQuoteSelector(words, "。" + before), han.take(60), lead + "。" + before + words).tier == "exact"


@pytest.mark.parametrize(("agreeing", "tier"), [(19, "exact"), (18, "doubtful")])
def test_elsewhere_nearly_all_of_the_context_must_agree(agreeing: int, tier: str) -> None:
    han = Characters()
    words, before = han.take(30), han.take(18)
    quote = TextQuoteSelector(words, before + "甲。")
    text = han.remade(before + "甲。", agreeing) + words

    assert place(quote, han.take(60), text).tier == tier


@pytest.mark.parametrize(("agreeing", "tier"), [(16, "exact"), (15, "doubtful")])
def test_at_home_most_of_the_context_must_agree(agreeing: int, tier: str) -> None:
    han = Characters()
    words, before = han.take(20), han.take(19) + "。"

    assert place(TextQuoteSelector(words, before), han.remade(before, agreeing) + words).tier == tier


@pytest.mark.parametrize(("ahead", "tier"), [(1, "ambiguous"), (2, "exact")])
def test_the_best_of_two_places_must_be_ahead(ahead: int, tier: str) -> None:
    """By .03 of the score, of which the context has .30: one of ten characters, just not, or two."""
    han = Characters()
    words, before = han.take(20), han.take(9) + "。"
    best, next_best = han.remade(before, 10) + words, han.remade(before, 10 - ahead) + words

    assert locate_quote(
        TextQuoteSelector(words, before), "preamble__p_9", Texts.of(document(best, next_best))
    ).tier in ((tier,) if tier == "ambiguous" else ("exact", "doubtful"))


def test_of_two_places_with_all_of_the_context_the_target_is_it() -> None:
    text = Characters().take(40)
    quote = TextQuoteSelector(text[10:30], text[:10], text[30:])
    texts = Texts.of(document(text, text))

    assert [locate_quote(quote, eid, texts).eid for eid in (HOME, OTHER)] == [HOME, OTHER]
    assert locate_quote(quote, "preamble__p_9", texts).tier == "ambiguous"


def test_without_context_a_whole_paragraph_goes_before_part_of_another() -> None:
    """Though it is a little less alike: .85 to .90."""
    han = Characters()
    words = han.take(20)
    part = han.take(20) + han.redraft(words, 18) + han.take(20)

    assert place(TextQuoteSelector(words), han.take(60), part, han.redraft(words, 17)).eid == "preamble__p_3"
