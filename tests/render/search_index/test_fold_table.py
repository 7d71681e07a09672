from collections.abc import Callable
from pathlib import Path

import pytest

from gongwen.render.search_index.fold_table import fold_script, fold_table

SCRIPT = Path(__file__).parents[3] / "overrides" / "assets" / "gongwen" / "folding.js"


@pytest.fixture(scope="module")
def table() -> dict[str, str]:
    return {other: group[0] for group in fold_table().split(" ") for other in group[1:]}


@pytest.mark.parametrize(
    ("character", "folded"), [("數", "数"), ("裡", "里"), ("衞", "卫"), ("著", "着"), ("爲", "为")]
)
def test_a_character_becomes_its_folded_one(table: dict[str, str], character: str, folded: str) -> None:
    assert table[character] == folded


@pytest.mark.parametrize("character", ["数", "一", "「", "\u3000", "⼀", "\uf900"])
def test_what_the_browser_knows_is_left_out(table: dict[str, str], character: str) -> None:
    assert character not in table


def test_the_theme_ships_the_table(golden: Callable[[Path, str], None]) -> None:
    golden(SCRIPT, fold_script())
