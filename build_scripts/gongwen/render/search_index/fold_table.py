"""The part of text/folding.py that a browser does not know: which Han character is folded to which.

The rest (NFKC, quotation marks, what vanishes) is a few lines of overrides/assets/gongwen/search.js.
"""

import unicodedata

from gongwen.text.folding import fold_text

# Radicals to compatibility ideographs, then all planes of ideographs.
_HAN = (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))


def fold_table() -> str:
    """`simplified others simplified others …`: each group a folded character and those that become it.

    What NFKC already changes, quotation marks and what vanishes are left out.
    """
    groups: dict[str, list[str]] = {}
    for code in (code for block in _HAN for code in block):
        character = chr(code)
        folded = fold_text(character)
        if folded not in (character, '"', "") and unicodedata.normalize("NFKC", character) == character:
            groups.setdefault(folded, []).append(character)
    return " ".join(folded + "".join(others) for folded, others in sorted(groups.items()))


def fold_script() -> str:
    """The table as a script file."""
    return (
        f'/* Made from text/folding.py: pytest --update-golden. */\ngongwenSearchData("folding", "{fold_table()}");\n'
    )
