"""Who is to do it, in the words of the text. Nobody is ever inferred."""

import re

# What an organisation or a group of officials is called ends so; a service, a system or a document does not.
_ORGAN = (
    r"(?:部门|地区|单位|政府|党委|党组织|机关|机构|组织|企业|公司|银行|学校|院校|高校|协会|商会|委员会|领导小组|专班|中心|"
    r"法院|检察院|街道|主体|干部|公务员|人员|负责人|负责同志|办公厅|办公室|各方面|[各全]?[省市县区乡镇]|各地|国务院|党中央|"
    r"(?<=[一-鿿]{2})[部委局署厅会])"
)
_SUBJECT = re.compile(rf"(?P<body>[^，：]{{0,40}}?{_ORGAN}(?:（[^）]{{1,10}}）)?)")
# What opens so is a name; what does not may open with a verb (成立领导小组) and needs a word of duty behind it.
_NAME = re.compile(r"各|国务院|国家|中央|中共|地方|县级|省级|市级|省|市[^场]|有关|相关|本|最高|全[国省市县]")
_DUTY = re.compile(r"[要应须]|必须|不得|负责|牵头")
_GOES_ON = re.compile(
    rf"$|{_DUTY.pattern}|[将把在对从按可会]|不再|根据|结合|依[法据托照]|严格|统筹|原则上|分别|共同|定期|组织|及时|"
    r"认真|切实|加强|建立|制定"
)
_BY = re.compile(r"由(?P<body>[^，]{2,40}?)(?:牵头|负责|会同|组织)")
# Behind a stop or at the end: in the middle of a sentence brackets explain, they do not charge.
_IN_BRACKETS = re.compile(
    r"(?:(?<=[。；])|(?=[（(][^（）()]*[）)][。；]?$))[（(](?:(?:责任|牵头|负责)(?:单位|部门|机构)：(?P<listed>[^（）()]{2,120})"
    r"|(?:[^（）()]*[，；])?(?P<body>[^（）()，；]{2,120}?)(?:按职责分工|分工|牵头)*负责[^（）()]*)[）)]"
)


def named_body(clause: str) -> str | None:
    """The organisation that a clause has as its subject: 各地区各部门要强化… → 各地区各部门; None where it has none."""
    if match := _BY.search(clause):
        return match["body"]
    for match in _SUBJECT.finditer(clause):
        if match.start() > 0:
            break
        body = _longest(clause, match)
        if body:
            return body
    return None


def _longest(clause: str, match: re.Match[str]) -> str | None:
    """The subject grown over its coordinate parts (各级政府及有关职能部门) until the predicate begins."""
    end = match.end("body")
    predicate = _GOES_ON if _NAME.match(clause) else _DUTY
    while True:
        if predicate.match(clause, end):
            return clause[:end]
        following = _SUBJECT.match(clause, end)
        if following is None or following.end("body") > 60:
            return None
        end = following.end("body")


def bracketed_bodies(paragraph: str) -> tuple[tuple[int, str], ...]:
    """The bodies that a paragraph charges in brackets, each with where the brackets close; they answer for what stands
    before: 推进研发。（工业和信息化部、科技部等负责） → 工业和信息化部、科技部等.
    """
    found = _IN_BRACKETS.finditer(paragraph)
    return tuple((match.end(), match["listed"] or match["body"]) for match in found)
