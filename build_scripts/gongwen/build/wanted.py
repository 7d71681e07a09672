"""What a build is asked for."""

from dataclasses import dataclass, field

from gongwen.model import FORMS, VARIANTS, Form, Variant


@dataclass(frozen=True, slots=True)
class Options:
    """What one build is asked for beside the project's settings."""

    with_pdf: bool = True
    system_fonts: bool = False
    forms: tuple[Form, ...] = FORMS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build is to make: in which scripts, with what, in how many processes; units by the workers of a Dask
    scheduler where one is named."""

    variants: tuple[Variant, ...] = VARIANTS
    options: Options = field(default_factory=Options)
    offline: bool = False
    jobs: int | None = None
    scheduler: str = ""


EVERYTHING = Wanted()
