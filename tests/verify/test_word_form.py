"""Published Word files hold what ours hold and nothing else."""

import pytest

from gongwen.verify.word_form import form_faults

HEAD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>'
)
RIGHT = (
    '<w:p><w:pPr><w:pStyle w:val="GwTitle"/><w:spacing w:beforeLines="100" w:before="580"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">通知</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def found(body: str, name: str = "word/document.xml") -> list[str]:
    return list(form_faults({name: f"{HEAD}{body}</w:body></w:document>".encode()}))


def test_a_file_of_ours_has_no_fault() -> None:
    assert found(RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('w:before="580"', 'w:before="580" w:line="1"', "spacing line=1"),
        ('w:w="11906"', 'w:w="300"', "pgSz w=300"),
        ("<w:pPr>", '<w:pPr><w:ind w:left="20000"/>', "ind left=20000"),
        ("<w:pPr>", '<w:pPr><w:framePr w:x="20000"/>', "framePr"),
        ("<w:t ", '<w:instrText> INCLUDETEXT "x" </w:instrText><w:t ', "instrText"),
        ("<w:t ", "<w:drawing><wp:anchor/></w:drawing><w:t ", "anchor"),
        ("<w:t ", "<w:drawing><wp:inline><w:txbxContent/></wp:inline></w:drawing><w:t ", "txbxContent"),
        ("<w:sectPr>", "<w:sectPr><w:pgBorders/>", "pgBorders"),
        ("<w:t ", '<w:rFonts w:eastAsia="Wingdings"/><w:t ', "rFonts eastAsia=Wingdings"),
    ],
)
def test_what_hides_moves_or_brings_words_is_named(old: str, new: str, fault: str) -> None:
    assert found(RIGHT.replace(old, new, 1)) == [fault]


def test_a_setting_more_is_named() -> None:
    assert found('<w:documentProtection w:edit="forms"/>', "word/settings.xml") == ["documentProtection"]


@pytest.mark.parametrize(
    ("relation", "faults"),
    [
        (f'Type="{OFFICE}/styles" Target="styles.xml"', []),
        (f'Type="{OFFICE}/attachedTemplate" Target="x.dotm"', ["x.dotm"]),
        (f'Type="{OFFICE}/image" Target="https://a.example/x.png" TargetMode="External"', ["https://a.example/x.png"]),
    ],
)
def test_a_relation_to_something_else_is_named(relation: str, faults: list[str]) -> None:
    data = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" {relation}/></Relationships>'

    assert list(form_faults({"word/_rels/document.xml.rels": data.encode()})) == faults
