"""What a project has to say in mkdocs.yml before others are to read its site."""

from urllib.parse import urlsplit

from gongwen.library.project import Project
from gongwen.library.settings import CONFIG_NAME

# Names that nobody can have (RFC 2606): a site that cites such an address cites nothing.
_RESERVED = ("example", "invalid", "test", "localhost")
_CODE = "W-before-publishing"  # a reminder, no finding: a project of one's own may be strict before it is published
_LINES = {
    "site_url": "site_url: https://您的网址/",
    "repository": "repository: {forge: github, url: https://github.com/某人/某仓库}   # 在 extra.gongwen 下",
    "editors": "editors: 编辑的邮箱   # 在 extra.gongwen 下",
}


def missing_settings(project: Project) -> tuple[str, ...]:
    """The settings without which a published site cites an address that is not, or takes notes that reach nobody."""
    host = urlsplit(project.site_url).hostname or ""
    missing = {
        "site_url": not host or host.rpartition(".")[2] in _RESERVED,
        "repository": project.repository is None,
        "editors": not project.editors,
    }
    return tuple(key for key, is_missing in missing.items() if is_missing)


def before_publishing(project: Project) -> tuple[str, ...]:
    """What to write before the site is published, a line each below the reason; nothing where all is said."""
    missing = missing_settings(project)
    if not missing:
        return ()
    why = "引用、永久地址和页脚用 site_url，读者的批注送到 repository 或 editors"
    head = f"{CONFIG_NAME}:1: {_CODE} 发布以前还要写明 {'、'.join(missing)}（{why}）；请写上："
    return (head, *(f"  {_LINES[key]}" for key in missing))
