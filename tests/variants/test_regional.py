"""One form for each region, from counts; zh-Hant has the form on which Taiwan and Hong Kong agree."""

import pytest

from gongwen.model import VARIANTS, Variant
from gongwen.variants.conversion import Converter
from gongwen.variants.regional import in_regional_forms, regional_forms


@pytest.mark.parametrize(
    ("source", "general", "taiwan", "hong_kong"),
    [
        ("为群众吃饭启动", "為群眾吃飯啟動", "為群眾吃飯啟動", "為群眾吃飯啟動"),
        ("床面峰伪", "床面峰偽", "床面峰偽", "床面峰偽"),
        ("面条潮湿", "麵條潮濕", "麵條潮濕", "麵條潮濕"),
        ("污水说税户", "污水說稅戶", "污水說稅戶", "污水說稅戶"),
        ("这里卫生着想", "這裏衛生着想", "這裡衛生著想", "這裏衞生着想"),  # where the regions differ
        ("一周搜证", "一週蒐證", "一週蒐證", "一周搜證"),
    ],
)
def test_forms_of_the_regions(source: str, general: str, taiwan: str, hong_kong: str) -> None:
    assert [Converter(variant).convert(source) for variant in VARIANTS[1:]] == [general, taiwan, hong_kong]


def test_an_empty_cell_keeps_the_character() -> None:
    assert in_regional_forms("一週", "zh-Hant-TW") == "一週"
    assert in_regional_forms("一週", "zh-Hant-HK") == "一周"


@pytest.mark.parametrize("variant", VARIANTS[1:])
def test_no_form_is_changed_again(variant: Variant) -> None:
    """Else the order of replacement would show."""
    forms = regional_forms(variant)

    assert not forms.keys() & set(forms.values())
    assert all(len(before) == len(after) == 1 for before, after in forms.items())
