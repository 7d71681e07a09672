"""One document of a library as quotations need it."""

from dataclasses import dataclass, replace

from gongwen.model import Certified, Document, Part, Particulars, Standing

_OFFICIAL = (".gov.cn", ".gov.hk", ".gov.tw", ".gov.mo")  # how the hosts of offices end


@dataclass(frozen=True, slots=True)
class Holding:
    """A document. `site_url` is the address of the site in the source script, '' without one; `compared` what the
    comparison of site and source found, () where there was none of this very source; `standing` what a site says
    became of it, None where the library itself is there to say it."""

    slug: str
    document: Document
    particulars: Particulars
    site_url: str = ""
    compared: tuple[Certified, ...] = ()
    standing: tuple[Standing, ...] | None = None

    @property
    def title(self) -> str:
        return self.document.main.metadata.title or self.slug

    @property
    def source_kind(self) -> str:
        """official where the source was taken from an office's own site, else reprint."""
        host = (self.particulars.source_url or "").partition("://")[2].partition("/")[0].partition(":")[0]
        is_official = any(host == end.lstrip(".") or host.endswith(end) for end in _OFFICIAL)
        return "official" if is_official else "reprint"


def present(holding: Holding) -> Holding:
    """The document; of one that was withdrawn its names alone, so that nobody is given its text."""
    if not holding.particulars.withdrawn:
        return holding
    document = holding.document
    names = Document(document.path, document.sha256, Part("", "main", document.main.metadata), script=document.script)
    return replace(holding, document=names)
