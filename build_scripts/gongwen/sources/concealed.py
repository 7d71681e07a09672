"""What the author of a file may not know to be in it: told to its editor in words, to nobody else."""

from gongwen.model import Finding, Omitted
from gongwen.text.visible import visible

_SHOWN = 40  # characters that a finding quotes
_REMEDY = "请在 Word 中接受或拒绝全部修订，再用“文件—信息—检查文档”清除后另存；确要照收，加 --keep-hidden"


def concealed_findings(omitted: tuple[Omitted, ...], path: str, code: str) -> tuple[Finding, ...]:
    """A finding for each thing that is hidden in a file, with its words: for the editor, never for the site."""
    found = (
        Finding(path, max(left.line, 1), code, f"文件里有{left.what}“{_opening(left.text)}”；{_REMEDY}")
        for left in omitted
        if left.privacy == "concealed"
    )
    return tuple(sorted(found))


def _opening(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…（共 {len(visible(text))} 字）"
