"""`quote`: the exact words of a place by its name."""

import argparse
from datetime import date
from pathlib import Path

from gongwen.cli.holdings import read_holdings
from gongwen.cli.output import print_json
from gongwen.errors import ProjectError
from gongwen.library.project import find_project
from gongwen.quoting.asking import QuoteError, find_quotations
from gongwen.quoting.quotation import gbt_citation, markdown_quotation, plain_quotation, quotation_value

_FORMS = {"plain": plain_quotation, "markdown": markdown_quotation, "gbt7714": gbt_citation}


def run_quote(arguments: argparse.Namespace) -> int:
    project = find_project(Path.cwd())
    day = arguments.on or date.today().isoformat()
    try:
        found = find_quotations(read_holdings(project), arguments.name, "".join(arguments.place), day)
    except QuoteError as error:
        raise ProjectError(error.message, project.shown(project.documents)) from error
    if arguments.json:
        values = [quotation_value(one, day) for one in found]
        print_json(values[0] if len(values) == 1 else values)
    else:
        print("\n\n".join(_FORMS[arguments.form](one, day) for one in found))
    return 0
