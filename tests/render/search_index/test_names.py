import pytest

from gongwen.render.search_index.names import document_names, near_pairs
from gongwen.render.search_index.units import DocumentUnits


def named(title: str, number: str = "", aliases: tuple[str, ...] = (), forms: tuple[str, ...] = ()) -> set[str]:
    """The keys of a document without that of its slug."""
    found = document_names([DocumentUnits("x", title, number, (), (), aliases)], forms)
    assert found.pop("《x") == [0]
    return set(found)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("种子法", {"种子法"}),
        ("中华人民共和国种子法", {"中华人民共和国种子法", "种子法"}),
        ("种子法（2021年修订）", {"种子法2021年修订", "种子法"}),
        ("省政府关于数据的意见", {"省政府关于数据的意见", "关于数据的意见", "数据的意见"}),
        ("關於《數據》的辦法", {"关于数据的办法", "数据的办法"}),
        ("试点〔2024〕", {"试点2024"}),
        ("（2021年修订）", {"2021年修订"}),
        ("法", set()),
    ],
)
def test_a_document_is_called_by_its_title_and_by_what_people_leave_of_it(title: str, names: set[str]) -> None:
    assert named(title) == names


def test_a_number_stands_under_a_mark_of_its_own() -> None:
    """Alone it is no name: search-numbers.js finds it however it is typed."""
    assert named("国发〔2022〕14号", "国发〔2022〕14号", ("数字政府意见",)) == {
        "〔国发202214号",
        "[2022.14",
        "数字政府意见",
    }


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("国发〔2022〕14号", "[2022.14"),
        ("國發[2022]第014號", "[2022.14"),
        ("国令第9号", None),
        ("第1912345号", "[1912.345"),
    ],
)
def test_a_number_is_found_by_year_and_count(number: str, key: str | None) -> None:
    assert {name for name in named("办法", number) if name.startswith("[")} == ({key} if key else set())


def test_characters_of_a_script_are_the_source_s() -> None:
    assert named("批覆办法", forms=("覆复",)) == {"批复办法"}


def test_two_documents_of_one_name_stand_under_it() -> None:
    both = [DocumentUnits(slug, "种子法", "", (), ()) for slug in ("a", "b")]

    assert document_names(both, ())["种子法"] == [0, 1]


def test_titles_and_terms_stand_under_each_of_their_pairs_once() -> None:
    assert near_pairs(["《数据》数据"], ["数据"]) == {"数据": [0, 1], "据数": [0]}
