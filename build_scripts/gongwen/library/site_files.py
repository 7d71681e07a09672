"""Files that are read beside docs/: of a published site, of a folder of drafts."""

from pathlib import Path

from gongwen.library.files import all_entries, entries


def published_file(site: Path, slug: str, name: str) -> str:
    """The text of a file below the document's address in the source script; '' where there is none."""
    path = site / slug / name
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def published_slugs(site: Path) -> list[str]:
    """The documents of a published site: folders that hold a JSON file of their own name."""
    return sorted(path.name for path in entries(site) if (path / f"{path.name}.json").is_file())


def files_below(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """The files of a folder and of those in it that have one of the endings, by path; hidden ones are left out."""
    below = (path for path in all_entries(folder) if not any(p.startswith(".") for p in path.relative_to(folder).parts))
    return sorted(path for path in below if path.name.lower().endswith(endings) and path.is_file())
