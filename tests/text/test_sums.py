import pytest

from gongwen.text.sums import by_folder, document_digest, parse_sums, sums_text

ONE, OTHER = "0" * 64, "f" * 64


def test_a_list_is_what_sha256sum_reads() -> None:
    text = sums_text({"b/甲 乙.html": ONE, "a.html": OTHER})

    assert text == f"{OTHER}  a.html\n{ONE}  b/甲 乙.html\n"
    assert parse_sums(text) == {"a.html": OTHER, "b/甲 乙.html": ONE}


@pytest.mark.parametrize(
    ("text", "line"),
    [(f"{ONE} a\n", 1), (f"{ONE}  a\n{OTHER}  a\n", 2), ("abc  a\n", 1), (f"{ONE}  a\n\n{ONE}  b\n", 2)],
)
def test_a_line_that_is_none_is_named(text: str, line: int) -> None:
    with pytest.raises(ValueError) as error:
        parse_sums(text)
    assert error.value.args == (line,)


def test_one_digest_stands_for_a_documents_files_without_its_record() -> None:
    digests = {"x/index.html": ONE, "zh-Hant/x/index.html": ONE, "x/certificate/index.html": ONE, "y/index.html": ONE}

    def digest(**changes: str) -> str:
        return document_digest("x", ("", "zh-Hant/"), digests | {k.replace("__", "/"): v for k, v in changes.items()})

    assert digest() == document_digest("x", ("", "zh-Hant/"), {"x/index.html": ONE, "zh-Hant/x/index.html": ONE})
    for path, counts in (
        ("x/index.html", True),
        ("zh-Hant/x/index.html", True),
        ("x/new.html", True),
        ("x/certificate/index.html", False),
        ("x/certificate.md", False),
        ("y/index.html", False),
    ):
        changed = document_digest("x", ("", "zh-Hant/"), digests | {path: OTHER})
        assert (changed != digest()) is counts


def test_the_digests_of_a_document_are_found_once_for_all_scripts() -> None:
    digests = {"x/a.md": "1", "zh-Hant-TW/x/a.md": "2", "zh-Hant/x/b/c.pdf": "3", "y/a.md": "4", "index.html": "5"}
    prefixes = ("", "zh-Hant/", "zh-Hant-TW/")
    found = by_folder(digests | {"zh-Hant/index.html": "6", "xx/x/a.md": "7"}, prefixes)

    assert found["x"] == {"x/a.md": "1", "zh-Hant-TW/x/a.md": "2", "zh-Hant/x/b/c.pdf": "3"}
    assert found[""] == {"index.html": "5", "zh-Hant/index.html": "6"} and found["xx"] == {"xx/x/a.md": "7"}
    assert document_digest("x", prefixes, found["x"]) == document_digest("x", prefixes, digests)
