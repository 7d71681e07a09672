"""What pages, popovers and tables say of a glossary entry, in one form of words."""

from gongwen.model import TermEntry, Variant
from gongwen.variants.ui import ui


def source_line(variant: Variant, entry: TermEntry) -> str:
    """The source in one line, 《优化营商环境条例》（国务院令第722号）第三十七条（定义），…核对; empty without one."""
    source = entry.source
    if source is None:
        return ""
    title = source.title if source.title.startswith("《") else f"《{source.title}》"
    number = f"（{source.number}）" if source.number else ""
    kind = f"（{source.kind}）" if source.kind else ""
    by = "term.checked_by" if source.reader else "term.checked"
    checked = f"，{ui(variant, by, date=source.checked, name=source.reader)}" if source.checked else ""
    return f"{title}{number}{source.article}{kind}{checked}"


def regional_names(variant: Variant, entry: TermEntry) -> tuple[tuple[Variant, str, str], ...]:
    """What the thing is called elsewhere: the region's script, how a sentence opens (臺灣稱), the name there."""
    return tuple((tag, ui(variant, f"term.called.{tag}"), name) for tag, name in entry.regional)
