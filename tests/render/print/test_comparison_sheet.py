"""修改前后对照表 on paper: landscape, all of both texts, what cannot be printed is said."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from gongwen.enrich.comparison import compare_parts
from gongwen.model import VARIANTS, Comparison, Edition, Paragraph, Variant, walk_part_text
from gongwen.render.print.comparison_sheet import ComparisonMaker, comparison_inputs
from gongwen.text.visible import visible

pytestmark = pytest.mark.pdf

Reader = Callable[[bytes], str]


@pytest.fixture(scope="module")
def printer() -> ComparisonMaker:
    return ComparisonMaker()


def compared(edition: Edition, addition: str = "新增的一段。") -> tuple[Edition, Comparison]:
    """An edition with a closing paragraph more than the one before it."""
    main = edition.document.main
    more = (*main.conclusions, Paragraph("conclusions__p_9", 99, addition))
    document = replace(edition.document, main=replace(main, conclusions=more))
    new = replace(edition, document=document)
    return new, Comparison("compare", edition, compare_parts(main, document.main))


@pytest.mark.parametrize("variant", VARIANTS)
def test_landscape_with_all_of_both_texts(
    printer: ComparisonMaker, edition: Edition, all_text: Reader, variant: Variant
) -> None:
    new, comparison = compared(replace(edition, variant=variant))
    printed = printer.make(new, comparison)
    assert printed.pdf is not None and printed.findings == ()
    text = all_text(printed.pdf)

    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        assert len(pdf.pages) == printed.pages
        for page in pdf.pages:
            assert float(page.mediabox[2]) > float(page.mediabox[3])
    for unit in walk_part_text(new.document.main):
        assert all(visible(line) in text for line in unit.text.split("\n"))
    assert text.count("新增的一段。") == 1


def test_the_same_bytes_again_and_others_for_another_text(printer: ComparisonMaker, edition: Edition) -> None:
    new, comparison = compared(edition)
    other, otherwise = compared(edition, "另一段。")

    assert printer.make(new, comparison) == ComparisonMaker().make(new, comparison)
    assert comparison_inputs(new, comparison) != comparison_inputs(other, otherwise)


def test_a_missing_glyph_is_said_with_its_line(printer: ComparisonMaker, edition: Edition) -> None:
    printed = printer.make(*compared(edition, "含有\U000323af的一段。"))

    assert printed.pdf is None
    assert [(f.code, f.line) for f in printed.findings] == [("W-glyph", 99)]


def test_what_looks_like_markup_is_text(printer: ComparisonMaker, edition: Edition, all_text: Reader) -> None:
    printed = printer.make(*compared(edition, '#panic() $x$ @ref *b* \\ " [x]'))

    assert printed.pdf is not None and "#panic()$x$@ref*b*" in all_text(printed.pdf)
