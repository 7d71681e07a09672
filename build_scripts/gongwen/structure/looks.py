"""Each line of a source looked at once: all that it looks like, in one frozen value. Its place decides what it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongwen.sources.blocks import SourceBlock, SourceFigure, SourceParagraph
from gongwen.structure import lines, title_lines
from gongwen.structure.marks import Mark, read_mark
from gongwen.structure.number_lines import is_document_number, is_order
from gongwen.text.dates import DateMention, whole_date

_FIRST_MARKS = ("编", "分编", "章", "条", "部分", "Ⅰ", "一、", "1.")


@dataclass(frozen=True, slots=True)
class Look:
    """One block and what its line looks like; a table or a picture has no text and looks like nothing.

    `text` is what the rules read: the line's own characters, or their simplified forms one for one.
    """

    block: SourceBlock
    text: str = ""
    squeezed: str = ""
    mark: Mark | None = None
    rest: str = ""  # what follows the mark
    title_line: bool = False  # could be part of a title
    title: bool = False  # ends as a title does
    doc_type: str | None = None  # the 文种 that it ends with
    number: bool = False
    order: bool = False
    salutation: bool = False
    signature: bool = False
    date: DateMention | None = None  # the date that the line is, alone or after a signature
    signed: str = ""  # the name before that date
    dated: bool = False
    note: bool = False
    printed: bool = False  # printed below a document: 抄送, …日印发, （此件公开发布）
    member: bool = False
    announces: bool = False
    annex: tuple[str, str] | None = None  # number and title of an 附件 line
    file_name: bool = False
    masthead: bool = False
    subtitle: bool = False
    month: bool = False
    label: tuple[str, str] | None = None  # 发文字号：… as the name of a value and what it says
    field: bool = False  # another label with its value
    rule: bool = False  # a line of dashes
    furniture: bool = False  # of a site: 责任编辑：, 【打印】

    @property
    def line(self) -> int:
        """The line of the source."""
        return self.block.line

    @property
    def heading(self) -> int:
        """The source's own level of a heading, 0 where it is none."""
        return self.block.heading if isinstance(self.block, SourceParagraph) else 0

    @property
    def own_text(self) -> str:
        """The line's own characters; empty for a table or picture."""
        return self.block.text if isinstance(self.block, SourceParagraph) else ""

    @property
    def is_text(self) -> bool:
        """True for a paragraph, false for a table or a picture."""
        return isinstance(self.block, SourceParagraph)

    @property
    def picture(self) -> bool:
        """True for a picture."""
        return isinstance(self.block, SourceFigure)

    @property
    def quoted(self) -> bool:
        """True for a paragraph in a block quotation."""
        return isinstance(self.block, SourceParagraph) and self.block.quoted

    @property
    def foreign(self) -> bool:
        """True for a line of words without a Chinese character."""
        return self.is_text and not lines.has_han(self.text)

    @property
    def is_date(self) -> bool:
        """True for a line that is all a date."""
        return self.date is not None and not self.signed

    @property
    def is_day(self) -> bool:
        """True for a line that dates a document: a date alone, or after a signature."""
        return self.date is not None

    @property
    def begins_count(self) -> bool:
        """True for a paragraph with the first number of a text: 第一章, 一、, 1."""
        return self.mark is not None and self.mark.value == 1 and self.mark.style in _FIRST_MARKS

    @property
    def is_article(self) -> bool:
        """True for a paragraph that opens with 第X条 of its own."""
        return self.mark is not None and self.mark.style == "条" and not self.quoted


@dataclass(frozen=True, slots=True)
class NamedLook:
    """A line of front, preamble or conclusions with the eId of its block."""

    look: Look
    eid: str


def look_at(block: SourceBlock, fold: Callable[[str], str] = str) -> Look:
    """All that a block's line looks like; `fold` gives the characters that the rules read, one for one."""
    if not isinstance(block, SourceParagraph):
        return Look(block)
    text = fold(block.text)
    found = read_mark(text)
    signed = lines.signature_and_date(text)
    label = title_lines.labelled(text)
    return Look(
        block,
        text,
        lines.squeezed(text),
        mark=found[0] if found else None,
        rest=found[1] if found else "",
        title_line=title_lines.is_title_line(text),
        title=title_lines.is_title(text),
        doc_type=lines.title_type(text),
        number=is_document_number(text) and label is None,
        order=is_order(text),
        salutation=lines.is_salutation(text) and label is None,
        signature=lines.is_signature(text),
        date=signed[1] if signed else whole_date(text),
        signed=signed[0] if signed else "",
        dated=lines.is_dated(text),
        note=lines.is_note(text),
        printed=lines.is_closing_note(text),
        member=lines.is_member(text),
        announces=lines.announces_text(text),
        annex=lines.annex_line(text),
        file_name=lines.is_file_name(text),
        masthead=title_lines.is_masthead(text),
        subtitle=lines.is_subtitle(text),
        month=lines.is_month(text),
        label=label,
        field=title_lines.is_field(text),
        rule=title_lines.is_rule(text),
        furniture=title_lines.is_furniture(text),
    )


def look_at_all(blocks: Iterable[SourceBlock], fold: Callable[[str], str] = str) -> tuple[Look, ...]:
    """The looks of the blocks in order of the text."""
    return tuple(look_at(block, fold) for block in blocks)
