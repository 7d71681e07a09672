"""The form of a published Word file: the elements, attributes and values that ours have, and no others.

Any of what Word knows beside them may hide words, move them off the sheet or show others in their place.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from gongwen.verify.closed_xml import local, parsed

_NUMBER = r"-?\d{1,6}"
_LATIN, _HAN = "Times New Roman", r"[\u4e00-\u9fff]{2,12}(?:_GB2312)?"
_BARE = (
    "document body p pPr r rPr t tab sectPr tbl tblPr tblGrid gridCol tr trPr tblHeader tc tcPr footnotePr footnotes "
    "footnoteRef separator continuationSeparator drawing inline graphic pic nvPicPr cNvPicPr blipFill stretch spPr "
    "xfrm avLst styles docDefaults rPrDefault pPrDefault qFormat keepNext tblBorders settings evenAndOddHeaders fonts "
    "ftr instrText"
)
# A value that decides what is seen has a form of its own.
_ATTRIBUTES: dict[str, dict[str, str]] = {
    **{name: {} for name in _BARE.split()},
    "t": {"space": "preserve"},
    "instrText": {"space": "preserve"},
    "br": {"type": "page"},
    "pStyle": {"val": "Gw[A-Za-z0-9]+"},
    "rStyle": {"val": "Gw(?:Face[A-Za-z]+|Call)"},
    "spacing": {"beforeLines": "100", "before": "580", "val": "-5"},
    "ind": {
        "firstLineChars": "0|200",
        "firstLine": "0|640",
        "leftChars": "0",
        "rightChars": "400",
        "right": "1280",
    },
    "jc": {"val": "both|left|center|right"},
    "bookmarkStart": {"id": _NUMBER, "name": r"[\w-]+"},
    "bookmarkEnd": {"id": _NUMBER},
    "footnoteReference": {"id": _NUMBER},
    "comments": {},
    "comment": {"id": _NUMBER, "author": "(?s).*", "date": r"\d{4}-\d\d-\d\dT00:00:00Z", "initials": "[a-z0-9-]+"},
    "commentRangeStart": {"id": _NUMBER},
    "commentRangeEnd": {"id": _NUMBER},
    "commentReference": {"id": _NUMBER},
    "hyperlink": {"id": r"rIdTerm\d+"},
    "footnote": {"id": _NUMBER, "type": "separator|continuationSeparator"},
    "footerReference": {"type": "default|even", "id": "rIdfooter[12]"},
    "pgSz": {"w": "11906", "h": "16838"},
    "pgMar": {
        "top": "2098",
        "right": "1474",
        "bottom": "1985",
        "left": "1588",
        "header": "851",
        "footer": "850",
        "gutter": "0",
    },
    "docGrid": {"type": "lines", "linePitch": "579"},
    "tblStyle": {"val": "GwGrid"},
    "tblW": {"w": "5000", "type": "pct"},
    "gridSpan": {"val": _NUMBER},
    "vMerge": {"val": "restart"},
    "extent": {"cx": r"\d{4,}", "cy": r"\d{4,}"},
    "ext": {"cx": r"\d{4,}", "cy": r"\d{4,}"},
    "off": {"x": "0", "y": "0"},
    "docPr": {"id": _NUMBER, "name": r"image\d+", "descr": "(?s).*"},
    "cNvPr": {"id": _NUMBER, "name": r"image\d+", "descr": "(?s).*"},
    "graphicData": {"uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    "blip": {"embed": r"rIdImage\d+"},
    "prstGeom": {"prst": "rect"},
    "style": {
        "type": "paragraph|character|table",
        "customStyle": "1",
        "default": "1",
        "styleId": "Gw[A-Za-z0-9]+|Normal",
    },
    "name": {"val": r"[\w ]+"},
    "basedOn": {"val": "Normal"},
    "rFonts": {"hint": "eastAsia", "ascii": _LATIN, "hAnsi": _LATIN, "cs": _LATIN, "eastAsia": _HAN},
    "sz": {"val": "[2-9]\\d"},
    "szCs": {"val": "[2-9]\\d"},
    "lang": {"val": "en-US", "eastAsia": "zh-(?:CN|TW|HK)"},
    "outlineLvl": {"val": r"\d"},
    "widowControl": {"val": "0"},
    "vertAlign": {"val": "superscript"},
    **{
        side: {"val": "single", "sz": "4", "space": "0", "color": "auto"}
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    },
    "font": {"name": _HAN},
    "altName": {"val": r"[\w -]+"},
    "characterSpacingControl": {"val": "doNotCompress"},
    "fldChar": {"fldCharType": "begin|separate|end"},
}
_FORMS = {name: {key: re.compile(form) for key, form in found.items()} for name, found in _ATTRIBUTES.items()}
_PAGE_NUMBER = " PAGE "
# Relations that a file may have, by the last part of their kind; all but links to parts of the file.
_LINK = "hyperlink"
_KINDS_NAMES = f"styles settings fontTable footnotes comments footer image officeDocument core-properties {_LINK}"
_KINDS = frozenset(_KINDS_NAMES.split())


def form_faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What stands in the parts of a Word file that no file of ours holds."""
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = parsed(data)
            yield from [name] if root is None else _faults(root)
        elif name.endswith(".rels"):
            for relation in root if (root := parsed(data)) is not None else ():
                kind = relation.get("Type", "").rpartition("/")[2]
                if kind not in _KINDS or (kind == _LINK) != ("TargetMode" in relation.attrib):
                    yield relation.get("Target", "")


def _faults(root: Element) -> Iterator[str]:
    for element in root.iter():
        name, forms = local(element.tag), _FORMS.get(local(element.tag))
        if forms is None or (name == "instrText" and element.text != _PAGE_NUMBER):
            yield name
            continue
        for key, value in element.attrib.items():
            if local(key) not in forms or not forms[local(key)].fullmatch(value):
                yield f"{name} {local(key)}={value}"
