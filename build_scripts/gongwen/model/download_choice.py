"""Which files to take away a project wants beside the whole document's own."""

from dataclasses import dataclass
from typing import Literal, get_args

from gongwen.model.scripts import SOURCE_VARIANT, Variant

# A part of a document by itself: its page's Markdown, its PDF, its PDF in large print, its Word file.
ChapterForm = Literal["md", "pdf", "large", "docx"]
# Forms of the whole document that a project chooses the scripts of.
WholeForm = Literal["large", "docx", "epub"]
CHAPTER_FORMS: tuple[ChapterForm, ...] = get_args(ChapterForm)
WHOLE_FORMS: tuple[WholeForm, ...] = get_args(WholeForm)
_OFFERED: tuple[Variant, ...] = (SOURCE_VARIANT, "zh-Hant-TW")


@dataclass(frozen=True, slots=True)
class DownloadChoice:
    """The scripts in which there are files of each form for every part (`chapters`; a form without a row has none),
    and in which the whole document is there in large print, as a Word file and as a book."""

    chapters: tuple[tuple[ChapterForm, tuple[Variant, ...]], ...] = (
        ("md", (SOURCE_VARIANT,)),
        ("pdf", (SOURCE_VARIANT,)),
    )
    large: tuple[Variant, ...] = (SOURCE_VARIANT,)
    docx: tuple[Variant, ...] = _OFFERED
    epub: tuple[Variant, ...] = _OFFERED

    def has_chapters(self, form: ChapterForm, variant: Variant) -> bool:
        return variant in dict(self.chapters).get(form, ())
