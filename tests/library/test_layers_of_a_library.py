"""What a library has of the package without writing it, and how it says otherwise."""

from dataclasses import replace

import pytest

from gongwen.library.project import Project
from gongwen.library.read import read_packaged_phrases, read_particulars, read_phrases

HEAD = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n"


def test_rows_of_the_package_hold_in_a_library_without_its_own(project: Project) -> None:
    assert read_phrases(project) == read_packaged_phrases() != ()


def test_a_row_of_the_library_replaces_the_packages_of_its_source(project: Project) -> None:
    packaged = read_packaged_phrases()
    source = packaged[0].source
    path = project.docs / "conversion" / "phrases.tsv"
    path.parent.mkdir()
    answer = "字" * len(source)
    path.write_text(f"{HEAD}{source}\t{answer}\t\t\t本馆\n皇后乡\t皇后鄉\t\t\t地名\n", "utf-8")
    rows = read_phrases(project)
    assert [row.answers for row in rows if row.source == source] == [(("zh-Hant", answer),)]
    assert {row.source for row in rows} == {row.source for row in packaged} | {"皇后乡"}


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        (None, ("news", "editor_summaries")),
        ("topics: [水利]\n", ("news", "editor_summaries")),
        ("omit: []\n", ()),
        ("omit: [news]\n", ("news",)),
    ],
)
def test_a_document_says_otherwise_than_its_library_what_is_left_out(
    project: Project, said: str | None, left_out: tuple[str, ...]
) -> None:
    folder = project.documents / "pilot"
    folder.mkdir()
    if said is not None:
        (folder / "document.yml").write_text(said, "utf-8")
    library = replace(project, omit=("news", "editor_summaries"))
    assert read_particulars(library, folder).omit == left_out
    assert read_particulars(project, folder).omit == (left_out if said and "omit" in said else ())
