"""What is to be said before a site is published."""

from dataclasses import replace
from pathlib import Path

import pytest

from gongwen.library.project import Project
from gongwen.library.publishable import before_publishing, missing_settings
from gongwen.render.annotating import Repository

READY = Project(
    Path(), "公文", "https://texts.gov.cn/", Repository("gitea", "https://code.gov.cn/a/b"), "editors@texts.gov.cn"
)


@pytest.mark.parametrize(
    ("project", "missing"),
    [
        (READY, ()),
        (replace(READY, site_url="https://gongwen.example/"), ("site_url",)),
        (replace(READY, site_url="https://gongwen.example:8443/texts/"), ("site_url",)),
        (replace(READY, site_url="http://localhost:8000/"), ("site_url",)),
        (replace(READY, site_url=""), ("site_url",)),
        (replace(READY, site_url="https://example.gov.cn/"), ()),
        (replace(READY, repository=None), ("repository",)),
        (replace(READY, editors=""), ("editors",)),
        (Project(Path(), "公文", ""), ("site_url", "repository", "editors")),
    ],
)
def test_what_is_missing_is_named_with_the_line_to_write(project: Project, missing: tuple[str, ...]) -> None:
    assert missing_settings(project) == missing
    head, *lines = before_publishing(project) or ("",)
    assert [line.strip().partition(":")[0] for line in lines] == list(missing)
    assert bool(missing) == head.startswith("mkdocs.yml:1: W-before-publishing ")
