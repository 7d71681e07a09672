"""Whether a document is signed by whom its title names: where not, its end may be that of another text."""

from collections.abc import Iterator

from gongwen.model import Finding, Part
from gongwen.structure.lines import is_officer
from gongwen.structure.titles import title_issuers
from gongwen.text.scripts import simplified


def signing_findings(part: Part, path: str) -> Iterator[Finding]:
    """A finding where title and signature name organs that have nothing in common."""
    title, signature = part.metadata.title, part.metadata.signature
    if title is None or signature is None or not part.conclusions:
        return
    named = title_issuers(simplified(title))
    signed = simplified(signature)
    if named and not is_officer(signed) and not any(_is_short_for(*sorted((n, signed), key=len)) for n in named):
        message = (
            f"标题的发文机关是“{'、'.join(named)}”，落款是“{signature}”，落款和日期可能是另一份文件的；"
            "请核对，或在 document.yml 中写明 issuers、date"
        )
        yield Finding(path, part.conclusions[0].line, "W-issuer-signed", message)


def _is_short_for(short: str, long: str) -> bool:
    """True where the characters of one name stand in the other in order: 市委办 and 某市委员会办公室."""
    rest = iter(long)
    return all(character in rest for character in short if not character.isspace())
