"""A note in the script of the page: its author may have written in any of them, whatever the quotation is in."""

from collections.abc import Callable
from dataclasses import replace
from operator import ne

from gongwen.model import SOURCE_VARIANT, AnchoredNote, Variant
from gongwen.variants.characters import simplified_characters
from gongwen.variants.conversion import Converter
from gongwen.variants.rewriting import rewrite


def note_in_script(anchored: AnchoredNote, converter: Converter, convert: Callable[[str, int], str]) -> AnchoredNote:
    """The note in the converter's script; `convert(words, start)` converts words of the source at their place."""
    note, quote = anchored.note, anchored.note.quote
    said = (quote.exact, quote.prefix, quote.suffix)
    exact, prefix, suffix = (_quoted(words, note.script, converter.written) for words in said)
    quote = replace(
        quote,
        exact=convert(exact, anchored.start),
        prefix=converter.convert(prefix, anchored.eid),
        suffix=converter.convert(suffix, anchored.eid),
    )
    return replace(anchored, note=replace(note, quote=quote, body=_body(note.body, note.script, converter)))


def _quoted(words: str, script: Variant, source: Variant) -> str:
    """A quotation in the script of the source."""
    return rewrite(words, written_in(words, script), source)


def _body(markdown: str, script: Variant, converter: Converter) -> str:
    return converter.reading(written_in(markdown, script)).convert_markdown(markdown)


def written_in(text: str, script: Variant = SOURCE_VARIANT) -> Variant:
    """The script of a text by its characters; `script` is what its author says, for a text that shows nothing."""
    han = [character for character in dict.fromkeys(text) if character >= "\u2e80"]
    # A line each, so that no phrase matches.
    lines = "\n".join(han)
    traditional = sum(map(ne, lines, rewrite(lines, "zh-Hant", SOURCE_VARIANT)))
    source = len(simplified_characters(text))
    if traditional == source:
        return script
    if source > traditional:
        return SOURCE_VARIANT
    return "zh-Hant" if script == SOURCE_VARIANT else script
