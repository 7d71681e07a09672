"""The styles of the Word file: names that an office's template can take over, faces and sizes of GB/T 9704-2012.

Faces are those of the standard first; a machine that lacks one takes what `fontTable.xml` names beside it.
"""

from dataclasses import dataclass
from types import MappingProxyType

from gongwen.model import Variant
from gongwen.render.print.items import Face
from gongwen.text.xml import element

LANGUAGES = MappingProxyType({"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW", "zh-Hant-HK": "zh-HK"})
_SIMPLIFIED: dict[Face, tuple[str, str]] = {
    "fang": ("仿宋_GB2312", "仿宋"),
    "hei": ("黑体", "SimHei"),
    "kai": ("楷体_GB2312", "楷体"),
    "song": ("方正小标宋简体", "宋体"),
}
_TRADITIONAL: dict[Face, tuple[str, str]] = {
    "fang": ("標楷體", "DFKai-SB"),
    "hei": ("微軟正黑體", "Microsoft JhengHei"),
    "kai": ("標楷體", "DFKai-SB"),
    "song": ("新細明體", "PMingLiU"),
}
BODY = 32  # 三号, in half points
# 28 characters of 16 points are 448 wide, the type area 442: a quarter of a point less for each, in twentieths.
_CLOSER = -5
_TITLE = 44  # 二号
_SMALL = 28  # 四号
HEADINGS = 9  # Word's outline has so many levels
_HEADING_FACES: tuple[Face, ...] = ("hei", "kai")  # of the first two levels; all others are in that of the text
_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph's style; `level` is that of the outline, from 1. `indent` is in hundredths of a character."""

    id: str
    name: str
    face: Face = "fang"
    size: int = BODY
    align: str = "both"
    indent: int = 0
    level: int = 0
    right: int = 0


_STYLES = (
    _Style("GwTitle", "公文标题", "song", _TITLE, "center"),
    _Style("GwFront", "题注行", align="center"),
    _Style("GwFlush", "主送机关"),
    *(
        _Style(
            f"GwHeading{level}",
            f"{_NUMERALS[level - 1]}级标题",
            _HEADING_FACES[level - 1] if level <= len(_HEADING_FACES) else "fang",
            indent=200,
            level=level,
        )
        for level in range(1, HEADINGS + 1)
    ),
    _Style("GwSignature", "落款", align="right", right=400),
    _Style("GwAnnex", "附件", "hei"),
    _Style("GwTable", "表格文字", size=_SMALL, align="left"),
    _Style("GwFootnote", "脚注文字", size=_SMALL),
    _Style("GwFooter", "页脚", size=_SMALL, align="center"),
)


def faces(variant: Variant) -> dict[Face, tuple[str, str]]:
    """Each face's font, and the one that stands in for it, in a script."""
    return _SIMPLIFIED if variant == "zh-Hans" else _TRADITIONAL


def face_style(face: Face) -> str:
    """The name of the character style of a face."""
    return f"GwFace{face.title()}"


def heading_face(level: int) -> Face:
    """The face that a heading's paragraph style has already."""
    return _HEADING_FACES[level - 1] if 0 < level <= len(_HEADING_FACES) else "fang"


def styles_xml(variant: Variant, namespaces: str) -> str:
    """word/styles.xml."""
    fonts = faces(variant)
    language = element("w:lang", **{"w:val": "en-US", "w:eastAsia": LANGUAGES[variant]})
    closer = element("w:spacing", **{"w:val": str(_CLOSER)})
    run = _fonts(fonts["fang"][0]) + closer + _size(BODY) + language
    defaults = element("w:rPrDefault", element("w:rPr", run)) + element("w:pPrDefault")
    paragraphs = "".join(_paragraph_style(style, fonts) for style in _STYLES)
    characters = "".join(_character_style(face, names[0]) for face, names in fonts.items())
    content = element("w:docDefaults", defaults) + _normal() + paragraphs + characters + _reference() + _grid_table()
    return f"<w:styles {namespaces}>{content}</w:styles>"


def fonts_xml(variant: Variant, namespaces: str) -> str:
    """word/fontTable.xml: what stands in for a face that a machine lacks."""
    named = dict(faces(variant).values())
    fonts = "".join(
        element("w:font", element("w:altName", **{"w:val": other}), **{"w:name": name}) for name, other in named.items()
    )
    return f"<w:fonts {namespaces}>{fonts}</w:fonts>"


def _normal() -> str:
    """正文: two characters of indent, justified, on the grid."""
    # A page has all its 22 lines: no line is kept back so as not to stand alone.
    paragraph = element("w:widowControl", **{"w:val": "0"})
    paragraph += element("w:ind", **{"w:firstLineChars": "200", "w:firstLine": "640"})
    paragraph += element("w:jc", **{"w:val": "both"})
    name = element("w:name", **{"w:val": "Normal"}) + element("w:qFormat")
    return element(
        "w:style",
        name + element("w:pPr", paragraph),
        **{"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"},
    )


def _paragraph_style(style: _Style, fonts: dict[Face, tuple[str, str]]) -> str:
    keep = element("w:keepNext") if style.level or style.id == "GwTitle" else ""
    indents = {"w:firstLineChars": str(style.indent), "w:firstLine": str(style.indent * BODY // 10)}
    right = {"w:rightChars": str(style.right), "w:right": str(style.right * BODY // 10)} if style.right else {}
    paragraph = keep + element("w:ind", **indents, **right) + element("w:jc", **{"w:val": style.align})
    if style.level:
        paragraph += element("w:outlineLvl", **{"w:val": str(style.level - 1)})
    run = _fonts(fonts[style.face][0]) + _size(style.size)
    head = element("w:name", **{"w:val": style.name}) + element("w:basedOn", **{"w:val": "Normal"})
    content = head + element("w:qFormat") + element("w:pPr", paragraph) + element("w:rPr", run)
    return element("w:style", content, **{"w:type": "paragraph", "w:customStyle": "1", "w:styleId": style.id})


def _character_style(face: Face, font: str) -> str:
    content = element("w:name", **{"w:val": font}) + element("w:rPr", _fonts(font))
    return element("w:style", content, **{"w:type": "character", "w:customStyle": "1", "w:styleId": face_style(face)})


def _reference() -> str:
    """The mark of a footnote."""
    content = element("w:name", **{"w:val": "footnote reference"})
    content += element("w:rPr", element("w:vertAlign", **{"w:val": "superscript"}))
    return element("w:style", content, **{"w:type": "character", "w:styleId": "GwCall"})


def _grid_table() -> str:
    """A table with all its lines."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"}
    borders = element("w:tblBorders", "".join(element(f"w:{side}", **line) for side in sides))
    content = element("w:name", **{"w:val": "公文表格"}) + element("w:tblPr", borders)
    return element("w:style", content, **{"w:type": "table", "w:customStyle": "1", "w:styleId": "GwGrid"})


def _fonts(name: str) -> str:
    # All four: a theme's font would win over one that is not named.
    latin = {f"w:{script}": "Times New Roman" for script in ("ascii", "hAnsi", "cs")}
    return element("w:rFonts", **{"w:hint": "eastAsia", **latin, "w:eastAsia": name})


def _size(half_points: int) -> str:
    return element("w:sz", **{"w:val": str(half_points)}) + element("w:szCs", **{"w:val": str(half_points)})
