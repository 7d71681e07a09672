"""A note in the script of the page: its author may have written in any of them, whatever the quotation is in."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from operator import ne

from opencc import OpenCC

from gongwen.model import SOURCE_VARIANT, AnchoredNote, Variant
from gongwen.variants.characters import simplified_only
from gongwen.variants.conversion import Converter
from gongwen.variants.markdown import protected_spans
from gongwen.variants.places import write_over

# Characters, not vocabulary; never the way that ends in -p.
_TO_SOURCE: dict[Variant, str] = {"zh-Hant": "t2s", "zh-Hant-TW": "tw2s", "zh-Hant-HK": "hk2s"}
_TO_GENERAL: dict[Variant, str] = {"zh-Hant-TW": "tw2t", "zh-Hant-HK": "hk2t"}
_FROM_GENERAL: dict[Variant, str] = {"zh-Hant-TW": "t2tw", "zh-Hant-HK": "t2hk"}
_MARKS = str.maketrans("「」『』", "“”‘’")


def note_in_script(anchored: AnchoredNote, converter: Converter, convert: Callable[[str, int], str]) -> AnchoredNote:
    """The note in the converter's script; `convert(words, start)` converts words of the source at their place."""
    note, quote = anchored.note, anchored.note.quote
    exact, prefix, suffix = (_quoted(words, note.script) for words in (quote.exact, quote.prefix, quote.suffix))
    quote = replace(
        quote,
        exact=convert(exact, anchored.start),
        prefix=converter.convert(prefix, anchored.eid),
        suffix=converter.convert(suffix, anchored.eid),
    )
    return replace(anchored, note=replace(note, quote=quote, body=_body(note.body, note.script, converter)))


def _quoted(words: str, script: Variant) -> str:
    """A quotation in the source script."""
    written = written_in(words, script)
    return words if written == SOURCE_VARIANT else _rewritten(words, _TO_SOURCE[written]).translate(_MARKS)


def _body(markdown: str, script: Variant, converter: Converter) -> str:
    written, shown = written_in(markdown, script), converter.variant
    if written == shown:
        return markdown
    if written == SOURCE_VARIANT:
        return converter.convert_markdown(markdown)
    if shown == SOURCE_VARIANT:
        rewritten = _rewritten(markdown, _TO_SOURCE[written]).translate(_MARKS)
    else:
        rewritten = _rewritten(_rewritten(markdown, _TO_GENERAL.get(written)), _FROM_GENERAL.get(shown))
    kept = [(start, end, 0, False, markdown[start:end]) for start, end in protected_spans(markdown)]
    return write_over(rewritten, kept) if len(rewritten) == len(markdown) else markdown


def written_in(text: str, script: Variant = SOURCE_VARIANT) -> Variant:
    """The script of a text by its characters; `script` is what its author says, for a text that shows nothing."""
    han = [character for character in dict.fromkeys(text) if character >= "\u2e80"]
    # A line each, so that no phrase matches.
    lines = "\n".join(han)
    traditional = sum(map(ne, lines, _rewritten(lines, "t2s")))
    source = len(simplified_only(text, Converter("zh-Hant")))
    if traditional == source:
        return script
    if source > traditional:
        return SOURCE_VARIANT
    return "zh-Hant" if script == SOURCE_VARIANT else script


def _rewritten(text: str, configuration: str | None) -> str:
    return str(_opencc(configuration).convert(text)) if configuration else text


@cache
def _opencc(configuration: str) -> OpenCC:
    return OpenCC(configuration)
