"""One direction (STYLE.md): who imports whom, and who may ask the world for anything."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "build_scripts" / "gongwen"

LAYERS = (
    "text",
    "model",
    "errors",
    "sources",
    "structure",
    "enrich",
    "annotations",
    "variants",
    "render",
    "library",
    "quoting",
    "publish",
    "verify",
    "check",
    "build",
    "cli",
    "mcp",
)
# What verify says about the rest is worth something only as long as it does not share their reading.
VERIFY_MAY_IMPORT = {"text", "model", "errors", "variants", "verify"}
OPEN_FILES = {"library", "publish", "verify", "build"}
PURE = {*LAYERS[: LAYERS.index("library")], "quoting"}

OPENING_METHODS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
# Modules and names that lead to files, to the clock or to the environment.
WORLD = {"os", "pathlib.Path", "shutil", "tempfile", "glob", "fileinput", "subprocess", "socket", "time", "random"}
CLOCK_METHODS = {"today", "now", "utcnow"}


def layer_of(module: str) -> str | None:
    """The layer that a dotted name of ours belongs to: gongwen.text.numerals → text; None for what is not ours."""
    package, _, rest = module.partition(".")
    if package != "gongwen" or not rest:
        return None
    head = rest.partition(".")[0]
    return "cli" if head == "__main__" else head


def imports(tree: ast.Module, module: str) -> Iterator[tuple[int, str]]:
    """Line and full name of all that a module imports, wherever in it; `from a import b` gives a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def left_arrows(tree: ast.Module, module: str) -> Iterator[str]:
    """Each import that points against the direction."""
    own = layer_of(module)
    if own is None:
        return
    for line, name in imports(tree, module):
        other = layer_of(name)
        if other not in LAYERS:
            continue
        if LAYERS.index(other) > LAYERS.index(own) or (own == "verify" and other not in VERIFY_MAY_IMPORT):
            yield f"{module}:{line}: {own} must not import {name}"


def world_access(tree: ast.Module, module: str) -> Iterator[str]:
    """Each place where a stage that should be given its values fetches them: files, clock, environment.

    A pure stage cannot name a Path, so that its read_bytes is that of package data or of a PDF's stream.
    """
    own = layer_of(module)
    if own in OPEN_FILES:
        return
    pure = own in PURE
    imported = {name: line for line, name in imports(tree, module)}
    if pure:
        for name, line in imported.items():
            if name in WORLD or name.partition(".")[0] in WORLD:
                yield f"{module}:{line}: {own} must not import {name}"
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name("open"):
                yield f"{module}:{node.lineno}: {own} must not open files"
            # io.open reads a file; pikepdf.open(BytesIO(…)) reads bytes that were given.
            case ast.Attribute(ast.Name(receiver), "open") if receiver in imported:
                if receiver in sys.stdlib_module_names:
                    yield f"{module}:{node.lineno}: {own} must not open files"
            case ast.Attribute(_, method) if method in OPENING_METHODS and not pure:
                yield f"{module}:{node.lineno}: {own} must not open files"
            case ast.Attribute(_, method) if method in CLOCK_METHODS and pure:
                yield f"{module}:{node.lineno}: {own} must not ask the clock"


def modules() -> Iterator[tuple[str, Path]]:
    """Dotted name and file of every module of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        yield name, path


def test_every_module_belongs_to_a_layer() -> None:
    strangers = [name for name, _ in modules() if layer_of(name) not in {*LAYERS, "__init__"}]

    assert strangers == []


def test_no_import_points_left() -> None:
    found = [arrow for name, path in modules() for arrow in left_arrows(ast.parse(path.read_text("utf-8")), name)]

    assert found == []


def test_only_library_publish_and_verify_open_files() -> None:
    found = [place for name, path in modules() for place in world_access(ast.parse(path.read_text("utf-8")), name)]

    assert found == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("gongwen.text.numerals", "from gongwen.structure import parse"),
        ("gongwen.text.numerals", "import gongwen.model"),
        ("gongwen.model", "from gongwen.errors import GongwenError"),
        ("gongwen.model", "def f():\n    from gongwen import errors"),
        ("gongwen.sources.article", "from ..structure import parse"),
        ("gongwen.sources.article", "from ..structure.parse import parse_structure"),
        ("gongwen.library.documents", "import gongwen.publish.site as site"),
        ("gongwen.verify.run", "from gongwen.render.outline import outline_value"),
        ("gongwen.verify.run", "from gongwen.library import documents"),
        ("gongwen.check.run", "from gongwen.cli import main"),
    ],
)
def test_an_arrow_to_the_left_is_seen(module: str, code: str) -> None:
    assert list(left_arrows(ast.parse(code), module))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("gongwen.structure.parse", "from gongwen.structure.numbering import marks"),
        ("gongwen.structure.parse", "from . import numbering"),
        ("gongwen.structure.parse", "from gongwen.model import Document"),
        ("gongwen.verify.run", "from gongwen.variants.conversion import Converter"),
        ("gongwen.verify.run", "from . import reading"),
        ("gongwen.cli.main", "from gongwen.check.run import check"),
        ("gongwen.__main__", "from gongwen.cli import main"),
        ("gongwen.cli.main", "from gongwen import __version__"),
    ],
)
def test_an_arrow_to_the_right_passes(module: str, code: str) -> None:
    assert not list(left_arrows(ast.parse(code), module))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("gongwen.sources.article", "open('x')"),
        ("gongwen.sources.article", "import io\nio.open('x')"),
        ("gongwen.sources.article", "from pathlib import Path"),
        ("gongwen.check.run", "def f(path): return path.open()"),
        ("gongwen.render.pages", "from os import environ"),
        ("gongwen.render.pages", "import os.path"),
        ("gongwen.annotations.check", "import datetime\ndatetime.date.today()"),
        ("gongwen.check.run", "from pathlib import Path\nPath('x').read_bytes()"),
        ("gongwen.cli.main", "def f(path): path.write_text('x')"),
    ],
)
def test_asking_the_world_is_seen(module: str, code: str) -> None:
    assert list(world_access(ast.parse(code), module))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("gongwen.library.documents", "from pathlib import Path\nPath('x').read_bytes()"),
        ("gongwen.publish.site", "import os\nopen('x')"),
        ("gongwen.variants.ui", "from importlib.resources import files\nfiles('gongwen').joinpath('x').read_text()"),
        ("gongwen.render.print.pdf", "def f(document): return document.Metadata.read_bytes()"),
        ("gongwen.render.print.pdf", "import pikepdf\nfrom io import BytesIO\npikepdf.open(BytesIO(b''))"),
        ("gongwen.sources.article", "from pathlib import PurePosixPath"),
        ("gongwen.cli.main", "from pathlib import Path\nPath.cwd()"),
    ],
)
def test_values_that_were_given_pass(module: str, code: str) -> None:
    assert not list(world_access(ast.parse(code), module))
