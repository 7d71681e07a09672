import pytest

from gongwen.verify.known_words import KnownWords

TEXTS = ("第一条为了规范河湖管护，不搞一刀切。", "水发〔2023〕14号", "2023-03-02", "省水利厅", "河長制（試行）")
PHRASES = ("共 {count} 条", "{pages} 页，{size} KB", "转载自 {publisher}", "第{n}条", "第{n}款", "公文正文", "成文")


def strangers(words: str) -> list[str]:
    known = KnownWords(TEXTS, PHRASES, lambda address: address.startswith("https://ours.example/"))
    return list(known.strangers(words))


@pytest.mark.parametrize(
    "words",
    [
        "规范河湖管护",
        "規範河湖管護",  # whatever the script
        "不搞一刀切",
        "水发〔2023〕14号",
        "2023-03-02 成文（省水利厅）",
        "共 12 条",
        "3 页，19 KB",
        "第3条第1款",
        "第十二条",
        "转载自省水利厅",
        "河长制",
        "version 0.1.0 chp_1__p_1",
        "https://ours.example/x/",
        "",
    ],
)
def test_known_words_are_known(words: str) -> None:
    assert strangers(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("规范河湖不管护", ["规范河湖不管护"]),
        ("搞一刀切", ["搞一刀切"]),  # the text denies it
        ("水发〔2023〕41号", ["水发〔2023〕41号"]),
        ("2032-03-02", ["2032-03-02"]),
        ("1919/03/02", ["1919/03/02"]),
        ("省水利厅12", ["省水利厅12"]),
        ("公文正文，可以免予处罚。", ["可以免予处罚"]),
        ("转载自省财政厅", ["转载自省财政厅"]),
        ("河湖 https://elsewhere.example/a", ["https://elsewhere.example/a"]),
    ],
)
def test_strangers_are_named(words: str, found: list[str]) -> None:
    assert strangers(words) == found


def test_what_a_wider_place_knows_is_known_here() -> None:
    known = KnownWords(["本件的话"], wider=KnownWords(["别处的话"], PHRASES))

    assert list(known.strangers("本件的话，别处的话，公文正文，第三者的话")) == ["第三者的话"]


@pytest.mark.parametrize(
    "words",
    [
        "第三章第一节的链接",
        "第一千一百六十四条第2款",
        "第34条之一第1款",
        "第一编第八章之一",
        "第一节第二小节第1.2.2点第",
        "第二章十八",
        "见 https://ours.example…",
    ],
)
def test_places_are_known_however_they_are_counted(words: str) -> None:
    known = KnownWords(("见 https://ours.example/x",), (*PHRASES, "{place}的链接", "第{n}点"))
    assert list(known.strangers(words)) == []


def test_a_count_of_things_is_no_place() -> None:
    assert strangers("第1164000条") == ["第1164000条"]


def test_a_name_that_ends_in_a_denying_character_denies_nothing_beyond_the_room() -> None:
    known = KnownWords(["前文。", "成　员：何亚非　　外交部部长助理", "各单位不 得收费，不得摊派"])

    assert list(known.strangers("外交部部长助理")) == []
    assert list(known.strangers("得收费")) == []  # room in the source, whatever it means
    assert list(known.strangers("得摊派")) == ["得摊派"]
