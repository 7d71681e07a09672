"""What a single line looks like: title, number, salutation, signature, note. A likeness, no verdict."""

import re
from collections.abc import Sequence

from gongwen.structure.marks import read_mark
from gongwen.structure.number_lines import number_beside_title
from gongwen.text.dates import DateMention, date_mentions, final_date, whole_date

# The 15 of the Regulations on Official Documents (2012), then what laws and plans are called; longer names first.
_TYPES = (
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|(?<!协)议案|纪要|"
    "法典|条例|规定|办法|细则|规则|规程|章程|解释|批示|方案|规划|纲要|计划|要点|制度|标准|指南|预案|措施|清单|令|函"
    "|(?<![做办方看说执立守普用合违非])(?<!(?<!公)司)法"  # 公司法, but not 执法, 司法
)
# What else official texts are called. Headings are called so too (下一步工作安排, 编制说明), so these make a title only
# of a line that names a matter: one of some length, or with 关于.
_FURTHER_TYPES = (
    "修正案|答复|说明|名录|目录|名册|准则|指引|规范|安排|白皮书|蓝皮书|守则|须知|公约|通则|导则|总则|大纲|协定|议定书|宣言|声明|倡议书|倡议"
    "|公开信|讲话|致辞|解读|问答|批语|判决书|裁定书|决定书|意见书|建议书|通知书|告知书|公示|启事|提示|简报|案例|手册"
)
_MIN_FURTHER = 7  # characters of a title that 关于 does not mark: 某市老字号名录; 编制说明 has four
ADDITION = (
    r"(?:[（(〔](?:试\s*行|暂行|草案|修订|修正|修订草案|征求意见稿|送审稿|稿|[一二三四五六七八九十]+"
    r"|[^（）()]{0,16}年[^（）()]{0,12}|[0-9]{4}(?:修订|修正|修改)(?:版|本)?)[）)〕])*"
)
# A bill is called by what it is to become: 某某条例草案.
_TYPE_END = re.compile(rf"(?:(?P<type>{_TYPES})(?:草案)?|(?P<further>{_FURTHER_TYPES})){ADDITION}$")
_ANNOUNCED = re.compile(
    r"[（(]?(?:全文|内容|原文)+(?:刊[登发载]|发布|公布|转[发载])?如下[）)]?[：:。]?$|[：:]?[（(]全文[）)]$|[（(]附[：:][^（）()]{1,20}[）)]$"
)
_FIRST_CHAPTER = re.compile(r"(?<=[\u4e00-\u9fff）])第[一1]章[\s\u3000]*总[\s\u3000]*则$")  # a line end that was lost
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_COLUMN = re.compile(
    r"^【[\u4e00-\u9fff]{2,4}】|^[\u4e00-\u9fff]{2,8}[\s\u3000]*[丨｜|][\s\u3000]*(?=[\u4e00-\u9fff《])"
)
SENTENCE = re.compile(r"[。；;！？?]")
_ENDED = re.compile(r"[。！？?]")
# A title that a line holds with more behind it: 关于…的通知某市人民政府：
_TITLE_IN_LINE = re.compile(
    r"关于.{2,200}?的(?:[\u4e00-\u9fff]{2})?(?:通知|通报|意见|决定|公告|批复|函|请示|报告|办法|规定)(?![的》])(?=[\u4e00-\u9fff]{2})"
)
# No part of a title: a cell of a table, an entry of a menu, a trail of links (首页 > 公开 > 通知), what an order brings
# with it (附修正「…要點」).
OF_A_PAGE = re.compile(r"[|]|^附(?:修正|修订|订定|发布|废止)?[「《“]|^[-*+•·◆■]\s|\s[>＞»›→]+\s")
ORGAN = re.compile(
    r"(?:国务院|中央|政府|办公厅|办公室|委员会|委|部|局|厅|院|署|会|社|银行|中心|总队|集团|公司|大学|学校|小组|指挥部|处|办|兵团|馆|司令部"
    r"|残联|工商联|文联|作协|科协|妇联|侨联|支队|大队|调查队|军分区|军区|电视台|气象台|监狱|海关|学院|工会)"
    r"(?:[（(]代章[）)])?$"
)
_OFFICE = re.compile(
    r"(?:(?:中华人民共和国)?主\s*席|国家主席|总\s*理|省\s*长|市\s*长|区\s*长|县\s*长|部\s*长|局\s*长|主\s*任|署\s*长|行\s*长|院\s*长|检察长)"
    r"\s*[：:]?\s*[\u4e00-\u9fff·\s]{2,8}"
)
_NOTE = re.compile(r"[（(].*[）)]")
_CLOSING = re.compile(
    r"(?:公开方式|公开属性|信息公开选项|公开类别|抄\s*送|主\s*送|主题词|正\s*本|副\s*本|联系人|联系电话|承办单位|印发日期)[：:].*"
    r"|[^。；]{0,60}(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|日)印发[。]?|[（(]?此件[^。]{0,20}[）)]?"
    r"|[（(]?完[）)]?|香港[时時][间間]\s*\d{1,2}\s*[时時]\s*\d{1,2}\s*分"  # a press release of Hong Kong
)
_DATED = re.compile(
    r"(?:通过|公布|发布|颁布|批准|修正|修订|修改|施行|实施|废止|制定|印发)"
    r"(?:[^，。；]{0,8}|\s*法[释发]\s*〔[0-9]{4}〕\s*[0-9]{1,4}\s*号)?[）)]?\s*[。]?$"
)
_SESSION = re.compile(
    r"第[0-9〇零一二三四五六七八九十百]{1,6}(?:届|次(?:\S{0,4})会议)|常务委员会第"
)  # the rest of …代表大会
_PROMULGATES = re.compile(r"现予|予以|现将|现公布|特此")  # what an order says, no dated line of a law's front
_ANNEX = re.compile(
    r"(?P<head>附\s*件|附\s*表|附\s*录|附)\s*(?P<n>(?:[0-9０-９]{1,3}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,3})?)"
    r"(?:\s*(?P<colon>[：:.．])\s*|\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_FILE_NAME = re.compile(
    r"(?:[-*+•·]\s+)?.{1,120}[.．](?:docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|zip|rar|7z|jpe?g|png|tiff?|txt)"
    r"(?:\s*[（(][^（）()]{1,16}[）)])?",
    re.IGNORECASE,
)
_LINK = re.compile(r"^[*+-]?\s*\[([^\[\]]*)\]\([^()]*\)$")
# ——2025年3月5日在某市…会议上
# and without the dashes, in brackets or not, where a day opens it: （2025年3月5日在某市…会议上）
_SUBTITLE = re.compile(
    r"[—－─―–-]{1,4}\s*.{0,60}会(?:议)?上(?:的\S{2,8})?"
    r"|[（(]?\s*[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日在[^。；，]{2,60}会议?上\s*[）)]?"
)
_MONTH = re.compile(
    r"[（(]?\s*(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,2}\s*月\s*[）)]?"
)
_MEMBER = re.compile(
    r"(?:[\u4e00-\u9fff\s\u3000]{1,12}[：:]\s*)?[\u4e00-\u9fff][\s\u3000]?[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,8})?"
    r"[\s\u3000]{2,}(?!.*关于)[\u4e00-\u9fff]\S{1,40}"
)
_ADDRESSEE = re.compile(
    r"(?:政府|机构|机关|部门|单位|委|局|厅|会|部|院|署|处|办|公司|大学|学校|学院|企业|中心|代表|委员|同志|社|行|省|市|州|区|县|旗|镇|乡"
    r"|街道|兵团|集团|办公室|中央|组织|小组|司|馆|站|所|队|团|军|校|人员|朋友|们|园|室|庭|厂|矿|场|台|联|协|主席|主任|局长|部长|厅长|院长"
    r"|市长|省长|县长|区长|先生|女士|群众|居民|市民|村民|职工|教师|学生|家长|农户|商户|用户|业主|党员|干部|考生|读者|股东|投资者)"
    r"等?(?:[（(][^（）()]*[）)])?\s*$"
)
_TO_ALL = re.compile(r"(?:各|全[市县区省体]|尊敬的|致)[^，。；：]{1,40}")  # 各幼儿园, 全体居民
# The hundred commonest surnames; with them 摘要： and 附件： are no names.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
_NAME_ADDRESSED = re.compile(
    rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:等\s*[0-9一二三四五六七八九十]*\s*[名位]?(?:委员|代表|同志)?)?[：:]"
)
_LEADING = re.compile(
    r"如下|下列|以下|决定|规定|要求|包括|^(?:附|一是|二是|第|现|为|对|经|按照|根据|其中)|问题|情况|材料|名单|时间|地点"
)  # what leads to a list, not to a reader
_MAX_SIGNATURE = 60
_MAX_SIGNATURE_LINE = 120  # with the spaces between joint issuers
_MAX_DATED = 4000  # a tax law amended seven times has 457 characters, a criminal law amended twelve times 1,600
_MAX_DATED_LINES = 5


