"""phrases.tsv: corrections to script conversion, one a line, read into rows."""

from gongwen.errors import PhrasesError
from gongwen.model import Finding, PhraseRow, Variant

ANSWER_COLUMNS: tuple[Variant, ...] = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
COLUMNS = ("source", *ANSWER_COLUMNS, "note")


def parse_phrases(text: str, path: str) -> tuple[PhraseRow, ...]:
    """The rows of a phrases.tsv in order; raises PhrasesError with the line of the first fault.

    An empty line and a line that opens with `#` say nothing, so that rows can be grouped under a heading.
    """
    rows, faults = read_phrases(text, path)
    for fault in faults:
        raise PhrasesError(fault.message, fault.path, fault.line)
    return rows


def read_phrases(text: str, path: str) -> tuple[tuple[PhraseRow, ...], tuple[Finding, ...]]:
    """The rows that can be read, and a finding for each line that cannot."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        message = f"第一行应当是以制表符分隔的列名 {' '.join(COLUMNS)}；请照此改写"
        return (), (Finding(path, 1, "E-phrases", message),)
    rows: list[PhraseRow] = []
    faults: list[Finding] = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip(" ") for cell in line.split("\t")]
        row = _row(cells, path, number)
        if fault := _column_fault(cells) or row_fault(row):
            faults.append(Finding(path, number, "E-phrases", fault))
        else:
            rows.append(row)
    return tuple(rows), tuple(faults)


def _row(cells: list[str], path: str, number: int) -> PhraseRow:
    source, *rest = cells + [""] * (len(COLUMNS) - len(cells))
    answers = tuple((variant, answer) for variant, answer in zip(ANSWER_COLUMNS, rest, strict=False) if answer)
    return PhraseRow(source, answers, None, rest[len(ANSWER_COLUMNS)], path, number)


def _column_fault(cells: list[str]) -> str | None:
    if len(cells) > len(COLUMNS):
        return f"这一行有 {len(cells)} 列，多于 {len(COLUMNS)} 列；请删去多余的制表符"
    return None


def row_fault(row: PhraseRow) -> str | None:
    """What is wrong with a row, wherever it was written (phrases.tsv or document.yml), with the remedy; or None."""
    if not row.source:
        return "source 是空的；请写上原文的字词，或删去这一行"
    if not row.answers:
        return f"“{row.source}”没有任何字形的写法；请至少填一列，或删去这一行"
    for variant, answer in row.answers:
        if len(answer) != len(row.source):
            return (
                f"“{row.source}”是 {len(row.source)} 个字，{variant} 的“{answer}”是 {len(answer)} 个字；"
                "转换不改变字数，请写成一样长"
            )
        if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in row.source + answer):
            return f"“{row.source.encode('unicode_escape').decode()}”里有不能转换的字符；请删去"
    return None
