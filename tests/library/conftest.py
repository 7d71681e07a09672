"""A small project to read from and write to."""

from pathlib import Path

import pytest

from gongwen.library.project import Project

ARTICLE = "关于试点的通知\n各市：\n一、总体要求。\n先行先试。\n省政府\n2024年1月2日\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    (root / "docs" / "documents").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 公文\n", "utf-8")
    return Project(root, "公文", "")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "文章.txt"
    path.write_text(ARTICLE, "utf-8")
    return path
