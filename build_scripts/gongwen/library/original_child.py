"""The process in which a stranger's original is read: bytes on standard input, JSON on standard output."""

import json
import sys
from base64 import b64encode
from typing import Any

from gongwen.errors import GongwenError
from gongwen.sources.originals import read_original
from gongwen.text.process_bounds import bound_process

SECONDS, MEGABYTES = 8, 480


def main() -> None:
    bound_process(SECONDS, MEGABYTES)
    path = sys.argv[1]
    try:
        read = read_original(sys.stdin.buffer.read(), path)
        answer: dict[str, Any] = {"source": read.source, "reader": read.reader, "remarks": read.remarks}
        answer |= {"concealed": read.concealed}
        answer |= {"held": [(name, b64encode(part).decode()) for name, part in read.held]}
    except GongwenError as error:
        answer = {"error": error.message}
    except MemoryError:
        answer = {"large": True}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
