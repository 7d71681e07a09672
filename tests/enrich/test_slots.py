"""Which slots a statement fills, beside words that only look so."""

import pytest

from gongwen.enrich.slots import DocumentKind, filled


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        ("rules", "市商务局负责夜市管理工作", {"职责"}),
        ("rules", "市税务主管部门应当公布目录", set()),
        ("rules", "市场监督管理部门负责人应当签名", set()),
        ("rules", "处罚决定被撤销的，记分应当变更", set()),
        ("rules", "由发证机关撤销其经营许可证", {"后果"}),
        ("rules", "经营者应当取得卫生许可证", {"许可"}),
        ("rules", "水质检测合格后方可供水", {"许可"}),
        ("rules", "学校书立的合同免征印花税", {"优待"}),
        ("rules", "对储水设施每半年清洗一次", {"期限"}),
        ("rules", "泊位数量每两年核验一次", {"期限"}),
        ("measures", "区政府决定调整规定", {"决定"}),
        ("measures", "提供申请、受理、决定的全程服务", set()),
        ("measures", "对招用失业人员的企业给予补贴", {"对象", "优待"}),
        ("reply", "联席会议办公室设在市教育局", {"组织", "职责"}),
    ],
)
def test_slots_are_filled_by_their_words(kind: DocumentKind, text: str, names: set[str]) -> None:
    assert {slot.name for slot in filled(text, kind)} == names
