"""Encodings are asked for by the names of the Encoding Standard; Python's other codecs are nobody's to call."""

import codecs
import pkgutil
from encodings import __path__ as codec_folder
from encodings.aliases import aliases

import pytest

from gongwen.text.encodings import CODECS, codec_of

SAFE = {codecs.lookup(codec).name for codec in CODECS.values()}


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        (" Big5 ", "big5hkscs"),
        ("latin1", "cp1252"),
        ("shift_jis", "cp932"),
        ("hz", None),
        ("hz-gb-2312", None),
        ("undefined", None),
        ("", None),
    ],
)
def test_a_label_names_a_codec(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


def test_no_name_of_pythons_reaches_a_codec_that_is_no_label() -> None:
    names = {module.name for module in pkgutil.iter_modules(codec_folder)} | set(aliases) | {"mbcs", "oem", "zip"}
    reached = {codecs.lookup(codec).name for name in names if (codec := codec_of(name))}

    assert reached <= SAFE
    assert not {"undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7", "base64"} & SAFE
    assert all(codec_of(name) is None for name in ("undefined", "idna", "punycode", "unicode-escape", "utf-7", "rot13"))


@pytest.mark.parametrize("codec", sorted(set(CODECS.values())))
def test_every_codec_reads_text_and_fails_as_text_does(codec: str) -> None:
    assert "1".encode(codec).decode(codec) == "1"
    for bad in (b"\xff\xff\xff", b"\x81", b"\x00\xd8"):
        try:
            bad.decode(codec)
        except UnicodeError as error:
            assert isinstance(error, UnicodeDecodeError)
