"""Small documents of each class, parsed as sources are."""

from gongwen.model import SOURCE_VARIANT, Document, Edition, Particulars
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

LAW = """中华人民共和国灯塔法
2011年3月4日第一届全国人民代表大会常务委员会第一次会议通过
根据2015年5月6日第一届全国人民代表大会常务委员会第九次会议《关于修改〈中华人民共和国灯塔法〉的决定》修正
第一章　总则
第一条　为了保护灯塔，制定本法。
第二条　灯塔分为下列各类：
（一）海上灯塔；
（二）江河灯塔，包括：
1.固定的；
2.浮动的。
第二条之一　灯塔按照用途登记。
登记不收费用。
第二章　管理
第一节　登记
第三条　守护人应当每日巡视。
有下列情形之一的，守护人应当报告：
（一）灯光熄灭；
（二）塔身倾斜。
前款所称报告，应当在当日作出。
"""
OPINION = """国务院关于加强灯塔保护的意见
国发〔2012〕3号
各省、自治区、直辖市人民政府：
灯塔是航行的依靠。
现提出以下意见。
一、总体要求
灯塔保护要从长计议。
（一）指导思想。以航行安全为先。
（二）主要目标。
灯塔完好。
守护有人。
二、重点任务
（一）修缮灯塔
1.查清现状
每座灯塔登记造册。
2.分批修缮
先海上，后江河。
以上任务，年内完成。
国务院
2012年3月4日
（此件公开发布）
"""
REPLY = """国务院关于同意设立灯塔保护区的批复
国函〔2013〕5号
海滨省人民政府：
你省关于设立灯塔保护区的请示收悉。现批复如下：
一、同意设立灯塔保护区。
二、灯塔保护区的范围由你省划定。
国务院
2013年5月6日
"""
NOTICE = """财政部关于印发《灯塔修缮资金管理办法》的通知
财建〔2014〕7号
各省、自治区、直辖市财政厅（局）：
现将《灯塔修缮资金管理办法》印发给你们，请遵照执行。
附件：灯塔修缮资金管理办法
财政部
2014年7月8日
附件
灯塔修缮资金管理办法
第一条　为了管好灯塔修缮资金，制定本办法。
第二条　资金用于下列开支：
（一）材料；
（二）人工。
"""
ORDER = """中华人民共和国国务院令
第9号
现公布《灯塔守护条例》，自2015年9月1日起施行。
总理　某某
2015年8月7日
灯塔守护条例
第一章　总则
第一条　为了守护灯塔，制定本条例。
第二条　守护人昼夜值守。
守护人不得离岗。
"""


def parsed(text: str, particulars: Particulars = Particulars()) -> Document:  # noqa: B008 -- frozen
    return parse_structure(read_article(text.encode(), "docs/documents/x/source.txt"), particulars)


def edition(text: str, particulars: Particulars = Particulars()) -> Edition:  # noqa: B008 -- frozen
    return Edition("x", SOURCE_VARIANT, parsed(text, particulars), particulars, site_url="https://gongwen.example/")
