"""The process in which an original is read a second time: bytes on standard input, JSON on standard output."""

import json
import sys

from gongwen.text.process_bounds import bound_process
from gongwen.verify.original import source_text
from gongwen.verify.original_ofd import ofd_pages
from gongwen.verify.original_pdf import READER, UnreadableError, read_pages_again
from gongwen.verify.original_saved import saved_page
from gongwen.verify.original_word import BROKEN, word_text

SECONDS, MEGABYTES = 30, 480


def read_again(data: bytes) -> tuple[str, list[list[str]]]:
    """Who reads an original again, and the text of its pages in the orders in which it may be read; one page of what
    has none. Raises UnreadableError or one of BROKEN."""
    if b"%PDF-" in data[:1024]:
        return READER, [[page.painted, page.placed] for page in read_pages_again(data)]
    if b"OFD.xml" in data and data.startswith(b"PK"):
        return "gongwen verify", [[words] for words in ofd_pages(data)]
    if (page := saved_page(data)) is not None:
        return "gongwen verify", [[source_text(page)]]
    return "gongwen verify", [[word_text(data)]]


def main() -> None:
    bound_process(SECONDS, MEGABYTES)
    try:
        reader, pages = read_again(sys.stdin.buffer.read())
        answer = {"reader": reader, "pages": pages}
    except (UnreadableError, MemoryError, *BROKEN):
        answer = {}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
