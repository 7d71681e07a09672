"""What a page says about its document outside of the text: labels of a metadata table, <title>, <meta>."""

import re
from collections.abc import Iterable, Iterator

from gongwen.sources.blocks import Field

# As pages of ministries and cities label them; spaces between the characters are set aside.
LABELS = {
    "索引号": "index_number",
    "发文机关": "issuer",
    "发布机构": "issuer",
    "发布机关": "issuer",
    "制发机关": "issuer",
    "发文单位": "issuer",
    "发文部门": "issuer",
    "制定机关": "issuer",
    "颁布单位": "issuer",
    "成文日期": "issued",
    "发文日期": "issued",
    "发文时间": "issued",
    "颁布日期": "issued",
    "发文字号": "number",
    "文号": "number",
    "发文文号": "number",
    "公文字号": "number",
    "文件编号": "number",
    "标题": "title",
    "名称": "title",
    "文件名称": "title",
    "发文标题": "title",
    "文件标题": "title",
    "发布日期": "published",
    "公布日期": "published",
    "发布时间": "published",
    "发表时间": "published",
}
_LABELLED = re.compile(r"(?P<label>[\u4e00-\u9fff\s\u3000]{2,12})[：:]\s*(?P<value>.*)", re.DOTALL)
_MAX_VALUE = 300


def labelled_fields(texts: Iterable[tuple[int, str]]) -> Iterator[Field]:
    """The fields of a run of (line, text): `标　题：` and its value in the same piece or in the next one.

    A label in a cell of its own may do without the colon; 标题 and 名称 may not, which head columns too.
    """
    waiting = label = ""
    for line, text in texts:
        if LABELS.get(_bare(text), "title") != "title":
            waiting, label = LABELS[_bare(text)], _bare(text)
            continue
        match = _LABELLED.fullmatch(text)
        name = LABELS.get(_bare(match["label"]), "") if match else ""
        if match and name and match["value"]:
            yield Field(name, match["value"][:_MAX_VALUE], line, _bare(match["label"]))
            waiting = ""
        elif match:
            waiting, label = name, _bare(match["label"])
        elif waiting:
            yield Field(waiting, text[:_MAX_VALUE], line, label)
            waiting = ""


def _bare(label: str) -> str:
    return "".join(label.split())
