"""How Word writes numbers, worked out once more: each form as the row of signs that it counts with."""

from gongwen.text.word_values import has_roman

# Forms that write figure by figure, with the ten signs for 0 to 9.
_BY_FIGURE = {
    "decimal": "0123456789",
    "decimalHalfWidth": "0123456789",
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
}
# Forms that count with a row of signs and go on in figures after its end.
_BY_ROW = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
# Forms with units: signs for 0 to 9, then ten, hundred, thousand, ten thousand.
_BY_UNITS = {
    "chineseCountingThousand": "〇一二三四五六七八九十百千万",
    "taiwaneseCountingThousand": "零一二三四五六七八九十百千万",
    "japaneseCounting": "〇一二三四五六七八九十百千万",
    "chineseLegalSimplified": "零壹贰叁肆伍陆柒捌玖拾佰仟万",
    "ideographLegalTraditional": "零壹貳參肆伍陸柒捌玖拾佰仟萬",
}
_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V"}
_ROMAN |= {4: "IV", 1: "I"}
_END_OF_LETTERS = 780


def written(number: int, form: str, example: str = "") -> str:
    """A number in one of Word's forms; one that is not known here, or has no sign for it, is written in figures."""
    if form in _BY_FIGURE:
        return str(number).translate(str.maketrans("0123456789", _BY_FIGURE[form]))
    if form in _BY_ROW and 0 < number <= len(_BY_ROW[form]):
        return _BY_ROW[form][number - 1]
    if form in ("chineseCounting", "taiwaneseCounting"):
        if number == 0 or number >= 100:
            return str(number).translate(str.maketrans("0123456789", "○一二三四五六七八九"))
        return _with_units(number, _BY_UNITS["chineseCountingThousand"], form)
    if form in _BY_UNITS and number < 100_000_000:
        return _with_units(number, _BY_UNITS[form], form)
    if form == "ideographZodiacTraditional" and 0 < number <= 60:
        return _BY_ROW["ideographTraditional"][(number - 1) % 10] + _BY_ROW["ideographZodiac"][(number - 1) % 12]
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _END_OF_LETTERS:
        letters = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number + 25) // 26)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and has_roman(number):
        return _roman(number).lower() if form == "lowerRoman" else _roman(number)
    return _with_figures(number, form, example)


def _with_figures(number: int, form: str, example: str) -> str:
    figures = str(number)
    first = example.split(",")[0].strip()
    if form == "custom" and first.isascii() and first.isdecimal():
        return figures.rjust(len(first), "0")
    if form == "decimalZero":
        return figures.rjust(2, "0")
    if form == "hex":
        return hex(number)[2:].upper()
    return f"- {figures} -" if form == "numberInDash" else figures


def _with_units(number: int, signs: str, form: str) -> str:
    """Read from the right: every figure with its unit, one zero for a gap between two of them."""
    if number == 0:
        return signs[0]
    text, gap = "", False
    for place, figure in enumerate(int(sign) for sign in reversed(str(number))):
        if place == 4:
            text = signs[13] + (signs[0] if number % 10_000 and number % 10_000 < 1000 else "") + text
            gap = False
        if figure:
            unit = signs[9 + place % 4] if place % 4 else ""
            one_is_silent = form == "japaneseCounting" and figure == 1 and unit
            text = ("" if one_is_silent else signs[figure]) + unit + (signs[0] if gap else "") + text
            gap = False
        else:  # a zero is written once, where figures of the same four follow
            gap = number // 10 ** (place - place % 4) % 10 ** (place % 4) > 0
    if form == "japaneseCounting":
        text = text.replace(signs[0], "")
    legal = form in ("chineseLegalSimplified", "ideographLegalTraditional")
    return text[1:] if not legal and text.startswith(signs[1] + signs[10]) else text


def _roman(number: int) -> str:
    text = ""
    for unit, sign in _ROMAN.items():
        text, number = text + sign * (number // unit), number % unit
    return text
