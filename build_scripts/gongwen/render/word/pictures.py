"""Pictures in a Word file."""

from dataclasses import dataclass

from gongwen.model import AttachedFile
from gongwen.text.xml import element

_EMU_A_PIXEL = 9525  # at 96 pixels an inch
_WIDEST = 156 * 36000  # the type area, in EMU
_HIGHEST = 200 * 36000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the file, by its number there."""

    number: int
    file: AttachedFile
    data: bytes

    @property
    def part(self) -> str:
        """Its part, below word/."""
        return f"media/image{self.number}.{self.file.name.rpartition('.')[2]}"

    @property
    def relation(self) -> str:
        return f"rIdImage{self.number}"


def drawing(picture: Picture, words: str) -> str:
    """The run that shows the picture, as large as it is but within the type area; `words` say what it shows."""
    width, height = picture.file.width * _EMU_A_PIXEL, picture.file.height * _EMU_A_PIXEL
    share = min(1.0, _WIDEST / width, _HIGHEST / height)
    size = {"cx": str(int(width * share)), "cy": str(int(height * share))}
    name = {"id": str(picture.number), "name": f"image{picture.number}", "descr": words}
    blip = element("pic:blipFill", element("a:blip", **{"r:embed": picture.relation}) + element("a:stretch"))
    shape = element("a:xfrm", element("a:off", x="0", y="0") + element("a:ext", **size))
    shape += element("a:prstGeom", element("a:avLst"), prst="rect")
    head = element("pic:nvPicPr", element("pic:cNvPr", **name) + element("pic:cNvPicPr"))
    content = element("pic:pic", head + blip + element("pic:spPr", shape))
    graphic = element("a:graphic", element("a:graphicData", content, uri=_PICTURE))
    inline = element("wp:extent", **size) + element("wp:docPr", **name) + graphic
    return element("w:r", element("w:drawing", element("wp:inline", inline)))
