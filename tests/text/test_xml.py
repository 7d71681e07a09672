"""Text in XML comes out as it went in, whatever it holds."""

from lxml import etree  # type: ignore[import-untyped]

from gongwen.text.xml import element, escape_xml

HOSTILE = "a & b < c > d \"e\" 'f' ]]> <!-- --> &amp; 𠮷\u202e\u2067"


def test_text_and_attributes_come_back() -> None:
    read = etree.fromstring(element("p", escape_xml(HOSTILE), title=HOSTILE))
    assert (read.text, read.get("title")) == (HOSTILE, HOSTILE)


def test_controls_are_left_out_and_no_characters_are_marked() -> None:
    read = etree.fromstring(element("p", escape_xml("甲\x00\x0b\x1b\r\x85乙\t丙\ufffe\uffff\ud800")))
    assert read.text == "甲乙\t丙\ufffd\ufffd\ufffd"


def test_an_attribute_may_have_a_word_of_python_as_its_name() -> None:
    assert element("a", class_="x", href="") == '<a class="x"/>'
