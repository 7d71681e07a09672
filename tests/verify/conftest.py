"""Sites made by hand, for what reads published files."""

from pathlib import Path

import pytest
from tests.verify.tiny_site import PHRASES, TinySite

from gongwen.model import VARIANTS
from gongwen.variants.conversion import Converter


@pytest.fixture
def bare_site(tmp_path: Path) -> TinySite:
    """A site without a file."""
    return TinySite(tmp_path, {variant: Converter(variant).with_rows(PHRASES) for variant in VARIANTS})


@pytest.fixture
def tiny_site(bare_site: TinySite) -> TinySite:
    """The site in four scripts, without its PDFs."""
    for variant in VARIANTS:
        bare_site.write(variant, bare_site.units(variant), ("html", "md", "json"))
    return bare_site
