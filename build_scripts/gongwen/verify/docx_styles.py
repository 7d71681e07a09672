"""The styles of a Word file, read once more: who is based on whom, and what is hidden by a style."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from gongwen.verify.docx_names import W, child, is_on, value


class Sheet:
    """The styles of styles.xml by name."""

    def __init__(self, root: Element | None) -> None:
        self.styles = {e.get(f"{W}styleId", ""): e for e in root or () if e.tag == f"{W}style"}
        self._lines: dict[str, Sequence[str]] = {}
        self._by_default = is_on(child(root, "docDefaults", "rPrDefault", "rPr", "vanish"))
        self._plain = ""
        for name, style in reversed(self.styles.items()):
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._plain = name

    def line_of(self, name: str) -> Sequence[str]:
        """The style and those that it is based on, the nearest first; none twice."""
        if name not in self._lines:
            line: list[str] = []
            at = name
            while at in self.styles and at not in line:
                line.append(at)
                at = value(child(self.styles[at], "basedOn"))
            self._lines[name] = line
        return self._lines[name]

    def hides(self, properties: Element | None, paragraph: Element) -> bool:
        """True where a run (or paragraph mark) with these properties is not shown: by itself, or by one of its styles;
        a run's style that hides within a paragraph's that hides shows it again."""
        own = child(properties, "vanish")
        if own is not None:
            return is_on(own)
        outer = value(child(paragraph, "pPr", "pStyle")) or self._plain
        hiding = [self._hidden(name) for name in (value(child(properties, "rStyle")), outer)]
        return hiding.count(True) == 1 or self._by_default

    def _hidden(self, name: str) -> bool:
        for style in self.line_of(name):
            mark = child(self.styles[style], "rPr", "vanish")
            if mark is not None:
                return is_on(mark)
        return False
