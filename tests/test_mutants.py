"""The tool that makes small faults makes one at a time, and each is another program."""

import ast
from pathlib import Path

import pytest
from tools.mutants import KINDS, mutants, places

CASES = {
    "border": ("a < b", "a <= b"),
    "opposite": ("a < b", "a >= b"),
    "and/or": ("a and b", "a or b"),
    "not": ("not a", "a"),
    "any/all": ("any(a)", "all(a)"),
    "number": ("12", "13"),
    "truth": ("True", "False"),
    "sum": ("a - b", "a + b"),
    "always": ("if a:\n    b", "if True:\n    b"),
    "never": ("if a:\n    b", "if False:\n    b"),
    "choice": ("a if b else c", "c if b else a"),
    "nothing": ("def f():\n    return a", "def f():\n    return None"),
    "filter": ("[a for a in b if c]", "[a for a in b]"),
}


def drawn(folder: Path, source: str, count: int = 100, seed: str = "1") -> dict[str, str]:
    """Kind → the program with that fault, of all that a program has room for."""
    (folder / "code.py").write_text(source, "utf-8")
    return {mutant.kind: mutant.text for mutant in mutants(folder, count, seed)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_changes_what_it_says(kind: str, tmp_path: Path) -> None:
    before, after = CASES[kind]

    assert drawn(tmp_path, before)[kind] == after


def test_one_fault_at_a_time_each_place_once(tmp_path: Path) -> None:
    source = "if a < 1 and not (b < 2 and c):\n    d = 3 - e\n"
    (tmp_path / "code.py").write_text(source, "utf-8")
    texts = [mutant.text for mutant in mutants(tmp_path, 100, "1")]

    assert len(texts) == len(set(texts)) == len(list(places(ast.parse(source)))) == 13
    assert source.strip() not in texts


def test_the_same_seed_draws_the_same_faults_and_another_others(tmp_path: Path) -> None:
    source = "\n".join(f"a{n} < {n}" for n in range(40))

    assert drawn(tmp_path, source, 3, "x") == drawn(tmp_path, source, 3, "x") != drawn(tmp_path, source, 3, "y")


def test_a_fault_names_its_place(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("x\n\ny or z\n", "utf-8")
    (mutant,) = mutants(tmp_path, 5, "1")

    assert (mutant.path.name, mutant.line, mutant.was) == ("code.py", 3, "y or z")