def has_han(text: str) -> bool:
    """True for a text with a Chinese character."""
    return _HAN.search(text) is not None


def squeezed(text: str) -> str:
    """The text without white space: titles are often spaced out, 几 个 问 题 的 通 知."""
    return "".join(text.split())


def bare_title(text: str) -> str:
    """A title line without what else stands on it.

    What announces the text: 关于…的决定全文如下：, 《关于…的决定》全文如下。; the column of a site: 政务丨关于…;
    the number: 关于…的决定（某政〔2001〕85号）; the first heading: 某市节水办法第一章 总则.
    """
    bare = _FIRST_CHAPTER.sub("", _ANNOUNCED.sub("", text)).strip()
    beside = number_beside_title(bare)
    bare = beside[1] if beside else bare
    is_quoted = bare.startswith("《") and bare.find("》") == len(bare) - 1
    return bare[1:-1] if is_quoted else _COLUMN.sub("", bare)


def announces_text(text: str) -> bool:
    """True for a line that says that the document's text follows."""
    return bool(_ANNOUNCED.search(text))


def title_type(text: str) -> str | None:
    """The 文种 that a title ends with: 国务院关于…的指导意见 → 意见, 博物馆条例（2015年修订） → 条例."""
    bare = squeezed(bare_title(text))
    match = _TYPE_END.search(bare)
    if match is None or (match["further"] and len(bare) < _MIN_FURTHER and "关于" not in bare):
        return None
    return match["type"] or match["further"]


