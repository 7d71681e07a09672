"""The process in which an original is read a second time: bytes on standard input, JSON on standard output."""

import json
import sys

from gongwen.text.process_bounds import bound_process
from gongwen.verify.original_pdf import READER, UnreadableError, read_pages_again

SECONDS, MEGABYTES = 30, 480


def main() -> None:
    bound_process(SECONDS, MEGABYTES)
    try:
        pages = read_pages_again(sys.stdin.buffer.read())
        answer = {"reader": READER, "pages": [[page.painted, page.placed] for page in pages]}
    except (UnreadableError, MemoryError):
        answer = {}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
