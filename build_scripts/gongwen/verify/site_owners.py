"""Words that belong to one thing: to a note, to an entry of the glossary, to a document's name in a list.

That they stand somewhere in the library is not enough there: what is said of a thing has to stand in what is known of
that very thing, or be words of the interface.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from posixpath import normpath
from urllib.parse import unquote

from gongwen.model import SOURCE_VARIANT, Variant
from gongwen.text.folding import fold_text
from gongwen.variants.conversion import Converter
from gongwen.variants.ui import interface_words, ui
from gongwen.verify.known_words import KnownWords
from gongwen.verify.page_form import Owned
from gongwen.verify.site_evidence import Evidence, metadata_words, prefix
from gongwen.verify.site_names import entry_name

_ITEM = re.compile(r"- \[(?:[^\]\\]|\\.)*\]\((?P<target>[^()#]+)\)(?P<rest>.*)")
_BACKSLASH = re.compile(r"\\(?=[^\w\s])")
_STATES = ("coming", "effective", "repealed", "replaced", "amended", "unknown")


class Owners:
    """Gives what may be said of one note, entry or document in a script; None for one that there is not."""

    def __init__(self, evidence: Evidence) -> None:
        self._at = evidence
        self._notes = evidence.library.notes
        self._entries = {fold_text(name): text for name, text in evidence.library.entries.items()}
        self._found: dict[tuple[str, Variant, str], KnownWords] = {}
        self._converters: dict[Variant, list[Callable[[str], str]]] = {}

    def of(self, variant: Variant, owned: Owned, target: str) -> KnownWords | None:
        """What may be said of a thing on a page; `target` is the file that is linked there."""
        if owned.kind == "note":
            return self.note(variant, owned.name)
        place = target.removeprefix(prefix(variant)).removesuffix("/index.html")
        if owned.kind == "entry":
            return self.entry(variant, entry_name(place.removeprefix("glossary/")))
        return self.document(variant, place)

    def list_faults(self, variant: Variant, path: str, text: str) -> Iterator[str]:
        """What lines of a list in Markdown say of the document or entry that they lead to and is not known of it; lines
        that somebody wrote so are no lists of ours."""
        for line in text.split("\n"):
            item = _ITEM.match(line)
            if not item or line in self._at.all_written:
                continue
            target = normpath(f"{path.rpartition('/')[0]}/{unquote(item['target'])}").lstrip("/")
            place = target.removeprefix(prefix(variant))
            own = self.document(variant, place.removesuffix("/index.md"))
            if own is None and place.startswith("glossary/"):
                own = self.entry(variant, entry_name(place.removeprefix("glossary/").removesuffix(".md")))
            said = [
                part for part in item["rest"].split(" · ") if not any(map(part.__contains__, self._states(variant)))
            ]
            if own:
                yield from (stranger for part in said for stranger in own.strangers(_BACKSLASH.sub("", part)))

    def _states(self, variant: Variant) -> list[str]:
        """The words by which a part of a line is known to tell of a document's force: others may have set its day."""
        return [ui(variant, f"standing.{state}") for state in _STATES] + [ui(variant, "standing.from", day="").strip()]

    def note(self, variant: Variant, name: str) -> KnownWords | None:
        """What a reader wrote, in his file, and what the document is called."""
        if name not in self._notes:
            return None
        slug, text = self._notes[name]
        return self._known(
            "note", variant, name, lambda: [*self._in_script(variant, text), *self._names(variant, slug)]
        )

    def note_file(self, name: str) -> str:
        """A note as its author wrote it."""
        return self._notes.get(name, ("", ""))[1]

    def entry(self, variant: Variant, name: str) -> KnownWords | None:
        """What the entry's file says; `name` is the file's, however it is written."""
        text = self._entries.get(fold_text(name))
        return None if text is None else self._known("entry", variant, name, lambda: self._in_script(variant, text))

    def entry_file(self, name: str) -> str:
        """An entry as it was written; '' where there is none."""
        return self._entries.get(fold_text(name), "")

    def document(self, variant: Variant, slug: str) -> KnownWords | None:
        """What a document is called, by whom and when; nothing of its text."""
        if slug not in self._at.held:
            return None
        return self._known("document", variant, slug, lambda: self._names(variant, slug))

    def _names(self, variant: Variant, slug: str) -> list[str]:
        held = self._at.held.get(slug)
        words = metadata_words(held) if held else []
        return [slug, *words, *map(self._at.convert(variant, slug), words)] if held else []

    def _in_script(self, variant: Variant, text: str) -> list[str]:
        """A text as it was written and in a script, with the rows of documents and with those of the interface too."""
        if variant == SOURCE_VARIANT:
            return [text]
        if variant not in self._converters:
            rows = (self._at.library.phrases, (*self._at.library.phrases, *interface_words()))
            self._converters[variant] = [Converter(variant, one).convert for one in rows]
        return [text, *(convert(text) for convert in self._converters[variant])]

    def _known(self, kind: str, variant: Variant, name: str, words: Callable[[], Iterable[str]]) -> KnownWords:
        key = (kind, variant, name)
        if key not in self._found:
            self._found[key] = KnownWords(words(), wider=self._at.interface)
        return self._found[key]
