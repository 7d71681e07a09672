"""Pictures and annex files that belong to a document: as its source names them, as they are published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link of the source to an annex file: its address as written (never trusted) and the words that are the link."""

    line: int
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file of the document's files/ that its source refers to as `src`.

    `title` is what the source calls it: the words of its link, or a picture's own text. A picture has its size in
    pixels, an annex 0 × 0.
    """

    src: str
    name: str
    title: str
    size: int  # in bytes
    sha256: str
    width: int = 0
    height: int = 0

    @property
    def is_picture(self) -> bool:
        return self.width > 0
