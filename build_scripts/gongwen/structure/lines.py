"""What a single line looks like: title, number, salutation, signature, note. A likeness, no verdict."""

import re
from collections.abc import Sequence

from gongwen.sources.page_fields import LABELS
from gongwen.structure.marks import read_mark
from gongwen.structure.number_lines import is_document_number, number_beside_title
from gongwen.text.dates import DateMention, date_mentions, final_date, whole_date

# The 15 of the Regulations on Official Documents (2012), then what laws and plans are called; longer names first.
_TYPES = (
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|(?<!协)议案|纪要|"
    "法典|条例|规定|办法|细则|规则|规程|章程|解释|批示|方案|规划|纲要|计划|要点|制度|标准|指南|预案|措施|清单|令|函"
    "|(?<![做办方看说执司立守普用合违非])法"
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
# What issues another text, or speaks to somebody: a title with 印发 that ends otherwise goes on in the next line.
_ACTS = re.compile(
    "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|纪要|令|函|答复|说明|解释|规定|公示|批示"
)
_ISSUING = re.compile(r"印发|转发|批转|下发|颁发|(?<=关于)(?:发布|公布|颁布)")
_ANNOUNCED = re.compile(
    r"[（(]?(?:全文|内容|原文)+如下[）)]?[：:。]?$|[：:]?[（(]全文[）)]$|[（(]附[：:][^（）()]{1,20}[）)]$"
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_COLUMN = re.compile(
    r"^【[\u4e00-\u9fff]{2,4}】|^[\u4e00-\u9fff]{2,8}[\s\u3000]*[丨｜|][\s\u3000]*(?=[\u4e00-\u9fff《])"
)
_SENTENCE = re.compile(r"[。；;！？?]")
# No part of a title: a cell of a table, an entry of a menu, a trail of links (首页 > 公开 > 通知), what an order brings
# with it (附修正「…要點」).
_OF_A_PAGE = re.compile(r"[|]|^附(?:修正|修订|订定|发布|废止)?[「《“]|^[-*+•·◆■]\s|\s[>＞»›→]+\s")
_ORGAN = re.compile(
    r"(?:国务院|中央|政府|办公厅|办公室|委员会|委|部|局|厅|院|署|会|社|银行|中心|总队|集团|公司|大学|学校|小组|指挥部|处|办|兵团|馆|司令部"
    r"|残联|工商联|文联|作协|科协|妇联|侨联|支队|大队|军分区|军区|电视台|气象台|监狱|海关|学院|工会)"
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
# What stands above or below a title as label and value, in a saved page's head or in a letter of Taiwan (發文字號：).
_LABELLED = re.compile(
    r"[-*+•·\s]*[*_【\[]*(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,11}?)[*_】\]]*\s*[：:][*_]*\s*(?P<value>.*)",
    re.DOTALL,
)
_NO_VALUES = [
    "法规类别", "法规位阶", "异动日期", "修正日期", "法规网址", "原文链接", "原文网址", "检索时间", "检索关键词",
    "抓取时间", "分类", "主题分类", "有效性", "来源", "信息来源", "文章来源", "网址", "链接", "作者", "文种", "速别",
    "密等及解密条件", "密等及解密条件或保密期限", "受文者", "承办人", "传真", "电子邮件", "内容概述", "主题词",
]  # fmt: skip
_LABELS = {**LABELS, "发文日期": "issued", "法规名称": "title", **dict.fromkeys(_NO_VALUES, "")}
# The same in a table that was made flat: 发文机关 某市人民政府.
_SPACED = re.compile(rf"(?P<label>{'|'.join(sorted(_LABELS, key=len, reverse=True))})[\s\u3000]+(?P<value>\S.*)")
# Any other label and its value: 时效：现行有效, 归档时间:2018-11-21. No document is called so.
_FIELD = re.compile(
    r"(?!.*(?:关于|《))(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,9})[：:]\s*(?P<value>\S.{0,23})"
)
# Several in a row: 废止时间：2020-01-23 名称：某某通知.
_FIELD_ROW = re.compile(
    r"(?!.*[。；])[\u4e00-\u9fff]{2,6}[：:][^：:]*?(?:[\s\u3000][\u4e00-\u9fff]{2,6}[：:][^：:]*)+(?:[：:].*)?"
)
_RULE = re.compile(r"[-=*_—─\s]{3,}")
_LINK = re.compile(r"^[*+-]?\s*\[([^\[\]]*)\]\([^()]*\)$")
# The head of an official paper above its title: 某市人民政府文件, 特急, 秘密★1年, 000123.
_MASTHEAD = re.compile(r"(?!.*关于)[\u4e00-\u9fff]{2,40}文件|特急|加急|平急|(?:绝密|机密|秘密)(?:★\S{1,5})?|[0-9]{6}")
# ——2025年3月5日在某市…会议上
_SUBTITLE = re.compile(r"[—－─-]{1,4}\s*.{0,60}会(?:议)?上(?:的\S{2,8})?")
_MONTH = re.compile(
    r"[（(]?\s*(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,2}\s*月\s*[）)]?"
)
# What sites print below a text, and what collectors print above it: no line of a document.
_FURNITURE = re.compile(
    r"(?:责任编辑|编辑|编审|责编|审核|审校|校对|初审|复审|终审|供稿|撰稿|作者|文章作者|来源|文章来源|信息来源|稿件来源|文章出处|转载自|原文链接|网址|链接"
    r"|浏览次数|浏览量|阅读次数|阅读量|视力保护色|访问量|点击数|点击量|点击率|更新时间|更新日期|发布时间|发布日期|发表时间|打印时间|字号|字体|字体大小)"
    r"(?:[：:\s】]|为).{0,80}"
    r"|(?:上一篇|下一篇|上一条|下一条|分享到|分享至|扫一扫|用手机扫|微信扫|扫描二维码|返回顶部|返回首页|版权所有|网站标识码|相关链接|相关阅读|相关新闻|延伸阅读)[^。]{0,80}"
    r"|(?:时间|日期)[：:\s].{4,40}(?:点击|浏览|阅读|访问|来源|作者|字体)[^。]{0,40}"
    r"|[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?(?:\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"[\s|]+(?:来源|文章来源|信息来源|稿件来源|作者|编辑|浏览|浏览量|浏览次数|阅读|点击|访问量|字号|字体)[：:\s].{0,80}"
    r"|<?https?://[^\s<>]{1,200}>?|本文共?\s*[0-9]+\s*字|.{0,40}ICP备.{0,40}|下载地址[：:].{0,80}"
    r"|(?:新华社|中新社|新华网|人民网|本报|本网)[^，。：]{0,20}[电讯]|即日新闻|列印(?:本页)?"
    r"|跳[至到转]主[要內内]?[內内]?容[區区]?|(?:[您你]?(?:现在)?的?(?:当前|所在)?位置).{0,120}|[^。，]{1,24}(?:\s[>＞»›→]+\s[^。，]{1,40})+"
    r"|[^。，：:|｜]{1,12}(?:\s*[|｜]\s*[^。，：:|｜]{1,20}){2,}"
)
# 【打印】【关闭】 without the marks between the words.
_BUTTONS = re.compile(
    r"(?:打印本页|打印本文|打印|关闭窗口|关闭本页|关闭|收藏|分享|返回列表|返回上级|返回|大|中|小|我要纠错|纠错|下载|TOP|top){1,12}"
)
_BETWEEN_BUTTONS = re.compile(r"[【】\[\]()（）\s|/·]+")
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
MAX_TITLE = 160
_MIN_MENU = 3  # words
_MAX_FURNITURE = 200
_MAX_LABELLED = 400
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
    the number: 关于…的决定（某政〔2001〕85号）.
    """
    bare = _ANNOUNCED.sub("", text).strip()
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


def is_title(text: str) -> bool:
    """True for a line that ends as a document's title does."""
    bare = bare_title(text)
    is_plain = "，" not in bare or "关于" in bare
    return is_plain and is_title_line(bare) and title_type(bare) is not None


def is_whole_title(text: str) -> bool:
    """True for a title that may end here: …印发某某办法 does not, for what issues a text is called a notice."""
    kind = title_type(text)
    if kind is None or text.count("《") != text.count("》"):
        return False
    return bool(_ACTS.fullmatch(kind)) or not _ISSUING.search(text)


def goes_on_in(title: str, following: str) -> bool:
    """True where the next line belongs to a title that could end here.

    关于推行公示制度, 备案审查制度的意见; 某市节水条例, 实施细则. But: 某市节水条例, 某市供水条例.
    """
    kind = title_type(following)
    if kind is None or "关于" in following:
        return False
    if "关于" in title and not _ACTS.fullmatch(title_type(title) or ""):
        return bool(_ACTS.fullmatch(kind)) and "的" in following
    return len(squeezed(following)) <= 6 and squeezed(following).startswith(("实施", "修正", "修订"))


def is_title_line(text: str) -> bool:
    """True for a line that could be part of a title: short, no sentence, no number, no date."""
    return (
        0 < len(text) <= MAX_TITLE
        and has_han(text)
        and not _SENTENCE.search(text)
        and not _OF_A_PAGE.search(text)
        and text[-1] not in "，、：:,"
        and "\t" not in text
        and read_mark(text) is None
        and not is_document_number(text)
        and not is_day_line(text)
        and not is_dated(text)
        and not is_closing_note(text)
        and not is_masthead(text)
        and not is_subtitle(text)
        and not is_officer(text)
        and not is_month(text)
        and not is_file_name(text)
        and not is_furniture(text)
        and labelled(text) is None
        and not is_field(text)
        and not is_menu(text)
        and not (is_member(text) and title_type(text) is None)
    )


def is_salutation(text: str) -> bool:
    """True for a line that addresses a document, ending in whom it speaks to: 各市人民政府：, 各位代表："""
    if text[-1:] not in ("：", ":") or len(text) > 400 or _SENTENCE.search(text) or announces_text(text):
        return False
    return bool(_ADDRESSEE.search(text[:-1]) or _TO_ALL.fullmatch(text[:-1])) and not _LEADING.search(text)


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
    if _OF_A_PAGE.search(text):
        return False
    name = bare.removesuffix("（代章）").removesuffix("(代章)")
    is_name = 0 < len(name) <= _MAX_SIGNATURE and not re.search(r"[。；，：:、？！“”《》（）()]", name)
    return is_name and bool(_ORGAN.search(bare)) and read_mark(text) is None


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
    return bool(_FILE_NAME.fullmatch(bare)) and not _SENTENCE.search(bare)


def is_masthead(text: str) -> bool:
    """True for what stands above the title of an official paper: 某市人民政府文件, 特急."""
    return bool(_MASTHEAD.fullmatch(squeezed(text)))


def is_subtitle(text: str) -> bool:
    """True for the line that says when and where a report was given: ——2025年3月5日在某市…会议上."""
    return bool(_SUBTITLE.fullmatch(text))


def is_month(text: str) -> bool:
    """True for a line that is a month: （2023年1月）."""
    return bool(_MONTH.fullmatch(text))


def is_officer(text: str) -> bool:
    """True for a line that is an office and a name: 市长　某某某."""
    return bool(_OFFICE.fullmatch(text.strip()))


def is_furniture(text: str) -> bool:
    """True for a line that sites print around a text: 责任编辑：某某, 【打印】【关闭】, 首页 > 公开 > 通知."""
    if len(text) > _MAX_FURNITURE:
        return False
    return bool(_FURNITURE.fullmatch(text.strip("*# ")) or _BUTTONS.fullmatch(_BETWEEN_BUTTONS.sub("", text)))


def labelled(text: str) -> tuple[str, str] | None:
    """What a line with a label says: 发文字号：某发〔2024〕3号 → number and that; no name for other labels."""
    match = (_LABELLED.fullmatch(text) or _SPACED.fullmatch(text)) if len(text) <= _MAX_LABELLED else None
    label = squeezed(match["label"]) if match else ""
    if match is None or label not in _LABELS:
        return None
    return ("", "") if "|" in match["value"] else (_LABELS[label], match["value"].strip())  # a row of several


def is_field(text: str) -> bool:
    """True for a short label with a short value that is no title, or for several: 时效：现行有效; sites have them above
    a text. In 国务院：加强… an organ speaks, as headlines have it."""
    if len(text) <= _MAX_LABELLED and _FIELD_ROW.fullmatch(text):
        return True
    match = _FIELD.fullmatch(text)
    return match is not None and title_type(match["value"]) is None and not _ORGAN.search(match["label"])


def is_menu(text: str) -> bool:
    """True for words of a menu: 学校网站 ENGLISH 旧版; joint issuers, and a title that is spaced out, are none."""
    words = text.split()
    is_plain = len(words) >= _MIN_MENU and not any("关于" in word or "《" in word for word in words)
    is_apart = sum(map(len, words)) > 2 * len(words)
    return is_plain and is_apart and title_type(text) is None and not any(map(is_signature, words))


def is_rule(text: str) -> bool:
    """True for a line of dashes."""
    return bool(_RULE.fullmatch(text))
