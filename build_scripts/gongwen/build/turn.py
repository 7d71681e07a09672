"""Whoever builds is alone at build/ and site/, and what a killed build left half done is put right first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gongwen.library.ownership import claim_site
from gongwen.library.project import Project
from gongwen.library.turns import own_turn
from gongwen.publish.exchange import places, recover
from gongwen.publish.offline import claim_offline, offline_places


@contextmanager
def build_turn(
    project: Project, command: str, say: Callable[[str], None], *, offline: bool = False, waiting: bool = True
) -> Iterator[None]:
    """Alone at build/, site/ and, `offline`, site-offline/, all made ours; `say` is told what there is to say.

    Taken before anything is read: whoever publishes last has read last. Raises BusyError without `waiting` where
    another is at it, ProjectError where one of the folders is somebody else's.
    """
    with own_turn(project, "build", command, say, waiting=waiting):
        recover(places(project, project.site))
        taken_over = [claim_site(project, project.site)]
        if offline:
            recover(offline_places(project))
            taken_over += claim_offline(project)
        for said in filter(None, taken_over):
            say(said)
        yield
