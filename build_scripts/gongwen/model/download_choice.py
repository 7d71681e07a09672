"""Which files to take away a project wants beside the whole document's own."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

from gongwen.model.scripts import SOURCE_VARIANT, Variant

# A part of a document by itself: its page's Markdown, its PDF, its PDF in large print, its Word file.
ChapterForm = Literal["md", "pdf", "large", "docx"]
# Forms of the whole document that a project chooses the scripts of.
WholeForm = Literal["large", "docx", "epub"]
# Forms in a document's own script alone.
RecordForm = Literal["xml", "bib", "ris", "csl"]
# What one build may be asked for; pages, Markdown and JSON there always are, for the others are compared with them.
Form = Literal["pdf", "docx", "epub", "xml", "bib", "ris", "csl", "json"]
CHAPTER_FORMS: tuple[ChapterForm, ...] = get_args(ChapterForm)
WHOLE_FORMS: tuple[WholeForm, ...] = get_args(WholeForm)
RECORD_FORMS: tuple[RecordForm, ...] = get_args(RecordForm)
FORMS: tuple[Form, ...] = get_args(Form)
_OFFERED: tuple[Variant, ...] = (SOURCE_VARIANT, "zh-Hant-TW")


@dataclass(frozen=True, slots=True)
class DownloadChoice:
    """The scripts in which there are files of each form for every part (`chapters`; a form without a row has none),
    and in which the whole document is there in large print, as a Word file and as a book; the `records` of a document
    in its own script; whether there are all documents at once (`bulk`), all notes as data (`annotations`), and in Word
    files notes (`comments`) and links to terms (`terms`)."""

    chapters: tuple[tuple[ChapterForm, tuple[Variant, ...]], ...] = (
        ("md", (SOURCE_VARIANT,)),
        ("pdf", (SOURCE_VARIANT,)),
    )
    large: tuple[Variant, ...] = (SOURCE_VARIANT,)
    docx: tuple[Variant, ...] = _OFFERED
    epub: tuple[Variant, ...] = _OFFERED
    records: tuple[RecordForm, ...] = RECORD_FORMS
    bulk: bool = True
    annotations: bool = False
    comments: bool = False
    terms: bool = False

    def has_chapters(self, form: ChapterForm, variant: Variant) -> bool:
        return variant in dict(self.chapters).get(form, ())

    def only(self, forms: Collection[Form]) -> "DownloadChoice":
        """What is left of the choice for a build that is asked for these forms."""
        return replace(
            self,
            chapters=tuple(row for row in self.chapters if row[0] != "docx" or "docx" in forms),
            docx=self.docx if "docx" in forms else (),
            epub=self.epub if "epub" in forms else (),
            records=tuple(form for form in self.records if form in forms),
        )
