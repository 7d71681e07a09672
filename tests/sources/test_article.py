import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.errors import EmptySourceError, GongwenError
from gongwen.sources.article import read_article


@pytest.mark.parametrize("data", [b"", b"  \n", "\u3000\u3000\n\ufeff".encode()])
def test_a_source_without_text_is_an_error(data: bytes) -> None:
    with pytest.raises(EmptySourceError):
        read_article(data, "x.html")


def test_an_article() -> None:
    article = read_article("---\ntitle: 甲\n---\n<p>正文</p>".encode(), "x.html")

    assert article.form == "html"
    assert [(block.line, getattr(block, "text", "")) for block in article.blocks] == [(4, "正文")]
    assert [(f.name, f.value) for f in article.fields] == [("title", "甲")]
    assert len(article.sha256) == 64


@given(st.binary(max_size=300))
def test_any_bytes_end_in_an_article_or_in_an_error_that_names_the_file(data: bytes) -> None:
    try:
        article = read_article(data, "x")
    except GongwenError as error:
        assert str(error).startswith("x")
    else:
        assert article.path == "x"
