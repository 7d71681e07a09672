"""One document of a library as quotations need it."""

from dataclasses import dataclass

from gongwen.model import Certified, Document, Particulars


@dataclass(frozen=True, slots=True)
class Holding:
    """A document. `site_url` is the address of the site in the source script, '' without one; `compared` what the
    comparison of site and source found, () where there was none of this very source."""

    slug: str
    document: Document
    particulars: Particulars
    site_url: str = ""
    compared: tuple[Certified, ...] = ()

    @property
    def title(self) -> str:
        return self.document.main.metadata.title or self.slug
