import pytest

from gongwen.text.scripts import Script, script_of, simplified


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", "zh-Hans"),
        ("人民政府大力支持", "zh-Hans"),  # says nothing
        ("关于规范机关会议的通知", "zh-Hans"),
        ("關於規範機關會議的通知", "zh-Hant"),
        ("《關於》", "zh-Hans"),  # two characters may be a name that is quoted
        ("國務院關於", "zh-Hant"),
        ("國務條", "zh-Hant"),
        ("国国國務條關", "zh-Hans"),  # not four times as many
        ("国國務條關", "zh-Hant"),
        ("中華民國關於規範機關會議的要點", "zh-Hant-TW"),
        ("憲報刊登關於機關會議的規則", "zh-Hant-HK"),
        ("中華民國與香港關於會議的規則", "zh-Hant"),  # as much for the one as for the other
        ("中華民國臺北與香港關於會議的規則", "zh-Hant-TW"),
        ("中华民国台北关于会议的规则", "zh-Hans"),
        ("天后宮關於廟會的時間", "zh-Hant"),  # 后 and 于 are of both
    ],
)
def test_script_of(text: str, script: Script) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("「國務院」與『規則』", "“国务院”与‘规则’"),
        ("第三條", "第三条"),
        ("abc 123，\ud800", "abc 123，\ud800"),
        ("𠮷", "𠮷"),
    ],
)
def test_simplified_one_for_one(text: str, simple: str) -> None:
    assert simplified(text) == simple
    assert len(simplified(text)) == len(text)
