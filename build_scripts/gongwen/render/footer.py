"""What the foot of every page says of the site: filing numbers, which lead to the registers, and who answers for it."""

import re
from dataclasses import dataclass

# Where the numbers are looked up, as 《非经营性互联网信息服务备案管理办法》第十三条 and 公安部 ask sites to link.
_ICP = "https://beian.miit.gov.cn/"
_POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="


@dataclass(frozen=True, slots=True)
class Footer:
    """The numbers as they were given out; '' is not shown."""

    icp: str = ""
    police: str = ""
    editor: str = ""

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Number and address of each filing."""
        code = "".join(re.findall(r"\d", self.police))
        found = ((self.icp, _ICP), (self.police, f"{_POLICE}{code}"))
        return tuple((number, address) for number, address in found if number)
