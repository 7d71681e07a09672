"""Which pictures can be printed. Their form is told from their bytes, never from their names."""

import re

_RASTERS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<svg[\s>]", re.DOTALL)
# Typst sets the words of an SVG as text, which would be counted as the document's, and reads the files that it names.
_MORE_THAN_LINES = re.compile(
    rb"""<!(?!--)|<\s*(?:[\w.-]+:)?(?:text|image|foreignobject|script|style)\b|href\s*=\s*["']\s*(?!\#)|url\(\s*["']?\s*(?!\#)""",
    re.IGNORECASE,
)


def is_printable_picture(data: bytes) -> bool:
    """True for PNG, JPEG, GIF and WebP, and for an SVG that is lines and surfaces alone."""
    if data.startswith(_RASTERS) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return True
    return bool(_SVG.match(data)) and b"\0" not in data and not _MORE_THAN_LINES.search(data)
