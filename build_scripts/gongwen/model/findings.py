"""What there is to say about a file."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "I": "info"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that `check`, `outline` or `build` has to say about a file; its code opens with E-, W- or I-."""

    path: str
    line: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """error, warning or info, by the first letter of the code."""
        return _SEVERITIES[self.code[0]]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"
