"""What pages, popovers and tables say of a glossary entry, in one form of words."""

from gongwen.model import TermEntry, Variant
from gongwen.variants.ui import ui


def is_draft(entry: TermEntry) -> bool:
    """True for an entry that no one may rely on: not reviewed, or with no source."""
    return entry.status == "draft" or entry.source is None


def source_line(variant: Variant, entry: TermEntry) -> str:
    """The source in one line, 《优化营商环境条例》（国务院令第722号）第三十七条，…核对, or that there is none."""
    if entry.source is None:
        return ui(variant, "term.no_source")
    source = entry.source
    title = source.title if source.title.startswith("《") else f"《{source.title}》"
    number = f"（{source.number}）" if source.number else ""
    checked = f"，{ui(variant, 'term.checked', date=source.checked)}" if source.checked else ""
    return f"{title}{number}{source.article}{checked}"


def regional_names(variant: Variant, entry: TermEntry) -> tuple[tuple[Variant, str, str], ...]:
    """What the thing is called elsewhere: the region's script, how a sentence opens (臺灣稱), the name there."""
    return tuple((tag, ui(variant, f"term.called.{tag}"), name) for tag, name in entry.regional)