def is_salutation(text: str) -> bool:
    """True for a line that addresses a document, ending in whom it speaks to: 各市人民政府：, 各分行；各银行："""
    if text[-1:] not in ("：", ":") or len(text) > 400 or _ENDED.search(text) or announces_text(text):
        return False
    groups = re.split("[；;]", text[:-1])
    is_to = all(map(_ADDRESSEE.search, groups)) or bool(_TO_ALL.fullmatch(text[:-1]))
    return is_to and not _LEADING.search(text) and not _TITLE_IN_LINE.search(text)


def title_and_salutation(text: str) -> tuple[str, str] | None:
    """Title and salutation of a line that holds both, as a reader of PDF writes it: 某局关于…的通知各区水务局：…"""
    match = _TITLE_IN_LINE.search(text)
    title, salutation = (text[: match.end()], text[match.end() :]) if match else ("", "")
    is_whole = title.count("《") == title.count("》") and title_type(title) is not None
    return (title, salutation) if is_whole and is_salutation(salutation) else None


def is_name_addressed(text: str) -> bool:
    """True for a person's name and a colon: 王小明：, 李某等3名委员：; some headings look so too (方案：)."""
    return bool(_NAME_ADDRESSED.fullmatch(text.strip()))


def is_signature(text: str) -> bool:
    """True for a line that could be the name of an issuing organ, or of an officer with his office."""
    bare = squeezed(text)
    if len(text) > _MAX_SIGNATURE_LINE:
        return False
    if _OFFICE.fullmatch(text.strip()):
        return True
    if OF_A_PAGE.search(text):
        return False
    name = bare.removesuffix("（代章）").removesuffix("(代章)")
    is_name = 0 < len(name) <= _MAX_SIGNATURE and not re.search(r"[。；，：:、？！“”《》（）()]|\d{5}", name)
    return is_name and bool(ORGAN.search(bare)) and read_mark(text) is None


