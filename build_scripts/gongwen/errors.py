"""What can be wrong with a document, said with its place and a remedy."""

from collections.abc import Iterable

from gongwen.model import Finding


class GongwenError(Exception):
    """An error that the author of a document can mend; printed without a traceback as `path:line: message`.

    `line` is None where a whole file is meant (it is absent, a directory, of an unknown kind).
    """

    def __init__(self, message: str, path: str, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(f"{path}:{line}: {message}" if line is not None else f"{path}: {message}")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """What rebuilds the error on the other side of a process border."""
        return type(self), (self.message, self.path, self.line)


class DecodeError(GongwenError):
    """The bytes of a source are not text in the encoding that it declares or that was asked for."""


class EmptySourceError(GongwenError):
    """A source without a single visible character."""


class UnsupportedSourceError(GongwenError):
    """A source in a form that is not read; the message says what to save it as."""


class DocumentYmlError(GongwenError):
    """document.yml says something that we cannot read or do not know."""


class IdsError(GongwenError):
    """ids.tsv or changes.tsv says something that we cannot read, or names a text twice."""


class ConversionError(GongwenError):
    """Text that cannot be converted to another script without loss (NUL, a lone surrogate, a changed length)."""


class PhrasesError(GongwenError):
    """A row of phrases.tsv that cannot be read or would change the length of a text."""


class ReviewedError(GongwenError):
    """conversion-reviewed.tsv says something that we cannot read."""


class ProjectError(GongwenError):
    """The project's own files (mkdocs.yml, docs/, overrides/) are not as a command needs them."""


class FindingsError(GongwenError):
    """One or more findings of severity error, printed a line each."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        first = self.findings[0]
        super().__init__(f"{first.code} {first.message}", first.path, first.line)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), (self.findings,)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))
