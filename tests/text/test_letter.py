import base64
import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text.letter import carried_file

PATH = "docs/documents/pilot/annotations/a-note.md"
FILE = (
    "---\nid: a-note\nquote:\n  exact: 推行“一网通办”，让企业和群众少跑路，办事更加方便快捷\n---\n"
    "第一段。\n\n第二段 = 3。"
)
LETTER = f"{PATH}\n{FILE}\n"


def carried(data: bytes) -> tuple[str, str]:
    """Path and text of the file in a letter."""
    lines = carried_file(data, PATH.__eq__)
    return (lines[0].text, "\n".join(line.text for line in lines[1:]).rstrip("\n")) if lines else ("", "")


def quoted(text: str, mark: str) -> str:
    return "".join(f"{mark}{line}\n" for line in text.split("\n"))


def mail(*, encoding: str, charset: str = "utf-8", alternative: bool = False) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Reader <reader@example.org>", "批注"
    message.set_content(f"编辑您好：\n\n{LETTER}", charset=charset, cte=encoding)
    if alternative:
        message.add_alternative("<p>编辑您好</p>", subtype="html")
    return bytes(message)


@pytest.mark.parametrize(
    "data",
    [
        LETTER.encode(),
        b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode(),
        f"\n\n  {LETTER}".encode(),
        f"编辑您好：\n我想说一句。\n\n{LETTER}\n-- \n甲读者\n电话 123\n".encode(),
        f"```\n{LETTER}```\n谢谢！\n".encode(),
        f"### 批注\n\n````markdown\n{LETTER}````\n".encode(),
        f"{PATH}\n\n```yaml\n{FILE}\n```\n此致敬礼\n".encode(),
        f"甲读者写道：\n{quoted(LETTER, '> ')}\n以上。\n".encode(),
        f"甲读者写道：\n{quoted(LETTER, '>')}以上。\n".encode(),
        quoted(LETTER, "> > ").encode(),
        quoted(f"```\n{LETTER}```\n", "> ").encode(),
        quopri.encodestring(LETTER.encode()),
        mail(encoding="quoted-printable"),
        mail(encoding="base64"),
        mail(encoding="8bit"),
        mail(encoding="base64", alternative=True),
        mail(encoding="quoted-printable", charset="gb18030", alternative=True),
        mail(encoding="8bit").replace(b"\n", b"\r\n"),
    ],
)
def test_the_file_is_taken_out_of_what_carries_it(data: bytes) -> None:
    assert carried(data) == (PATH, FILE)


def test_soft_line_breaks_of_a_mail_are_undone() -> None:
    head = b'From: a@example.org\nContent-Type: text/plain; charset="utf-8"; format=flowed\n\n'
    body = LETTER.replace("让企业", "让 \n企业").replace("\n  exact", "\n   exact")

    assert carried(head + body.encode()) == (PATH, FILE.replace("让企业", "让 企业"))


def test_code_in_a_note_does_not_end_the_fence_around_it() -> None:
    body = f"{FILE}\n\n```\nx = 1\n```"

    assert carried(f"```\n{PATH}\n{body}\n```\n谢谢\n".encode()) == (PATH, body)


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (LETTER.encode(), 5),
        (f"您好\n\n{quoted(LETTER, '> ')}".encode(), 7),
        (f"```\n{LETTER}```".encode(), 6),
        (b"From: a@example.org\nMIME-Version: 1.0\n\n" + LETTER.encode(), 8),
    ],
)
def test_lines_keep_their_numbers(data: bytes, number: int) -> None:
    (line,) = [line for line in carried_file(data, PATH.__eq__) if "exact:" in line.text]

    assert line.number == number


def test_a_line_broken_by_quoted_printable_has_the_number_of_its_beginning() -> None:
    data = quopri.encodestring(LETTER.encode())
    lines = carried_file(data, PATH.__eq__)
    raw = data.decode("ascii").split("\n")

    assert all(raw[line.number - 1][:6] == line.text[:6] for line in lines if line.text.isascii())
    assert lines[-1].number == len(raw)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        "没有路径的信".encode(),
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" * 2000,
        b"From: a\nContent-Type: text/html\n\n" + LETTER.encode(),
        b"From: a\nContent-Type: text/plain; charset=none-such\nContent-Transfer-Encoding: base64\n\n!!!",
        b"From: =?none-such?q?=FF?=\nContent-Type: text/plain; charset==?\n\n\xff",
        ("\n" * 60 + "x\n" * 60 + LETTER).encode(),
        base64.b64encode(LETTER.encode()),
    ],
)
def test_what_holds_no_file_gives_none(data: bytes) -> None:
    assert carried_file(data, PATH.__eq__) == ()


def test_bytes_that_are_no_utf_8_go_through() -> None:
    lines = carried_file(f"{PATH}\n---\n".encode() + b"\xff\xfe\n", PATH.__eq__)

    assert "\n".join(line.text for line in lines[1:]).encode("utf-8", "surrogateescape") == b"---\n\xff\xfe\n"


@given(st.binary(max_size=400), st.sampled_from([b"", b"From: a\nMIME-Version: 1.0\n", b"> ", b"```\n"]))
def test_nothing_that_comes_is_too_strange(data: bytes, opening: bytes) -> None:
    lines = carried_file(opening + PATH.encode() + b"\n" + data, PATH.__eq__)

    assert all(line.number >= 1 and "\n" not in line.text for line in lines)


@pytest.mark.parametrize("charset", ["undefined", "idna", "unicode_escape", "punycode", "x" * 500])
def test_a_mail_in_no_encoding_is_read_as_utf8(charset: str) -> None:
    head = f"From: a@example.org\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"

    assert carried(f"{head}{LETTER}".encode()) == (PATH, FILE)
