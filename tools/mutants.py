"""Seeded small faults in the code of one package, each tried on the package's tests: which does no test notice?

    .venv/bin/python tools/mutants.py structure [--count 20] [--seed 1] [--tests tests/structure]

The faults are made in a copy of the checkout. Prints a line for each that lives, then how many were made and live; ends
0 however many do: some change nothing that could be seen, so a person reads the lines. docs/dev/testing.md has figures.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = Path("build_scripts/gongwen")
MINUTES = 5  # a fault that makes the tests take longer is noticed
_OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt}
_TWIN = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: in which file and line, what stood there, of what kind it is, and the file with it."""

    path: Path
    line: int
    was: str
    kind: str
    text: str


def _border(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return ast.Compare(node.left, [_OTHER[type(node.ops[0])]()], node.comparators)
    return None


def _opposite(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and (other := _OPPOSITE.get(type(node.ops[0]))):
        return ast.Compare(node.left, [other()], node.comparators)
    return None


def _and_or(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.BoolOp):
        return ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    return None


def _not(node: ast.AST) -> ast.AST | None:
    return node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) else None


def _any_all(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TWIN:
        return ast.Call(ast.Name(_TWIN[node.func.id], ast.Load()), node.args, node.keywords)
    return None


def _number(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return ast.Constant(node.value + 1 if isinstance(node.value, int) else node.value * 1.2)
    return None


def _truth(node: ast.AST) -> ast.AST | None:
    return ast.Constant(not node.value) if isinstance(node, ast.Constant) and isinstance(node.value, bool) else None


def _sum(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        return ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right)
    return None


def _always(node: ast.AST) -> ast.AST | None:
    return ast.If(ast.Constant(True), node.body, node.orelse) if isinstance(node, ast.If) else None


def _never(node: ast.AST) -> ast.AST | None:
    return ast.If(ast.Constant(False), node.body, node.orelse) if isinstance(node, ast.If) else None


def _choice(node: ast.AST) -> ast.AST | None:
    return ast.IfExp(node.test, node.orelse, node.body) if isinstance(node, ast.IfExp) else None


def _nothing(node: ast.AST) -> ast.AST | None:
    return ast.Return(ast.Constant(None)) if isinstance(node, ast.Return) and node.value is not None else None


def _filter(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.comprehension) and node.ifs:
        return ast.comprehension(node.target, node.iter, [], node.is_async)
    return None


KINDS: dict[str, Callable[[ast.AST], ast.AST | None]] = {
    "border": _border,
    "opposite": _opposite,
    "and/or": _and_or,
    "not": _not,
    "any/all": _any_all,
    "number": _number,
    "truth": _truth,
    "sum": _sum,
    "always": _always,
    "never": _never,
    "choice": _choice,
    "nothing": _nothing,
    "filter": _filter,
}


class _Change(ast.NodeTransformer):
    """Puts a fault of one kind at the node of this number, and keeps what stood there."""

    def __init__(self, number: int, kind: str) -> None:
        self.left, self.kind, self.was, self.line = number, kind, "", 0

    def visit(self, node: ast.AST) -> ast.AST:
        if (changed := KINDS[self.kind](node)) is not None:
            self.left -= 1
            if self.left == -1:
                self.was = ast.unparse(node).partition("\n")[0]
                self.line = getattr(node, "lineno", 0)
                return ast.copy_location(changed, node)
        self.generic_visit(node)
        return node


def places(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every fault that a file has room for: its kind, and the how-manieth of that kind it is."""
    for kind, change in KINDS.items():
        yield from ((kind, number) for number in range(sum(change(node) is not None for node in ast.walk(tree))))


def mutants(package: Path, count: int, seed: str) -> Iterator[Mutant]:
    """Faults drawn from all that the package's files have room for."""
    room = [
        (path, *place) for path in sorted(package.rglob("*.py")) for place in places(ast.parse(path.read_text("utf-8")))
    ]
    for path, kind, number in random.Random(seed).sample(room, min(count, len(room))):
        change = _Change(number, kind)
        tree = ast.fix_missing_locations(change.visit(ast.parse(path.read_text("utf-8"))))
        yield Mutant(path, change.line, change.was, kind, ast.unparse(tree))


def passes(tests: list[str], folder: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    surroundings = {**os.environ, "PYTHONPATH": str(folder / "build_scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=60 * MINUTES)
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("package", help="a folder or file below build_scripts/gongwen")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--tests", nargs="+")
    options = parser.parse_args()
    tests = options.tests or [str(Path("tests", options.package))]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "checkout"
        hidden = shutil.ignore_patterns(
            ".git", ".venv", "site", "build", "dist", "__pycache__", ".*_cache", ".hypothesis"
        )
        shutil.copytree(ROOT, folder, ignore=hidden)
        if not passes(tests, folder):
            sys.exit(f"{' '.join(tests)}: fails without any fault; mend that first")
        target, alive, made = folder / CODE / options.package, 0, 0
        for mutant in mutants(target if target.is_dir() else target.parent, options.count, options.seed):
            source = mutant.path.read_text("utf-8")
            mutant.path.write_text(mutant.text, "utf-8")
            lives = passes(tests, folder)
            mutant.path.write_text(source, "utf-8")
            made, alive = made + 1, alive + lives
            if lives:
                print(f"{mutant.path.relative_to(folder)}:{mutant.line}: {mutant.kind}: {mutant.was}", flush=True)
        if not passes(tests, folder):  # what was noticed last was not the fault
            sys.exit(f"{' '.join(tests)}: fails without any fault now; the count of those that live is too low")
    print(f"{options.package}: {made} made, {alive} live")


if __name__ == "__main__":
    main()
