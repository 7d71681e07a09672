"""What comes with the package beside its code: theme, rows of conversion, the files of a new library.

One copy stands in git. A wheel holds it in gongwen/packaged/, under the same names; where the package runs from a
checkout the copy in the tree is read.
"""

from pathlib import Path

_IN_WHEEL = Path(__file__).parents[1] / "packaged"
_IN_TREE = Path(__file__).parents[3]

THEME = "overrides"
PHRASES = "docs/conversion/phrases.tsv"
GLOSSARY = "docs/glossary"


def packaged(name: str) -> Path:
    """The file or folder of that name (`overrides`, `docs/glossary`), wherever the package was installed from."""
    return (_IN_WHEEL if _IN_WHEEL.is_dir() else _IN_TREE) / name