def signature_and_date(text: str) -> tuple[str, DateMention] | None:
    """The two halves of a line that is both: 某某部　2018年3月5日; None for another line."""
    mention = final_date(text) if len(text) <= _MAX_SIGNATURE_LINE else None
    name = text[: mention.start].rstrip() if mention else ""
    return (name, mention) if mention and name and is_signature(name) else None


def is_day_line(text: str) -> bool:
    """True for a line that dates a document: a date alone, or after a signature."""
    return whole_date(text) is not None or signature_and_date(text) is not None


def is_note(text: str) -> bool:
    """True for a whole line in brackets that is no date: （此件公开发布）."""
    return bool(_NOTE.fullmatch(text)) and len(text) <= 100 and whole_date(text) is None and read_mark(text) is None


def is_closing_note(text: str) -> bool:
    """True for a line that prints below a document: 公开方式：主动公开, …2024年7月29日印发, （此件公开发布）."""
    return bool(_CLOSING.fullmatch(text)) and len(text) <= 200


def is_dated(text: str) -> bool:
    """True for a dated line below a law's title: 2015年1月14日 国务院第78次常务会议通过."""
    if len(text) > _MAX_DATED or _runs_on(text) or read_mark(text) is not None or _PROMULGATES.search(text):
        return False
    clauses = text.rstrip("。）) ").split("。")
    return all(next(date_mentions(clause), None) and _DATED.search(clause) for clause in clauses)


def dated_length(texts: Sequence[str]) -> int:
    """How many of the first lines make one dated line: one, or more where a title or a meeting runs on in the next."""
    joined = ""
    for count, text in enumerate(texts[:_MAX_DATED_LINES], 1):
        joined += text
        if is_dated(joined):
            return count
        first = next(date_mentions(joined), None)
        is_parted = count < len(texts) and _SESSION.match(texts[count])
        runs_on = _runs_on(joined) or joined.endswith(("会议", "根据")) or is_parted
        if first is None or first.start > 2 or not runs_on:
            return 0
    return 0


def _runs_on(text: str) -> bool:
    return text.count("《") > text.count("》") and "。" not in text


def is_member(text: str) -> bool:
    """True for a line of a list of members: 副组长：甲乙丙　　某部部长."""
    return len(text) <= _MAX_SIGNATURE_LINE and bool(_MEMBER.fullmatch(text))


def annex_line(text: str) -> tuple[str, str] | None:
    """Number and title of an 附件 line, None for another: 附件1：名单 → 1, 名单; 附件 → empty, empty."""
    match = _ANNEX.fullmatch(text)
    if match is None or (match["head"] == "附" and not match["colon"]) or "。" in match["rest"][:-1]:
        return None
    if is_file_name(text):
        return None
    return match["n"], match["rest"]


def is_file_name(text: str) -> bool:
    """True for a line that names a file: 附件1.docx, 附件2：地段图.pdf."""
    bare = _LINK.sub(r"\1", text)
    return bool(_FILE_NAME.fullmatch(bare)) and not SENTENCE.search(bare)


def is_subtitle(text: str) -> bool:
    """True for the line that says when and where a report was given: ——2025年3月5日在某市…会议上."""
    return bool(_SUBTITLE.fullmatch(text))


def is_month(text: str) -> bool:
    """True for a line that is a month: （2023年1月）."""
    return bool(_MONTH.fullmatch(text))


def is_officer(text: str) -> bool:
    """True for a line that is an office and a name: 市长　某某某."""
    return bool(_OFFICE.fullmatch(text.strip()))
