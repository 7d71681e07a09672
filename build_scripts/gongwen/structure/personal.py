"""Numbers of persons in a text: identity cards by their checksum, mobile phones, bank cards by Luhn's."""

import re
from collections.abc import Iterator

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_LONG = re.compile(r"[0-9０-９](?:[ -]?[0-9０-９]){10}")  # no number of a person has fewer
_ALONE = r"(?<![0-9A-Za-z.-]){}(?![0-9A-Za-z])"
_IDENTITY = re.compile(
    _ALONE.format(r"[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]")
)
_MOBILE = re.compile(_ALONE.format(r"(?:\+?86[ -]?)?(1[3-9][0-9](?:[ -]?[0-9]{4}){2})"))
_CARD = re.compile(_ALONE.format(r"(?:62|60|4[0-9]|5[1-5]|3[57])[0-9]{2}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?"))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, 6.1
_CHECKS = "10X98765432"


def personal_numbers(text: str) -> Iterator[tuple[str, str]]:
    """What kind of number stands in a text, and the number with its middle left out."""
    if not _LONG.search(text):
        return
    plain = text.translate(_WIDE)
    for match in _IDENTITY.finditer(plain):
        if _is_identity(match[0]):
            yield "身份证号", _masked(match[0])
    for match in _MOBILE.finditer(plain):
        yield "手机号", _masked(match[1])
    for match in _CARD.finditer(plain):
        digits = re.sub("[ -]", "", match[0])
        if _is_luhn(digits) and not _IDENTITY.fullmatch(digits):
            yield "银行卡号", _masked(digits)


def _masked(number: str) -> str:
    """A number that may be shown: 110101…34."""
    return f"{number[:3]}…{number[-2:]}"


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _is_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
