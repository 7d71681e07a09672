"""The words that document.yml covers, in the source as `verify` reads it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from gongwen.model import Omitted
from gongwen.text.redaction import COVER, Redactor
from gongwen.verify.expected import source_characters
from gongwen.verify.source import Source


def covered_source(source: Source, omitted: Iterable[Omitted], redactor: Redactor) -> tuple[Source, int]:
    """The source with ■ in place of the words, and how many characters of what has to be shown that are.

    In Markdown and plain text marks may stand within a word (**张**三): it is looked for once more in what is left
    without them.
    """
    if not redactor:
        return source, 0
    before = source_characters(source, ())
    passages = [replace(one, text=redactor.covered(one.text)) for one in source.passages]
    whole = replace(
        source,
        passages=tuple(passages),
        alternatives=tuple(map(redactor.covered, source.alternatives)),
        beside=tuple(map(redactor.covered, source.beside)),
    )
    shown = source_characters(whole, omitted)
    for number, group in groupby(range(len(shown.text)), key=lambda i: shown.places[i][0]):
        here = list(group)
        text = "".join(shown.text[i] for i in here)
        for i, character in zip(here, redactor.covered(text), strict=True):
            at = shown.places[i][1]
            old = passages[number].text
            if character != old[at]:
                passages[number] = replace(passages[number], text=old[:at] + character + old[at + 1 :])
    covered = replace(whole, passages=tuple(passages))
    was = dict(zip(before.places, before.text, strict=True))
    after = source_characters(covered, omitted)
    count = sum(sign == COVER and was[place] != COVER for place, sign in zip(after.places, after.text, strict=True))
    return covered, count
