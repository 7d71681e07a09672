"""A small library to quote from: a law in two versions, one that is repealed, a notice with the plan that it issues."""

from gongwen.model import Particulars
from gongwen.quoting.holding import Holding
from gongwen.quoting.holdings import Holdings
from gongwen.sources.article import read_article
from gongwen.structure.parse import parse_structure

SITE = "https://texts.example/"
RIVERS = """\
河川管理法
（2015年3月1日第一届会议通过）

第一章　总则

第一条　为了保护河川，制定本法。

第二条　河川主管部门应当在每年三月底前公布名录。

未列入名录的，不得采砂。

第三条　有下列情形之一的，不予许可：

（一）距堤防不足一百米的；

（二）处于汛期的。

前款规定以外的，应当在二十日内作出决定。

第二章　罚则

第四条　违反本法第二条第二款规定的，处五千元以上五万元以下罚款。

第五条　本法自2015年6月1日起施行。
"""
RIVERS_NOW = (
    RIVERS.replace("（2015年3月1日第一届会议通过）", "（2015年3月1日第一届会议通过　2021年4月2日第二届会议修订）")
    .replace("每年三月底前", "每年二月底前")
    .replace("2015年6月1日", "2021年7月1日")
)
BOATS = """\
中华人民共和国船只登记办法
（1998年5月4日某部令第7号公布）

第一条　船只应当登记。登记的项目由主管机关规定并向社会公布。

第二条　登记不收取任何费用。
"""
RIVERS_SAID = Particulars(aliases=("河法",), relations=(("repeals", ("boats",)),), work="rivers")
NOTICE = """\
某市人民政府办公室关于印发《码头建设行动方案》的通知
某政办发〔2022〕8号
各县（区）人民政府：
《码头建设行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。
某市人民政府办公室
2022年6月7日
码头建设行动方案
一、总体要求
坚持统筹规划，分步实施。
二、重点任务
（一）改造旧码头。到2025年完成二十座旧码头的改造。
（二）建设新码头。
1. 选址。由交通部门会同水务部门选址，报市政府批准。
2. 施工。施工不得影响行洪。
三、保障措施
各有关部门要加强协调配合，形成合力。
"""


def holding(slug: str, text: str, particulars: Particulars | None = None) -> Holding:
    """A document of the library, read as any source is."""
    article = read_article(text.encode(), f"docs/documents/{slug}/source.txt")
    said = particulars or Particulars()
    return Holding(slug, parse_structure(article, said), said, SITE)


def small_library(*others: Holding) -> Holdings:
    """The library, with other documents where a test needs them."""
    return Holdings(
        (
            holding("rivers-2015", RIVERS, Particulars(work="rivers")),
            holding("rivers", RIVERS_NOW, RIVERS_SAID),
            holding("boats", BOATS),
            holding("docks", NOTICE),
            *others,
        )
    )
