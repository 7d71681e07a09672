"""A glossary entry as a text that people copy, mail or put into an issue: its place in docs/, then the file."""

from gongwen.model import TermEntry
from gongwen.render.markdown.escape import yaml_string


def term_letter(entry: TermEntry) -> str:
    """The first line names the file, as `gongwen receive` wants it; term-form.js writes the same."""
    return f"docs/glossary/{entry.term}.md\n{entry_text(entry)}"


def entry_text(entry: TermEntry) -> str:
    """The entry's file: what parse_entry reads again."""
    lines = [f"{key}: {yaml_string(getattr(entry, key))}" for key in ("term", "english", "pinyin")]
    lines += [f"{key}: {_list(getattr(entry, key))}" for key in ("aliases", "related", "topics")]
    if entry.regional:
        lines.append(f"regional: {{{', '.join(f'{tag}: {yaml_string(name)}' for tag, name in entry.regional)}}}")
    if entry.source:
        values = [(key, getattr(entry.source, key)) for key in ("title", "number", "article", "checked")]
        lines += ["source:", *(f"  {key}: {yaml_string(value)}" for key, value in values if value)]
    return "\n".join(["---", *lines, f"status: {entry.status}", "---", entry.definition, ""])


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(yaml_string, words))}]"
