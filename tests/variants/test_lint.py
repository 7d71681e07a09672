from pathlib import Path

import pytest

from gongwen.variants.lint import lint_phrases

HEADER = "source\tzh-Hant\tzh-Hant-TW\tzh-Hant-HK\tnote\n"
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("换发\t換發\t換發\t換發\t换发证件", []),
        ("换发\t換發\t換發\t換發", ["W-phrase-note"]),
        ("发展\t發展\t發展\t發展\t通行写法", ["W-phrase-needless"]),
        ("发展\t發展\t發展\t發展\t保护|发展", []),  # right by itself, but not in running text
        ("发展\t發展\t發展\t發展\t“护发”跨词", []),
        ("伙伴\t\t夥伴\t夥伴\t合作者", ["W-phrase-needless"]),
        ("发\t發\t發\t發\t任何词里", []),
        ("发\t發\t發\t發\t甲\n发\t髮\t\t\t乙", ["W-phrase-repeated"]),
        ("換发\t換發\t換發\t換發\t說|明", ["W-phrase-script"]),
        ("换发\t换發\t換發\t換發\t说明", ["W-phrase-script"]),
        ("乾隆里\t乾隆里\t乾隆里\t乾隆里\t简体也写“乾隆”", []),
        ("换发\t換\t\t\t说明", ["E-phrases"]),
        ("换发\t\t\t\t说明\n换发\t換發\t換發\t換發\t说明", ["E-phrases"]),
    ],
)
def test_findings(row: str, codes: list[str]) -> None:
    assert [finding.code for finding in lint_phrases(HEADER + row, "p.tsv")] == codes


def test_findings_name_line_and_remedy() -> None:
    (finding,) = lint_phrases(HEADER + "\n换发\t換發\t換發\t換發\n", "p.tsv")

    assert str(finding) == "p.tsv:3: W-phrase-note “换发”没有说明；请在 note 列写上理由"


def test_the_projects_own_phrases_are_clean() -> None:
    text = (ROOT / "docs" / "conversion" / "phrases.tsv").read_text(encoding="utf-8")

    assert lint_phrases(text, "docs/conversion/phrases.tsv") == ()
