"""The first thing that every command does: what a killed build left half exchanged is put right."""

from contextlib import suppress
from pathlib import Path

from gongwen.errors import ProjectError
from gongwen.library.ownership import is_ours
from gongwen.library.project import Project
from gongwen.library.turns import own_turn
from gongwen.publish.exchange import is_left_aside, places, recover
from gongwen.publish.offline import NAME


def recover_project(root: Path) -> None:
    """No folder that this project publishes is missing because an exchange was cut off.

    Where a build is at work that is its own affair; where nobody may write, the next one's who may.
    """
    project = Project(root, "", "")
    if not is_ours(project.build):
        return
    left = [at for at in (places(project, folder) for folder in (project.site, root / NAME)) if is_left_aside(at)]
    if left:
        with (
            suppress(ProjectError, OSError),
            own_turn(project, "build", "check", lambda said: None, waiting=False),
        ):
            for at in left:
                recover(at)
