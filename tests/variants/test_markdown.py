import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.variants.conversion import Converter
from gongwen.variants.markdown import protected_spans


@pytest.mark.parametrize(
    ("source", "converted"),
    [
        ("发展", "發展"),
        ("`发展`发展", "`发展`發展"),
        ("``发`展``发展", "``发`展``發展"),
        ("一个 ` 反引号，发展", "一個 ` 反引號，發展"),
        ("一段 ` 发展\n\n另一段 ` 发展", "一段 ` 發展\n\n另一段 ` 發展"),  # no code span across paragraphs
        ("\\`发展\\`", "\\`發展\\`"),
        ("```\n发展\n```\n发展", "```\n发展\n```\n發展"),
        ("~~~ 说明\n发展\n```\n发展\n~~~\n发展", "~~~ 说明\n发展\n```\n发展\n~~~\n發展"),
        ("```\n发展", "```\n发展"),  # never closed: code to the end
        ("> ```\n> 发展\n> ```\n> 发展", "> ```\n> 发展\n> ```\n> 發展"),
        ("段落\n\n    发展\n\n发展", "段落\n\n    发展\n\n發展"),
        ("- 列表\n\n    发展", "- 列表\n\n    發展"),
        ('!!! note "发展"\n    发展\n\n    发展', '!!! note "發展"\n    發展\n\n    發展'),
        ("[发展](发展.md)", "[發展](发展.md)"),
        ('[发展](</glossary/发展/> "发展")', '[發展](</glossary/发展/> "發展")'),
        ("[发展](发(展)里.md)里", "[發展](发(展)里.md)裡"),
        ("![发展](files/发展.png)", "![發展](files/发展.png)"),
        ("[发展][发]\n\n[发]: /发/ '发展'", "[發展][發]\n\n[發]: /发/ '發展'"),
        ("<https://example.org/发>发展", "<https://example.org/发>發展"),
        ("见https://example.org/?q=%E5的发展", "見https://example.org/?q=%E5的發展"),
        ('<a href="发" class="发">发展</a>', '<a href="发" class="发">發展</a>'),
        ('<img src="发.png" alt="发展">', '<img src="发.png" alt="發展">'),
        ("5 < 6，发展 > 8", "5 < 6，發展 > 8"),
        ("<!-- 发展 -->发展", "<!-- 发展 -->發展"),
        ("## 发展 {#发展}", "## 發展 {#发展}"),
        ("发展\n{: #发展 .里 }", "發展\n{: #发展 .里 }"),
        ("---\n标题: 发展\n列:\n  - 发展\n---\n发展", "---\n标题: 發展\n列:\n  - 發展\n---\n發展"),
        ("正文\n---\n标题: 发展\n---\n", "正文\n---\n標題: 發展\n---\n"),
        ("“发展”", "「發展」"),
    ],
)
def test_only_text_is_converted(source: str, converted: str) -> None:
    assert Converter("zh-Hant-TW").convert_markdown(source) == converted


def test_the_source_script_stays_as_it_is() -> None:
    assert Converter("zh-Hans").convert_markdown("“发展”") == "“发展”"


PIECES = st.sampled_from([*"发里`~<>/\"'=()[]{}:#.\\-! \n\ta&;", "---\n", "```\n", "\n\n", "    ", "<a ", "]("])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_are_in_order_and_apart(text: str) -> None:
    position = 0
    for start, end in protected_spans(text):
        assert position <= start <= end <= len(text)
        position = end
    assert len(Converter("zh-Hant").convert_markdown(text)) == len(text)
